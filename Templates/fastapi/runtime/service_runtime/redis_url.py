"""Where a Redis is, as one text says it."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

FORM = "redis://[user:password@]host[:port][/db]"

_URL = re.compile(
    r"(?P<scheme>rediss?)://"
    r"(?:(?P<user>(?:[\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*):(?P<password>(?:[\w.~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})+)@)?"
    r"(?P<host>[A-Za-z0-9_.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])"
    r"(?::(?P<port>[0-9]{1,5}))?"
    r"(?:/(?P<database>[0-9]{1,4})?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class RedisURL:
    """A Redis: where it listens, whom it knows the service as, and which of its databases is meant."""

    host: str
    port: int = 6379
    database: int = 0
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    is_encrypted: bool = False

    @classmethod
    def read(cls, text: str) -> "RedisURL | None":
        """Reads `redis://[user:password@]host[:port][/db]`, or `rediss://` for TLS; user and password may have `%40`."""
        found = _URL.fullmatch(text) if len(text) <= 2048 else None
        if found is None:
            return None
        port = int(found["port"] or 6379)
        try:
            user, password = (
                None if part is None else unquote(part, errors="strict") for part in (found["user"], found["password"])
            )
        except UnicodeDecodeError:
            return None
        if not 1 <= port <= 65_535:
            return None
        return cls(
            found["host"].strip("[]"),
            port,
            int(found["database"] or 0),
            user or None,
            password,
            found["scheme"] == "rediss",
        )
