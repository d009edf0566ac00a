"""What is left of a policy once it is known who asks."""

from collections.abc import Sequence
from dataclasses import dataclass

from service_runtime.rules import SQLValue


@dataclass(frozen=True, slots=True)
class PolicyScope:
    """Which records somebody may do something with: all without a condition, else those that it holds for.

    The condition is never null and names its columns with their table.
    """

    condition: str | None = None
    values: Sequence[SQLValue] = ()

    @property
    def is_everything(self) -> bool:
        return self.condition is None

    @property
    def is_nothing(self) -> bool:
        return self.condition == "FALSE"

    @property
    def narrowing(self) -> str:
        """What a statement that ends in a condition is narrowed with."""
        return "" if self.condition is None else f" AND ({self.condition})"

    def within(self, statement: tuple[str, str]) -> str:
        """A statement that is cut in two where its condition ends."""
        before, after = statement
        return f"{before}{self.narrowing}{after}"


EVERYTHING = PolicyScope()
NOTHING = PolicyScope("FALSE")
