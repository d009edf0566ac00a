"""From the `Authorization` header of a request to who is asking (RFC 6750)."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from service_auth.attempts import Attempts
from service_auth.keys import SigningKeys
from service_auth.passwords import PasswordHasherPool
from service_auth.principals import Principals
from service_auth.sessions import Sessions
from service_auth.settings import AuthSettings
from service_auth.tokens import LIMIT, TokenIssuer
from service_runtime import errors, values
from service_runtime.callers import Caller
from service_runtime.database import TransactionSource
from service_runtime.issuer import Issuer

P = TypeVar("P")

_BEARER = re.compile(rb"bearer +([A-Za-z0-9_.-]+)", re.IGNORECASE)


class Authentication(Generic[P]):
    """All that signing in is made of, for one service."""

    def __init__(
        self,
        service: str,
        settings: AuthSettings,
        database: TransactionSource,
        principals: Principals[P],
        issuer: Issuer,
        *,
        access: int,
        refresh: int,
        passwords: PasswordHasherPool,
        folder: Callable[[], Path] = Path.cwd,
    ) -> None:
        """Tokens live so many seconds; a key that is made while developing is kept in the folder."""
        self.database = database
        self.principals = principals
        self.issuer = issuer
        self.sessions = Sessions(issuer, lifetime=refresh)
        self.attempts = Attempts(issuer)
        self.passwords = passwords
        self._service = service
        self._settings = settings
        self._access = access
        self._folder = folder
        self._tokens: TokenIssuer | None = None
        self._keys: SigningKeys | None = None

    def start(self) -> None:
        """Reads the keys or, while developing, makes one."""
        given = self._settings.auth_signing_keys
        self._keys = SigningKeys.load(
            None if given is None else given.get_secret_value(),
            is_production=self._settings.environment == "production",
            folder=self._folder(),
        )
        self._tokens = TokenIssuer(
            self._keys,
            service=self._service,
            lifetime=self._access,
            clock=lambda: values.milliseconds_of(self.issuer.now()) / 1000,
        )

    @property
    def tokens(self) -> TokenIssuer:
        assert self._tokens is not None, "the service has been started"
        return self._tokens

    def jwks(self) -> dict[str, object]:
        assert self._keys is not None, "the service has been started"
        return self._keys.jwks()

    async def caller(self, headers: Sequence[tuple[bytes, bytes]]) -> Caller[P] | None:
        fields = [value for name, value in headers if name == b"authorization"]
        if not fields:
            return None
        found = _BEARER.fullmatch(fields[0]) if len(fields) == 1 and len(fields[0]) <= LIMIT else None
        token = None if found is None else self.tokens.verify(found[1].decode())
        key = None if token is None else self.principals.key_of(token.subject)
        if token is None or key is None:
            raise errors.invalid_token()
        moment = values.milliseconds_of(self.issuer.now())
        async with self.database.lookup() as transaction:
            user = await self.principals.of_session(transaction, str(token.session), key, moment)
        if user is None:
            raise errors.invalid_token()
        return Caller(user, token.session)
