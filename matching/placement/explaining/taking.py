"""Whether a home could take a child in if it gave up those whom it would less like to have, and kept all others.

A home would rather have whom it has agreed to take, then whose day is set by law, then emergencies, then whom it fits
better. It has room for a child unless, on some day of the stay, as many of those whom it would keep are there as it has
places or bedrooms, or as need the very bedrooms that suit the child, or the child is kept apart from some of them.
Project judgement throughout: nobody has been asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from matching.placement.model import rooms_for
from matching.placement.problem import Answer, Apart, Fit, FreeRoom, OpenHome, Priority, Problem, Waiting

Rank = tuple[int, ...]


class Full(NamedTuple):
    """A home has no room for some child while so many of these, in order, are there: `enough` of `children`."""

    enough: int
    children: tuple[str, ...]


def child_rank(fit: Fit) -> Rank:
    """How much a child would like a home: larger is better. A distance not known comes after every one that is."""
    return (int(fit.worst), fit.points, int(fit.miles is not None), -(fit.miles or 0))


def home_rank(problem: Problem) -> dict[str, int]:
    """How soon each child comes, whatever the home: larger is sooner."""
    order = tuple(Priority)
    return {c.id: len(order) - order.index(c.priority) for c in problem.children}


class Taking:
    """What of a problem says who could be taken in where."""

    def __init__(self, problem: Problem) -> None:
        self.fit_of, self.soon = problem.fit_of, home_rank(problem)
        self.waits, self.homes = {c.id: c for c in problem.children}, {h.urn: h for h in problem.homes}
        self.agreed = {r.child: r.urn for r in problem.responses if r.answer is Answer.ACCEPTED}
        self.declined = {(r.child, r.urn) for r in problem.responses if r.answer is Answer.DECLINED}
        self.held = {child for tie in problem.siblings if tie.must for child in tie.children}
        self.bars: dict[str, list[Apart]] = {}
        for bar in problem.apart:
            for child in set(bar.children):
                self.bars.setdefault(child, []).append(bar)

    def may_move(self, child: str, urn: str) -> bool:
        """Whether nothing that was said keeps the child from going there alone, whoever lives there."""
        free = child not in self.agreed and child not in self.held
        return free and urn in self.homes and (child, urn) not in self.declined

    def rank(self, child: str, urn: str) -> Rank:
        """How much a home would like to have a child: larger is better."""
        return (int(self.agreed.get(child) == urn), self.soon[child], *child_rank(self.fit_of[child, urn]))

    def full(self, child: str, urn: str, among: Collection[str]) -> tuple[Full, ...]:
        """All that would leave no room for a child at a home; `among` are the children who may be there.

        None that another says already. Where 0 are enough, there is room on no terms.
        """
        mine, stay = self.rank(child, urn), self.waits[child]
        kept = sorted(c for c in among if c != child and meet(self.waits[c], stay) and self.rank(c, urn) >= mine)
        found = {*self._by_day(child, urn, kept), *self._by_bars(child, urn, kept)}
        return tuple(sorted(f for f in found if not any(_says_more(other, f) for other in found)))

    def _by_day(self, child: str, urn: str, kept: Iterable[str]) -> Iterator[Full]:
        home, stay = self.homes[urn], self.waits[child]
        stays = [self.waits[c] for c in kept]
        suiting = self._rooms(child, urn)
        needing = {c.id for c in stays if suiting is not None and (self._rooms(c.id, urn) or set()) <= suiting}
        for day in sorted(_days(stay, stays, home)):
            there = tuple(c.id for c in stays if is_there(c, day))
            yield _full(min(home.most_on(day), _open(home, day)), there)
            if suiting is not None:
                yield _full(len(suiting), tuple(c for c in there if c in needing))

    def _rooms(self, child: str, urn: str) -> set[str] | None:
        """The bedrooms that suit a child for the whole stay; None where they are not known."""
        home = self.homes[urn]
        if home.rooms is None:
            return None
        return {room.id for room in rooms_for(self.waits[child], self.fit_of[child, urn], home)}

    def _by_bars(self, child: str, urn: str, kept: Collection[str]) -> Iterator[Full]:
        for bar in self.bars.get(child, ()):
            others = sorted(set(bar.children) - {child})
            if bar.urn in (None, urn) and set(others) <= set(kept) and self._all_meet(bar):
                yield Full(len(others), tuple(others))

    def _all_meet(self, bar: Apart) -> bool:
        stays = [self.waits[c] for c in bar.children]
        latest = max(s.first for s in stays)
        return all(is_there(s, latest) for s in stays)


def _full(enough: int, there: tuple[str, ...]) -> Full:
    return Full(enough, there) if enough > 0 else Full(0, ())


def _says_more(one: Full, other: Full) -> bool:
    """Whether a home is full by the one wherever it is by the other."""
    return one != other and one.enough <= other.enough and set(other.children) <= set(one.children)


def _days(stay: Waiting, stays: Iterable[Waiting], home: OpenHome) -> set[date]:
    """The first day of a stay, and each on which somebody comes or what there is changes."""
    changes = {s.first for s in stays} | {p.since for p in home.places} | _changes(home.rooms or ())
    return {stay.first} | {day for day in changes if is_there(stay, day)}


def _changes(rooms: Iterable[FreeRoom]) -> set[date]:
    return {day for room in rooms for day in (room.since, room.until) if day is not None}


def _open(home: OpenHome, day: date) -> int:
    """How many bedrooms are free on a day; where they are not known, as many as there are places."""
    if home.rooms is None:
        return home.most_on(day)
    return sum(1 for r in home.rooms if r.since <= day and (r.until is None or day < r.until))


def is_there(stay: Waiting, day: date) -> bool:
    """Whether a stay is on that day."""
    return stay.first <= day and (stay.until is None or day < stay.until)


def meet(one: Waiting, other: Waiting) -> bool:
    """Whether two stays have a day in common."""
    return is_there(one, max(one.first, other.first)) and is_there(other, max(one.first, other.first))
