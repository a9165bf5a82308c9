"""The ways of deciding that are compared: one child after another, all at once each day, looking ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from random import Random

import numpy as np
from numpy.typing import NDArray

from matching.optimise.assignment import Worths, best_assignment
from matching.placement.foresight import Expected, best_of, lost_in

HORIZON_DAYS = 14
"""How far is looked ahead. Project judgement."""
FUTURES = 6
FIRST_HOMES = 5
"""Of a child's homes, how many of those worth most are priced when looking ahead."""
HOMES_EXPECTED = 20
"""Of the homes of each child expected, how many of those worth most are counted with: of those with a place free."""


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
    """What is expected when looking ahead: kinds of children, how many come in a day, and the chance it is drawn by.

    Each kind's homes stand in order, those worth most first.
    """

    kinds: tuple[Worths, ...]
    a_day: float
    seed: int

    def on(self, day: int) -> Today:
        """What may come in the days after one: the same for each child who is looked at on it."""
        dice = Random(f"{self.seed}/ahead/{day}")
        expected = Expected(self.kinds, self.a_day * HORIZON_DAYS)
        return Today([expected.future(dice) for _ in range(FUTURES)])


class Today:
    """The futures of one day, and what they would lose by one place less of each home as places stand."""

    def __init__(self, futures: Sequence[Sequence[Worths]]) -> None:
        self.futures = futures
        self.stood: tuple[int, ...] = ()
        self.lost: NDArray[np.int64] = np.zeros(0, dtype=np.int64)

    def pick(self, asking: Asking, free: Sequence[int]) -> int | None:
        """The home whose worth most exceeds what its place is worth to those expected; None: keep the places."""
        first = _open_to(asking.worths, free)[:FIRST_HOMES]
        if first and self.stood != tuple(free):
            drawn = [[_first_open(kind, free) for kind in future] for future in self.futures]
            self.stood, self.lost = tuple(free), lost_in(drawn, free)
        return best_of(first, {home: FUTURES * worth - int(self.lost[home]) for home, worth in first})


def offers(way: Way, waiting: Sequence[Asking], free: Sequence[int], day: int, ahead: Ahead) -> Mapping[Asking, int]:
    """Whom to offer where on a day. No home is offered beyond its places.

    Whichever way is decided, whoever cannot wait comes first, and then whoever has waited longest; all at once each
    day, brothers and sisters before single children.
    """
    in_turn = sorted(waiting, key=lambda asking: not asking.cannot_wait)
    return _at_once(in_turn, free) if way is Way.DAILY else _in_turn(way, in_turn, free, day, ahead)


def _in_turn(way: Way, waiting: Sequence[Asking], free: Sequence[int], day: int, ahead: Ahead) -> Mapping[Asking, int]:
    left, made, today = list(free), {}, ahead.on(day) if way is Way.AHEAD else None
    for asking in waiting:
        home = _one(asking, left, today)
        if home is not None:
            made[asking] = home
            left[home] -= asking.many
    return made


def _one(asking: Asking, free: Sequence[int], today: Today | None) -> int | None:
    """The home worth most of those with places; looking ahead, a single child who can wait may be told to."""
    if today is not None and asking.many == 1 and not asking.cannot_wait:
        return today.pick(asking, free)
    return next((home for home, _ in _open_to(asking.worths, free, asking.many)), None)


def ahead(past: Sequence[Worths], days: int, seed: int) -> Ahead:
    """What those who came in so many days before lead one to expect."""
    return Ahead(tuple(map(_worth_most_first, past)), len(past) / max(1, days), seed)


def _first_open(in_order: Worths, free: Sequence[int]) -> Worths:
    return list(islice((w for w in in_order if free[w[0]] > 0), HOMES_EXPECTED))


def _open_to(worths: Worths, free: Sequence[int], many: int = 1) -> Worths:
    """The homes with so many places, those worth most first."""
    return _worth_most_first([w for w in worths if free[w[0]] >= many])


def _worth_most_first(worths: Worths) -> Worths:
    return tuple(sorted(worths, key=lambda w: (-w[1], w[0])))


def _at_once(waiting: Sequence[Asking], free: Sequence[int]) -> Mapping[Asking, int]:
    """Brothers and sisters one after another, in no place that a child who cannot wait has to have; then the others."""
    left, made = list(free), {}
    singles = [a for a in waiting if a.many == 1]
    urgent = [a for a in singles if a.cannot_wait]
    for asking in (a for a in waiting if a.many > 1):
        home = _beside(asking, left, [] if asking.cannot_wait else urgent)
        if home is not None:
            made[asking] = home
            left[home] -= asking.many
    return made | _assigned(singles, left)


def _beside(asking: Asking, free: Sequence[int], urgent: Sequence[Asking]) -> int | None:
    """The home worth most to them that leaves as many of the urgent with a home as there can be."""
    most = len(_assigned(urgent, free))
    for home, _ in _open_to(asking.worths, free, asking.many):
        left = [places - asking.many * (n == home) for n, places in enumerate(free)]
        if len(_assigned(urgent, left)) == most:
            return home
    return None


def _assigned(asking: Sequence[Asking], free: Sequence[int]) -> dict[Asking, int]:
    """As many who cannot wait as can be, then as many of all, then what they are worth together."""
    if not asking:
        return {}
    more = 1 + sum(max((worth for _, worth in a.worths), default=0) for a in asking)
    worths = [
        [
            (home, worth + more + more * (len(asking) + 1) * a.cannot_wait)
            for home, worth in _open_to(a.worths, free, a.many)
        ]
        for a in asking
    ]
    _, goes = best_assignment(worths, free)
    return {a: home for a, home in zip(asking, goes, strict=True) if home is not None}
