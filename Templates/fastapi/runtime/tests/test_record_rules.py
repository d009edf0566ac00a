"""What a member keeps to that was fixed when the record was made."""

from types import SimpleNamespace
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from service_runtime.rules import Constant, TextRule

_RULE = TextRule(length=(1, 3))


def codes(*, nullable: bool, current: str | None, value: Any) -> list[str]:
    """What is wrong with a value that is sent for a member with another one."""
    adapter = TypeAdapter[Any](Annotated[str | None, Constant(_RULE, "code", nullable=nullable)])
    try:
        adapter.validate_python(value, context=SimpleNamespace(code=current))
    except ValidationError as error:
        return [violation.code for wrong in error.errors() for violation in wrong.get("ctx", {})["violations"]]
    return []


@pytest.mark.parametrize(
    ("nullable", "current", "value", "expected"),
    [
        (False, "abc", "abc", []),
        (False, "abc", "abd", ["immutable"]),
        (False, "abc", "abcd", ["length"]),
        (False, "abc", None, ["null"]),
        (True, "abc", None, ["immutable"]),
        (True, None, None, []),
        (True, None, "abc", ["immutable"]),
    ],
)
def test_a_constant_may_be_sent_as_it_is(nullable: bool, current: str | None, value: Any, expected: list[str]) -> None:
    assert codes(nullable=nullable, current=current, value=value) == expected
