"""Slugs, ids and rules across members."""

from uuid import RFC_4122

import pytest

from service_runtime.conditions import is_at_least, is_at_most, is_less, is_more
from service_runtime.issuer import UUIDGenerator, uuid7
from service_runtime.slug import free_slug, made_slug


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Hello, World!", 40, "hello-world"),
        ("  Ünïcödé straße  ", 40, "unicode-strasse"),
        ("it's Ada’s", 40, "its-adas"),
        ("Привет мир", 40, "privet-mir"),
        ("日本", 40, "thing"),
        (None, 40, "thing"),
        ("one two three", 8, "one-two"),
        ("one two three", 7, "one-two"),
        ("extraordinary", 5, "extra"),
        ("İstanbul", 40, "istanbul"),
        ("e\u0301", 40, "e"),
    ],
)
def test_a_slug_is_made_of_a_text(text: str | None, limit: int, expected: str) -> None:
    assert made_slug(text, "thing", limit) == expected


@pytest.mark.parametrize("count", [0, 1, 2, 5, 1000])
async def test_a_taken_slug_is_numbered_and_few_questions_are_asked(count: int) -> None:
    taken = {"a"} | {f"a-{number}" for number in range(2, count + 1)} if count else set()
    asked = []

    async def is_taken(slug: str) -> bool:
        asked.append(slug)
        return slug in taken

    assert await free_slug("A", "thing", 10, is_taken) == ("a" if count == 0 else f"a-{count + 1}")
    assert len(asked) < 25


def test_ids_never_go_backwards() -> None:
    generator = UUIDGenerator()
    ids = [generator.next(milliseconds) for milliseconds in [1000] * 1000 + [999, 1001, 5]]
    assert ids == sorted(set(ids))
    assert {(id.version, id.variant) for id in [*ids, uuid7()]} == {(7, RFC_4122)}
    assert ids[0].int >> 80 == 1000


def test_an_order_needs_two_values() -> None:
    assert (is_less(1, 2), is_less(2, 2), is_less(None, 2), is_less(1, None)) == (True, False, False, False)
    assert (is_at_most(2, 2), is_at_most(3, 2), is_at_most(None, 2)) == (True, False, False)
    assert (is_more(3, 2), is_more(2, 2), is_more(None, 2)) == (True, False, False)
    assert (is_at_least(2, 2), is_at_least(1, 2), is_at_least(2, None)) == (True, False, False)
