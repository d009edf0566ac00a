"""What a service answered, written down so that another one's answers can be held against it."""

import re

# What an answer has of its own: when it was, to which request, and how it came.
OWN_HEADERS = {"date", "x-request-id", "server", "connection", "content-length", "transfer-encoding", "keep-alive"}
# What depends on when and how often it was asked.
COUNTED_HEADERS = {"ratelimit-remaining", "ratelimit-reset", "retry-after"}
# What no two services make alike. Messages are for people, cursors are opaque, and a tag holds a time. Tokens are named
# before what they could hold.
OWN_VALUES = re.compile(
    r"(?P<jwt>eyJ[\w-]+\.[\w-]+\.[\w-]+)"
    r"|(?P<secret>(?:(?<=\"refresh_token\":\")|(?<=\"refreshToken\":\"))[\w-]+)"
    r"|(?P<uuid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
    r"|(?P<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"
    r"|(?P<message>(?<=\"message\":\")(?:[^\"\\]|\\.)*)"
    r"|(?P<tag>^\"\d+\.\d+\"$)"
    r"|(?P<cursor>(?<=cursor=)[\w-]+|(?<=\"next\":\")[\w-]+)",
    re.IGNORECASE,
)


class Recording:
    """The answers to one file of exchanges, in their order; for an id stands how many others came before it."""

    def __init__(self):
        self.lines, self.numbers = [], {}

    def add(self, exchange, answer):
        self.lines.append(f"{exchange.file}:{exchange.line}: {exchange.method} {exchange.target}")
        self.lines.append(f"  {answer.status}")
        headers = sorted(answer.headers)
        self.lines += [
            f"  {name}: {'<counted>' if name in COUNTED_HEADERS else self.masked(value)}"
            for name, value in headers if name not in OWN_HEADERS
        ]
        # Numbers for a machine: how long it took, and whatever else a target counts.
        is_measured = any(name == "content-type" and value.startswith("text/plain; version=") for name, value in headers)
        text = "<measured>" if is_measured else answer.text()
        self.lines += [f"  {self.masked(line)}" for line in text.split("\n")]

    def masked(self, text):
        return OWN_VALUES.sub(self.number, text)

    def number(self, match):
        kind = match.lastgroup
        # Times differ from run to run in which of them are the same.
        if kind != "uuid":
            return f"<{kind}>"
        return f"<uuid {self.numbers.setdefault(match[0].lower(), len(self.numbers) + 1)}>"
