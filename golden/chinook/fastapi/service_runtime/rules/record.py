"""Rules over a record that is there: what was fixed when it was made, and what hooks have changed."""

from typing import Any, Generic, TypeVar

from pydantic_core import CoreSchema, core_schema

from service_runtime.errors import ErrorDetail, member, validation_failed
from service_runtime.rules.rule import Refusal, Rule, Violation, refused

T = TypeVar("T")


class Constant(Generic[T]):
    """An annotation for a member that was fixed when the record was made, and may be sent as it is.

    The record is the context of the validation. A nullable one may have been made without a value.
    """

    def __init__(self, rule: Rule[T], variable: str, *, nullable: bool = False) -> None:
        self.rule = rule
        self.variable = variable
        self.nullable = nullable

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self._validated)

    def _validated(self, value: object, info: core_schema.ValidationInfo) -> T | None:
        current: T | None = getattr(info.context, self.variable)
        try:
            read = None if value is None and self.nullable else self.rule.read(value)
        except Refusal as refusal:
            raise refused(refusal.violations) from None
        if read != current:
            raise refused([Violation("immutable", "cannot be changed")])
        return read


class RecordCheck:
    """Collects what is wrong with a record that hooks have changed."""

    def __init__(self) -> None:
        self.details: list[ErrorDetail] = []

    def check(self, name: str, value: T | None, rule: Rule[T]) -> None:
        if value is not None:
            self.details += [
                ErrorDetail(member(name) + violation.path, violation.code, violation.message)
                for violation in rule.violations(value)
            ]

    def finish(self) -> None:
        """Raises the refusal when anything was wrong."""
        if self.details:
            raise validation_failed(self.details)
