"""Rules of days, moments and durations."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from service_runtime import values
from service_runtime.rules.bounds import bounds_violations
from service_runtime.rules.rule import Refusal, Rule, SQLValue, Violation
from service_runtime.rules.text import plain_text


class DateRule(Rule[date]):
    """A field of type `date`."""

    def __init__(self, *, min: date | None = None, max: date | None = None) -> None:
        self._least, self._most = min, max

    @property
    def refusal(self) -> Violation:
        return Violation("format", "must be a day such as 2026-01-31")

    def read(self, value: object) -> date:
        if isinstance(value, date) and not isinstance(value, datetime):
            return self.checked(value)
        day = values.date_of(plain_text(value))
        if day is None:
            raise Refusal(self.refusal)
        return self.checked(day)

    def read_text(self, text: str) -> date | None:
        return values.date_of(text)

    def violations(self, value: date) -> Sequence[Violation]:
        return bounds_violations(value, self._least, self._most, date.isoformat)

    def sql(self, value: date) -> SQLValue:
        return value.isoformat()

    def value(self, sql: SQLValue) -> date | None:
        return values.date_of(sql) if isinstance(sql, str) else None


class TimestampRule(Rule[datetime]):
    """A field of type `datetime`, kept as milliseconds."""

    def __init__(self, *, min: datetime | None = None, max: datetime | None = None) -> None:
        self._least, self._most = min, max

    @property
    def refusal(self) -> Violation:
        return Violation("format", "must be an instant such as 2026-01-31T12:00:00Z")

    def read(self, value: object) -> datetime:
        if isinstance(value, datetime):
            return self.checked(value)
        moment = values.moment_of(plain_text(value))
        if moment is None:
            raise Refusal(self.refusal)
        return self.checked(moment)

    def read_text(self, text: str) -> datetime | None:
        return values.moment_of(text)

    def violations(self, value: datetime) -> Sequence[Violation]:
        return bounds_violations(value, self._least, self._most, values.moment_text)

    def sql(self, value: datetime) -> SQLValue:
        return values.milliseconds_of(value)

    def value(self, sql: SQLValue) -> datetime | None:
        if type(sql) is not int:
            return None
        try:
            return values.moment_at(sql)
        except OverflowError:
            return None


class DurationRule(Rule[timedelta]):
    """A field of type `duration`, kept as milliseconds."""

    def __init__(self, *, min: timedelta | None = None, max: timedelta | None = None) -> None:
        self._least = 0 if min is None else values.milliseconds_in(min)
        self._most = values.LONGEST_DURATION if max is None else values.milliseconds_in(max)

    @property
    def refusal(self) -> Violation:
        return Violation("format", "must be a length of time such as P1DT2H30M")

    def read(self, value: object) -> timedelta:
        if isinstance(value, timedelta):
            return self.checked(value)
        milliseconds = values.duration_milliseconds(plain_text(value))
        if milliseconds is None:
            raise Refusal(self.refusal)
        if violations := self._judged(milliseconds):
            raise Refusal(*violations)
        return values.duration_of(milliseconds)

    def read_text(self, text: str) -> timedelta | None:
        milliseconds = values.duration_milliseconds(text)
        return None if milliseconds is None else self.value(milliseconds)

    def violations(self, value: timedelta) -> Sequence[Violation]:
        return self._judged(values.milliseconds_in(value))

    def sql(self, value: timedelta) -> SQLValue:
        return values.milliseconds_in(value)

    def value(self, sql: SQLValue) -> timedelta | None:
        is_duration = type(sql) is int and 0 <= sql <= values.LONGEST_DURATION
        return values.duration_of(sql) if is_duration and isinstance(sql, int) else None

    def _judged(self, milliseconds: int) -> list[Violation]:
        return bounds_violations(milliseconds, self._least, self._most, self._text)

    @staticmethod
    def _text(milliseconds: int) -> str:
        return values.duration_text(values.duration_of(milliseconds))
