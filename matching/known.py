"""Asking a rule about every world that is still possible, so that a blank can never pass for a "no".

A rule's `judge` is written as if everything were known. It reads facts through `Known`. Where a fact is not known, the
question is put again for each way it could turn out, and the verdicts are kept side by side: met in all of them
is met, met in none is not met, anything else is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from matching.details import detail_of
from matching.details.child import DATE_OF_BIRTH, DAY_CARE, NIGHT_CARE
from matching.findings import Case, FactRef, Given, Verdict
from matching.match import Match
from matching.world.child import DayCare, NightCare, age_on

Supposed = Mapping[FactRef, tuple[Any, ...]]
"""Facts, each with the values it is supposed to be one of."""


class _Fork(Exception):
    """A fact that is not known decides the question; `branches` part its values."""

    def __init__(self, fact: FactRef, branches: tuple[tuple[Any, ...], ...]) -> None:
        super().__init__()
        self.fact = fact
        self.branches = branches


class Known:
    """One possible world, as far as a judge has looked into it."""

    def __init__(self, match: Match, supposed: Supposed) -> None:
        self.match = match
        self._supposed = supposed

    def possible(self, fact: FactRef) -> tuple[Any, ...]:
        """The values still possible. For bounds only: to decide on a fact, ask `whether` or `value`."""
        if fact in self._supposed:
            return self._supposed[fact]
        return detail_of(self.match, fact.name).possible(self.match, fact)

    def whether(self, fact: FactRef, holds: Callable[[Any], bool]) -> bool:
        """Whether the fact satisfies the test."""
        values = self.possible(fact)
        yes = tuple(v for v in values if holds(v))
        if len(yes) == len(values):
            return True
        if not yes:
            return False
        raise _Fork(fact, (yes, tuple(v for v in values if not holds(v))))

    def value(self, fact: FactRef) -> Any:
        """The fact's value."""
        values = self.possible(fact)
        if len(values) == 1:
            return values[0]
        raise _Fork(fact, tuple((v,) for v in values))

    def at_least(self, child: str, need: str, level: int) -> bool:
        """Whether a child's need is at that level or above."""
        return self.whether(FactRef(child, need), lambda v: v >= level)

    def level(self, child: str, need: str) -> int:
        """The level of a child's need. Where only a threshold matters, `at_least` asks less."""
        level: int = self.value(FactRef(child, need))
        return level

    def age_within(self, child: str, day: date, youngest: int, oldest: int) -> bool:
        """Whether a child's age on that day is between the two, both included."""
        return self.whether(FactRef(child, DATE_OF_BIRTH), lambda born: youngest <= age_on(born, day) <= oldest)

    def age(self, child: str, day: date) -> int:
        """A child's age on that day in completed years."""
        ages = sorted({age_on(born, day) for born in self.possible(FactRef(child, DATE_OF_BIRTH))})
        for age in ages[:-1]:
            if self.age_within(child, day, age, age):
                return age
        return ages[-1]

    def day_quarters(self, child: str) -> int:
        """A child's draw on staff by day, in quarters of one member of staff."""
        care: DayCare = self.value(FactRef(child, DAY_CARE))
        return care.quarters

    def night_quarters(self, child: str) -> int:
        """A child's draw on waking staff at night, in quarters of one member of staff."""
        care: NightCare = self.value(FactRef(child, NIGHT_CARE))
        return care.waking_quarters


Judge = Callable[[Known], Verdict]


def always(verdict: Verdict) -> Judge:
    """A judge that gives this verdict whatever the facts are."""
    return lambda known: verdict


def every_case(judge: Judge, match: Match, supposed: Supposed | None = None) -> tuple[Case, ...]:
    """The judge's verdict in every world it tells apart, in a fixed order; one case when nothing is open."""
    cases: list[Case] = []
    pending: list[dict[FactRef, tuple[Any, ...]]] = [dict(supposed or {})]
    while pending:
        suppose = pending.pop()
        try:
            verdict = judge(Known(match, suppose))
        except _Fork as fork:
            pending.extend({**suppose, fork.fact: branch} for branch in reversed(fork.branches))
        else:
            cases.append(Case(given=_given(match, suppose), verdict=verdict))
    return tuple(cases)


def _given(match: Match, supposed: Supposed) -> tuple[Given, ...]:
    return tuple(
        Given(fact=fact, answer=detail_of(match, fact.name).say(match, values), values=values)
        for fact, values in supposed.items()
    )
