"""What sign-in asks of the resource that signs in: generated code knows its table, its members and its rules."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from service_auth.passwords import PasswordRule
from service_runtime.bodies import Document
from service_runtime.database import Transaction
from service_runtime.json_text import Json
from service_runtime.responses import Envelope
from service_runtime.rules import Rule, SQLValue

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class StoredPassword:
    """Whose password it is, and what is kept of it."""

    key: SQLValue
    hash: str


class Principals(ABC, Generic[P]):
    """Those who can sign in."""

    identifier: ClassVar[str]
    """The member that names one of them, as bodies spell it."""
    identifier_rule: ClassVar[Rule[str]]
    password: ClassVar[str]
    """The member with the password, as bodies spell it."""
    password_rule: ClassVar[PasswordRule]
    envelope: ClassVar[Envelope]
    members: ClassVar[Mapping[str, Rule[Any]]]
    """What else the command line can say of a new one, by the names in bodies."""
    roles: ClassVar[Sequence[str]] = ()
    """The names of the roles; none where there are no roles."""
    role: ClassVar[str | None] = None
    """The member with the role, as bodies spell it."""

    @abstractmethod
    def key(self, user: P) -> SQLValue:
        """The key of somebody, as its column holds it."""

    @abstractmethod
    def key_of(self, text: str) -> SQLValue | None:
        """The key that a token spells; nothing when it could be nobody's."""

    @abstractmethod
    async def find(self, transaction: Transaction, identifier: str) -> StoredPassword | None:
        """Who has an identifier, and what is kept of their password."""

    @abstractmethod
    async def password_of(self, transaction: Transaction, key: SQLValue) -> str | None:
        """What is kept of somebody's password."""

    @abstractmethod
    async def of_session(self, transaction: Transaction, session: SQLValue, key: SQLValue, moment: int) -> P | None:
        """Whose session it is, when it is not over at a moment: one look-up."""

    @abstractmethod
    async def set_password(self, transaction: Transaction, key: SQLValue, hash: str) -> None:
        """Keeps another password of somebody."""

    @abstractmethod
    async def set_role(self, transaction: Transaction, key: SQLValue, role: str) -> None:
        """Gives somebody another role."""

    @abstractmethod
    async def register(self, body: Json) -> P:
        """Makes one from a body that anybody may send."""

    @abstractmethod
    async def add(self, body: Json) -> P:
        """Makes one from a body of somebody who may write everything."""

    @abstractmethod
    def location(self, user: P) -> str:
        """Where the record of somebody is."""

    @abstractmethod
    def document(self, user: P) -> Document:
        """The record of somebody, as they see it."""
