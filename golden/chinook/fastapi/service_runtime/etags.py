"""What tells one state of a record from others, and requests that depend on it (RFC 9110, sections 8.8.3 and 13)."""

import re
from collections.abc import Callable
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Request

from service_runtime import errors
from service_runtime.rules import SQLValue

_ITEM = re.compile(r'[ \t]*(?:(W/)?"([\x21\x23-\x7e\x80-\xff]*)"[ \t]*(?=,|$)|[^,]*)')
_GZIPPED = "-gzip"


def entity_tag(version: int, *others: SQLValue) -> str:
    """The tag of a record by the count of its changes.

    `others` are values that may change without being counted, such as keys that a delete elsewhere clears.
    """
    # Encoded, since a tag holds no spaces, quotes or letters beyond ASCII.
    parts = ["" if value is None else quote(str(value), safe="") for value in others]
    return f'"{".".join([str(version), *parts])}"'


def compressed(tag: str) -> str:
    """The tag of the same state's representation in gzip, which is another one."""
    return f'{tag[:-1]}{_GZIPPED}"' if tag.startswith('"') and len(tag) > 1 else tag


class _Condition:
    """The value of `If-Match` or `If-None-Match`; what cannot be read matches nothing."""

    def __init__(self, text: str) -> None:
        self._is_any = text.strip(" \t") == "*"
        self._items = [(bool(found[1]), f'"{found[2]}"') for found in _ITEM.finditer(text) if found[2] is not None]

    def matches_strongly(self, is_current: Callable[[str], bool]) -> bool:
        return self._is_any or any(is_current(tag) for is_weak, tag in self._items if not is_weak)

    def matches_weakly(self, is_current: Callable[[str], bool]) -> bool:
        return self._is_any or any(is_current(tag) for _, tag in self._items)


class Precondition:
    """What a request takes to be true of the record that it is about."""

    def __init__(self, if_match: str | None = None, if_none_match: str | None = None) -> None:
        self._match = None if if_match is None else _Condition(if_match)
        self._none_match = None if if_none_match is None else _Condition(if_none_match)

    def check(self, current: str) -> None:
        """Holds the tag of a record that is about to be changed against the request. Raises 412 `stale`."""

        def is_current(tag: str) -> bool:
            # However the state that the client has read was coded, it is this one.
            return tag.removesuffix(f'{_GZIPPED}"').rstrip('"') == current.rstrip('"')

        if self._match is not None and not self._match.matches_strongly(is_current):
            raise errors.stale()
        if self._none_match is not None and self._none_match.matches_weakly(is_current):
            raise errors.stale()

    def of_answer(self, tag: str) -> int:
        """What becomes of an answer with a tag: 412, 304, or 200."""
        if self._match is not None and not self._match.matches_strongly(tag.__eq__):
            return 412
        if self._none_match is not None and self._none_match.matches_weakly(tag.__eq__):
            return 304
        return 200


UNCONDITIONAL = Precondition()


async def read_precondition(request: Request) -> Precondition:
    return Precondition(request.headers.get("if-match"), request.headers.get("if-none-match"))


PreconditionDep = Annotated[Precondition, Depends(read_precondition)]
"""What `If-Match` and `If-None-Match` say."""
