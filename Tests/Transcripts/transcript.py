"""Reads transcripts: what is sent over HTTP and what must come back. README.md describes the format."""

import re
import shlex
from dataclasses import dataclass, field

MATCHERS = {
    "int": r"-?[0-9]+",
    "uuid7": r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
    "uuid": r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    "time": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z",
    "cursor": r"[A-Za-z0-9_-]+",
    "jwt": r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+",
    "secret": r"[A-Za-z0-9_-]{43}",
    "any": r".*",
    "text": r'(?:[^"\\]|\\.)*',
}
SETTING = re.compile(r"@set ([A-Z][A-Z0-9_]*)=(\S*)")
COMMAND = re.compile(r"@run (\S[^<]*?)(?: < (.+))?")
PLACEHOLDER = re.compile(r"\{\{([^{}]+)\}\}")
HEADER = re.compile(r"!?[A-Za-z][A-Za-z0-9-]*:")
DETAIL = re.compile(r"(?P<where>[/?]\S*|\(body\)) (?P<code>\S+)$")


class TranscriptError(Exception):
    """The transcript itself cannot be read."""


@dataclass
class Expectation:
    status: int
    headers: list = field(default_factory=list)  # (name, template), or ("!name", "") for one that must be absent
    body: str | None = None  # None: anything; "": nothing


@dataclass
class Exchange:
    file: str
    line: int
    case: str
    method: str
    target: str
    times: int = 1
    headers: list = field(default_factory=list)
    body: str | None = None
    expected: Expectation | None = None


def settings(path):
    """What a file wants to have set where its server runs."""
    with open(path, encoding="utf-8") as source:
        return dict(match.groups() for match in map(SETTING.fullmatch, source.read().split("\n")) if match)


def commands(path):
    """What a file wants the service's own command to do before the first request: its words, and what it reads."""
    with open(path, encoding="utf-8") as source:
        found = filter(None, map(COMMAND.fullmatch, source.read().split("\n")))
        return [(shlex.split(match[1]), f"{match[2]}\n" if match[2] else "") for match in found]


def read(path):
    """The exchanges of one file, in order."""
    with open(path, encoding="utf-8") as source:
        lines = source.read().split("\n")
    exchanges, case, times = [], "", 1
    part, blank = None, False  # which half of an exchange the next lines belong to
    for number, line in enumerate(lines, 1):
        place = f"{path}:{number}"
        if line.startswith("#"):
            continue
        if line.startswith("== "):
            case, part = line[3:].strip(), None
        elif line.startswith("@set "):
            if exchanges or not SETTING.fullmatch(line):
                raise TranscriptError(f"{place}: expected '@set NAME=value' before the first request")
        elif line.startswith("@run "):
            if exchanges or not COMMAND.fullmatch(line):
                raise TranscriptError(f"{place}: expected '@run WORDS' or '@run WORDS < TEXT' before the first request")
        elif line.startswith("@repeat "):
            times, part = int(line[8:]), None
        elif line.startswith(">>> "):
            words = line[4:].split(" ")
            if len(words) != 2:
                raise TranscriptError(f"{place}: expected '>>> METHOD target'")
            exchanges.append(Exchange(path, number, case, words[0], words[1], times))
            times, part, blank = 1, "request", False
        elif line.startswith("<<< "):
            words = line[4:].split()
            if not exchanges or exchanges[-1].expected is not None:
                raise TranscriptError(f"{place}: an answer without a request")
            exchanges[-1].expected = Expectation(int(words[0]))
            if len(words) == 2:
                exchanges[-1].expected.body = error_body(words[1], [])
                part = ("error", words[1], [])
            else:
                part = "answer"
            blank = False
        elif part is None:
            if line.strip():
                raise TranscriptError(f"{place}: neither a case, a request nor an answer: {line}")
        elif isinstance(part, tuple):
            if line.strip():
                add_to_error(exchanges[-1].expected, part, line, place)
        else:
            half = exchanges[-1] if part == "request" else exchanges[-1].expected
            if half.body is None and not blank and HEADER.match(line):
                name, value = line.split(":", 1)
                half.headers.append((name, value.strip()))
            elif half.body is None and not line.strip():
                blank = True
            else:
                half.body = line if half.body is None else f"{half.body}\n{line}"
    for exchange in exchanges:
        finish(exchange)
    return exchanges


def finish(exchange):
    if exchange.expected is None:
        raise TranscriptError(f"{exchange.file}:{exchange.line}: a request without an answer")
    if exchange.body is not None:
        exchange.body = exchange.body.rstrip("\n")
    expected = exchange.expected
    if expected.body is not None:
        expected.body = compact(expected.body.strip())
        if expected.body == "(nothing)":
            expected.body = ""


def add_to_error(expected, part, line, place):
    """A line below `<<< STATUS code`: a header, or a detail such as `/name length` or `?limit max`."""
    _, code, details = part
    if HEADER.match(line):
        name, value = line.split(":", 1)
        expected.headers.append((name, value.strip()))
        return
    match = DETAIL.match(line.strip())
    if match is None:
        raise TranscriptError(f"{place}: expected '/pointer code', '?parameter code' or a header: {line}")
    details.append((match["where"], match["code"]))
    expected.body = error_body(code, details)


def error_body(code, details):
    """The error envelope that wire.md fixes, its messages free."""
    listed = []
    for where, kind in details:
        if where.startswith("?"):
            place = f'"parameter":"{where[1:]}"'
        else:
            place = f'"field":"{"" if where == "(body)" else where}"'
        listed.append(f'{{{place},"code":"{kind}","message":"*"}}')
    return f'{{"error":{{"code":"{code}","message":"*","details":[{",".join(listed)}]}}}}'


def compact(text):
    """JSON without the white space that means nothing, everything else left as it is written."""
    kept, inside, escaped = [], False, False
    for character in text:
        if inside:
            kept.append(character)
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == '"':
                inside = False
        elif not character.isspace():
            kept.append(character)
            inside = character == '"'
    return "".join(kept)


def fill(template, values):
    """A request's text with its placeholders replaced, as bytes."""
    filled, end = b"", 0
    for match in PLACEHOLDER.finditer(template):
        filled += template[end:match.start()].encode() + function(match[1], values)
        end = match.end()
    return filled + template[end:].encode()


def function(name, values):
    """`{{repeat:a:121}}`, `{{hex:ff}}`, `{{percent:artist.id}}`, `{{upper:author.id}}`, `{{part:2:ada.access}}`,
    `{{cut:40:ada.access}}`, or the value of that name."""
    kind, _, rest = name.partition(":")
    if kind == "repeat":
        text, _, count = rest.rpartition(":")
        return text.encode() * int(count)
    if kind == "hex":
        return bytes.fromhex(rest)
    if kind == "percent":
        return "".join(f"%{byte:02X}" for byte in lookup(rest, values).encode()).encode()
    if kind == "upper":
        return lookup(rest, values).upper().encode()
    if kind in ("part", "cut"):
        count, _, rest = rest.partition(":")
        text = lookup(rest, values)
        return (text.split(".")[int(count) - 1] if kind == "part" else text[:int(count)]).encode()
    return lookup(name, values).encode()


def lookup(name, values):
    if name not in values:
        raise TranscriptError(f"nothing was captured as '{name}'")
    return values[name]


class Template:
    """An expected text: literals, values captured before, matchers, and names to capture under."""

    def __init__(self, text, values):
        self.pieces, self.captures = [], {}  # pieces: (shown, pattern)
        end = 0
        for match in re.finditer(PLACEHOLDER.pattern + r'|"\*"', text):
            self.add_literal(text[end:match.start()])
            end = match.end()
            if match[0] == '"*"':
                self.pieces.append(('"*"', f'"{MATCHERS["text"]}"'))
            else:
                self.add_placeholder(match[1], values)
        self.add_literal(text[end:])

    def add_literal(self, text):
        if text:
            self.pieces.append((text, re.escape(text)))

    def add_placeholder(self, name, values):
        shown = f"{{{{{name}}}}}"
        captured, _, kind = name.rpartition("=")
        if captured:
            if kind not in MATCHERS:
                raise TranscriptError(f"'{kind}' is not a matcher: {', '.join(MATCHERS)}")
            group = f"g{len(self.captures)}"
            self.captures[captured] = group
            self.pieces.append((shown, f"(?P<{group}>{MATCHERS[kind]})"))
        elif name in self.captures:
            self.pieces.append((shown, f"(?P={self.captures[name]})"))
        elif name in MATCHERS:
            self.pieces.append((shown, MATCHERS[name]))
        else:
            text = function(name, values).decode()
            self.pieces.append((text, re.escape(text)))

    def match(self, actual):
        """What was captured, or None when the text differs."""
        found = re.fullmatch("".join(pattern for _, pattern in self.pieces), actual, re.DOTALL)
        return found and {name: found[group] for name, group in self.captures.items()}

    def shown(self):
        return "".join(shown for shown, _ in self.pieces)

    def difference(self, actual):
        """The place in the actual text where it leaves the expected one."""
        pattern, reached = "", 0
        for shown, piece in self.pieces:
            found = re.match(pattern + piece, actual, re.DOTALL)
            if found is None:
                while shown and actual[reached:].startswith(shown[:1]):
                    shown, reached = shown[1:], reached + 1
                return reached
            pattern, reached = pattern + piece, found.end()
        return reached
