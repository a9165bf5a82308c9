"""What is told while a plan is worked out, and when a search stops."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from matching.short_breaks.effort import Effort

BENEFIT = "benefit"
"""The level whose bound is told while a search works."""


@dataclass(frozen=True)
class Progress:
    """How far it has come. Before there is a plan, it has no levels: then only what is done, and for how long."""

    seconds: float
    rounds: int
    doing: str
    levels: tuple[str, ...]
    values: tuple[int, ...]
    bounds: dict[str, int]

    @property
    def has_plan(self) -> bool:
        """Whether there is a plan that could be kept."""
        return bool(self.levels)

    @property
    def gap(self) -> float | None:
        """The benefit that may still be missing, as a share of its bound. None until there is a bound."""
        bound, value = self.bounds.get(BENEFIT), self.value_of(BENEFIT)
        if bound is None or value is None:
            return None
        return (bound - value) / bound if bound > 0 else 0.0

    def value_of(self, level: str) -> int | None:
        """What the best plan so far has at a level. None: the level is not looked at."""
        return self.values[self.levels.index(level)] if level in self.levels else None


Told = Callable[[Progress], None]
Stop = Callable[[], bool]


def never() -> bool:
    """Nobody wants it to stop."""
    return False


def told_nobody(progress: Progress) -> None:
    """Nobody wants to know."""


SELDOM = 1.0
"""Seconds from one word to the next of what is done before there is a plan."""


class Beforehand:
    """What is told before there is a plan: what is being done, once a second at most."""

    def __init__(self, told: Told) -> None:
        self._told, self._began = told, time.monotonic()
        self._last = self._began

    def answering(self, done: int, of: int) -> None:
        """So many answers of the match check are there."""
        self.say(f"asking which family may stay where, {done:,} of {of:,} answers")

    def say(self, doing: str) -> None:
        """This is being done."""
        now = time.monotonic()
        if now - self._last >= SELDOM:
            self._last = now
            self._told(Progress(now - self._began, 0, doing, (), (), {}))


@dataclass
class Clock:
    """When to stop: asked only between two rounds, so that time never decides what a round does."""

    effort: Effort
    stop: Stop = never
    began: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self.began

    def leave_out(self, work: Callable[[], None]) -> None:
        """Do some work that the time allowed is not for."""
        began = time.monotonic()
        work()
        self.began += time.monotonic() - began

    @property
    def out_of_time(self) -> bool:
        """Whether the time allowed is used up."""
        return self.effort.seconds is not None and self.seconds >= self.effort.seconds
