"""What a rule says of a value."""

from typing import Any

from service_runtime import json_text
from service_runtime.rules import Refusal, Rule


def codes(rule: Rule[Any], text: str) -> list[str]:
    """What is wrong with a value of a body, a text of JSON: `/1 length`."""
    try:
        rule.read(json_text.of(text))
    except Refusal as refusal:
        return [wrong.path + (" " if wrong.path else "") + wrong.code for wrong in refusal.violations]
    return []
