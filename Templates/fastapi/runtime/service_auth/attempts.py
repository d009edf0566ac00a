"""Slows down whoever guesses passwords (NIST SP 800-63B, 5.2.2): after some wrong ones, each makes the next wait longer."""

import hashlib
import math

from service_runtime import errors, values
from service_runtime.database import Transaction
from service_runtime.issuer import Issuer
from service_runtime.rules import Rule, SQLValue

FREE = 5
"""How many wrong passwords in a row cost nothing but their time."""

LONGEST = 900
"""The longest wait, in seconds."""

KEPT = 3600
"""For how many seconds after the last one wrong passwords count."""

_SWEPT = 100

_FIND = 'SELECT "failures", "failed_at" FROM "auth_attempts" WHERE "digest" = ? AND "failed_at" > ?'
_ADD = """
INSERT INTO "auth_attempts" ("digest", "failures", "failed_at") VALUES (?, 1, ?)
ON CONFLICT ("digest") DO UPDATE SET "failures" = CASE WHEN "auth_attempts"."failed_at" > ?
THEN "auth_attempts"."failures" + 1 ELSE 1 END, "failed_at" = excluded."failed_at"
"""
_SWEEP = """
DELETE FROM "auth_attempts" WHERE "digest" IN (SELECT "digest" FROM "auth_attempts" WHERE "failed_at" <= ?
ORDER BY "failed_at", "digest" LIMIT ?)
"""
_FORGET = 'DELETE FROM "auth_attempts" WHERE "digest" = ?'


class Attempts:
    """Wrong passwords in a row, by whose they should have been; whether there is such a person makes no difference."""

    def __init__(self, issuer: Issuer) -> None:
        self._issuer = issuer

    async def admit(self, transaction: Transaction, subject: bytes) -> None:
        """Lets a password be tried; 429 while there is to be a wait."""
        now = values.milliseconds_of(self._issuer.now())
        row = await transaction.first(_FIND, [subject, now - KEPT * 1000])
        if row is None:
            return
        failures, failed_at = row
        wait = wait_after(failures)
        # A clock that was set back makes nobody wait longer than that.
        left = min(failed_at + wait * 1000 - now, wait * 1000)
        if left > 0:
            raise errors.rate_limited(math.ceil(left / 1000))

    async def fail(self, transaction: Transaction, subject: bytes) -> None:
        """Counts a wrong password."""
        now = values.milliseconds_of(self._issuer.now())
        await transaction.execute(_SWEEP, [now - KEPT * 1000, _SWEPT])
        await transaction.execute(_ADD, [subject, now, now - KEPT * 1000])

    async def forget(self, transaction: Transaction, subject: bytes) -> None:
        """Takes what was wrong before for a mistake, since the right one has come."""
        await transaction.execute(_FORGET, [subject])


def wait_after(failures: int) -> int:
    """How many seconds the next attempt has to wait."""
    return 0 if failures < FREE else min(1 << min(failures - FREE, 10), LONGEST)


def signing_in(rule: Rule[str], identifier: str) -> bytes:
    """What the attempts to sign in by an identifier are kept under, however it is spelled."""
    value = rule.read_text(identifier)
    return _digest(f"sign-in {identifier if value is None else value}")


def changing(key: SQLValue) -> bytes:
    """What the attempts to change a user's password are kept under."""
    return _digest("password " + str(key))


def _digest(subject: str) -> bytes:
    return hashlib.sha256(subject.encode()).digest()
