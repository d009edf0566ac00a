"""What records lead to, once it has been loaded, and how it is shown."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from service_runtime.bodies import Document
from service_runtime.database import Related

K = TypeVar("K")
R = TypeVar("R")
S = TypeVar("S")


def found(records: Mapping[K, R] | None, key: K | None) -> R | None:
    """The record that a key leads to, if it was loaded and there is one."""
    return None if records is None or key is None else records.get(key)


def records_of(related: Mapping[K, Related[R]] | None, key: K) -> list[R]:
    """The records that belong to one, as far as they were loaded."""
    found = None if related is None else related.get(key)
    return [] if found is None else found.records


def is_cut(related: Mapping[K, Related[R]] | None, key: K) -> bool:
    """Whether more records belong to one than were loaded."""
    found = None if related is None else related.get(key)
    return found is not None and found.is_cut


def every(related: Mapping[K, Related[R]] | None) -> list[R]:
    """The records that belong to any."""
    return [record for found in (related or {}).values() for record in found.records]


def show_one(
    records: Mapping[K, R],
    key: K | None,
    document: Callable[[R, S], Document],
    selection: S,
) -> Document | None:
    """The record that a key leads to, as an answer shows it."""
    record = found(records, key)
    return None if record is None else document(record, selection)


def show_many(
    related: Mapping[K, Related[R]],
    key: K,
    document: Callable[[R, S], Document],
    selection: S,
) -> list[Document]:
    """The records that belong to one, as an answer shows them."""
    return [document(record, selection) for record in records_of(related, key)]
