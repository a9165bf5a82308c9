"""The ways of deciding that are compared: one child after another, all at once each day, looking ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from matching.optimise.assignment import Worths, best_assignment
from matching.placement.foresight import Expected, decide

HORIZON_DAYS = 14
"""How far is looked ahead. Project judgement."""
FUTURES = 6
FIRST_HOMES = 5
"""Of a child's homes, how many of those worth most are priced when looking ahead."""


class Way(StrEnum):
    """A way of deciding whom to offer where."""

    ONE_BY_ONE = "one by one"
    DAILY = "all at once each day"
    AHEAD = "looking ahead"


@dataclass(frozen=True)
class Asking:
    """One child, or brothers and sisters together: how many places they need, and what each home is worth to them."""

    ids: tuple[str, ...]
    worths: Worths
    cannot_wait: bool
    """An emergency, or somebody whose first night asked for has come."""

    @property
    def many(self) -> int:
        """The places they need."""
        return len(self.ids)


@dataclass(frozen=True)
class Ahead:
    """What is expected when looking ahead: kinds of children, how many come in a day, and the chance it is drawn by."""

    kinds: tuple[Worths, ...]
    a_day: float
    seed: int

    def pick(self, asking: Asking, free: Sequence[int], day: int) -> int | None:
        """The home whose worth most exceeds what its place is worth to those expected; None: keep the places."""
        dice = Random(f"{self.seed}/ahead/{day}/{asking.ids[0]}")
        best = sorted(asking.worths, key=lambda w: (-w[1], w[0]))
        first = [w for w in best if free[w[0]] >= 1][:FIRST_HOMES]
        return decide(first, free, Expected(self.kinds, self.a_day * HORIZON_DAYS), dice, FUTURES)


def offers(way: Way, waiting: Sequence[Asking], free: Sequence[int], day: int, ahead: Ahead) -> Mapping[Asking, int]:
    """Whom to offer where on a day: the longest waiting first, or all at once. No home is offered beyond its places."""
    left, made = list(free), {}
    together = [a for a in waiting if way is Way.DAILY and a.many == 1]
    for asking in (a for a in waiting if a not in together):
        home = _one(way, asking, left, day, ahead)
        if home is not None:
            made[asking] = home
            left[home] -= asking.many
    if together:
        _, goes = best_assignment([[w for w in a.worths if left[w[0]] > 0] for a in together], left)
        made |= {asking: home for asking, home in zip(together, goes, strict=True) if home is not None}
    return made


def _one(way: Way, asking: Asking, free: Sequence[int], day: int, ahead: Ahead) -> int | None:
    """The home worth most of those with places; looking ahead, a single child who can wait may be told to."""
    open_to = [(worth, -home) for home, worth in asking.worths if free[home] >= asking.many]
    if not open_to:
        return None
    if way is Way.AHEAD and asking.many == 1 and not asking.cannot_wait:
        return ahead.pick(asking, free, day)
    return -max(open_to)[1]
