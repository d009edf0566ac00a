"""Keys in bodies: one of a record that its sender may not read is answered like one that names no record."""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from service_runtime import errors
from service_runtime.database import Transaction
from service_runtime.scopes import PolicyScope

K = TypeVar("K")
K_contra = TypeVar("K_contra", contravariant=True)


class Finder(Protocol[K_contra]):
    """A repository."""

    async def find(self, transaction: Transaction, id: K_contra, visible: PolicyScope, /) -> object | None:
        """The record, if it is one of those."""


class NamedKey(Generic[K]):
    """A key, where its records are, and which of them its sender may read; without a key, there is nothing to ask."""

    def __init__(
        self, member: str, key: K | None, records: Finder[K], visible: PolicyScope, index: int | None = None
    ) -> None:
        self.pointer = errors.member(member) if index is None else f"{errors.member(member)}/{index}"
        self.is_judged = not visible.is_everything
        self._key = key
        self._records = records
        self._visible = visible

    async def is_seen(self, transaction: Transaction) -> bool:
        """Whether the record is there for its sender."""
        return self._key is None or await self._records.find(transaction, self._key, self._visible) is not None


def each_key(member: str, keys: Iterable[K], records: Finder[K], visible: PolicyScope) -> list[NamedKey[K]]:
    """The keys of a set."""
    return [NamedKey(member, key, records, visible, index) for index, key in enumerate(keys)]


async def require_readable(transaction: Transaction, keys: Sequence[NamedKey[Any]]) -> None:
    """Refuses keys that name no record, or one that their sender may not read: nobody can tell which.

    What everybody may read is left to the database, unless something else is refused along with it.
    """
    for key in keys:
        if key.is_judged and not await key.is_seen(transaction):
            missing = [named.pointer for named in keys if not await named.is_seen(transaction)]
            raise errors.missing_reference(missing)
