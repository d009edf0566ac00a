"""Values in texts and columns."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from service_runtime import values
from service_runtime.values import Exact, exact


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", Exact(False, "", 0)),
        ("-0.00e9", Exact(False, "", 0)),
        ("120", Exact(False, "12", 1)),
        ("-1.50", Exact(True, "15", -1)),
        ("1e2", Exact(False, "1", 2)),
        ("1e-400", Exact(False, "1", -400)),
        ("1e99999999999999999999", Exact(False, "1", 10**9)),
    ],
)
def test_numbers_are_read_exactly(text: str, number: Exact) -> None:
    assert exact(text) == number


def test_what_is_no_number_of_json_is_none() -> None:
    assert [text for text in ("", "+1", "01", "1.", ".5", "0x1", " 1", "1_0", "٣") if exact(text) is not None] == []


@pytest.mark.parametrize(
    ("text", "scale", "expected"),
    [
        ("12.5", 2, (1250, 1250)),
        ("0.001", 2, (0, 1)),
        ("-0.001", 2, (-1, 0)),
        ("-12.345", 2, (-1235, -1234)),
        ("1e2", 0, (100, 100)),
    ],
)
def test_scaling_tells_the_steps_around_a_number(text: str, scale: int, expected: tuple[int, int]) -> None:
    number = exact(text)
    assert number is not None
    assert number.scaled(scale) == expected


def test_decimals_keep_their_places_however_long_they_are() -> None:
    longest = "9" * 18 + "." + "9" * 20
    assert values.decimal_text(Decimal(longest), 20) == longest
    assert values.unscaled_of(Decimal(longest), 20) == int("9" * 38)
    assert values.decimal_of(int("9" * 38), 20) == Decimal(longest)
    assert values.decimal_text(values.decimal_of(-5, 2), 2) == "-0.05"
    with pytest.raises(ValueError, match="not exact"):
        values.unscaled_of(Decimal("0.001"), 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-31T12:00:00Z", "2026-01-31T12:00:00.000Z"),
        ("2026-01-31t12:00:00.1239z", "2026-01-31T12:00:00.123Z"),
        ("2026-01-31T12:00:00+02:30", "2026-01-31T09:30:00.000Z"),
        ("2026-01-01T00:00:00-23:59", "2026-01-01T23:59:00.000Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"),
        ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
    ],
)
def test_moments_are_read_with_any_offset(text: str, expected: str) -> None:
    moment = values.moment_of(text)
    assert moment is not None
    assert values.moment_text(moment) == expected
    assert values.moment_at(values.milliseconds_of(moment)) == moment


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-31",
        "2026-02-30T00:00:00Z",
        "2026-01-31T24:00:00Z",
        "2026-01-31T12:00:60Z",
        "2026-01-31T12:00:00",
        "2026-01-31T12:00:00+24:00",
        "2026-01-31 12:00:00Z",
        "2026-01-31T12:00:00.Z",
        "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "２026-01-31T12:00:00Z",
    ],
)
def test_what_is_no_moment_is_none(text: str) -> None:
    assert values.moment_of(text) is None


def test_days_are_real_ones() -> None:
    assert values.date_of("2024-02-29") == date(2024, 2, 29)
    assert [
        text for text in ("2023-02-29", "2024-2-9", "0000-01-01", "24-02-29", "2024-02-29 ") if values.date_of(text)
    ] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("P1DT2H30M", "P1DT2H30M"),
        ("PT90M", "PT1H30M"),
        ("P0D", "PT0S"),
        ("PT1.5S", "PT1.5S"),
        ("PT0.0009S", "PT0S"),
        ("PT86400S", "P1D"),
    ],
)
def test_durations_are_normalised(text: str, expected: str) -> None:
    milliseconds = values.duration_milliseconds(text)
    assert milliseconds is not None
    assert values.duration_text(values.duration_of(milliseconds)) == expected


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "P1DT", "P1Y", "P1M", "P1W", "PT1M1H", "P-1D", "P1.5D", "PT1.S", "p1d"]
)
def test_what_is_no_duration_is_none(text: str) -> None:
    assert values.duration_milliseconds(text) is None


def test_a_duration_may_be_longer_than_what_is_kept() -> None:
    assert values.duration_milliseconds("P" + "9" * 400 + "D") is not None
    assert values.duration_text(timedelta(milliseconds=-1)) == "-PT0.001S"


def test_ids_have_36_characters() -> None:
    text = "018F2F6E-7B2C-7000-8000-000000000000"
    assert str(values.uuid_of(text)) == text.lower()
    assert [
        other for other in (text[1:], f"{{{text}}}", text.replace("-", ""), f"urn:uuid:{text}") if values.uuid_of(other)
    ] == []


def test_bytes_are_base64_with_padding() -> None:
    assert values.bytes_of("AQIDBA==") == b"\1\2\3\4"
    assert values.bytes_of("") == b""
    assert [
        text
        for text in ("AQIDBA", "AQIDBB==", "AQ-_", "AQI=BA==", "A", " AQIDBA==")
        if values.bytes_of(text) is not None
    ] == []


def test_moments_of_code_are_read_as_well() -> None:
    assert values.moment("2026-01-31T12:00:00.000Z") == datetime(2026, 1, 31, 12, tzinfo=UTC)


def test_storable_text_has_neither_nul_nor_half_of_a_pair() -> None:
    assert values.is_storable("é😀\ufffd")
    assert not values.is_storable("a\0")
    assert not values.is_storable("\ud83c")
