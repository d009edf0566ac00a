"""Who is asking, as the service knows it for the time of a request."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

P_co = TypeVar("P_co", covariant=True)

CALLER = "service.caller"
"""What a scope calls the caller of its request: nothing while nobody has signed in."""


AUTHENTICATOR = "service.authenticator"
"""What a scope calls the authenticator of its service."""


class Judge:
    """A dependency of endpoints whose answers depend on who asks."""


async def ignore_credentials() -> None:
    """A dependency of endpoints that do not look at credentials, so that bad ones keep nobody from them."""


@dataclass(frozen=True, slots=True)
class Caller(Generic[P_co]):
    """Somebody who has signed in, as the database knows them now, and the session that they asked with."""

    user: P_co
    session: uuid.UUID


class Authenticator(Protocol):
    """What tells who is asking."""

    def start(self) -> None:
        """Makes ready to answer. Raises `SettingsFailure` when a setting that is needed is missing or makes no sense."""
        ...

    async def caller(self, headers: Sequence[tuple[bytes, bytes]]) -> Caller[object] | None:
        """Who sent a request with these headers; nothing without credentials. Bad ones are refused with 401."""
        ...
