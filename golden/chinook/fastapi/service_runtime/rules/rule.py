"""What every rule is: it reads a value, or says what is wrong with it."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from service_runtime import json_text, values
from service_runtime.json_text import Number, Object

T = TypeVar("T")

SQLValue = int | float | str | bytes | None
"""What a column holds."""


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that is wrong with a value, where the path leads within it."""

    code: str
    message: str
    path: str = ""


class Refusal(ValueError):
    """Everything that is wrong with a value."""

    def __init__(self, *violations: Violation) -> None:
        super().__init__(violations)
        self.violations = violations


def wrong_type(value: object, expected: str) -> Refusal:
    """A value of another type than the rule's."""
    if value is None:
        return Refusal(Violation("null", "must not be null"))
    found = json_text.kind(value) if isinstance(value, bool | str | list | Number | Object) else type(value).__name__
    return Refusal(Violation("type", f"must be {expected}, not {found}"))


class Rule(ABC, Generic[T]):
    """What a value of one field must keep to."""

    @property
    @abstractmethod
    def refusal(self) -> Violation:
        """What is wrong with a text of a query that is no value."""

    @abstractmethod
    def read(self, value: object) -> T:
        """The value of a body's member, or of code. Raises `Refusal`."""

    @abstractmethod
    def read_text(self, text: str) -> T | None:
        """The value of a query, by its type alone; `None` for what is none."""

    def violations(self, value: T) -> Sequence[Violation]:
        """What is wrong with a value from code."""
        return ()

    @abstractmethod
    def sql(self, value: T) -> SQLValue:
        """The value as its column holds it."""

    @abstractmethod
    def value(self, sql: SQLValue) -> T | None:
        """The value that a column holds; `None` for what could be no value of the field."""

    def checked(self, value: T) -> T:
        if violations := self.violations(value):
            raise Refusal(*violations)
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._validated)

    def _validated(self, value: object) -> T:
        try:
            return self.read(value)
        except Refusal as refusal:
            raise refused(refusal.violations) from None


def refused(violations: Sequence[Violation]) -> PydanticCustomError:
    """Violations in a form that pydantic collects."""
    return PydanticCustomError("refused", "is refused", {"violations": violations})


def within(path: str, violations: Sequence[Violation]) -> list[Violation]:
    """Violations as seen from what holds the value."""
    return [Violation(violation.code, violation.message, path + violation.path) for violation in violations]


def array(items: Any) -> str:
    """Values of columns as the array of JSON that statements take."""
    return json_text.text([values.base64_text(item) if isinstance(item, bytes) else item for item in items])
