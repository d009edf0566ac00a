"""The query of a request: its parameters, and which members and records it asks for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote_to_bytes

from service_runtime import errors, values
from service_runtime.errors import ErrorDetail

_HEX = frozenset("0123456789abcdefABCDEF")


def unquote(text: str, *, plus_is_space: bool = False) -> str | None:
    """What the escapes of a text stand for; nothing when one is broken or they are not UTF-8."""
    if plus_is_space:
        text = text.replace("+", " ")
    if "%" not in text:
        return text
    pieces = text.split("%")
    if not all(len(piece) >= 2 and piece[0] in _HEX and piece[1] in _HEX for piece in pieces[1:]):
        return None
    try:
        return unquote_to_bytes(text).decode("utf-8")
    except UnicodeDecodeError:
        return None


@dataclass(frozen=True, slots=True)
class Parameter:
    """One `name=value`; without a value when an escape is broken or the bytes are not UTF-8."""

    name: str
    value: str | None
    raw_value: str


def parameters(query: bytes) -> list[Parameter]:
    """The part of a URL behind `?`, as forms write it, in the order sent."""
    found = []
    for pair in query.decode("utf-8", "surrogateescape").split("&"):
        if not pair:
            continue
        raw_name, _, raw_value = pair.partition("=")
        name = unquote(raw_name, plus_is_space=True)
        value = None if name is None else unquote(raw_value, plus_is_space=True)
        found.append(Parameter(raw_name if name is None else name, value, raw_value))
    return found


# MARK: Selection


@dataclass(frozen=True, slots=True)
class FieldSelection:
    """Which members of a record are shown: all, or some and `id`."""

    names: frozenset[str] | None = None

    def document(self, head: dict[str, Any], relations: Mapping[str, Any], tail: Mapping[str, Any]) -> dict[str, Any]:
        """The members that are asked for; what the record is shown with stands before its times."""
        if self.names is None:
            head.update(relations)
            head.update(tail)
            return head
        kept = {name: value for name, value in head.items() if name in self.names}
        kept.update(relations)
        kept.update((name, value) for name, value in tail.items() if name in self.names)
        return kept

    @staticmethod
    def of(names: Iterable[str], keys: Collection[str]) -> "FieldSelection":
        return FieldSelection(frozenset(names).union(keys))


ALL = FieldSelection()
NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SelectionDefinition:
    """What records of a resource can be narrowed to and extended by.

    `includes` has the paths of relations that can be included, each of two behind the one that it begins with, and the
    definition of the records that it leads to.
    """

    fields: Sequence[str]
    keys: Sequence[str] = ("id",)
    includes: Mapping[str, "SelectionDefinition"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordSelection:
    """What a request asks of the records it gets: which members, and which records beside them."""

    fields: FieldSelection = ALL
    included: Mapping[str, FieldSelection] = field(default_factory=dict)

    def includes(self, path: str) -> bool:
        return path in self.included

    def fields_of(self, path: str) -> FieldSelection:
        """The members of the records that a path leads to."""
        return self.included.get(path, ALL)

    def within(self, path: str) -> "RecordSelection":
        """What is asked of the records that a path leads to: their members, and what is included behind them."""
        start = f"{path}."
        inner = {name[len(start) :]: fields for name, fields in self.included.items() if name.startswith(start)}
        return RecordSelection(self.fields_of(path), inner)

    @staticmethod
    def read(query: bytes, definition: SelectionDefinition) -> "RecordSelection":
        """Reads `fields`, `fields[…]` and `include`; anything else is refused, and everything wrong at once."""
        if not query:
            return _EVERYTHING
        reader = QueryReader(definition)
        for parameter in reader.each(query):
            if not reader.read_selection(parameter):
                reader.unknown(parameter)
        selection = reader.selection()
        reader.finish()
        return selection


_EVERYTHING = RecordSelection()


class QueryReader:
    """Goes through the parameters of a query once and collects everything that is wrong with them, in their order."""

    def __init__(self, definition: SelectionDefinition) -> None:
        self._definition = definition
        self._position = 0
        self._failures: list[tuple[int, ErrorDetail]] = []
        self._fields: list[str] | None = None
        self._included: dict[str, FieldSelection] = {}
        # With the place of its parameter, since whether the path is included is known only at the end.
        self._narrowed: list[tuple[str, FieldSelection, int, str]] = []

    def each(self, query: bytes) -> Iterable[Parameter]:
        """The parameters that can be read at all, each the first time."""
        seen: set[str] = set()
        for parameter in parameters(query):
            self._position += 1
            name = parameter.name
            if parameter.value is None or not values.is_storable(parameter.value) or not values.is_storable(name):
                self.fail(name, "format", "must be UTF-8 without U+0000, its escapes whole")
                continue
            # A filter without an operator is one by `eq`.
            full = f"{name}[eq]" if name.startswith("filter[") and name.count("[") == 1 else name
            if full in seen:
                self.fail(name, "format", "must be given once")
                continue
            seen.add(full)
            yield parameter

    def unknown(self, parameter: Parameter) -> None:
        self.fail(parameter.name, "unknown", "is not known here")

    def fail(self, name: str, code: str, message: str) -> None:
        self._fail(self._position, name, code, message)

    def _fail(self, position: int, name: str, code: str, message: str) -> None:
        self._failures.append((position, ErrorDetail(name, code, message, is_parameter=True)))

    def names(self, parameter: Parameter) -> list[str]:
        """The names of a list such as `title,price`; none when it is refused."""
        names = (parameter.value or "").split(",")
        if "" in names:
            self.fail(parameter.name, "format", "must be names divided by commas")
            return []
        return names

    def read_selection(self, parameter: Parameter) -> bool:
        """Reads a parameter that selects or includes; false when it is none of those."""
        name = parameter.name
        includes = self._definition.includes
        if name == "fields":
            self._fields = self._read_fields(parameter, self._definition)
            return True
        if name == "include" and includes:
            for path in self.names(parameter):
                if path not in includes:
                    self.fail(name, "unknown", f"cannot include '{path}'; can include {', '.join(includes)}")
                    continue
                self._included[path.partition(".")[0]] = ALL
                self._included[path] = ALL
            return True
        path = name[len("fields[") : -1] if name.startswith("fields[") and name.endswith("]") else ""
        if path not in includes:
            return False
        names = FieldSelection.of(self._read_fields(parameter, includes[path]), includes[path].keys)
        self._narrowed.append((path, names, self._position, name))
        return True

    def selection(self, view: FieldSelection = ALL) -> RecordSelection:
        """What was selected, once every parameter has been read; the view is what records have unless it is said."""
        for path, names, position, name in self._narrowed:
            if path not in self._included:
                self._fail(position, name, "unknown", "is not included")
            self._included[path] = names
        fields = view if self._fields is None else FieldSelection.of(self._fields, self._definition.keys)
        return RecordSelection(fields, self._included)

    def finish(self) -> None:
        """Raises the refusal when anything was wrong."""
        if self._failures:
            self._failures.sort(key=lambda failure: failure[0])
            raise errors.invalid_parameters([detail for _, detail in self._failures])

    def _read_fields(self, parameter: Parameter, definition: SelectionDefinition) -> list[str]:
        names = self.names(parameter)
        for name in names:
            if name not in definition.fields:
                known = ", ".join(definition.fields)
                self.fail(parameter.name, "unknown", f"'{name}' is not a field; there are {known}")
        return names
