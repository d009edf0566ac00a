"""JSON, read strictly and written compactly."""

import pytest

from service_runtime import json_text
from service_runtime.json_text import Number, Object, parse


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"a": 1,}',
        "{'a': 1}",
        "01",
        "1.",
        ".5",
        "+1",
        "NaN",
        "-Infinity",
        "[1 2]",
        '"a\nb"',
        '"\\x"',
        "nul",
        "1 2",
        "\ufeff1",
        "\u00a01",
        "[" * 65 + "]" * 65,
        "[" * 100_000,
    ],
)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse(text.encode())


def test_bytes_that_are_no_utf8_are_refused() -> None:
    for data in (b'"\xff"', b'"\xc0\xaf"', b'"\xed\xa0\x80"'):
        with pytest.raises(UnicodeDecodeError):
            parse(data)


def test_objects_lie_64_deep_and_no_deeper() -> None:
    assert parse(b"[" * 64 + b"]" * 64)
    assert parse(b'{"a":' * 64 + b"1" + b"}" * 64)
    with pytest.raises(ValueError, match="64 deep"):
        parse(b'{"a":' * 65 + b"1" + b"}" * 65)


def test_numbers_stay_as_they_are_written() -> None:
    text = '[1.0,1e2,-0,12345678901234567890123456789,0.10,{"b":1,"a":[true,null,"\\u0000é"]}]'
    assert json_text.text(json_text.of(text)) == text


def test_of_members_with_one_name_the_first_counts_and_the_others_are_remembered() -> None:
    value = parse(b'{"a": 1, "b": 2, "\\u0061": 3, "a": 4}')
    assert value == Object({"a": Number("1"), "b": Number("2")})
    assert isinstance(value, Object)
    assert list(value.repeated) == [(2, "a"), (3, "a")]
    assert value.places == {"a": 0, "b": 1}


def test_objects_of_another_order_are_others() -> None:
    assert json_text.of('{"a":1,"b":2}') != json_text.of('{"b":2,"a":1}')
    assert json_text.of('[{"a":1}]') == json_text.of('[{"a":1}]')


def test_control_characters_are_escaped_and_letters_are_not() -> None:
    assert (
        json_text.encode({"a": '\b\t\n\f\r"\\/\x01\x7fé😀'}) == '{"a":"\\b\\t\\n\\f\\r\\"\\\\/\\u0001\x7fé😀"}'.encode()
    )
    assert json_text.encode("\ud800") == b'"?"'
