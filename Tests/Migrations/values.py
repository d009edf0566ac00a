"""Values of every type, in one form for all databases: decimals exact, moments and times as milliseconds, days
and UUIDs as texts, cases of enums by their identity."""

import base64
import datetime
import decimal
import json
import uuid

from choices import Skip

AWKWARD_TEXTS = [
    "",
    " ",
    "a",
    "'",
    '"',
    "\\",
    "it''s",
    "null",
    "NULL",
    "0",
    "%s",
    "a,b",
    "{}",
    "line\nbreak",
    "\t",
    "ünïcödé",
    "e\u0301",
    "日本語",
    "😀",
    "👩‍👩‍👧",
    "\U0010ffff",
    "\ufffd",
    "\u202eabc",
    "--",
    "; drop",
    "$1",
    "Ada Lovelace",
    "Grace Hopper",
    "x y z",
]
FIRST_DAY, LAST_DAY = datetime.date(1, 1, 1), datetime.date(9999, 12, 31)
EPOCH = datetime.datetime(1970, 1, 1)
FIRST_MOMENT = (datetime.datetime(1, 1, 1) - EPOCH) // datetime.timedelta(milliseconds=1)
LAST_MOMENT = (datetime.datetime(9999, 12, 31, 23, 59, 59, 999000) - EPOCH) // datetime.timedelta(milliseconds=1)
LONGEST = ((99_999_999 * 24 + 23) * 60 + 59) * 60_000 + 59_999
RANGES = {
    "int": (-(2**31), 2**31 - 1),
    "int64": (-(2**53 - 1), 2**53 - 1),
    "datetime": (FIRST_MOMENT, LAST_MOMENT),
    "duration": (0, LONGEST),
}
EXACT = decimal.Context(prec=80)


def text_of_day(day):
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def largest(kind):
    return EXACT.scaleb(decimal.Decimal(10**kind.precision - 1), -kind.scale)


def quantised(value, scale):
    return decimal.Decimal(value).quantize(decimal.Decimal(1).scaleb(-scale), context=EXACT)


def value(random, kind, spec, low=None, high=None):
    """A value of a type within its bounds."""
    if kind.is_text or kind.kind == "bytes":
        return _sized(random, kind, low or 0, 254 if high is None else high)
    if kind.kind == "bool":
        return random.random() < 0.5
    if kind.kind == "enum":
        return random.choice(spec.enum(kind.enum).cases).uid
    if kind.kind == "uuid":
        return str(uuid.UUID(int=random.getrandbits(128)))
    if kind.kind == "json":
        return random.choice(['{"b": 1, "a": [1.10, 2e3]}', "[]", '"text"', "true", "0", '{"ü": "😀"}', '  {"k" :1}'])
    if kind.kind == "list":
        return [value(random, kind.item, spec) for _ in range(random.choice([0, 1, 1, 2, 5]))]
    if kind.kind == "float":
        return _within(random, [0.0, 0.1, -1.5, 1e300, -1e300, 5e-324, 3.0, 1e16], random.uniform(-1e6, 1e6), low, high)
    if kind.kind == "decimal":
        most = largest(kind)
        some = EXACT.scaleb(
            decimal.Decimal(random.randint(-(10**kind.precision) + 1, 10**kind.precision - 1)), -kind.scale
        )
        small = quantised(random.randint(-99, 99), kind.scale) if kind.precision - kind.scale >= 2 else some
        step = EXACT.scaleb(decimal.Decimal(1), -kind.scale)
        chosen = _within(
            random,
            [most, most.copy_negate(), quantised(0, kind.scale), step, step.copy_negate(), small],
            some,
            low,
            high,
        )
        return quantised(chosen, kind.scale)
    if kind.kind == "date":
        day = text_of_day(datetime.date.fromordinal(random.randint(1, LAST_DAY.toordinal())))
        ends = [text_of_day(FIRST_DAY), text_of_day(LAST_DAY), "1969-12-31", "2000-02-29"]
        return _within(random, ends, day, low, high)
    least, most = RANGES[kind.kind]
    return _within(random, [least, most, 0, 1, 1_000, -1 if least < 0 else 2], random.randint(least, most), low, high)


def _within(random, ends, some, low, high):
    chosen = random.choice(ends) if random.random() < 0.4 else some
    if low is not None and chosen < low:
        return low
    return high if high is not None and chosen > high else chosen


def _sized(random, kind, low, high):
    if kind.kind == "bytes":
        return random.randbytes(random.randint(low, min(high, low + 6)))
    if kind.kind in ("string", "text"):
        text = random.choice(AWKWARD_TEXTS)
        while len(text) < low:
            text += random.choice(["b", "é", "😀", " "])
        return text[:high]
    number = random.randint(0, 9999)
    made = {"email": f"p{number}@example.com", "url": f"https://example.com/{number}", "slug": f"slug-{number}"}[
        kind.kind
    ]
    if not low <= len(made) <= high:
        raise Skip("no such text is of that length")
    return made


def text_of_moment(milliseconds):
    moment = EPOCH + datetime.timedelta(milliseconds=milliseconds)
    return f"{text_of_day(moment)}T{moment:%H:%M:%S}.{milliseconds % 1000:03}Z"


def text_of_duration(milliseconds):
    seconds, rest = divmod(milliseconds, 1000)
    days, seconds = divmod(seconds, 86_400)
    return f"P{days}DT{seconds // 3600}H{seconds % 3600 // 60}M{seconds % 60}.{rest:03}S"


class Plain(str):
    """What stands in a spec without quotes."""


def spelled(value, kind, spec):
    """A value as a spec says it."""
    if kind.kind == "enum":
        return spec.enum(kind.enum).case(value).name
    if kind.kind == "decimal":
        return Plain(f"{value:f}")
    if kind.kind == "datetime":
        return text_of_moment(value)
    if kind.kind == "duration":
        return text_of_duration(value)
    if kind.kind == "bytes":
        return base64.b64encode(value).decode()
    if kind.kind == "float":
        return Plain(repr(value))
    if kind.kind == "json":
        return json.loads(value)
    if kind.kind == "list":
        return [spelled(one, kind.item, spec) for one in value]
    return value


def in_expression(value, kind, spec):
    """A value as an expression says it."""
    if kind.kind == "bool":
        return "true" if value else "false"
    if kind.kind in ("int", "int64", "decimal", "float"):
        return f"{decimal.Decimal(value):f}" if kind.kind == "float" else str(spelled(value, kind, spec))
    text = str(spelled(value, kind, spec)).replace("'", "''")
    return f"'{text}'"
