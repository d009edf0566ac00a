"""Renders templates with Jinja itself, for tests that compare.

Reads one JSON object a line from standard input:

    {"template_dir": "…", "template": "a.j2", "context": {…}, "filters": {"literal": {"kind": "mapped", …}}}

`source` may stand in place of `template` for a template that is no file. Writes one JSON object a line, in the same
order: {"output": "…"}, or {"error": "…"} where Jinja refuses or fails.

A filter is named by `kind`; a kind is a function from the filter's settings to the filter, registered in FILTERS:

    @kind("shout")
    def shout(settings):
        return lambda text: text.upper() + settings["mark"]
"""

import functools
import json
import re
import sys
from types import SimpleNamespace

try:
    import jinja2
except ImportError:
    sys.exit("the oracle of the templates is Jinja: python3 -m pip install jinja2")

FILTERS = {}


def kind(name):
    def register(factory):
        FILTERS[name] = factory
        return factory

    return register


@kind("mapped")
def mapped(settings):
    """Replaces single characters and puts the text between `open` and `close`."""
    table = str.maketrans(settings.get("map", {}))
    return lambda text: settings.get("open", "") + text.translate(table) + settings.get("close", "")


# What a target's `literals` say, read from the rows of its `target.yaml` anew.

RANGES = {
    "control": [(0x00, 0x1F), (0x7F, 0x9F)],
    "bidi": [(0x61C, 0x61C), (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069)],
    "invisible": [
        (0xAD, 0xAD), (0x180E, 0x180E), (0x200B, 0x200D), (0x2028, 0x2029), (0x2060, 0x2060), (0xFEFF, 0xFEFF),
        (0xFFFE, 0xFFFF), (0xE0000, 0xE007F),
    ],
}


def escaping(settings):
    """What a text goes through inside a literal: the longest part of the map first, then what is written by number."""
    parts = settings.get("map", {})
    ranges = [bounds for name in settings.get("escape_ranges", []) for bounds in RANGES[name]]
    numbered = "".join(f"{re.escape(chr(low))}-{re.escape(chr(high))}" for low, high in ranges)
    choices = [re.escape(part) for part in sorted(parts, key=lambda part: -len(part.encode()))]
    choices += [f"[{numbered}]"] if numbered else []
    if not choices:
        return lambda text: text

    def replacement(match):
        if match[0] in parts:
            return parts[match[0]]
        form = settings.get("code_point", "")
        for placeholder, width in [("{hex8}", 8), ("{hex4}", 4), ("{hex}", 1)]:
            form = form.replace(placeholder, f"{ord(match[0]):0{width}x}")
        return form

    return functools.partial(re.compile("|".join(choices)).sub, replacement)


def fold(line, room):
    lines, current = [], None
    for word in filter(None, line.split(" ")):
        if current is not None and len(current) + 1 + len(word) > room:
            lines.append(current)
            current = None
        current = word if current is None else f"{current} {word}"
    return lines + [current or ""]


def words(line, quotes, quote):
    """The line at each space that stands alone, outside of quotes, and what is open at its end."""
    found = [""]
    for at, sign in enumerate(line):
        if sign == quote:
            quote = None
        elif quote is None and sign in quotes:
            quote = sign
        if sign == " " and quote is None and line[at - 1 : at] not in ("", " ") and line[at + 1 : at + 2] not in ("", " "):
            found.append("")
        else:
            found[-1] += sign
    return found, quote


def joined(words, room):
    lines = [words[0]]
    for word in words[1:]:
        if lines[-1] and len(lines[-1]) + 1 + len(word) > room:
            lines.append(word)
        else:
            lines[-1] += f" {word}"
    return lines


@kind("quoted")
@kind("inline")
def quoted(settings):
    others = [settings | settings["alternative"]] if "alternative" in settings else []
    ways = [(way.get("open", ""), escaping(way), way.get("close", "")) for way in [settings, *others]]
    start = settings.get("start", {})

    def literal(text, indent=0):
        part = next((part for part in start if text.startswith(part)), "")
        first, rest = start.get(part, ""), text[len(part) :]
        spelled = [opening + first + escaped(rest) + closing for opening, escaped, closing in ways]
        return min(spelled, key=lambda way: len(way.encode()))

    return literal


@kind("block")
def block(settings):
    escaped = escaping(settings)

    def literal(text, indent=0):
        lines, quote = [], None
        for line in text.split("\n"):
            pieces, quote = words(line, settings.get("quotes", []), quote)
            room = int(settings["width"]) - indent if "width" in settings else None
            if room is None or len(escaped(line)) <= room:
                lines.append(escaped(line))
            else:
                lines += joined([escaped(piece) for piece in pieces], room)
        margin = " " * indent
        body = [margin + line if line else "" for line in lines]
        return "\n".join([settings.get("open", "")] + body + [margin + settings.get("close", "")])

    return literal


@kind("lines")
def lines(settings):
    escaped = escaping(settings)
    prefix = settings.get("prefix", "")

    def remark(text, indent=0):
        room = max(int(settings.get("width", 100)) - indent - len(prefix), 20)
        paragraphs = re.split("\r\n|[\n\v\f\r\x85\u2028\u2029]", text)
        pieces = [piece for paragraph in paragraphs for piece in fold(escaped(paragraph), room)]
        margins = ["", *[" " * indent] * (len(pieces) - 1)]
        return "\n".join((margin + prefix + piece).rstrip(" ") for margin, piece in zip(margins, pieces))

    return remark


# What every target's templates have.


@kind("json")
def as_json(settings):
    short = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
    hidden = [bounds for group in RANGES.values() for bounds in group]

    def spelled(character):
        if character in short:
            return short[character]
        if any(low <= ord(character) <= high for low, high in hidden):
            units = character.encode("utf-16-be")
            return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
        return character

    return lambda text: '"' + "".join(map(spelled, text)) + '"'


@kind("identifier")
def identifier(settings):
    return lambda name: re.sub(r"^[0-9]|[^0-9A-Za-z]", "_", name)


@kind("each")
def each(settings):
    return lambda items, form: [form.replace("{}", item) for item in items]


@kind("fit")
def fit(settings):
    def fitted(items, open, close, indent, width=120, step=2, last=""):
        line = open + ", ".join(items) + close
        if indent + len(line) <= width or not items:
            return line
        margin = " " * indent
        rows = ",\n".join(margin + " " * step + item for item in items)
        return f"{open.removesuffix(' ')}\n{rows}{last}\n{margin}{close.removeprefix(' ')}"

    return fitted


@kind("wrap")
def wrap(settings):
    """Code in lines, as CodeWrapping breaks it; the settings are those of the language's texts."""
    escape = settings["code_point"][0]
    forms = [settings, settings["alternative"]] if "alternative" in settings else [settings]

    def signs(code):
        found, depth, at, closing = [], 0, 0, None
        while at < len(code):
            if closing and code[at] == escape:
                at += 2
                continue
            if closing and code.startswith(closing, at):
                at += len(closing)
                closing = None
                continue
            opened = [form for form in forms if not closing and code.startswith(form["open"], at)]
            if opened:
                at += len(opened[0]["open"])
                closing = opened[0]["close"]
                continue
            if not closing and code[at] in "()[]{},=":
                depth -= code[at] in ")]}"
                found.append((at, depth))
                depth += code[at] in "([{"
            at += 1
        return found

    def wrapped(code, indent, width=120, trailing="[", step=2, lone=""):
        return code if indent + len(code) <= width else broken(code, indent, width, trailing, step, lone)

    def broken(code, indent, width, trailing, step, lone):
        places, margin = signs(code), " " * indent
        if places and places[-1][0] == len(code) - 1 and code[-1] in ")]}":
            close, depth = places[-1]
            start = [at for at, other in places if other == depth and at < close][-1:]
            if start and start[0] + 1 < close:
                commas = [at for at, other in places if other == depth + 1 and at > start[0] and code[at] == ","]
                edges = [start[0], *commas, close]
                items = [code[left + 1 : right].lstrip(" ") for left, right in zip(edges, edges[1:])]
                head = code[: start[0] + 1]
                if len(items) == 1 and items[0][0] == "[" and items[0][-1] == "]":
                    return head + broken(items[0], indent, width, trailing, step, lone) + code[-1]
                comma = "," if head[-1] in (trailing if len(items) > 1 else lone) else ""
                rows = ",\n".join(
                    " " * (indent + step) + wrapped(item, indent + step, width, trailing, step, lone) for item in items
                )
                return f"{head}\n{rows}{comma}\n{margin}{code[-1]}"
        equals = [at for at, depth in places if depth == 0 and code[at] == "="]
        if not equals:
            return code
        value = wrapped(code[equals[0] + 1 :].lstrip(" "), indent + step, width, trailing, step, lone)
        return f"{code[: equals[0] + 1]}\n{' ' * (indent + step)}{value}"

    return wrapped


@kind("named")
def named(settings):
    """The names that code uses, by taking texts and remarks out of it first; the settings are the language's literals."""
    forms, remarks = [], []
    for literal in settings["literals"].values():
        if literal["shape"] == "lines":
            remarks.append(re.escape(literal["prefix"].strip()))
        for form in [literal, literal.get("alternative")]:
            if form and literal["shape"] in ("quoted", "block"):
                forms.append((form["open"], form["close"], literal["code_point"][0]))
    forms.sort(key=lambda form: -len(form[0]))
    texts = [
        rf"(?P<before>(?<![\w])[a-z])?{re.escape(start)}(?P<inside>(?:{re.escape(escape)}.|(?!{re.escape(end)}).)*){re.escape(end)}"
        for start, end, escape in dict.fromkeys(forms)
    ]
    skipped = [re.compile(text, re.DOTALL) for text in texts] + [re.compile(f"{r}[^\n]*") for r in remarks if r]

    def plain(code, interpolated):
        kept, at = [], 0
        while at < len(code):
            found = next((match for match in (pattern.match(code, at) for pattern in skipped) if match), None)
            if found is None:
                kept.append(code[at])
                at += 1
                continue
            groups = found.groupdict()
            if groups.get("before") and groups["before"] != interpolated:
                kept.append(code[at])
                at += 1
                continue
            if interpolated and groups.get("before") == interpolated:
                inside = groups["inside"].replace("{{", "").replace("}}", "")
                kept += [f" {plain(part, interpolated)} " for part in re.findall(r"\{([^{}]*)\}", inside)]
            kept.append(" ")
            at = found.end()
        return "".join(kept)

    def used(code, names, interpolated=""):
        rest = plain(code, interpolated)
        found = []
        for name in names:
            word = re.match(r"\w*", name)[0]
            end = "" if len(word) < len(name) else r"(?!\w)"
            if re.search(rf"(?<![\w.]){re.escape(name)}{end}", rest):
                found.append(word)
        return found

    return used


# Reading a template takes longer than rendering it, and many requests are about the same few.
@functools.cache
def environment(template_dir, filters):
    env = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: load(template_dir, name)),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    for name, settings in json.loads(filters).items():
        env.filters[name] = FILTERS[settings["kind"]](settings)
    return env


@functools.cache
def inline(env, source):
    return env.from_string(source)


def load(template_dir, name):
    # Without translating line endings, which is the language's own task.
    with open(f"{template_dir}/{name}", encoding="utf-8", newline="") as file:
        return file.read()


def record(pairs):
    """Fields, not items: `{}` has methods of its own names."""
    return SimpleNamespace(**dict(pairs))


def render(request):
    filters = json.dumps(plain(getattr(request, "filters", record([]))), sort_keys=True)
    env = environment(getattr(request, "template_dir", "."), filters)
    template = inline(env, request.source) if hasattr(request, "source") else env.get_template(request.template)
    return template.render(**vars(request.context))


def plain(value):
    if isinstance(value, SimpleNamespace):
        return {name: plain(item) for name, item in vars(value).items()}
    return value


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        request = json.loads(line, object_pairs_hook=record)
        try:
            answer = {"output": render(request)}
        except Exception as error:  # Every refusal is an answer.
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer))


if __name__ == "__main__":
    main()
