"""What values that hold others must keep to."""

from typing import Any

import pytest

from service_runtime import rules
from service_runtime.rules import Rule
from tests.rule_codes import codes


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (rules.JSONRule(), "null", ["null"]),
        (rules.JSONRule(), '{"a": [1, "\\u0000"], "a": 2}', ["/a/1 format", "/a format"]),
        (rules.ListRule(rules.TextRule(length=(1, 2)), items=(1, 3)), "[]", ["items"]),
        (rules.ListRule(rules.TextRule(length=(1, 2)), items=(1, 3)), '["a", "", 1]', ["/1 length", "/2 type"]),
        (rules.IdsRule(rules.IntegerRule(53)), "[1, 2, 1]", ["/2 items"]),
        (rules.IdsRule(rules.IntegerRule(53)), "{}", ["type"]),
    ],
)
def test_what_is_wrong_inside_is_told_by_its_place(rule: Rule[Any], text: str, expected: list[str]) -> None:
    assert codes(rule, text) == expected


def test_a_column_holds_a_list_of_items() -> None:
    assert rules.ListRule(rules.IntegerRule()).value("[1,2]") == [1, 2]
    assert rules.ListRule(rules.IntegerRule()).value('["1"]') is None
