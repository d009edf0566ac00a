"""Values as they stand in texts and columns."""

import base64
import binascii
import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

# MARK: Numbers

_NUMBER = re.compile(r"(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?", re.ASCII)
_BEYOND = 10**60
"""Stands for numbers that are larger than any column holds."""


def is_number(text: str) -> bool:
    """Whether a text is a number of JSON."""
    return _NUMBER.fullmatch(text) is not None


class Exact(NamedTuple):
    """A number as its digits and the power of ten that they count."""

    is_negative: bool
    digits: str
    exponent: int

    @property
    def is_integral(self) -> bool:
        return self.exponent >= 0

    def scaled(self, scale: int) -> tuple[int, int]:
        """The whole numbers of units of `10**-scale` below and above it, which are the same when it is one."""
        if not self.digits:
            return 0, 0
        shift = self.exponent + scale
        if len(self.digits) + shift > 50:
            # Its places count all the same.
            lower, upper = _BEYOND, _BEYOND + (shift < 0)
        elif shift >= 0:
            lower = upper = int(self.digits) * 10**shift
        else:
            kept = len(self.digits) + shift
            lower = int(self.digits[:kept]) if kept > 0 else 0
            upper = lower + 1
        return (-upper, -lower) if self.is_negative else (lower, upper)


def exact(text: str) -> Exact | None:
    """Reads a number of JSON, however long."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    sign, whole, fraction, power = found.groups(default="")
    digits = (whole + fraction).lstrip("0")
    if not digits:
        return Exact(False, "", 0)
    exponent = -len(fraction)
    if power:
        # More than nine digits are beyond everything.
        exponent += int(power) if len(power) < 11 else (-(10**9) if power.startswith("-") else 10**9)
    kept = digits.rstrip("0")
    return Exact(sign == "-", kept, exponent + len(digits) - len(kept))


def decimal_of(unscaled: int, scale: int) -> Decimal:
    """A decimal by the count of units of its last place."""
    return Decimal(f"{unscaled}E-{scale}")


def unscaled_of(value: Decimal, scale: int) -> int:
    """How many units of its last place a decimal is. Raises `ValueError` for one that has more places."""
    number = exact(f"{value:f}")
    lower, upper = (0, 1) if number is None else number.scaled(scale)
    if lower != upper:
        raise ValueError(f"{value} is not exact with {scale} places")
    return lower


def decimal_text(value: Decimal, scale: int) -> str:
    """A decimal with exactly so many places."""
    return f"{value:.{scale}f}"


# MARK: Times

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_MOMENT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?"
    r"(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))",
    re.ASCII,
)


def date_of(text: str) -> date | None:
    """Reads `YYYY-MM-DD`."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def moment_of(text: str) -> datetime | None:
    """Reads an RFC 3339 date-time with any offset; digits past the millisecond are dropped."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = map(int, found.group(1, 2, 3, 4, 5, 6))
    fraction, sign, hours, minutes = found.group(7, 8, 9, 10)
    milliseconds = int((fraction or "0")[:3].ljust(3, "0"))
    if sign and (int(hours) > 23 or int(minutes) > 59):
        return None
    try:
        local = datetime(year, month, day, hour, minute, second, milliseconds * 1000, tzinfo=UTC)
        if not sign:
            return local
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        return local + offset if sign == "-" else local - offset
    except (ValueError, OverflowError):
        return None


def moment(text: str) -> datetime:
    """A moment in code, as RFC 3339 has it."""
    return datetime.fromisoformat(text)


def moment_text(moment: datetime) -> str:
    """`2026-01-31T12:00:00.000Z`."""
    return f"{moment.isoformat(timespec='milliseconds')[:23]}Z"


def milliseconds_of(moment: datetime) -> int:
    """Milliseconds since 1970."""
    return (moment - EPOCH) // _MILLISECOND


def moment_at(milliseconds: int) -> datetime:
    """The moment so many milliseconds after 1970."""
    return EPOCH + timedelta(milliseconds=milliseconds)


_DURATION = re.compile(
    r"P(?:([0-9]+)D)?(T(?=[0-9])(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:\.([0-9]+))?S)?)?",
    re.ASCII,
)
LONGEST_DURATION = 8_639_999_999_999_999
"""In milliseconds."""


def duration_milliseconds(text: str) -> int | None:
    """Reads an ISO 8601 duration of days to seconds; digits past the millisecond are dropped."""
    found = _DURATION.fullmatch(text)
    if found is None or text == "P":
        return None
    # What is longer than the longest is that, however long it is.
    parts = [int(part) if len(part) < 20 else LONGEST_DURATION for part in found.group(1, 3, 4, 5) if part is not None]
    units = [
        unit
        for unit, part in zip((86_400_000, 3_600_000, 60_000, 1000), found.group(1, 3, 4, 5), strict=True)
        if part is not None
    ]
    fraction = int((found[6] or "0")[:3].ljust(3, "0"))
    return sum(unit * part for unit, part in zip(units, parts, strict=True)) + fraction


def duration_of(milliseconds: int) -> timedelta:
    return timedelta(milliseconds=milliseconds)


def milliseconds_in(duration: timedelta) -> int:
    return duration // _MILLISECOND


def duration_text(duration: timedelta) -> str:
    """`P1DT2H30M`."""
    rest = milliseconds_in(duration)
    if rest == 0:
        return "PT0S"
    sign, rest = ("-", -rest) if rest < 0 else ("", rest)
    days, rest = divmod(rest, 86_400_000)
    hours, rest = divmod(rest, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    seconds, rest = divmod(rest, 1000)
    time = f"{hours}H" if hours else ""
    time += f"{minutes}M" if minutes else ""
    if rest:
        time += f"{seconds}.{rest:03}".rstrip("0") + "S"
    elif seconds:
        time += f"{seconds}S"
    return f"{sign}P{f'{days}D' if days else ''}{f'T{time}' if time else ''}"


# MARK: Ids and bytes

_UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}", re.ASCII)


def uuid_of(text: str) -> UUID | None:
    """Reads exactly the form of 36 characters, in any case."""
    return UUID(text) if _UUID.fullmatch(text) else None


def bytes_of(text: str) -> bytes | None:
    """Reads base64 with padding (RFC 4648) as it would be written here."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64_text(data) == text else None


def base64_bytes(text: str) -> bytes:
    """The bytes of base64 in code."""
    return base64.b64decode(text)


def base64_text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def is_storable(text: str) -> bool:
    """Whether a text has neither U+0000 nor half of a surrogate pair."""
    if "\0" in text:
        return False
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)
