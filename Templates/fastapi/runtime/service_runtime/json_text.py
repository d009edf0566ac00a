"""JSON as the wire has it: read strictly, with numbers as they are written, and written compactly."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from json import encoder
from typing import Any, TypeAlias

DEPTH_LIMIT = 64


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written, so that nothing is lost before somebody knows what it stands for."""

    text: str


class Object(dict[str, Any]):
    """The members of an object; of members with one name the first."""

    repeated: Sequence[tuple[int, str]] = ()
    """Places and names of the members that repeat a name."""
    places: dict[str, int] | None = None
    """Where each member stands, if that is not simply its place in the dictionary."""

    # Objects come back in the order that they were sent in, so those of another order are others.
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Object) and list(self.items()) == list(other.items())

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None


Json: TypeAlias = bool | Number | str | list["Json"] | Object | None
"""What a text of JSON says."""


def parse(data: bytes) -> Json:
    """Reads a text of JSON.

    Raises `ValueError` for what is none by RFC 8259, is not UTF-8, or lies deeper than `DEPTH_LIMIT`.
    """
    text = data.decode("utf-8")
    try:
        value: Json = _decoder.decode(text)
    except RecursionError:
        raise ValueError("it lies too deep") from None
    if text.count("[") + text.count("{") > DEPTH_LIMIT and _depth(value) > DEPTH_LIMIT:
        raise ValueError(f"objects and arrays lie more than {DEPTH_LIMIT} deep")
    return value


def _object(pairs: list[tuple[str, Json]]) -> Object:
    members = Object(pairs)
    if len(members) == len(pairs):
        return members
    members = Object()
    repeated = []
    places: dict[str, int] = {}
    for place, (name, value) in enumerate(pairs):
        if name in places:
            repeated.append((place, name))
        else:
            members[name] = value
            places[name] = place
    members.repeated = repeated
    members.places = places
    return members


def _refuse_constant(text: str) -> Json:
    raise ValueError(f"{text} is no number")


def _depth(value: Json) -> int:
    depth = 0
    level: list[Json] = [value]
    while level := [child for parent in level for child in _children(parent)]:
        depth += 1
    return depth


def _children(value: Json) -> Iterator[Json]:
    if isinstance(value, Object):
        yield from value.values() or (None,)
    elif isinstance(value, list):
        yield from value or (None,)


_decoder = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_float=Number,
    parse_int=Number,
    parse_constant=_refuse_constant,
)


class _Raw(str):
    """A text that is JSON already."""

    __slots__ = ()


def _default(value: object) -> object:
    if isinstance(value, Number):
        return _Raw(value.text)
    raise TypeError(f"{type(value).__name__} is no JSON")


def _string(text: str) -> str:
    return str(text) if isinstance(text, _Raw) else encoder.encode_basestring(text)


_plain = json.JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":")).encode


class _NumberEncoder(json.JSONEncoder):
    """Writes numbers as they were read; slower, since the encoder has to ask about every text."""

    def iterencode(self, o: Any, _one_shot: bool = False) -> Iterator[str]:
        make: Any = encoder.c_make_encoder  # type: ignore[attr-defined]
        chunks: Iterator[str] = make(None, _default, _string, None, ":", ",", False, False, False)(o, 0)
        return chunks


_exact = _NumberEncoder(ensure_ascii=False, check_circular=False)


def text(document: Any) -> str:
    """A value as compact JSON."""
    try:
        return _plain(document)
    except TypeError:
        return "".join(_exact.iterencode(document))


def encode(document: Any) -> bytes:
    """A value as the bytes of compact JSON."""
    # Half of a surrogate pair can only come from what a client sent, and is shown to it as a question mark.
    return text(document).encode("utf-8", "replace")


def of(text: str) -> Json:
    """A value of JSON in code, or in a column."""
    return parse(text.encode())


def stored(text: str) -> list[Any]:
    """The array of JSON in a column, its numbers as the language has them."""
    items: list[Any] = json.loads(text)
    return items


def kind(value: Json) -> str:
    """What a value is called in an answer."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, Number):
        return "a number"
    if isinstance(value, str):
        return "a string"
    return "an array" if isinstance(value, list) else "an object"
