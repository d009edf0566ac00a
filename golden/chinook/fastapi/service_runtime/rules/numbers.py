"""Rules of numbers."""

from collections.abc import Sequence
from decimal import Decimal

from service_runtime import values
from service_runtime.json_text import Number
from service_runtime.rules.bounds import bounds_violations
from service_runtime.rules.rule import Refusal, Rule, SQLValue, Violation, wrong_type


class IntegerRule(Rule[int]):
    """A field of type `int` or `int64`: of 32 bits, or of the 53 that all readers of JSON keep."""

    def __init__(self, bits: int = 32, *, min: int | None = None, max: int | None = None) -> None:
        self._width = bits
        self._most_of_type = 2**31 - 1 if bits == 32 else 2**53 - 1
        self._least_of_type = -(2**31) if bits == 32 else -self._most_of_type
        self._least = self._least_of_type if min is None else min
        self._most = self._most_of_type if max is None else max

    @property
    def refusal(self) -> Violation:
        return Violation("type", f"must be an integer of {self._width} bits")

    def read(self, value: object) -> int:
        if type(value) is int:
            return self.checked(value)
        number = values.exact(value.text) if isinstance(value, Number) else None
        if number is None:
            raise wrong_type(value, "an integer")
        if not number.is_integral:
            raise Refusal(Violation("type", "must be an integer"))
        return self.checked(number.scaled(0)[0])

    def read_text(self, text: str) -> int | None:
        number = values.exact(text)
        if number is None or not number.is_integral:
            return None
        return self.value(number.scaled(0)[0])

    def violations(self, value: int) -> Sequence[Violation]:
        if self._least <= value <= self._most:
            return ()
        return bounds_violations(value, self._least, self._most)

    def sql(self, value: int) -> SQLValue:
        return value

    def value(self, sql: SQLValue) -> int | None:
        return sql if type(sql) is int and self._least_of_type <= sql <= self._most_of_type else None


class FloatRule(Rule[float]):
    """A field of type `float`, which is finite."""

    LARGEST = 1.7976931348623157e308

    def __init__(self, *, min: float | None = None, max: float | None = None) -> None:
        self._least = -self.LARGEST if min is None else min
        self._most = self.LARGEST if max is None else max

    @property
    def refusal(self) -> Violation:
        return Violation("type", "must be a number")

    def read(self, value: object) -> float:
        if isinstance(value, float):
            return self.checked(value)
        if not isinstance(value, Number):
            raise wrong_type(value, "a number")
        # A zero below zero is stored as zero, so it is one from the start.
        return self.checked(float(value.text) + 0.0)

    def read_text(self, text: str) -> float | None:
        return self.value(float(text) + 0.0) if values.is_number(text) else None

    def violations(self, value: float) -> Sequence[Violation]:
        if value != value:
            return [self.refusal]
        return bounds_violations(value, self._least, self._most)

    def sql(self, value: float) -> SQLValue:
        return value

    def value(self, sql: SQLValue) -> float | None:
        return sql if isinstance(sql, float) and abs(sql) <= self.LARGEST else None


class DecimalRule(Rule[Decimal]):
    """A field of type `decimal(precision, scale)`, kept as the count of units of its last place."""

    def __init__(
        self,
        precision: int,
        scale: int,
        *,
        min: Decimal | None = None,
        max: Decimal | None = None,
    ) -> None:
        largest = 10**precision - 1
        self.scale = scale
        self._least = -largest if min is None else values.unscaled_of(min, scale)
        self._most = largest if max is None else values.unscaled_of(max, scale)

    @property
    def refusal(self) -> Violation:
        example = values.decimal_text(
            values.decimal_of(12 if self.scale == 0 else 125 * 10 ** (self.scale - 1), self.scale), self.scale
        )
        return Violation("format", f"must be a decimal such as {example}")

    def read(self, value: object) -> Decimal:
        if isinstance(value, Decimal):
            return self.checked(value)
        if isinstance(value, str):
            number = self._plain(value)
        elif isinstance(value, Number):
            number = self._shortest(value.text)
        else:
            raise wrong_type(value, "a decimal as a string or a number")
        if number is None:
            raise Refusal(self.refusal)
        if violations := self._judged(number):
            raise Refusal(*violations)
        return values.decimal_of(number.scaled(self.scale)[0], self.scale)

    def read_text(self, text: str) -> Decimal | None:
        number = self._plain(text)
        if number is None:
            return None
        lower, upper = number.scaled(self.scale)
        return values.decimal_of(lower, self.scale) if lower == upper and abs(lower) < 10**self._digits else None

    def violations(self, value: Decimal) -> Sequence[Violation]:
        number = values.exact(f"{value:f}")
        return [Violation("type", "must be a number")] if number is None else self._judged(number)

    def sql(self, value: Decimal) -> SQLValue:
        return values.unscaled_of(value, self.scale)

    def value(self, sql: SQLValue) -> Decimal | None:
        return values.decimal_of(sql, self.scale) if isinstance(sql, int) else None

    # What a column of 64 bits holds.
    _digits = 18

    @staticmethod
    def _plain(text: str) -> values.Exact | None:
        return None if "e" in text or "E" in text else values.exact(text)

    @staticmethod
    def _shortest(text: str) -> values.Exact | None:
        nearest = float(text)
        return values.exact(text if abs(nearest) == float("inf") else repr(nearest))

    def _judged(self, number: values.Exact) -> list[Violation]:
        lower, upper = number.scaled(self.scale)
        violations = []
        if lower != upper:
            places = "1 place" if self.scale == 1 else f"{self.scale} places"
            violations.append(Violation("scale", f"must have at most {places}"))
        # Between two steps, the lower one tells whether it is below `min`, the upper one whether it is above `max`.
        violations += bounds_violations(lower, self._least, None, self._text)
        violations += bounds_violations(upper, None, self._most, self._text)
        return violations

    def _text(self, unscaled: int) -> str:
        return values.decimal_text(values.decimal_of(unscaled, self.scale), self.scale)


class LongDecimalRule(DecimalRule):
    """A decimal of more digits than a column of 64 bits holds, kept as a text."""

    _digits = 38

    def sql(self, value: Decimal) -> SQLValue:
        values.unscaled_of(value, self.scale)
        return values.decimal_text(value, self.scale)

    def value(self, sql: SQLValue) -> Decimal | None:
        return self.read_text(sql) if isinstance(sql, str) else None
