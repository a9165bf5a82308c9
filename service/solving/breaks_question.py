"""What is asked in long work on short breaks. It is apart from what answers it, which takes long to load."""

from __future__ import annotations

from matching.short_breaks.period import Period
from matching.world.record import Record


class BreaksQuestion(Record):
    """The period, and how much work the search may do: the same seed, moves and rounds give the same plan."""

    period: Period
    seed: int = 1
    rounds: int | None = None
    moves: int | None = None
    seconds: float | None = 60.0
