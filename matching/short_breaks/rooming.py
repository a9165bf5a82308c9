"""Gives every child of a plan one named bedroom for the whole stay, the one they are used to where it can be.

Within a class of bedrooms a plan never has more stays, with their turnaround, than bedrooms: so there is always a way.
Classes that differ only in who is used to them are looked at together, so that what was given out is kept first.
What is kept first is the bedroom of a confirmed booking, then that of the last published plan, then nights in a
familiar bedroom, then the same bedroom as at the stay before. Project judgement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from matching.short_breaks.bedroom_choice import Choosing, Span, around_those_kept, best_bedrooms
from matching.short_breaks.ordering import in_order
from matching.short_breaks.period import BookingStatus, Period, PlannedStay
from matching.short_breaks.problem import Choice, Plan, Problem

When = tuple[str, str, int, int]
"""A stay without its bedrooms: family, URN, number of the first night, and nights."""


class NotACandidate(LookupError):
    """A stay that the period offers nobody: no such family at the home, no such nights, or no such bedrooms."""

    def __init__(self, stay: PlannedStay) -> None:
        self.stay = stay
        super().__init__(f"{stay.family} at {stay.urn} from {stay.first_night} for {stay.nights} is no candidate stay.")


class _Sleeper(NamedTuple):
    """One child of one stay, by its place in the family."""

    first: int
    choice: Choice
    child: int
    planned: tuple[str, ...]
    """The bedrooms of the class that the plan has the child in."""


def name_bedrooms(
    problem: Problem, period: Period, plan: Plan, before: Sequence[PlannedStay] = ()
) -> tuple[PlannedStay, ...]:
    """The stays of a plan in its order, with their bedrooms. The same plan is always given the same ones.

    Those that are there `before`, too, keep theirs; bedrooms of a class are chosen anew only where others would be
    left without.
    """
    ordered = in_order(problem)
    known = _Known(ordered.problem, period, tuple(before))
    in_class: dict[int, list[_Sleeper]] = defaultdict(list)
    choices = {ordered.before(choice): choice for choice in ordered.there(plan)}
    for own, choice in choices.items():
        for child, number in enumerate(_classes(problem, own.variant)):
            sleeper = _Sleeper(int(problem.stay_first[own.stay]), choice, child, problem.rooms[number])
            in_class[int(problem.class_alike[number])].append(sleeper)
    named: dict[tuple[Choice, int], str] = {}
    for alike, sleepers in in_class.items():
        sleepers.sort()
        rooms = _by_worth(known, _rooms(problem, alike), sleepers)
        chosen = _chosen(known, rooms, sleepers)
        named |= {(s.choice, s.child): rooms[r] for s, r in zip(sleepers, chosen, strict=True)}
    return tuple(_stay(known, choices[choice], named) for choice in plan)


def plan_of(problem: Problem, period: Period, stays: Iterable[PlannedStay]) -> Plan:
    """The plan that these stays are, in order. Raises NotACandidate for one that the period offers nobody.

    Where children of one family have each other's kinds of bedroom, that is the same plan.
    """
    known = _Known(problem, period)
    return tuple(sorted(_choice(known, stay) for stay in stays))


@dataclass(frozen=True)
class _Known:
    """A problem with its period, and what is found in them by name."""

    problem: Problem
    period: Period
    before: tuple[PlannedStay, ...] = ()

    def when(self, choice: Choice) -> When:
        pair = self.problem.stay_pair[choice.stay]
        family = self.problem.families[self.problem.pair_family[pair]]
        first, nights = int(self.problem.stay_first[choice.stay]), int(self.problem.stay_nights[choice.stay])
        return family, self.problem.homes[self.problem.pair_home[pair]], first, nights

    @cached_property
    def confirmed(self) -> dict[When, tuple[str, ...]]:
        return self._bedrooms(b for b in self.period.bookings if b.status is BookingStatus.CONFIRMED)

    @cached_property
    def published(self) -> dict[When, tuple[str, ...]]:
        return self._bedrooms(self.period.published)

    @cached_property
    def present(self) -> dict[When, tuple[str, ...]]:
        return self._bedrooms(self.before)

    def _bedrooms(self, stays: Iterable[PlannedStay]) -> dict[When, tuple[str, ...]]:
        return {(s.family, s.urn, self.period.number(s.first_night), s.nights): s.bedrooms for s in stays}

    @cached_property
    def familiar(self) -> dict[str, frozenset[str]]:
        return {family.id: frozenset(family.familiar_bedrooms) for family in self.period.families}

    @cached_property
    def pairs(self) -> dict[tuple[str, str], int]:
        both = zip(self.problem.pair_family.tolist(), self.problem.pair_home.tolist(), strict=True)
        return {(self.problem.families[u], self.problem.homes[h]): p for p, (u, h) in enumerate(both)}

    @cached_property
    def class_of(self) -> dict[tuple[str, str], int]:
        homes = self.problem.class_home.tolist()
        return {(self.problem.homes[homes[g]], room): g for g, rooms in enumerate(self.problem.rooms) for room in rooms}


def _classes(problem: Problem, variant: int) -> list[int]:
    return [int(number) for number in problem.variant_classes[variant] if number >= 0]


def _rooms(problem: Problem, alike: int) -> list[str]:
    return [room for g in np.flatnonzero(problem.class_alike == alike).tolist() for room in problem.rooms[g]]


def _by_worth(known: _Known, rooms: Sequence[str], sleepers: Sequence[_Sleeper]) -> list[str]:
    """The bedrooms of a class, first those worth most to whoever comes first; by name only those worth the same."""
    worth = {room: [-_worth(known, sleeper, room, 2) for sleeper in sleepers] for room in rooms}
    return sorted(rooms, key=lambda room: (worth[room], room))


def _chosen(known: _Known, rooms: Sequence[str], sleepers: Sequence[_Sleeper]) -> tuple[int, ...]:
    """For each sleeper the bedroom, by its place in the class."""
    choosing = _choosing(known, rooms, sleepers)
    kept = [_kept(known, sleeper, rooms) for sleeper in sleepers]
    around = around_those_kept(choosing, kept) if any(room is not None for room in kept) else None
    return best_bedrooms(choosing) if around is None else around


def _choosing(known: _Known, rooms: Sequence[str], sleepers: Sequence[_Sleeper]) -> Choosing:
    following = tuple(_following(known, sleepers))
    most = sum(known.when(s.choice)[3] for s in sleepers) + len(following) + 1
    return Choosing(
        bedrooms=len(rooms),
        spans=[_span(known, s) for s in sleepers],
        worth=[[_worth(known, s, room, most) for room in rooms] for s in sleepers],
        following=following,
        planned=[sorted(map(rooms.index, s.planned)) for s in sleepers],
    )


def _kept(known: _Known, sleeper: _Sleeper, rooms: Sequence[str]) -> int | None:
    """The bedroom that the child has now, by its place in the class; None where it has none of the class."""
    has = known.present.get(known.when(sleeper.choice), ())[sleeper.child : sleeper.child + 1]
    return rooms.index(has[0]) if has and has[0] in rooms else None


def _span(known: _Known, sleeper: _Sleeper) -> Span:
    problem, stay = known.problem, sleeper.choice.stay
    until = sleeper.first + int(problem.stay_nights[stay])
    return Span(sleeper.first, until + int(problem.turnaround[problem.pair_home[problem.stay_pair[stay]]]))


def _following(known: _Known, sleepers: Sequence[_Sleeper]) -> Iterator[tuple[int, int]]:
    """Stays of each child, one after the other, by their places in the order."""
    own: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, sleeper in enumerate(sleepers):
        own[int(known.problem.family_of_stay[sleeper.choice.stay]), sleeper.child].append(number)
    for numbers in own.values():
        yield from pairwise(numbers)


def _worth(known: _Known, sleeper: _Sleeper, room: str, most: int) -> int:
    """What a bedroom is worth to a child: `most` is more than all lesser things together can come to."""
    family, urn, first, nights = known.when(sleeper.choice)
    when = (family, urn, first, nights)
    confirmed = room in known.confirmed.get(when, ())[sleeper.child : sleeper.child + 1]
    given_out = known.present.get(when) or known.published.get(when, ())
    published = room in given_out[sleeper.child : sleeper.child + 1]
    familiar = f"{urn}/{room}" in known.familiar[family]
    return nights * most * (familiar + most * (published + most * confirmed))


def _stay(known: _Known, choice: Choice, named: dict[tuple[Choice, int], str]) -> PlannedStay:
    family, urn, first, nights = known.when(choice)
    children = range(len(_classes(known.problem, choice.variant)))
    bedrooms = tuple(named[choice, child] for child in children)
    night = known.period.night(first)
    return PlannedStay(family=family, urn=urn, bedrooms=bedrooms, first_night=night, nights=nights)


def _choice(known: _Known, stay: PlannedStay) -> Choice:
    problem, pair = known.problem, known.pairs.get((stay.family, stay.urn))
    wanted = [known.class_of.get((stay.urn, room), -1) for room in stay.bedrooms]
    if pair is None or -1 in wanted:
        raise NotACandidate(stay)
    low, high = int(problem.pair_stays[pair]), int(problem.pair_stays[pair + 1])
    same = (problem.stay_first[low:high] == known.period.number(stay.first_night)) & (
        problem.stay_nights[low:high] == stay.nights
    )
    if not same.any():
        raise NotACandidate(stay)
    number = low + int(np.flatnonzero(same)[0])
    variants = (
        *range(int(problem.pair_variants[pair]), int(problem.pair_variants[pair + 1])),
        *(c.variant for c in problem.fixed if c.stay == number),
    )
    exact = [v for v in variants if _classes(problem, v) == wanted]
    swapped = [v for v in variants if sorted(_classes(problem, v)) == sorted(wanted)]
    if not swapped:
        raise NotACandidate(stay)
    return Choice(number, (exact or swapped)[0])
