"""Lists: filters, sorts and pages, joined from compiled pieces of SQL."""

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from service_runtime import errors, values
from service_runtime.query import (
    ALL,
    FieldSelection,
    Parameter,
    QueryReader,
    RecordSelection,
    SelectionDefinition,
    unquote,
)
from service_runtime.rules import BooleanRule, IntegerRule, Refusal, Rule, SQLValue, Violation, array
from service_runtime.scopes import EVERYTHING, PolicyScope

R = TypeVar("R")

_BOOLEAN = BooleanRule()


# MARK: What a list can be asked


@dataclass(frozen=True)
class Filter:
    """What one member can be compared by: conditions by their operators, each of which binds the value once or more."""

    member: str
    rule: Rule[Any]
    conditions: Mapping[str, str]
    is_null: str | None = None
    is_not_null: str | None = None

    def condition(self, operator: str, parameter: Parameter) -> tuple[str, list[SQLValue]]:
        """The condition that a parameter stands for and its values. Raises `Refusal` for one that cannot be read."""
        if operator == "is_null":
            wanted = _BOOLEAN.read_text(parameter.value or "")
            if wanted is None or self.is_null is None or self.is_not_null is None:
                raise Refusal(_BOOLEAN.refusal)
            return (self.is_null if wanted else self.is_not_null), []
        sql = self.conditions[operator]
        if operator == "in":
            # Commas divide before escapes are decoded, so that `%2C` is a comma within a value.
            pieces = [unquote(piece, plus_is_space=True) for piece in parameter.raw_value.split(",")]
            bound: SQLValue = array([self._value(piece) for piece in pieces])
        else:
            bound = self._value(parameter.value)
        return sql, [bound] * sql.count("?")

    def operators(self) -> list[str]:
        return [*self.conditions, *(["is_null"] if self.is_null is not None else [])]

    def _value(self, text: str | None) -> SQLValue:
        value = None if text is None else self.rule.read_text(text)
        if value is None:
            raise Refusal(self.rule.refusal)
        return self.rule.sql(value)


@dataclass(frozen=True)
class Direction:
    """The SQL of ordering by one member in one direction.

    `after` is what comes behind a value, `bound` what comes at or behind one; only where it is never null.
    """

    order: str
    comparison: str
    after: str
    bound: str | None = None


@dataclass(frozen=True)
class Sort(Generic[R]):
    """A member that records can be ordered by; nulls are last in both directions.

    `equal` is what has the same value, `equal_null` what has none; only where there may be none.
    """

    member: str
    column: str
    equal: str
    ascending: Direction
    descending: Direction
    rule: Rule[Any]
    value: Callable[[R], Any]
    equal_null: str | None = None

    def bound(self, record: R) -> SQLValue:
        """What the record is ordered by."""
        value = self.value(record)
        return None if value is None else self.rule.sql(value)

    def accepts(self, sql: SQLValue) -> bool:
        """Whether a record could be ordered by this."""
        return self.equal_null is not None if sql is None else self.rule.value(sql) is not None


@dataclass(frozen=True)
class Scope:
    """What narrows a list to the records of another one."""

    condition: str
    values: Sequence[SQLValue]


@dataclass(frozen=True)
class ListDefinition(Generic[R]):
    """What the lists of a resource begin with, and what they can be asked."""

    base: str
    identifiers: Sequence[Sort[R]]
    default_limit: int
    maximum_limit: int
    selection: SelectionDefinition
    filters: Sequence[Filter] = ()
    sorts: Sequence[Sort[R]] = ()
    condition: str | None = None
    view: FieldSelection = ALL
    by_parameter: dict[str, tuple[Filter, str]] = field(init=False)
    by_member: dict[str, Sort[R]] = field(init=False)

    def __post_init__(self) -> None:
        by_parameter = {
            f"filter[{filter.member}][{operator}]": (filter, operator)
            for filter in self.filters
            for operator in filter.operators()
        }
        for filter in self.filters:
            if "eq" in filter.conditions:
                by_parameter[f"filter[{filter.member}]"] = (filter, "eq")
        object.__setattr__(self, "by_parameter", by_parameter)
        object.__setattr__(self, "by_member", {sort.member: sort for sort in self.sorts})


# MARK: What a request asks


@dataclass(frozen=True)
class _Key(Generic[R]):
    sort: Sort[R]
    is_descending: bool

    @property
    def direction(self) -> Direction:
        return self.sort.descending if self.is_descending else self.sort.ascending


@dataclass(frozen=True)
class Page(Generic[R]):
    """Some records of a list, and where the next ones begin."""

    records: Sequence[R]
    limit: int
    next: str | None


class ListQuery(Generic[R]):
    """What a request asks of a list. Raises `ServiceError` that names everything wrong with it at once."""

    def __init__(self, query: bytes, definition: ListDefinition[R], scope: Scope | None = None) -> None:
        self._definition = definition
        self._scope = scope
        self.limit = definition.default_limit
        self._conditions: list[tuple[str, str, list[SQLValue]]] = []
        keys: list[_Key[R]] = []
        cursor: str | None = None
        reader = QueryReader(definition.selection)
        for parameter in reader.each(query) if query else ():
            match parameter.name:
                case "limit":
                    self._read_limit(reader, parameter)
                case "sort":
                    keys = self._read_keys(reader, parameter)
                case "cursor":
                    cursor = parameter.value
                case _:
                    self._read_other(reader, parameter)
        self.selection: RecordSelection = reader.selection(definition.view)
        reader.finish()
        self._keys = self._total(keys)
        self._position: Sequence[SQLValue] | None = None
        if cursor is not None:
            self._position = self._read_cursor(cursor)

    def statement(self, visible: PolicyScope = EVERYTHING) -> tuple[str, list[SQLValue]]:
        """The SQL of the page and one record more, of those that may be seen, and what it binds."""
        conditions = [] if self._definition.condition is None else [self._definition.condition]
        bound: list[SQLValue] = []
        if visible.condition is not None:
            conditions.append(f"({visible.condition})")
            bound += visible.values
        if self._scope is not None:
            conditions.append(self._scope.condition)
            bound += self._scope.values
        for _, condition, values_ in self._conditions:
            conditions.append(condition)
            bound += values_
        if self._position is not None:
            condition, values_ = self._keyset(self._position)
            conditions.append(condition)
            bound += values_
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        order = ", ".join(key.direction.order for key in self._keys)
        return f"{self._definition.base}{where} ORDER BY {order} LIMIT ?", [*bound, self.limit + 1]

    def page(self, found: Sequence[R]) -> Page[R]:
        """The page of what the statement has found."""
        if len(found) <= self.limit:
            return Page(found, self.limit, None)
        records = found[: self.limit]
        position = [key.sort.bound(records[-1]) for key in self._keys]
        return Page(records, self.limit, self._cursor(position))

    # MARK: Reading

    def _read_limit(self, reader: QueryReader, parameter: Parameter) -> None:
        number = values.exact(parameter.value or "")
        if number is None or not number.is_integral:
            reader.fail(parameter.name, "type", "must be an integer")
            return
        try:
            self.limit = IntegerRule(min=1, max=self._definition.maximum_limit).read(number.scaled(0)[0])
        except Refusal as refusal:
            _fail(reader, parameter, refusal.violations)

    def _read_keys(self, reader: QueryReader, parameter: Parameter) -> list[_Key[R]]:
        keys: list[_Key[R]] = []
        known = self._definition.by_member
        for name in reader.names(parameter):
            member = name.removeprefix("-")
            if member not in known:
                help = f"can sort by {', '.join(known)}" if known else "there is nothing to sort by"
                reader.fail(parameter.name, "unknown", f"cannot sort by '{member}'; {help}")
            elif any(key.sort.member == member for key in keys):
                reader.fail(parameter.name, "format", f"must name '{member}' once")
            else:
                keys.append(_Key(known[member], name.startswith("-")))
        return keys

    def _read_other(self, reader: QueryReader, parameter: Parameter) -> None:
        found = self._definition.by_parameter.get(parameter.name)
        if found is None:
            if not reader.read_selection(parameter):
                reader.unknown(parameter)
            return
        filter, operator = found
        try:
            condition, bound = filter.condition(operator, parameter)
        except Refusal as refusal:
            _fail(reader, parameter, refusal.violations)
        else:
            self._conditions.append((f"{filter.member} {operator}", condition, bound))

    def _total(self, keys: list[_Key[R]]) -> list[_Key[R]]:
        """The keys up to where they tell all records apart; the identifiers settle the rest."""
        missing = list(self._definition.identifiers)
        for count, key in enumerate(keys, start=1):
            missing = [identifier for identifier in missing if identifier.member != key.sort.member]
            if not missing:
                return keys[:count]
        is_descending = keys[-1].is_descending if keys else False
        return keys + [_Key(identifier, is_descending) for identifier in missing]

    # MARK: Pages

    def _keyset(self, position: Sequence[SQLValue]) -> tuple[str, list[SQLValue]]:
        first = self._keys[0]
        if all(key.sort.equal_null is None and key.is_descending == first.is_descending for key in self._keys):
            columns = ", ".join(key.sort.column for key in self._keys)
            places = ", ".join("?" for _ in self._keys)
            return f"({columns}) {first.direction.comparison} ({places})", list(position)
        condition, bound = self._after(0, position)
        if first.direction.bound is None or position[0] is None:
            return condition, bound
        # It changes nothing, but lets an index find the place.
        return f"{first.direction.bound} AND {condition}", [position[0], *bound]

    def _after(self, index: int, position: Sequence[SQLValue]) -> tuple[str, list[SQLValue]]:
        key, value = self._keys[index], position[index]
        if index == len(self._keys) - 1:
            return key.direction.after, [value]
        rest, bound = self._after(index + 1, position)
        if value is None:
            # Nulls are last, so nothing of another value comes behind one.
            return f"({key.sort.equal_null} AND {rest})", bound
        return f"({key.direction.after} OR {key.sort.equal} AND {rest})", [value, value, *bound]

    def _cursor(self, position: Sequence[SQLValue]) -> str:
        data = json.dumps([self._digest(), *(_tagged(value) for value in position)], separators=(",", ":"))
        return base64.urlsafe_b64encode(data.encode()).decode().rstrip("=")

    def _read_cursor(self, text: str) -> list[SQLValue]:
        padded = text + "=" * (-len(text) % 4)
        try:
            # Only what would be written here is read: another spelling of a cursor is none.
            data = base64.b64decode(padded, altchars=b"-_", validate=True)
            if base64.urlsafe_b64encode(data).decode().rstrip("=") != text:
                raise errors.invalid_cursor()
            digest, *tagged = json.loads(data)
            position = [_untagged(value) for value in tagged]
        except (ValueError, TypeError, binascii.Error):
            raise errors.invalid_cursor() from None
        is_ours = digest == self._digest() and len(position) == len(self._keys)
        if not is_ours or not all(key.sort.accepts(value) for key, value in zip(self._keys, position, strict=True)):
            raise errors.invalid_cursor()
        return position

    def _digest(self) -> str:
        """What binds a cursor to the list, its filters and its order."""
        scope = None if self._scope is None else [self._scope.condition, *map(_tagged, self._scope.values)]
        keys = [f"{'-' if key.is_descending else '+'}{key.sort.member}" for key in self._keys]
        conditions = [[name, sql, *map(_tagged, bound)] for name, sql, bound in sorted(self._conditions, key=_name)]
        text = json.dumps([self._definition.base, scope, keys, conditions])
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()


def _name(condition: tuple[str, str, list[SQLValue]]) -> str:
    return condition[0]


def _fail(reader: QueryReader, parameter: Parameter, violations: Sequence[Violation]) -> None:
    for violation in violations:
        reader.fail(parameter.name, violation.code, violation.message)


def _tagged(value: SQLValue) -> Any:
    """A value for JSON, bytes apart from texts."""
    return [values.base64_text(value)] if isinstance(value, bytes) else value


def _untagged(value: Any) -> SQLValue:
    if isinstance(value, list):
        return values.bytes_of(value[0])
    if isinstance(value, str) and not values.is_storable(value):
        raise ValueError("half of a surrogate pair")
    if value is None or (isinstance(value, int | float | str) and not isinstance(value, bool)):
        return value
    raise TypeError(f"{value} stands in no column")
