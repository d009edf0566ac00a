"""Least and most: of values, and of how many there are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from service_runtime.rules.rule import Violation

N = TypeVar("N", int, float, date, datetime)


def bounds_violations(value: N, least: N | None, most: N | None, text: Callable[[N], str] = str) -> list[Violation]:
    violations = []
    if least is not None and value < least:
        violations.append(Violation("min", f"must be at least {text(least)}"))
    if most is not None and value > most:
        violations.append(Violation("max", f"must be at most {text(most)}"))
    return violations


@dataclass(frozen=True)
class Range:
    """How many of something there may be, both ends included; without an upper end any number from the lower one on."""

    least: int
    most: int | None

    def violations(self, count: int, code: str, one: str, many: str) -> list[Violation]:
        if self.least <= count and (self.most is None or count <= self.most):
            return []
        return [Violation(code, f"must have {self._words(one, many)}")]

    def _words(self, one: str, many: str) -> str:
        def counted(count: int) -> str:
            return f"{count} {one if count == 1 else many}"

        if self.least == self.most:
            return f"exactly {counted(self.least)}"
        if self.most is None:
            return f"at least {counted(self.least)}"
        if self.least == 0:
            return f"at most {counted(self.most)}"
        return f"{self.least} to {counted(self.most)}"


def range_of(bounds: tuple[int, int | None] | None) -> Range | None:
    return None if bounds is None else Range(*bounds)
