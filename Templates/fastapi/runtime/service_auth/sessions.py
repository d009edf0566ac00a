"""Sessions, and the refresh tokens that keep them going: each is good once, and one that comes again ends its session."""

import datetime
import hashlib
import re
import secrets
import uuid
from dataclasses import dataclass

from service_runtime import values
from service_runtime.database import Transaction
from service_runtime.issuer import Issuer
from service_runtime.rules import SQLValue

MOST = 100
"""The most sessions of one user; the oldest makes room."""

_SWEPT = 100
_AGENT = 200
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)

_INSERT = """
INSERT INTO "auth_sessions" ("id", "user_id", "created_at", "last_used_at", "expires_at", "agent")
VALUES (?, ?, ?, ?, ?, ?)
"""
_SWEEP = """
DELETE FROM "auth_sessions" WHERE "id" IN (SELECT "id" FROM "auth_sessions" WHERE "expires_at" <= ?
ORDER BY "expires_at" LIMIT ?)
"""
_TRIM = """
DELETE FROM "auth_sessions" WHERE "user_id" = ? AND "id" NOT IN (SELECT "id" FROM "auth_sessions"
WHERE "user_id" = ? ORDER BY "created_at" DESC, "id" DESC LIMIT ?)
"""
_ADD_TOKEN = """
INSERT INTO "auth_refresh_tokens" ("digest", "session_id", "created_at", "used_at") VALUES (?, ?, ?, NULL)
"""
_FIND_TOKEN = """
SELECT "auth_sessions"."id", "auth_sessions"."user_id", "auth_sessions"."expires_at", "auth_refresh_tokens"."used_at"
FROM "auth_refresh_tokens" JOIN "auth_sessions" ON "auth_sessions"."id" = "auth_refresh_tokens"."session_id"
WHERE "auth_refresh_tokens"."digest" = ?
"""
_USE_TOKEN = 'UPDATE "auth_refresh_tokens" SET "used_at" = ? WHERE "digest" = ? AND "used_at" IS NULL'
_FORGET_TOKENS = 'DELETE FROM "auth_refresh_tokens" WHERE "session_id" = ? AND "created_at" <= ?'
_EXTEND = 'UPDATE "auth_sessions" SET "last_used_at" = ?, "expires_at" = ? WHERE "id" = ?'
_END = 'DELETE FROM "auth_sessions" WHERE "id" = ?'
_END_ONE = 'DELETE FROM "auth_sessions" WHERE "id" = ? AND "user_id" = ?'
_END_ALL = 'DELETE FROM "auth_sessions" WHERE "user_id" = ?'
_END_OTHERS = 'DELETE FROM "auth_sessions" WHERE "user_id" = ? AND "id" <> ?'
_LIST = """
SELECT "id", "created_at", "last_used_at", "expires_at", "agent" FROM "auth_sessions"
WHERE "user_id" = ? AND "expires_at" > ? ORDER BY "created_at" DESC, "id" DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Session:
    """One place where somebody has signed in."""

    id: uuid.UUID
    created_at: datetime.datetime
    last_used_at: datetime.datetime
    expires_at: datetime.datetime
    agent: str | None


@dataclass(frozen=True, slots=True)
class Grant:
    """A session that has begun or goes on, and the token that continues it once."""

    key: SQLValue
    """The key of the user."""
    session: uuid.UUID
    refresh_token: str


class Sessions:
    """The sessions of a service, in tables of its own. Each method is a part of one transaction."""

    def __init__(self, issuer: Issuer, *, lifetime: int) -> None:
        self._issuer = issuer
        self._lifetime = datetime.timedelta(seconds=lifetime)

    async def begin(self, transaction: Transaction, key: SQLValue, agent: str | None) -> Grant:
        """Begins a session, after some that are over were swept up."""
        now = self._issuer.now()
        moment = values.milliseconds_of(now)
        id = uuid.uuid4()
        await transaction.execute(_SWEEP, [moment, _SWEPT])
        await transaction.execute(_TRIM, [key, key, MOST - 1])
        end = values.milliseconds_of(now + self._lifetime)
        await transaction.execute(_INSERT, [str(id), key, moment, moment, end, _cut(agent)])
        return Grant(key, id, await self._add_token(transaction, id, moment))

    async def refresh(self, transaction: Transaction, token: str) -> Grant | None:
        """Continues the session of a token that was never used and replaces it.

        Nothing when it is unknown or over. When it was used before, somebody else has it: its session ends. Whoever comes
        second with one token, however short after, is such a case.
        """
        if _TOKEN.fullmatch(token) is None:
            return None
        digest = _digest(token)
        row = await transaction.first(_FIND_TOKEN, [digest])
        if row is None:
            return None
        id, key, expires_at, used_at = row
        now = self._issuer.now()
        moment = values.milliseconds_of(now)
        if used_at is not None or expires_at <= moment:
            await transaction.execute(_END, [id])
            return None
        # Guarded, so that of two who come at once one alone goes on, whatever the isolation.
        if await transaction.execute(_USE_TOKEN, [moment, digest]) != 1:
            await transaction.execute(_END, [id])
            return None
        # As old as that, one would be over in any case.
        await transaction.execute(_FORGET_TOKENS, [id, values.milliseconds_of(now - self._lifetime)])
        await transaction.execute(_EXTEND, [moment, values.milliseconds_of(now + self._lifetime), id])
        return Grant(key, uuid.UUID(id), await self._add_token(transaction, uuid.UUID(id), moment))

    async def end(self, transaction: Transaction, key: SQLValue, id: uuid.UUID) -> bool:
        """Ends a session of a user; answers whether there was one."""
        return await transaction.execute(_END_ONE, [str(id), key]) > 0

    async def end_all(self, transaction: Transaction, key: SQLValue) -> int:
        """Ends all sessions of a user and answers how many there were."""
        return await transaction.execute(_END_ALL, [key])

    async def end_others(self, transaction: Transaction, key: SQLValue, id: uuid.UUID) -> None:
        await transaction.execute(_END_OTHERS, [key, str(id)])

    async def of_user(self, transaction: Transaction, key: SQLValue) -> list[Session]:
        """The sessions of a user that are not over, the newest first."""
        moment = values.milliseconds_of(self._issuer.now())
        return [
            Session(
                uuid.UUID(row[0]),
                values.moment_at(row[1]),
                values.moment_at(row[2]),
                values.moment_at(row[3]),
                row[4],
            )
            for row in await transaction.all(_LIST, [key, moment, MOST])
        ]

    async def _add_token(self, transaction: Transaction, id: uuid.UUID, moment: int) -> str:
        token = secrets.token_urlsafe(32)
        await transaction.execute(_ADD_TOKEN, [_digest(token), str(id), moment])
        return token


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _cut(agent: str | None) -> str | None:
    return None if agent is None else agent.replace("\0", "")[:_AGENT]
