"""Rules across the members of a record."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from service_runtime.errors import ErrorDetail, member, validation_failed


class _Ordered(Protocol):
    def __lt__(self, other: Any, /) -> bool: ...


T = TypeVar("T", bound=_Ordered)


@dataclass(frozen=True, slots=True)
class RecordRule:
    """A rule, whether it is kept, and what is said of which member when it is not; without one, of the record."""

    member: str | None
    message: str
    is_kept: bool


def require(rules: Iterable[RecordRule]) -> None:
    """Refuses a record that breaks a rule, naming every one that it breaks."""
    details = [
        ErrorDetail("" if rule.member is None else member(rule.member), "check", rule.message)
        for rule in rules
        if not rule.is_kept
    ]
    if details:
        raise validation_failed(details)


def is_less(left: T | None, right: T | None) -> bool:
    """Whether both values are there and the first is less."""
    return left is not None and right is not None and left < right


def is_at_most(left: T | None, right: T | None) -> bool:
    """Whether both values are there and the first is not more."""
    return left is not None and right is not None and not right < left


def is_more(left: T | None, right: T | None) -> bool:
    """Whether both values are there and the first is more."""
    return left is not None and right is not None and right < left


def is_at_least(left: T | None, right: T | None) -> bool:
    """Whether both values are there and the first is not less."""
    return left is not None and right is not None and not left < right


def length(text: str | None) -> int | None:
    """The code points of a text, if there is one."""
    return None if text is None else len(text)
