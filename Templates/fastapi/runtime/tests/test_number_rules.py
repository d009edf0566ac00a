"""What numbers must keep to."""

from decimal import Decimal
from typing import Any

import pytest

from service_runtime import json_text, rules
from service_runtime.rules import Rule
from tests.rule_codes import codes


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (rules.IntegerRule(), "1.0", []),
        (rules.IntegerRule(), "1e2", []),
        (rules.IntegerRule(), "1.5", ["type"]),
        (rules.IntegerRule(), "true", ["type"]),
        (rules.IntegerRule(), '"1"', ["type"]),
        (rules.IntegerRule(), "2147483647", []),
        (rules.IntegerRule(), "2147483648", ["max"]),
        (rules.IntegerRule(), "-2147483649", ["min"]),
        (rules.IntegerRule(), "1e999999999999", ["max"]),
        (rules.IntegerRule(), "-1e999999999999", ["min"]),
        (rules.IntegerRule(53), "9007199254740991", []),
        (rules.IntegerRule(53), "9007199254740992", ["max"]),
        (rules.IntegerRule(min=1, max=5), "0", ["min"]),
        (rules.FloatRule(), "1e400", ["max"]),
        (rules.FloatRule(), "-1e400", ["min"]),
        (rules.FloatRule(), "1", []),
        (rules.FloatRule(), "true", ["type"]),
        (rules.DecimalRule(4, 2), '"12.50"', []),
        (rules.DecimalRule(4, 2), "12.5", []),
        (rules.DecimalRule(4, 2), "0.1", []),
        (rules.DecimalRule(4, 2), '"12.505"', ["scale"]),
        (rules.DecimalRule(4, 2), '"100.00"', ["max"]),
        (rules.DecimalRule(4, 2), '"-100"', ["min"]),
        (rules.DecimalRule(4, 2), '"99.995"', ["scale", "max"]),
        (rules.DecimalRule(4, 2), '"1e1"', ["format"]),
        (rules.DecimalRule(4, 2), '"+1"', ["format"]),
        (rules.DecimalRule(4, 2), "true", ["type"]),
        (rules.DecimalRule(4, 2, min=Decimal("0.00")), '"-0.001"', ["scale", "min"]),
        (rules.LongDecimalRule(38, 20), '"' + "9" * 18 + "." + "9" * 20 + '"', []),
        (rules.LongDecimalRule(38, 20), '"1' + "0" * 18 + '"', ["max"]),
    ],
)
def test_a_number_keeps_to_its_bounds_and_places(rule: Rule[Any], text: str, expected: list[str]) -> None:
    assert codes(rule, text) == expected


def test_a_zero_below_zero_is_zero() -> None:
    assert str(rules.FloatRule().read(json_text.of("-0.0"))) == "0.0"
    assert str(rules.FloatRule().read_text("-0.0")) == "0.0"


def test_a_query_reads_by_type_alone() -> None:
    assert rules.IntegerRule(min=5).read_text("1") == 1
    assert rules.IntegerRule().read_text("1.5") is None
    assert rules.IntegerRule().read_text("2147483648") is None
    assert rules.DecimalRule(4, 2).read_text("1234.50") == Decimal("1234.50")
    assert rules.DecimalRule(4, 2).read_text("0.001") is None
