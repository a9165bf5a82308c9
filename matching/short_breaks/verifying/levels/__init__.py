"""What a plan is worth, level by level, worked out anew. One level is one file and one line here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from matching.short_breaks.verifying.levels import benefit, fairness, promises, unchanged, wishes
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import LevelValue


class Worth(Protocol):
    """A level's file."""

    ID: str

    def values(self, reading: Reading) -> Iterator[LevelValue]:
        """The value of the level, or of the several that it is made of, in order."""
        ...


LEVELS: tuple[Worth, ...] = (promises, fairness, benefit, wishes, unchanged)


def levels_of(reading: Reading) -> tuple[LevelValue, ...]:
    """Every level that the policy leaves on, in order."""
    off = {choice.level for choice in reading.period.policy.levels_off}
    return tuple(value for level in LEVELS if level.ID not in off for value in level.values(reading))
