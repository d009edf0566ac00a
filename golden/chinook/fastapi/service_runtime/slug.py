"""Slugs: words of small letters and digits with one hyphen between them, as they stand in paths."""

import unicodedata
from collections.abc import Awaitable, Callable

_LATIN = {
    "a": "àáâãäåāăąǎạảấầẩẫậắằẳẵặ",
    "ae": "æ",
    "c": "çćĉċč",
    "d": "ðďđ",
    "e": "èéêëēĕėęěẹẻẽếềểễệ",
    "g": "ĝğġģǧ",
    "h": "ĥħ",
    "i": "ìíîïĩīĭįıǐỉị",
    "ij": "ĳ",
    "j": "ĵ",
    "k": "ķĸǩ",
    "l": "ĺļľŀł",
    "n": "ñńņňŉŋ",
    "o": "òóôõöøōŏőơǒọỏốồổỗộớờởỡợ",
    "oe": "œ",
    "r": "ŕŗř",
    "s": "śŝşšșſ",
    "ss": "ß",
    "t": "ţťŧț",
    "th": "þ",
    "u": "ùúûüũūŭůűųưǔụủứừửữự",
    "w": "ŵẁẃẅ",
    "y": "ýÿŷỳỵỷỹ",
    "z": "źżž",
}
_GREEK = {
    "a": "αά",
    "v": "β",
    "g": "γ",
    "d": "δ",
    "e": "εέ",
    "z": "ζ",
    "i": "ηήιίϊΐ",
    "th": "θ",
    "k": "κ",
    "l": "λ",
    "m": "μ",
    "n": "ν",
    "x": "ξ",
    "o": "οόωώ",
    "p": "π",
    "r": "ρ",
    "s": "σς",
    "t": "τ",
    "y": "υύϋΰ",
    "f": "φ",
    "ch": "χ",
    "ps": "ψ",
}
_CYRILLIC = {
    "a": "а",
    "b": "б",
    "v": "в",
    "g": "гґ",
    "d": "д",
    "e": "еёэ",
    "ye": "є",
    "zh": "ж",
    "z": "з",
    "i": "иі",
    "yi": "ї",
    "y": "йы",
    "k": "к",
    "l": "л",
    "m": "м",
    "n": "н",
    "o": "о",
    "p": "п",
    "r": "р",
    "s": "с",
    "t": "т",
    "u": "уў",
    "f": "ф",
    "kh": "х",
    "ts": "ц",
    "ch": "ч",
    "sh": "ш",
    "shch": "щ",
    "": "ъь",
    "yu": "ю",
    "ya": "я",
}
# What small letters beyond ASCII become; the documentation of the language has the same table.
_LETTERS = {
    letter: spelled
    for alphabets in (_LATIN, _GREEK, _CYRILLIC)
    for spelled, letters in alphabets.items()
    for letter in letters
}
# Marks above and below letters, apostrophes, and what nobody sees.
_NOTHING = frozenset(
    [0x27, 0x2018, 0x2019, 0x02BC, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0x0300, 0x0370)],
)


def made_slug(text: str | None, fallback: str, limit: int) -> str:
    """The slug of a text; the fallback, which is one already, where the text has nothing to make one of.

    The text is composed (Unicode's NFC) and its letters are made small. Letters and digits of ASCII stay, those of the
    table become what stands there, apostrophes and marks vanish, and everything else divides words. What is too long
    ends after its last whole word that fits.
    """
    slug = ""
    is_word_over = False
    for character in unicodedata.normalize("NFC", text or ""):
        for small in character.lower():
            if small.isascii() and small.isalnum():
                spelled = small
            elif small in _LETTERS:
                spelled = _LETTERS[small]
            else:
                is_word_over = is_word_over or ord(small) not in _NOTHING
                continue
            if spelled:
                slug += f"-{spelled}" if is_word_over and slug else spelled
                is_word_over = False
    return _cut(slug or fallback, limit)


def numbered(slug: str, number: int, limit: int) -> str:
    """The slug with a number behind it, cut so that it has room; the first is the slug itself."""
    if number == 1:
        return _cut(slug, limit)
    end = f"-{number}"
    return _cut(slug, limit - len(end)) + end


async def free_slug(text: str | None, fallback: str, limit: int, is_taken: Callable[[str], Awaitable[bool]]) -> str:
    """The slug of a text that is not taken: the slug itself, or with the next number behind the last one taken.

    Asks seldom even where thousands are taken: numbers are doubled until one is free, then halved.
    """
    slug = made_slug(text, fallback, limit)
    taken, free = 0, 1
    while await is_taken(numbered(slug, free, limit)):
        taken, free = free, free * 2
    while free - taken > 1:
        middle = (taken + free) // 2
        if await is_taken(numbered(slug, middle, limit)):
            taken = middle
        else:
            free = middle
    return numbered(slug, free, limit)


def _cut(slug: str, limit: int) -> str:
    if len(slug) <= limit:
        return slug
    kept = slug[:limit]
    if slug[limit] != "-" and "-" in kept:
        kept = kept[: kept.rindex("-")]
    return kept.rstrip("-")
