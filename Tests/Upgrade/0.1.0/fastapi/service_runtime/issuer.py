"""Where new records get their ids from, and all of them their times."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from uuid import UUID, uuid4

from service_runtime.values import moment_at


def now() -> datetime:
    """The present, in milliseconds."""
    return moment_at(time.time_ns() // 1_000_000)


class UUIDGenerator:
    """Makes version 7 UUIDs (RFC 9562, 5.7) that never go backwards, even within a millisecond or when the clock does.

    The 42 bits after the time are a counter that starts at random in every millisecond with its highest bit clear
    (RFC 9562, 6.2, method 1), the other 32 random bits are new each time.
    """

    def __init__(self) -> None:
        self._milliseconds = 0
        self._counter = 0
        self._lock = Lock()

    def next(self, milliseconds: int) -> UUID:
        """The next one, for milliseconds since 1970."""
        entropy = int.from_bytes(os.urandom(10), "big")
        with self._lock:
            if milliseconds > self._milliseconds:
                self._milliseconds = milliseconds
                self._counter = entropy >> 32 & 0x1FF_FFFF_FFFF
            else:
                self._counter += 1
                if self._counter > 0x3FF_FFFF_FFFF:
                    self._milliseconds += 1
                    self._counter = 0
            high = self._milliseconds << 80 | 0x7 << 76 | (self._counter >> 30) << 64
            return UUID(int=high | 0b10 << 62 | (self._counter & 0x3FFF_FFFF) << 32 | entropy & 0xFFFF_FFFF)


_generator = UUIDGenerator()


def uuid7() -> UUID:
    """A new version 7 UUID, greater than every one this process made before."""
    return _generator.next(time.time_ns() // 1_000_000)


@dataclass(frozen=True)
class Issuer:
    """The outside world, or in tests what they say."""

    now: Callable[[], datetime] = now
    identifier: Callable[[], UUID] = uuid7


VERSION_7 = Issuer()
VERSION_4 = Issuer(identifier=uuid4)
