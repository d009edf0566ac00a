"""Rate limits that several processes share: a Redis counts the requests of each client.

The algorithm is that of `RateLimiter`. A window is a key that expires where the window ends, by the clock of the Redis: no
process has to agree with another about the time, and nothing is stored longer than a window lasts. While the Redis does not
count, requests pass.
"""

import asyncio
import hashlib
import time
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from service_runtime.logs import Logger
from service_runtime.rates import RateLimit, Standing
from service_runtime.redis_url import RedisURL

SCRIPT = """\
-- KEYS: the window. ARGV: its requests, its milliseconds, how many requests to count. In one step, so that none is lost.
local limit, window, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local left = redis.call('PTTL', KEYS[1])
if left < 1 then
  if cost > 0 then redis.call('SET', KEYS[1], cost, 'PX', window) end
  return {cost, window, 1}
end
local sent = tonumber(redis.call('GET', KEYS[1]))
if sent + cost > limit then return {sent, left, 0} end
if cost > 0 then redis.call('INCRBY', KEYS[1], cost) end
return {sent + cost, left, 1}
"""
"""Answers how many requests are counted, in how many milliseconds the window ends, and whether this one passes."""

TIMEOUT = 0.25
"""How many seconds a request waits for the Redis, its connection included."""

_SHORTEST_PAUSE, _LONGEST_PAUSE = 0.1, 1.0
_MOST_CONNECTIONS = 16


class Store(Protocol):
    """What runs the script."""

    async def run(self, key: bytes, *arguments: int) -> object:
        """What the script answers.

        Raises whatever comes of a Redis that is not there, or is none.
        """

    async def close(self) -> None:
        """Lets go of every connection."""


class SharedRates:
    """Counts the requests of each client together with all who use the same Redis under the same name.

    After a failure nobody waits for the Redis during a pause, which doubles up to a second; then one request asks.
    """

    def __init__(
        self,
        limit: RateLimit,
        name: str,
        store: Store,
        *,
        count_uncounted: Callable[[], None],
        logger: Logger,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limit = limit
        # What has another limit has other windows, so that no answer has to fit to a limit that it was not counted for.
        self._prefix = f"{name}:rate:{limit.requests}/{limit.seconds}:".encode()
        self._store = store
        self._count_uncounted = count_uncounted
        self._logger = logger
        self._clock = clock
        self._pause = 0.0
        self._asks_again_at = 0.0

    async def admit(self, client: bytes) -> Standing:
        """Counts a request, unless the client has none left; one that cannot be counted is like the first of a window."""
        standing = await self._ask(client, 1)
        if standing is None:
            self._count_uncounted()
            return Standing(self.limit.requests - 1, self.limit.seconds)
        return standing

    async def standing(self, client: bytes) -> Standing:
        """Where the client stands, of whom nothing is counted."""
        return await self._ask(client, 0) or Standing(self.limit.requests, self.limit.seconds)

    async def close(self) -> None:
        """Lets go of the Redis."""
        await self._store.close()

    async def _ask(self, client: bytes, cost: int) -> Standing | None:
        is_probe = self._pause > 0
        if is_probe:
            if self._clock() < self._asks_again_at:
                return None
            # Others pass until this one knows more.
            self._asks_again_at = self._clock() + TIMEOUT
        try:
            async with asyncio.timeout(TIMEOUT):
                key = self._prefix + client_text(client)
                answer = await self._store.run(key, self.limit.requests, self.limit.seconds * 1000, cost)
            standing = self._read(answer)
        # Whatever a Redis does, or what is there in its place: the requests are to pass.
        except Exception as error:
            self._failed(error, is_probe)
            return None
        if is_probe:
            self._pause = 0.0
            self._logger.warning("Redis counts requests again")
        return standing

    def _failed(self, error: Exception, is_probe: bool) -> None:
        if self._pause == 0:
            self._logger.error("Redis does not count requests, so all of them pass", error=_described(error))
            self._pause = _SHORTEST_PAUSE
        elif is_probe:
            self._pause = min(2 * self._pause, _LONGEST_PAUSE)
        else:
            # It was asked before the one that has begun the pause failed.
            return
        self._asks_again_at = self._clock() + self._pause

    def _read(self, answer: object) -> Standing:
        match answer:
            case [int(sent), int(left), int(passes)] if (
                0 <= sent <= self.limit.requests and 1 <= left <= self.limit.seconds * 1000 and passes in (0, 1)
            ):
                return Standing(self.limit.requests - sent, -(-left // 1000), not passes)
        raise ValueError("the answer makes no sense")


class RedisStore:
    """A Redis, reached by the package `redis`."""

    def __init__(self, url: RedisURL) -> None:
        try:
            # Only projects whose spec has a rate limit depend on it.
            from redis import asyncio as redis  # type: ignore[import-not-found, unused-ignore]
            from redis.asyncio.retry import Retry  # type: ignore[import-not-found, unused-ignore]
            from redis.backoff import NoBackoff  # type: ignore[import-not-found, unused-ignore]
            from redis.exceptions import NoScriptError  # type: ignore[import-not-found, unused-ignore]
        except ImportError as error:
            raise RuntimeError("REDIS_URL needs the package redis: pip install redis") from error
        self._is_unknown: type[Exception] = NoScriptError
        self._client: Any = redis.Redis.from_pool(
            redis.BlockingConnectionPool(
                max_connections=_MOST_CONNECTIONS,
                timeout=TIMEOUT,
                connection_class=redis.SSLConnection if url.is_encrypted else redis.Connection,
                host=url.host,
                port=url.port,
                db=url.database,
                username=url.user,
                password=url.password,
                protocol=2,
                # Asking twice would count twice.
                retry=Retry(NoBackoff(), 0),
                socket_timeout=TIMEOUT,
                socket_connect_timeout=TIMEOUT,
                driver_info=None,
            )
        )
        self._digest = hashlib.sha1(SCRIPT.encode()).hexdigest()

    async def run(self, key: bytes, *arguments: int) -> object:
        """What the script answers."""
        try:
            return await self._evaluate("EVALSHA", self._digest, key, arguments)
        except self._is_unknown:
            return await self._evaluate("EVAL", SCRIPT, key, arguments)

    async def close(self) -> None:
        """Lets go of every connection."""
        await self._client.aclose()

    def _evaluate(self, command: str, script: str, key: bytes, arguments: tuple[int, ...]) -> Awaitable[object]:
        answer: Awaitable[object] = self._client.execute_command(command, script, 1, key, *arguments)
        return answer


def client_text(client: bytes) -> bytes:
    """What a key calls a client: `192.0.2.1`, or `2001:db8:0:1::/64`."""
    match len(client):
        case 4:
            return b"%d.%d.%d.%d" % tuple(client)
        case 8:
            return b"%x:%x:%x:%x::/64" % tuple(int.from_bytes(client[at : at + 2]) for at in range(0, 8, 2))
        case _:
            return b"unknown"


def _described(error: Exception) -> str:
    return "it did not answer in time" if isinstance(error, TimeoutError) else str(error) or type(error).__name__
