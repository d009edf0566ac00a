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
        (0xE0000, 0xE007F),
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


@kind("quoted")
@kind("inline")
def quoted(settings):
    escaped = escaping(settings)
    return lambda text, indent=0: settings.get("open", "") + escaped(text) + settings.get("close", "")


@kind("block")
def block(settings):
    escaped = escaping(settings)

    def literal(text, indent=0):
        lines = [escaped(line) for line in text.split("\n")]
        if "width" in settings:
            lines = [piece for line in lines for piece in fold(line, int(settings["width"]) - indent)]
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
        return ("\n" + " " * indent).join((prefix + piece).rstrip(" ") for piece in pieces)

    return remark


# What every target's templates have.


@kind("json")
def as_json(settings):
    short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    hidden = [bounds for group in RANGES.values() for bounds in group]

    def spelled(character):
        if character in short:
            return short[character]
        if any(low <= ord(character) <= high for low, high in hidden):
            units = character.encode("utf-16-be")
            return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
        return character

    return lambda text: '"' + "".join(map(spelled, text)) + '"'


@kind("each")
def each(settings):
    return lambda items, form: [form.replace("{}", item) for item in items]


@kind("fit")
def fit(settings):
    def fitted(items, open, close, indent, width=120):
        line = open + ", ".join(items) + close
        if indent + len(line) <= width or not items:
            return line
        margin = " " * indent
        rows = ",\n".join(f"{margin}  {item}" for item in items)
        return f"{open.removesuffix(' ')}\n{rows}\n{margin}{close.removeprefix(' ')}"

    return fitted


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
