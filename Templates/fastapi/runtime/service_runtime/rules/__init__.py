"""What values must keep to, one rule for each type of field.

A rule reads a value from a body, from a query or from code. It is an annotation as well: a member declared as
`Annotated[str, TextRule(length=(1, 120))]` is read by its rule, and what is wrong carries the codes of the API.
"""

from service_runtime.rules.numbers import DecimalRule, FloatRule, IntegerRule, LongDecimalRule
from service_runtime.rules.record import Constant, RecordCheck
from service_runtime.rules.rule import Refusal, Rule, SQLValue, Violation, array
from service_runtime.rules.scalars import BooleanRule, BytesRule, EnumRule, UUIDRule
from service_runtime.rules.structures import IdsRule, JSONRule, ListRule
from service_runtime.rules.text import EmailRule, SlugRule, TextRule, URLRule
from service_runtime.rules.times import DateRule, DurationRule, TimestampRule

__all__ = [
    "BooleanRule",
    "BytesRule",
    "Constant",
    "DateRule",
    "DecimalRule",
    "DurationRule",
    "EmailRule",
    "EnumRule",
    "FloatRule",
    "IdsRule",
    "IntegerRule",
    "JSONRule",
    "ListRule",
    "LongDecimalRule",
    "RecordCheck",
    "Refusal",
    "Rule",
    "SQLValue",
    "SlugRule",
    "TextRule",
    "TimestampRule",
    "URLRule",
    "UUIDRule",
    "Violation",
    "array",
]
