"""Access tokens: JWTs (RFC 7519, in the profile of RFC 9068) that say who has signed in, and in which session."""

import json
import time
import uuid
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jwt
from jwt.utils import base64url_decode

from service_auth.keys import SigningKeys, base64url

LIMIT = 4096
"""The most bytes of a token that is looked at."""

_TYPE = "at+jwt"
_ALGORITHM = "EdDSA"
_CLAIMS = frozenset({"iss", "aud", "sub", "sid", "iat", "exp"})
_LEEWAY = 60
_HEADER_LIMIT = 256
_JWS = jwt.PyJWS(algorithms=[_ALGORITHM])


@dataclass(frozen=True, slots=True)
class AccessToken:
    """What a token says."""

    subject: str
    session: uuid.UUID
    issued_at: int
    expires_at: int


class TokenIssuer:
    """Signs and verifies the tokens of one service."""

    def __init__(
        self,
        keys: SigningKeys,
        *,
        service: str,
        lifetime: int,
        clock: Callable[[], float] = time.time,
        capacity: int = 10_000,
    ) -> None:
        self._keys = keys
        self._service = service
        self.lifetime = lifetime
        self._clock = clock
        self._capacity = capacity
        # By when they were first seen. A signature costs more than all else about a token.
        self._verified: OrderedDict[str, AccessToken] = OrderedDict()

    def issue(self, subject: str, session: uuid.UUID) -> str:
        now = int(self._clock())
        claims = {
            "iss": self._service,
            "aud": self._service,
            "sub": subject,
            "sid": str(session),
            "iat": now,
            "exp": now + self.lifetime,
        }
        key = self._keys.first
        return jwt.encode(claims, key.private, _ALGORITHM, headers={"typ": _TYPE, "kid": key.id})

    def verify(self, text: str) -> AccessToken | None:
        """What a token of this service says that is valid now; nothing for any other."""
        token = self._verified.get(text)
        if token is None:
            token = self._read(text)
            if token is None:
                return None
        now = self._clock()
        if token.expires_at <= now:
            self._verified.pop(text, None)
            return None
        if token.issued_at > now + _LEEWAY:
            return None
        if text not in self._verified:
            self._verified[text] = token
            if len(self._verified) > self._capacity:
                self._verified.popitem(last=False)
        return token

    def _read(self, text: str) -> AccessToken | None:
        segments = text.split(".")
        if len(text) > LIMIT or len(segments) != 3 or len(segments[0]) > _HEADER_LIMIT:
            return None
        header = _object(segments[0])
        if header is None or header.keys() != {"alg", "typ", "kid"}:
            return None
        if header["alg"] != _ALGORITHM or header["typ"] != _TYPE or not isinstance(header["kid"], str):
            return None
        key = self._keys.by_id.get(header["kid"])
        if key is None:
            return None
        if _decoded(segments[2]) is None:
            return None
        try:
            # The algorithm is never the token's to choose.
            _JWS.decode(text, key.public, algorithms=[_ALGORITHM])
        except jwt.PyJWTError:
            return None
        return self._token(_object(segments[1]))

    def _token(self, claims: dict[str, Any] | None) -> AccessToken | None:
        if claims is None or claims.keys() != _CLAIMS:
            return None
        if claims["iss"] != self._service or claims["aud"] != self._service:
            return None
        subject, session = claims["sub"], claims["sid"]
        issued_at, expires_at = claims["iat"], claims["exp"]
        if type(issued_at) is not int or type(expires_at) is not int:
            return None
        if not isinstance(subject, str) or not isinstance(session, str):
            return None
        try:
            id = uuid.UUID(session)
        except ValueError:
            return None
        return AccessToken(subject, id, issued_at, expires_at) if str(id) == session else None


def _decoded(segment: str) -> bytes | None:
    """The bytes of a segment, in the only spelling that they have."""
    try:
        data = base64url_decode(segment)
    except ValueError:
        return None
    return data if base64url(data) == segment else None


def _object(segment: str) -> dict[str, Any] | None:
    """The object that a segment holds, each of its members once."""
    data = _decoded(segment)
    if data is None:
        return None
    try:
        found = json.loads(data.decode("utf-8"), object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a member is there twice")
    return found
