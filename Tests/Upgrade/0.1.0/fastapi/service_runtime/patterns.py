"""Patterns of specs, which are a part of regular expressions that all languages share, as Python reads them."""

import re
from functools import cache

_ESCAPES = {"t": "\t", "n": "\n", "r": "\r"}


class _Reader:
    """Goes through a pattern once. What differs in Python is doubled quantifiers and some characters of classes."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0

    def peek(self) -> str:
        return self.source[self.position : self.position + 1]

    def take(self) -> str:
        character = self.peek()
        self.position += 1
        return character

    def alternatives(self) -> str:
        branches = [self.sequence()]
        while self.peek() == "|":
            self.take()
            branches.append(self.sequence())
        return "|".join(branches)

    def sequence(self) -> str:
        parts = ""
        while self.peek() not in ("", "|", ")"):
            part = self.atom()
            quantifier = self.quantifier()
            part += quantifier
            # A second quantifier repeats what the first one made, and is none of Python's `*?` or `*+`.
            while quantifier and (quantifier := self.quantifier()):
                part = f"(?:{part}){quantifier}"
            parts += part
        return parts

    def atom(self) -> str:
        character = self.take()
        if character == "(":
            self.position += len("?:")
            inner = self.alternatives()
            self.take()
            return f"(?:{inner})"
        if character == "[":
            return self.character_class()
        return re.escape(self.escaped() if character == "\\" else character)

    def quantifier(self) -> str:
        if self.peek() in ("*", "+", "?"):
            return self.take()
        if self.peek() != "{":
            return ""
        start = self.position
        self.position = self.source.index("}", start) + 1
        return self.source[start : self.position]

    def character_class(self) -> str:
        is_negated = self.peek() == "^"
        if is_negated:
            self.take()
        members = ""
        while self.peek() != "]":
            members += self.class_member()
            if self.peek() == "-" and self.source[self.position + 1] != "]":
                self.take()
                members += f"-{self.class_member()}"
        self.take()
        if not members:
            return r"[\s\S]" if is_negated else "(?!)"
        return f"[{'^' if is_negated else ''}{members}]"

    def class_member(self) -> str:
        character = self.take()
        character = self.escaped() if character == "\\" else character
        return f"\\{character}" if character in "[]^-&~|\\" else character

    def escaped(self) -> str:
        character = self.take()
        return _ESCAPES.get(character, character)


@cache
def compiled(source: str) -> re.Pattern[str]:
    """The expression for a pattern, for matches of a whole text."""
    return re.compile(_Reader(source).alternatives())
