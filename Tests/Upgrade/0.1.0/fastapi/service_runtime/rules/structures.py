"""Rules of values that hold others: JSON, lists and sets of ids."""

import json
from collections.abc import Sequence
from typing import TypeVar

from service_runtime import json_text, values
from service_runtime.errors import member
from service_runtime.json_text import Json, Object
from service_runtime.rules.bounds import range_of
from service_runtime.rules.rule import Refusal, Rule, SQLValue, Violation, array, within, wrong_type
from service_runtime.rules.text import NOT_PLAIN

T = TypeVar("T")


class JSONRule(Rule[Json]):
    """A field of type `json`: any value but null, which comes back as it was sent."""

    @property
    def refusal(self) -> Violation:
        return Violation("format", "must be JSON")

    def read(self, value: object) -> Json:
        if value is None:
            raise wrong_type(value, "a value")
        sent: Json = value  # type: ignore[assignment]
        return self.checked(sent)

    def read_text(self, text: str) -> Json | None:
        try:
            return json_text.parse(text.encode())
        except ValueError:
            return None

    def violations(self, value: Json) -> Sequence[Violation]:
        violations: list[Violation] = []
        self._collect(value, "", violations)
        return violations

    def sql(self, value: Json) -> SQLValue:
        return json_text.text(value)

    def value(self, sql: SQLValue) -> Json | None:
        return self.read_text(sql) if isinstance(sql, str) else None

    def _collect(self, value: Json, path: str, violations: list[Violation]) -> None:
        if len(violations) >= 100:
            return
        if isinstance(value, str):
            if not values.is_storable(value):
                violations.append(Violation(NOT_PLAIN.code, NOT_PLAIN.message, path))
        elif isinstance(value, list):
            for index, element in enumerate(value):
                self._collect(element, f"{path}/{index}", violations)
        elif isinstance(value, Object):
            repeated = [
                Violation("format", "must not be there twice", member(name, path)) for _, name in value.repeated
            ]
            for name, element in value.items():
                place = member(name, path)
                if values.is_storable(name):
                    self._collect(element, place, violations)
                else:
                    violations.append(Violation(NOT_PLAIN.code, NOT_PLAIN.message, place))
            violations += repeated


class ListRule(Rule[list[T]]):
    """A field of type `list`, whose items are kept as a column of their type would hold them."""

    def __init__(self, item: Rule[T], *, items: tuple[int, int | None] | None = None) -> None:
        self.item = item
        self._items = range_of(items)

    @property
    def refusal(self) -> Violation:
        return self.item.refusal

    def read(self, value: object) -> list[T]:
        if not isinstance(value, list):
            raise wrong_type(value, "an array")
        if wrong := self._wrong_count(len(value)):
            raise Refusal(*wrong)
        read: list[T] = []
        violations: list[Violation] = []
        for index, element in enumerate(value):
            try:
                read.append(self.item.read(element))
            except Refusal as refusal:
                violations += within(f"/{index}", refusal.violations)
        if violations:
            raise Refusal(*violations)
        return read

    def read_text(self, text: str) -> list[T] | None:
        item = self.item.read_text(text)
        return None if item is None else [item]

    def violations(self, value: list[T]) -> Sequence[Violation]:
        return self._wrong_count(len(value)) or [
            violation
            for index, item in enumerate(value)
            for violation in within(f"/{index}", self.item.violations(item))
        ]

    def sql(self, value: list[T]) -> SQLValue:
        return array(self.item.sql(item) for item in value)

    def value(self, sql: SQLValue) -> list[T] | None:
        elements = json.loads(sql) if isinstance(sql, str) else None
        if not isinstance(elements, list):
            return None
        read = [self.item.value(element) for element in elements]
        return None if None in read else [item for item in read if item is not None]

    def _wrong_count(self, count: int) -> list[Violation]:
        return [] if self._items is None else self._items.violations(count, "items", "item", "items")


class IdsRule(Rule[list[T]]):
    """The ids of a relation to many, as a set."""

    def __init__(self, item: Rule[T]) -> None:
        self.item = item

    @property
    def refusal(self) -> Violation:
        return self.item.refusal

    def read(self, value: object) -> list[T]:
        if not isinstance(value, list):
            raise wrong_type(value, "an array")
        read: dict[T, None] = {}
        violations: list[Violation] = []
        for index, element in enumerate(value):
            try:
                id = self.item.read(element)
            except Refusal as refusal:
                violations += within(f"/{index}", refusal.violations)
                continue
            if id in read:
                violations.append(Violation("items", "must not be there twice", f"/{index}"))
            read[id] = None
        if violations:
            raise Refusal(*violations)
        return list(read)

    def read_text(self, text: str) -> list[T] | None:
        return None

    def sql(self, value: list[T]) -> SQLValue:
        return array(self.item.sql(item) for item in value)

    def value(self, sql: SQLValue) -> list[T] | None:
        return None
