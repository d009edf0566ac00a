"""How often each client may ask: so many requests in a window of time that begins with the first of them."""

import re
import socket
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from service_runtime import errors

Headers = list[tuple[bytes, bytes]]

VISIT = "service.visit"
"""What a scope calls the visit that its request is."""

_ADDRESS = re.compile(r"[0-9A-Fa-f.:]{2,45}", re.ASCII)
_MAPPED = bytes(10) + b"\xff\xff"
_SECOND = 1_000_000_000


@dataclass(frozen=True, slots=True)
class RateLimit:
    """So many requests in so many seconds."""

    requests: int
    seconds: int


class Standing(NamedTuple):
    """Where a client stands: how many more requests pass, and in how many seconds the window ends, rounded up."""

    remaining: int
    reset: int
    is_exceeded: bool = False


class RateCounter(Protocol):
    """What counts the requests of each client: this process by itself, or several together."""

    limit: RateLimit

    async def admit(self, client: bytes) -> Standing:
        """Counts a request, unless the client has none left."""
        ...

    async def standing(self, client: bytes) -> Standing:
        """Where the client stands, of whom nothing is counted."""
        ...

    async def close(self) -> None:
        """Lets go of what the counter holds."""


class _Window:
    __slots__ = ("end", "requests")

    def __init__(self, end: int) -> None:
        self.end = end
        self.requests = 1


class RateLimiter:
    """Counts the requests of each client in this process.

    A request costs the same however many clients there are. No more than `capacity` of them are remembered: whose window
    is over goes first, then whose has begun first.
    """

    def __init__(
        self, limit: RateLimit, clock: Callable[[], int] = time.monotonic_ns, *, capacity: int = 100_000
    ) -> None:
        self.limit = limit
        self._clock = clock
        self._capacity = capacity
        # By when they begin, and so by when they end.
        self._windows: OrderedDict[bytes, _Window] = OrderedDict()

    def __len__(self) -> int:
        return len(self._windows)

    async def admit(self, client: bytes) -> Standing:
        """Counts a request, unless the client has none left."""
        now = self._clock()
        window = self._windows.get(client)
        if window is None or window.end <= now:
            self._begin(client, now)
            return Standing(self.limit.requests - 1, self.limit.seconds)
        is_exceeded = window.requests >= self.limit.requests
        if not is_exceeded:
            window.requests += 1
        return self._standing(window, now, is_exceeded)

    async def standing(self, client: bytes) -> Standing:
        """Where the client stands, of whom nothing is counted."""
        now = self._clock()
        window = self._windows.get(client)
        if window is None or window.end <= now:
            return Standing(self.limit.requests, self.limit.seconds)
        return self._standing(window, now, False)

    async def close(self) -> None:
        """Nothing is held but memory."""

    def _begin(self, client: bytes, now: int) -> None:
        self._windows.pop(client, None)
        # Two for each new one, so that those whose windows are over become fewer, and no request waits for all of them.
        for _ in range(2):
            oldest = next(iter(self._windows.values()), None)
            if oldest is None or oldest.end > now:
                break
            self._windows.popitem(last=False)
        self._windows[client] = _Window(now + self.limit.seconds * _SECOND)
        if len(self._windows) > self._capacity:
            self._windows.popitem(last=False)

    def _standing(self, window: _Window, now: int, is_exceeded: bool) -> Standing:
        return Standing(self.limit.requests - window.requests, -((now - window.end) // _SECOND), is_exceeded)


class Visit:
    """A request to a route with a rate limit: counted where its handler would be reached, and told of by its answer,
    whatever that is.
    """

    __slots__ = ("_client", "_count_refusal", "_counter", "_standing")

    def __init__(self, client: bytes, counter: RateCounter, count_refusal: Callable[[], None]) -> None:
        self._client = client
        self._counter = counter
        self._count_refusal = count_refusal
        self._standing: Standing | None = None

    async def enter(self) -> None:
        """Refuses the request when the client has none left."""
        self._standing = await self._counter.admit(self._client)
        if self._standing.is_exceeded:
            self._count_refusal()
            raise errors.rate_limited(self._standing.reset)

    async def headers(self) -> Headers:
        """Where the client stands (draft-ietf-httpapi-ratelimit-headers-06)."""
        standing = self._standing or await self._counter.standing(self._client)
        limit = self._counter.limit
        return [
            (b"ratelimit-limit", b"%d" % limit.requests),
            (b"ratelimit-remaining", b"%d" % standing.remaining),
            (b"ratelimit-reset", b"%d" % standing.reset),
            (b"ratelimit-policy", b"%d;w=%d" % (limit.requests, limit.seconds)),
        ]


def client_of(peer: str | None, headers: Sequence[tuple[bytes, bytes]], trusted_proxies: int) -> bytes:
    """The sender of a request: who is connected or, behind so many proxies, whom the first of them has seen.

    Each proxy adds to the right of `X-Forwarded-For` whom it was asked by, so what a client sends itself stands to the left
    of what counts.
    """
    entry = _forwarded(headers, trusted_proxies) if trusted_proxies else None
    named = None if entry is None else address_key(entry.decode("latin-1"))
    # Only the address of a neighbour on the same network has a zone.
    return named or address_key((peer or "").partition("%")[0]) or b""


def address_key(text: str) -> bytes | None:
    """What tells clients apart by their address: all of an IPv4 one, and of an IPv6 one the first 64 bits, since all others
    behind them belong to one client. An address and nothing else: no port, no brackets, no zone.
    """
    if _ADDRESS.fullmatch(text) is None:
        return None
    try:
        return socket.inet_pton(socket.AF_INET, text)
    except OSError:
        pass
    try:
        packed = socket.inet_pton(socket.AF_INET6, text)
    except OSError:
        return None
    return packed[12:] if packed.startswith(_MAPPED) else packed[:8]


def _forwarded(headers: Sequence[tuple[bytes, bytes]], proxies: int) -> bytes | None:
    """The entry that many from the right of all lines together, or the leftmost where there are fewer."""
    lines = [value for name, value in headers if name == b"x-forwarded-for"]
    entries = [entry for entry in (piece.strip(b" \t") for piece in b",".join(lines).split(b",")) if entry]
    return entries[-min(proxies, len(entries))] if entries else None
