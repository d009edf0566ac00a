"""Records that a delete only hides, and how they come back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from service_runtime import errors
from service_runtime.database import (
    NO_CONSTRAINTS,
    ConstraintTable,
    DatabaseFailure,
    Reference,
    Restriction,
    Transaction,
)
from service_runtime.errors import ErrorDetail
from service_runtime.rules import SQLValue
from service_runtime.values import milliseconds_of


@dataclass(frozen=True)
class SoftDeletion:
    """The statements that hide a record.

    `hide` binds the time and the id, each of `cascades` the id and the time, each of `detachments` the id.
    """

    hide: str
    cascades: Sequence[str] = ()
    detachments: Sequence[str] = ()
    restrictions: Sequence[Restriction] = ()


@dataclass(frozen=True)
class Cascade:
    """What comes back along with a record: binds the id and the time at which they went."""

    reveal: str
    constraints: ConstraintTable = NO_CONSTRAINTS


@dataclass(frozen=True)
class Dangling:
    """A key of a record that would lead to a hidden one; without a member, a key of a record that comes back along."""

    member: str | None
    exists: str


@dataclass(frozen=True)
class Restoration:
    """The statements that bring a hidden record back; each binds the id."""

    moment: str
    reveal: str
    constraints: ConstraintTable = NO_CONSTRAINTS
    cascades: Sequence[Cascade] = ()
    dangling: Sequence[Dangling] = ()


async def hide(transaction: Transaction, id: SQLValue, moment: datetime, deletion: SoftDeletion) -> bool:
    """Hides a record and what goes with it, unless others hold on to it; answers whether it was there."""
    time = milliseconds_of(moment)
    if await transaction.execute(deletion.hide, [time, id]) == 0:
        return False
    for statement in deletion.cascades:
        await transaction.execute(statement, [id, time])
    try:
        for statement in deletion.detachments:
            await transaction.execute(statement, [id])
    except DatabaseFailure as failure:
        if failure.constraint == "check":
            raise errors.in_use("records whose rules need it") from None
        raise
    for restriction in deletion.restrictions:
        if await transaction.holds(restriction.exists, [id]):
            raise errors.in_use(restriction.others)
    return True


async def reveal(transaction: Transaction, id: SQLValue, restoration: Restoration) -> None:
    """Brings back a hidden record and what went along with it."""
    row = await transaction.first(restoration.moment, [id])
    if row is None:
        return
    await transaction.execute(restoration.reveal, [id], constraints=restoration.constraints)
    for cascade in restoration.cascades:
        await transaction.execute(cascade.reveal, [id, row[0]], constraints=cascade.constraints)
    dangling = [key for key in restoration.dangling if await transaction.holds(key.exists, [id])]
    if dangling:
        pointers = ["" if key.member is None else errors.member(key.member) for key in dangling]
        message = "leads to a deleted record"
        raise errors.validation_failed([ErrorDetail(pointer, "reference", message) for pointer in pointers])


async def require_living(transaction: Transaction, references: Sequence[Reference]) -> None:
    """Refuses keys that lead to hidden records."""
    for reference in references:
        if reference.is_deleted is None or reference.key is None:
            continue
        if await transaction.holds(reference.is_deleted, [reference.key]):
            raise errors.missing_reference(await transaction.missing(references))
