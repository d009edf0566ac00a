"""Passwords: what they must keep to, and how they are kept and compared (RFC 9106)."""

import asyncio
import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TypeVar

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from service_runtime import errors
from service_runtime.rules import SQLValue, Violation
from service_runtime.rules.text import TextualRule, plain_text

T = TypeVar("T")

UNUSABLE = "!"
"""A hash that no password has."""

BYTES = 1024
"""The most that a password may have as UTF-8."""

_CLASSES: dict[str, tuple[str, Callable[[str], bool]]] = {
    "lower": ("a letter from a to z", lambda c: "a" <= c <= "z"),
    "upper": ("a letter from A to Z", lambda c: "A" <= c <= "Z"),
    "digit": ("a digit", lambda c: "0" <= c <= "9"),
    "symbol": ("a character that is no letter, digit or blank", lambda c: not (c.isalnum() or c.isspace())),
}


class PasswordRule(TextualRule):
    """A field of type `password`: its length in code points, and which kinds of characters it must have some of."""

    def __init__(self, length: tuple[int, int | None] = (8, 72), strength: Sequence[str] = ()) -> None:
        super().__init__(length)
        self._strength = [_CLASSES[name] for name in strength]

    def read(self, value: object) -> str:
        return self.checked(plain_text(value))

    def violations(self, value: str) -> Sequence[Violation]:
        violations = list(super().violations(value))
        if all(found.code == "pattern" for found in violations) and len(value.encode()) > BYTES:
            violations.insert(0, Violation("length", f"must have at most {BYTES} bytes"))
        return violations

    def format_violation(self, value: str) -> Violation | None:
        missing = [what for what, holds in self._strength if not any(map(holds, value))]
        return Violation("pattern", f"must have {_listed(missing)}") if missing else None

    def read_text(self, text: str) -> str | None:
        # No query can ask for one.
        return None

    def value(self, sql: SQLValue) -> str | None:
        return None


class AnyPassword(PasswordRule):
    """What somebody says that their password is: any text."""

    def violations(self, value: str) -> Sequence[Violation]:
        return ()


class PasswordHasherPool:
    """Hashes and compares passwords beside the requests: as many at once as there are processors, and some waiting.

    argon2id with 19 MiB, two passes and one lane (OWASP); who comes when too many wait is told to come back.
    """

    def __init__(
        self,
        hasher: PasswordHasher | None = None,
        *,
        threads: int | None = None,
        waiting: int = 32,
    ) -> None:
        self._hasher = hasher or PasswordHasher(
            time_cost=2, memory_cost=19 * 1024, parallelism=1, hash_len=32, salt_len=16, type=Type.ID
        )
        threads = threads or os.cpu_count() or 1
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="passwords")
        self._capacity = threads + waiting
        self._lock = Lock()
        self._load = 0
        # Who is unknown costs as much as who is known.
        self._dummy = self._hasher.hash(os.urandom(16).hex())

    async def hash(self, password: str) -> str:
        """What is kept of a password, a PHC string."""
        return await self._run(lambda: self._hasher.hash(password))

    async def verify(self, hash: str | None, password: str) -> bool:
        """Whether a password is the one that was hashed, in the same time when there is no such hash."""
        return await self._run(lambda: self._matches(hash, password))

    def is_outdated(self, hash: str) -> bool:
        """Whether it was made in another way than hashes are made now."""
        return self._hasher.check_needs_rehash(hash)

    def close(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _matches(self, hash: str | None, password: str) -> bool:
        is_known = hash is not None and hash.startswith("$argon2id$")
        try:
            self._hasher.verify(hash if hash is not None and is_known else self._dummy, password)
        except (VerificationError, InvalidHashError):
            return False
        return is_known

    async def _run(self, work: Callable[[], T]) -> T:
        with self._lock:
            if self._load >= self._capacity:
                raise errors.rate_limited(1)
            self._load += 1
        future = self._executor.submit(work)
        # It counts until it ends, also when its request was given up.
        future.add_done_callback(self._ended)
        return await asyncio.wrap_future(future)

    def _ended(self, future: Future[T]) -> None:
        with self._lock:
            self._load -= 1


def _listed(items: Sequence[str]) -> str:
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last
