"""Creates that can be sent again: the same request with the same key is answered as the first time, and makes nothing
(draft-ietf-httpapi-idempotency-key-header).
"""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request, Response

from service_runtime import errors, json_text
from service_runtime.database import Transaction
from service_runtime.requests import Payload
from service_runtime.values import milliseconds_of

LIFETIME_MILLISECONDS = 24 * 60 * 60 * 1000
"""How long an answer is kept."""
_SWEPT = 64
_QUOTED = re.compile(r'"((?:[!#-\[\]-~]|\\["\\])*)"')
_BARE = re.compile(r"[!#-~][!-~]*")
_LONGEST = 255


@dataclass(frozen=True, slots=True)
class IdempotentRequest:
    """A create that may be sent again: the key that its client gave it, and what it asks for."""

    scope: str
    """Within this, one key is one request."""
    key: str
    fingerprint: str
    """The SHA-256 of the body in hexadecimal."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """The answer to a create, as it goes out and is kept."""

    status: int
    location: str
    tag: str | None
    body: bytes
    is_replay: bool = False

    @classmethod
    def of(cls, response: Response) -> "KeptAnswer":
        headers = response.headers
        return cls(response.status_code, headers["location"], headers.get("etag"), bytes(response.body))

    def response(self) -> Response:
        headers = {"Location": self.location}
        if self.tag is not None:
            headers["ETag"] = self.tag
        if self.is_replay:
            headers["Idempotency-Replayed"] = "true"
        return Response(self.body, self.status, headers, "application/json")


class IdempotencyKey:
    """The key of a request, if it has one."""

    def __init__(self, route: str, key: str | None) -> None:
        self._route = route
        self._key = key

    def request(
        self, payload: Payload, caller: str | None = None, *, secret: str | None = None
    ) -> IdempotentRequest | None:
        """What the request asks for, by its key.

        Of a secret member of the body nothing is kept, not even a digest, which could be guessed from.
        """
        if self._key is None:
            return None
        data = payload.data if secret is None else _without(payload, secret)
        return IdempotentRequest(scope_of(self._route, caller), self._key, hashlib.sha256(data).hexdigest())


def _without(payload: Payload, secret: str) -> bytes:
    """A body as it would be written here without one of its members."""
    body = payload.json()
    if not isinstance(body, json_text.Object):
        return payload.data
    return json_text.encode({name: value for name, value in body.items() if name != secret})


def scope_of(route: str, caller: str | None = None) -> str:
    """What keys are told apart within: each route has its own, and each caller."""
    return route if caller is None else f"{route} {caller}"


def key_of(values: list[str]) -> str | None:
    """The key that a header's values spell: a string of RFC 8941, or the same without quotes."""
    if not values:
        return None
    if len(values) == 1:
        text = values[0].strip(" \t")
        if _BARE.fullmatch(text):
            key = text
        elif (match := _QUOTED.fullmatch(text)) is not None:
            key = re.sub(r'\\(["\\])', r"\1", match[1])
        else:
            key = ""
        if 0 < len(key) <= _LONGEST:
            return key
    raise errors.invalid_header("Idempotency-Key", "has to be one key of 1 to 255 visible ASCII characters")


async def read_key(request: Request) -> IdempotencyKey:
    return IdempotencyKey(f"POST {request.scope['route'].path}", key_of(request.headers.getlist("idempotency-key")))


IdempotencyKeyDep = Annotated[IdempotencyKey, Depends(read_key)]
"""The key of a create."""


class KeptAnswers:
    """Answers by the keys of their requests, in the table `idempotency_keys`, for a day.

    A request claims its key before it does anything, in the transaction that makes the record: a second one that comes
    at the same time waits there, and then finds the answer of the first, or nothing where that was refused.
    """

    async def claim(self, transaction: Transaction, request: IdempotentRequest, now: datetime) -> KeptAnswer | None:
        """The answer that the request was given before; nothing where the key is its own from now on."""
        oldest = milliseconds_of(now) - LIFETIME_MILLISECONDS
        if (kept := await self._find(transaction, request, oldest)) is not None:
            return kept
        await self._sweep(transaction, request, oldest)
        claimed = await transaction.execute(
            'INSERT INTO "idempotency_keys" ("scope", "key", "fingerprint", "created_at") VALUES (?, ?, ?, ?) '
            "ON CONFLICT DO NOTHING",
            [request.scope, request.key, request.fingerprint, milliseconds_of(now)],
        )
        return None if claimed else await self._find(transaction, request, oldest)

    async def keep(self, transaction: Transaction, request: IdempotentRequest, kept: KeptAnswer) -> None:
        """Keeps what a request that has claimed its key is answered with."""
        await transaction.execute(
            'UPDATE "idempotency_keys" SET "status" = ?, "location" = ?, "entity_tag" = ?, "body" = ? '
            'WHERE "scope" = ? AND "key" = ?',
            [kept.status, kept.location, kept.tag, kept.body, request.scope, request.key],
        )

    async def _find(self, transaction: Transaction, request: IdempotentRequest, oldest: int) -> KeptAnswer | None:
        row = await transaction.first(
            'SELECT "fingerprint", "status", "location", "entity_tag", "body" FROM "idempotency_keys" '
            'WHERE "scope" = ? AND "key" = ? AND "created_at" > ?',
            [request.scope, request.key, oldest],
        )
        if row is None:
            return None
        if row[0] != request.fingerprint:
            raise errors.key_reused()
        return replace(KeptAnswer(*row[1:]), is_replay=True)

    async def _sweep(self, transaction: Transaction, request: IdempotentRequest, oldest: int) -> None:
        """Removes what is too old: of the key itself, and some of the others, more than are added."""
        await transaction.execute(
            'DELETE FROM "idempotency_keys" WHERE "scope" = ? AND "key" = ? AND "created_at" <= ?',
            [request.scope, request.key, oldest],
        )
        await transaction.execute(
            'DELETE FROM "idempotency_keys" WHERE ("scope", "key") IN (SELECT "scope", "key" FROM "idempotency_keys" '
            f'WHERE "created_at" <= ? ORDER BY "created_at" LIMIT {_SWEPT})',
            [oldest],
        )
