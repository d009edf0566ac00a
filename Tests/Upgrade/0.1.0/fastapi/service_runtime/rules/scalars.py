"""Rules of what is one value, and neither a text, a number nor a time."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from service_runtime import values
from service_runtime.rules.bounds import range_of
from service_runtime.rules.rule import Refusal, Rule, SQLValue, Violation, wrong_type
from service_runtime.rules.text import plain_text

E = TypeVar("E", bound=StrEnum)


class BooleanRule(Rule[bool]):
    """A field of type `bool`."""

    @property
    def refusal(self) -> Violation:
        return Violation("type", "must be true or false")

    def read(self, value: object) -> bool:
        if not isinstance(value, bool):
            raise wrong_type(value, "true or false")
        return value

    def read_text(self, text: str) -> bool | None:
        return {"true": True, "false": False}.get(text)

    def sql(self, value: bool) -> SQLValue:
        return int(value)

    def value(self, sql: SQLValue) -> bool | None:
        return sql == 1 if type(sql) is int and sql in (0, 1) else None


class EnumRule(Rule[E]):
    """A field of an enum's type."""

    def __init__(self, type_: type[E]) -> None:
        self._cases = {case.value: case for case in type_}

    @property
    def refusal(self) -> Violation:
        return Violation("enum", f"must be one of {', '.join(self._cases)}")

    def read(self, value: object) -> E:
        if not isinstance(value, str):
            raise wrong_type(value, "a string")
        case = self._cases.get(value)
        if case is None:
            raise Refusal(self.refusal)
        return case

    def read_text(self, text: str) -> E | None:
        return self._cases.get(text)

    def sql(self, value: E) -> SQLValue:
        return value.value

    def value(self, sql: SQLValue) -> E | None:
        return self._cases.get(sql) if isinstance(sql, str) else None


class UUIDRule(Rule[UUID]):
    """A field of type `uuid`, or an id that is one."""

    @property
    def refusal(self) -> Violation:
        return Violation("format", "must be a UUID")

    def read(self, value: object) -> UUID:
        if isinstance(value, UUID):
            return value
        uuid = values.uuid_of(plain_text(value))
        if uuid is None:
            raise Refusal(self.refusal)
        return uuid

    def read_text(self, text: str) -> UUID | None:
        return values.uuid_of(text)

    def sql(self, value: UUID) -> SQLValue:
        return str(value)

    def value(self, sql: SQLValue) -> UUID | None:
        uuid = values.uuid_of(sql) if isinstance(sql, str) else None
        return uuid if str(uuid) == sql else None


class BytesRule(Rule[bytes]):
    """A field of type `bytes`: base64 with padding on the wire."""

    def __init__(self, length: tuple[int, int | None] | None = None) -> None:
        self._length = range_of(length)

    @property
    def refusal(self) -> Violation:
        return Violation("format", "must be base64 with padding")

    def read(self, value: object) -> bytes:
        if isinstance(value, bytes):
            return self.checked(value)
        data = values.bytes_of(plain_text(value))
        if data is None:
            raise Refusal(self.refusal)
        return self.checked(data)

    def read_text(self, text: str) -> bytes | None:
        return values.bytes_of(text)

    def violations(self, value: bytes) -> Sequence[Violation]:
        return () if self._length is None else self._length.violations(len(value), "length", "byte", "bytes")

    def sql(self, value: bytes) -> SQLValue:
        return value

    def value(self, sql: SQLValue) -> bytes | None:
        return sql if isinstance(sql, bytes) else None
