"""Rules of texts: as they are, and of the formats that have a name."""

import re
from collections.abc import Sequence

from service_runtime import values
from service_runtime.patterns import compiled
from service_runtime.rules.bounds import range_of
from service_runtime.rules.rule import Refusal, Rule, SQLValue, Violation, wrong_type

NOT_PLAIN = Violation("format", "must not contain U+0000 or half of a surrogate pair")


def plain_text(value: object) -> str:
    """A text that can be stored. Raises `Refusal` for anything else."""
    if not isinstance(value, str):
        raise wrong_type(value, "a string")
    if not values.is_storable(value):
        raise Refusal(NOT_PLAIN)
    return value


class TextualRule(Rule[str]):
    """What the rules of texts have in common."""

    def __init__(self, length: tuple[int, int | None] | None = None) -> None:
        self._length = range_of(length)

    @property
    def refusal(self) -> Violation:
        return Violation("format", "must be a text without U+0000")

    def read(self, value: object) -> str:
        return self.checked(plain_text(value))

    def read_text(self, text: str) -> str | None:
        return text if values.is_storable(text) else None

    def violations(self, value: str) -> Sequence[Violation]:
        if not values.is_storable(value):
            return [NOT_PLAIN]
        violations = [] if self._length is None else self._length.violations(len(value), "length", *_CHARACTERS)
        if (wrong := self.format_violation(value)) is not None:
            violations.append(wrong)
        return violations

    def format_violation(self, value: str) -> Violation | None:
        """What is wrong with the text apart from its length."""
        return None

    def sql(self, value: str) -> SQLValue:
        return value

    def value(self, sql: SQLValue) -> str | None:
        return sql if isinstance(sql, str) else None


_CHARACTERS = ("character", "characters")


class TextRule(TextualRule):
    """A field of type `string` or `text`."""

    def __init__(self, length: tuple[int, int | None] | None = None, pattern: str | None = None) -> None:
        super().__init__(length)
        self._source = pattern
        self._pattern = None if pattern is None else compiled(pattern)

    def format_violation(self, value: str) -> Violation | None:
        if self._pattern is None or self._pattern.fullmatch(value):
            return None
        return Violation("pattern", f"must match {self._source}")


_HOST_LABEL = "[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?"
_ATOM = r"[0-9A-Za-z!#$%&'*+/=?^_`{|}~-]+"
_EMAIL = re.compile(rf"(?P<local>{_ATOM}(?:\.{_ATOM})*)@{_HOST_LABEL}(?:\.{_HOST_LABEL})+", re.ASCII)


class EmailRule(TextualRule):
    """A field of type `email`, kept in lower case."""

    def read(self, value: object) -> str:
        return self.checked(plain_text(value).lower())

    def read_text(self, text: str) -> str | None:
        return text.lower() if values.is_storable(text) else None

    def format_violation(self, value: str) -> Violation | None:
        found = _EMAIL.fullmatch(value) if len(value) <= 254 else None
        if found is not None and len(found["local"]) <= 64:
            return None
        return Violation("format", "must be an e-mail address")


_URL_TEXT = r"[0-9A-Za-z\-._~!$&'()*+,;=%s]|%%[0-9A-Fa-f]{2}"
_URL = re.compile(
    rf"[Hh][Tt][Tt][Pp][Ss]?://(?:(?:{_URL_TEXT % ':'})*@)?"
    rf"(?:\[(?P<literal>[0-9A-Fa-f:]+)\]|(?:{_URL_TEXT % ''})+)(?::(?P<port>[0-9]{{0,5}}))?"
    rf"(?:[/?](?:{_URL_TEXT % ':@/?'})*)?(?:\#(?:{_URL_TEXT % ':@/?'})*)?",
    re.ASCII,
)
_NOT_A_URL = Violation("format", "must be an http or https URL")
_GROUP = re.compile("[0-9A-Fa-f]{1,4}", re.ASCII)


class URLRule(TextualRule):
    """A field of type `url`: an absolute URL of a page (RFC 3986)."""

    def format_violation(self, value: str) -> Violation | None:
        found = _URL.fullmatch(value)
        if found is None or int(found["port"] or 0) > 65_535:
            return _NOT_A_URL
        if found["literal"] is None or self._is_version_6(found["literal"]):
            return None
        return _NOT_A_URL

    @staticmethod
    def _is_version_6(text: str) -> bool:
        halves = text.split("::")
        groups = [group for half in halves if half for group in half.split(":")]
        if len(halves) > 2 or not all(_GROUP.fullmatch(group) for group in groups):
            return False
        return len(groups) <= 7 if len(halves) == 2 else len(groups) == 8


_SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


class SlugRule(TextualRule):
    """A field of type `slug`."""

    def format_violation(self, value: str) -> Violation | None:
        if _SLUG.fullmatch(value):
            return None
        return Violation("format", "must be small letters and digits with a hyphen between words")
