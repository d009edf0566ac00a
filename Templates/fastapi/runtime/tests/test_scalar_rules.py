"""What ids, cases, flags, bytes and times must keep to."""

from enum import StrEnum
from typing import Any

import pytest

from service_runtime import rules
from service_runtime.rules import Rule
from tests.rule_codes import codes


class Colour(StrEnum):
    RED = "red"
    DEEP_BLUE = "deepBlue"


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (rules.BooleanRule(), "true", []),
        (rules.BooleanRule(), "1", ["type"]),
        (rules.UUIDRule(), '"018F2F6E-7B2C-7000-8000-000000000000"', []),
        (rules.UUIDRule(), '"018F2F6E7B2C70008000000000000000"', ["format"]),
        (rules.EnumRule(Colour), '"deepBlue"', []),
        (rules.EnumRule(Colour), '"deep_blue"', ["enum"]),
        (rules.EnumRule(Colour), "1", ["type"]),
        (rules.BytesRule(length=(1, 2)), '"AQI="', []),
        (rules.BytesRule(length=(1, 2)), '"AQID"', ["length"]),
        (rules.DateRule(), '"2026-02-30"', ["format"]),
        (rules.TimestampRule(), '"2026-01-31T12:00:60Z"', ["format"]),
        (rules.DurationRule(), '"P99999999999999999999D"', ["max"]),
    ],
)
def test_a_value_keeps_to_its_form(rule: Rule[Any], text: str, expected: list[str]) -> None:
    assert codes(rule, text) == expected


def test_a_query_says_true_or_false_in_one_way() -> None:
    assert rules.BooleanRule().read_text("true") is True
    assert rules.BooleanRule().read_text("True") is None


def test_a_column_holds_what_could_be_a_value() -> None:
    assert rules.UUIDRule().value("018F2F6E-7B2C-7000-8000-000000000000") is None
    assert rules.IntegerRule().value(2**40) is None
    assert rules.TimestampRule().value(10**18) is None
