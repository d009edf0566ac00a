"""Choices that follow from a seed alone, and stay what they are when something else could not be chosen any more: so a
failing pair can lose whatever it does not need."""

import hashlib
import random


class Skip(Exception):
    """There is nothing here that the operation could be done to."""


class Choice:
    def __init__(self, seed):
        self.seed = str(seed)

    def _number(self, *labels):
        text = "/".join([self.seed, *map(str, labels)])
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:7], "big")

    def of(self, label, candidates):
        """One of them; the same one when others are missing."""
        candidates = list(candidates)
        if not candidates:
            raise Skip(label)
        return min(candidates, key=lambda one: self._number(label, getattr(one, "uid", one)))

    def some(self, label, candidates, count):
        """So many of them, or all."""
        return sorted(candidates, key=lambda one: self._number(label, getattr(one, "uid", one)))[:count]

    def chance(self, label, share):
        return self._number(label) / 2**56 < share

    def between(self, label, low, high):
        return low + self._number(label) % (high - low + 1)

    def uid(self, kind):
        return f"{kind}-{self._number('uid', kind):x}"

    def random(self, label):
        return random.Random(self._number(label))
