"""Asking a rule about every world that is still possible, so that a blank can never pass for a "no".

A rule's `judge` is written as if everything were known. It reads facts through `Known`. Where a fact is not known, the
question is put again for each way it could turn out, and the verdicts are kept side by side: met in all of them
is met, met in none is not met, anything else is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache, partial
from typing import Any, TypeVar

from matching.details import detail_of, possible_of
from matching.details.child import DATE_OF_BIRTH, DAY_CARE, NIGHT_CARE
from matching.findings import Case, FactRef, Given, Verdict
from matching.match import Match
from matching.world.child import DayCare, NightCare, age_on
from matching.world.record import made

T = TypeVar("T")

Supposed = Mapping[FactRef, tuple[Any, ...]]
"""Facts, each with the values it is supposed to be one of."""


class _Fork(Exception):
    """A fact that is not known decides the question: that fact, and the branches that part its values."""


class Known:
    """One possible world, as far as a judge has looked into it."""

    __slots__ = ("_found", "_supposed", "match")

    def __init__(self, match: Match, supposed: Supposed) -> None:
        self.match = match
        self._supposed = supposed
        self._found = match.worked_out

    def possible(self, fact: FactRef) -> tuple[Any, ...]:
        """The values still possible. For bounds only: to decide on a fact, ask `whether` or `value`."""
        return self._supposed.get(fact) or self._found.get(fact) or possible_of(self.match, fact)

    def whether(self, fact: FactRef, holds: Callable[[Any], bool]) -> bool:
        """Whether the fact satisfies the test."""
        values = self._supposed.get(fact) or self._found.get(fact) or possible_of(self.match, fact)
        return bool(holds(values[0])) if len(values) == 1 else _one_of(fact, *_parted(values, holds))

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
        fact = FactRef(child, DATE_OF_BIRTH)
        return _one_of(fact, *_parted_by_age(self.possible(fact), day, youngest, oldest))

    def age(self, child: str, day: date) -> int:
        """A child's age on that day in completed years."""
        ages = _ages(self.possible(FactRef(child, DATE_OF_BIRTH)), day)
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


Parted = tuple[tuple[Any, ...], tuple[Any, ...]]
"""The values that satisfy a test, and those that do not."""


def _one_of(fact: FactRef, yes: tuple[Any, ...], no: tuple[Any, ...]) -> bool:
    if yes and no:
        raise _Fork(fact, (yes, no))
    return not no


def _parted(values: Iterable[Any], holds: Callable[[Any], bool]) -> Parted:
    yes: list[Any] = []
    no: list[Any] = []
    for value in values:
        (yes if holds(value) else no).append(value)
    return tuple(yes), tuple(no)


@lru_cache(maxsize=10_000)
def _parted_by_age(births: tuple[date, ...], day: date, youngest: int, oldest: int) -> Parted:
    """Kept, since a date of birth that is not known may be any of hundreds, and is asked about again and again."""
    return _parted(births, lambda born: youngest <= age_on(born, day) <= oldest)


@lru_cache(maxsize=10_000)
def _ages(births: tuple[date, ...], day: date) -> tuple[int, ...]:
    return tuple(sorted({age_on(born, day) for born in births}))


Judge = Callable[[Known], Verdict]


class OfChildFirst:
    """A judge that asks of the child alone first, which is answered once for all homes, and then of the home.

    `then` is given what came of the first, and looks at none of the facts that `first` looks at.
    """

    def __init__(self, first: Callable[[Known], Hashable], then: Callable[[Known, Any], Verdict]) -> None:
        self.first, self.then = first, then

    def __call__(self, known: Known) -> Verdict:
        return self.then(known, self.first(known))


def always(verdict: Verdict) -> Judge:
    """A judge that gives this verdict whatever the facts are."""
    return lambda known: verdict


Worlds = list[tuple[Supposed, Verdict]]
"""What is supposed in each set of possible worlds, and the verdict there."""


def every_case(judge: Judge, match: Match, supposed: Supposed | None = None) -> tuple[Case, ...]:
    """The judge's verdict in every world it tells apart, in a fixed order; one case when nothing is open."""
    return in_cases(match, every_world(judge, match, supposed))


def in_cases(match: Match, worlds: Worlds) -> tuple[Case, ...]:
    """The same with what is supposed in words."""
    told: dict[tuple[FactRef, int], Given] = {}
    for suppose, _ in worlds:
        for fact, values in suppose.items():
            if (fact, id(values)) not in told:
                told[fact, id(values)] = given_of(match, fact, values)
    return tuple(
        made(Case, given=tuple([told[fact, id(values)] for fact, values in suppose.items()]), verdict=verdict)
        for suppose, verdict in worlds
    )


def every_world(judge: Judge, match: Match, supposed: Supposed | None = None) -> Worlds:
    """The same as `every_case`, with what is supposed not put into words yet."""
    return list(each_world(judge, match, supposed))


def each_world(judge: Judge, match: Match, supposed: Supposed | None = None) -> Iterator[tuple[Supposed, Verdict]]:
    """The same one after another, for when not all of them may be wanted."""
    if isinstance(judge, OfChildFirst) and not supposed:
        return _of_child_first(judge, match)
    return _told_apart(judge, match, supposed or {})


def _told_apart(ask: Callable[[Known], T], match: Match, supposed: Supposed) -> Iterator[tuple[Supposed, T]]:
    """What comes of it in every world that it tells apart."""
    pending: list[dict[FactRef, tuple[Any, ...]]] = [dict(supposed)]
    while pending:
        suppose = pending.pop()
        try:
            found = ask(Known(match, suppose))
        except _Fork as fork:
            fact, branches = fork.args
            pending.extend([{**suppose, fact: branch} for branch in reversed(branches)])
        else:
            yield suppose, found


def _of_child_first(judge: OfChildFirst, match: Match) -> Iterator[tuple[Supposed, Verdict]]:
    """The same worlds in the same order; what comes of the child alone is kept with what is worked out of the child."""
    of_child: list[tuple[Supposed, Hashable]] | None = match.of_child.get(judge)
    if of_child is None:
        of_child = match.of_child[judge] = list(_told_apart(judge.first, match, {}))
    after: dict[Hashable, Worlds] = {}
    for suppose, found in of_child:
        if found not in after:
            after[found] = list(_told_apart(partial(_then, judge, found), match, {}))
        yield from (({**suppose, **more}, verdict) for more, verdict in after[found])


def _then(judge: OfChildFirst, found: Hashable, known: Known) -> Verdict:
    return judge.then(known, found)


def given_of(match: Match, fact: FactRef, values: tuple[Any, ...]) -> Given:
    """A fact supposed to be one of some values, with that in words."""
    return made(Given, fact=fact, answer=detail_of(match, fact.name).say(match, values), values=values)
