"""What texts must keep to."""

from typing import Any

import pytest

from service_runtime import rules
from service_runtime.patterns import compiled
from service_runtime.rules import Rule
from tests.rule_codes import codes


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (rules.TextRule(length=(1, 3)), '"abc"', []),
        (rules.TextRule(length=(1, 3)), '"😀😀😀"', []),
        (rules.TextRule(length=(1, 3)), '""', ["length"]),
        (rules.TextRule(length=(1, 3)), '"abcd"', ["length"]),
        (rules.TextRule(length=(2, None), pattern="[0-9]+"), '"a"', ["length", "pattern"]),
        (rules.TextRule(), "null", ["null"]),
        (rules.TextRule(), "1", ["type"]),
        (rules.TextRule(), '"a\\u0000"', ["format"]),
        (rules.TextRule(), '"\\ud83c"', ["format"]),
    ],
)
def test_a_text_keeps_to_its_length_and_pattern(rule: Rule[Any], text: str, expected: list[str]) -> None:
    assert codes(rule, text) == expected


@pytest.mark.parametrize(
    ("rule", "text", "is_valid"),
    [
        (rules.EmailRule(), "ada@example.org", True),
        (rules.EmailRule(), "a.b+c@sub.example.org", True),
        (rules.EmailRule(), "a" * 64 + "@example.org", True),
        (rules.EmailRule(), "a" * 65 + "@example.org", False),
        (rules.EmailRule(), "a..b@example.org", False),
        (rules.EmailRule(), "a@example", False),
        (rules.EmailRule(), "a@-example.org", False),
        (rules.EmailRule(), "a b@example.org", False),
        (rules.URLRule(), "https://example.org", True),
        (rules.URLRule(), "HTTP://user:pw@example.org:8080/a%20b?c=d#e", True),
        (rules.URLRule(), "http://[::1]:80/", True),
        (rules.URLRule(), "http://[1:2:3]/", False),
        (rules.URLRule(), "http://example.org:65536/", False),
        (rules.URLRule(), "ftp://example.org", False),
        (rules.URLRule(), "https://", False),
        (rules.URLRule(), "https://exa mple.org", False),
        (rules.URLRule(), "https://example.org/%zz", False),
        (rules.SlugRule(), "a-1", True),
        (rules.SlugRule(), "a--1", False),
        (rules.SlugRule(), "A", False),
        (rules.SlugRule(), "", False),
    ],
)
def test_formats_of_text(rule: Rule[str], text: str, is_valid: bool) -> None:
    assert (list(rule.violations(text)) == []) == is_valid


def test_an_email_is_kept_in_lower_case() -> None:
    assert rules.EmailRule().read("Ada@Example.ORG") == "ada@example.org"


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("[0-9]{13}", "0123456789012", True),
        ("[0-9]{13}", "0123456789012\n", False),
        ("[0-9]+", "٣", False),
        ("(?:a|bc){2,3}", "abca", True),
        ("a*+", "aaa", True),
        ("a{2}{3}", "aaaaaa", True),
        ("a{2}{3}", "aaaaa", False),
        ("[^a-c]", "d", True),
        (r"[\]\-x]+", "]-x", True),
        ("[a-]", "-", True),
        (r"\.\t", ".\t", True),
        ("[^\\n]", "\n", False),
        ("", "", True),
        ("a|", "", True),
    ],
)
def test_patterns_mean_the_same_as_everywhere(pattern: str, text: str, matches: bool) -> None:
    assert bool(compiled(pattern).fullmatch(text)) == matches
