"""How many people at a home can do one task on which shift and night: who is employed, works that shift and may do it.

What is the same for every child is found once for a home. Only somebody shown able to do a task for one child by name
makes a home differ from child to child.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from matching.match import Match
from matching.world.staff import Competence, Shift, StaffMember

Span = tuple[date, date]
"""From a day to before another; to date.max is without end."""


class Able(NamedTuple):
    """One member of staff with what they are shown able to do of one task, for one child."""

    person: StaffMember
    held: tuple[Competence, ...]


class Cover:
    """Who can do a task at a home for a child, and how many more it takes on a shift and night, each found once.

    `named`: only who was assessed for this child by name counts.
    """

    def __init__(self, match: Match, task: str, *, named: bool) -> None:
        self.staff, self.enough = match.home.staff, match.policy["competent_staff_to_cover_shift"]
        self.again = timedelta(days=match.policy["competence_reassessment_days"])
        suits = (match.child.id,) if named else (None, match.child.id)
        held = _held(match).get(task, ())
        suiting = [Able(person, tuple(c for c in every if c.for_child in suits)) for person, every in held]
        self.able = [able for able in suiting if able.held]
        self.days = self._days([c for _, every in held for c in every])
        self._there: dict[tuple[Shift, date], int] = match.of_home.setdefault(StaffMember, {})
        self._lacking: dict[tuple[Shift, bool], Sequence[date]] = {}
        self._spans: dict[bool, list[tuple[StaffMember, list[Span]]]] = {}
        self._counted: dict[tuple[Shift, bool], tuple[list[date], list[date]]] = {}

    @classmethod
    def of(cls, match: Match, task: str, *, named: bool) -> Cover:
        """The same for every question of a match, and for every child whom nobody at the home is assessed for."""
        child = match.child.id if match.child.id in _assessed_for(match) else None
        found: Cover | None = match.of_home.get((cls, task, named, child))
        if found is None:
            found = match.of_home[cls, task, named, child] = cls(match, task, named=named)
        return found

    def short(self, shift: Shift, night: date, *, is_fresh: bool = False) -> int:
        """How many more people it takes to cover a shift; none or fewer when it is covered.

        `is_fresh`: counting only who is not yet due to be assessed again for this child.
        """
        since, until = self._since_and_until(shift, is_fresh)
        return self.enough - bisect_right(since, night) + bisect_right(until, night)

    def most_short(self, shift: Shift, nights: Iterable[date]) -> int:
        """How many more it takes on the worst of some nights; there is at least one."""
        since, _ = self._since_and_until(shift, False)
        return max(self.short(shift, night) for night in nights) if since else self.enough

    def lacking(self, shift: Shift, start: date, *, is_fresh: bool = False) -> Sequence[date]:
        """The nights on which a shift is short: the first, and of later ones those on which anything changes."""
        later = self._lacking.get((shift, is_fresh))
        if later is None:
            since, until = self._since_and_until(shift, is_fresh)
            later = self.days
            if len(since) >= self.enough:
                later = [n for n in later if self.enough > bisect_right(since, n) - bisect_right(until, n)]
            self._lacking[shift, is_fresh] = later
        first = (start,) if self.short(shift, start, is_fresh=is_fresh) > 0 else ()
        return (*first, *later[bisect_right(later, start) :])

    def _since_and_until(self, shift: Shift, is_fresh: bool) -> tuple[Sequence[date], Sequence[date]]:
        """The days on which one more person covers a shift, and those on which one fewer does, each in order."""
        found = self._counted.get((shift, is_fresh))
        if found is None:
            there = (spans for person, spans in self._able_on(is_fresh) if shift in person.works)
            spans = [span for each in there for span in each]
            found = self._counted[shift, is_fresh] = sorted(a for a, _ in spans), sorted(b for _, b in spans)
        return found

    def _able_on(self, is_fresh: bool) -> list[tuple[StaffMember, list[Span]]]:
        """Everybody who can do the task, with the days on which they are employed and may do it."""
        if is_fresh not in self._spans:
            self._spans[is_fresh] = [(able.person, _joined(self._each_span(able, is_fresh))) for able in self.able]
        return self._spans[is_fresh]

    def on_shift(self, shift: Shift, night: date) -> int:
        """How many work that shift."""
        if (shift, night) not in self._there:
            self._there[shift, night] = sum(person.works_on(shift, night) for person in self.staff)
        return self._there[shift, night]

    def _days(self, held: Iterable[Competence]) -> Sequence[date]:
        """Each on which somebody lapses, is due to be assessed again or leaves."""
        leaving = [person.leaves for person in self.staff]
        days = {*leaving, *(day for c in held for day in (c.expires, c.assessed_on + self.again))}
        return sorted(day for day in days if day is not None)

    def _each_span(self, able: Able, is_fresh: bool) -> Iterator[Span]:
        """When somebody is employed and may do the task, by each thing that shows it."""
        person = able.person
        for held in able.held:
            ends = [person.leaves, held.expires, self._due_again(held) if is_fresh else None]
            yield max(held.assessed_on, person.starts or date.min), min((d for d in ends if d), default=date.max)

    def _due_again(self, held: Competence) -> date | None:
        lasts = held.expires is not None or held.for_child is None
        return None if lasts else held.assessed_on + self.again


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The same days in spans of which no two share a day, so that nobody is counted twice on one."""
    found: list[Span] = []
    for since, until in sorted(span for span in spans if span[0] < span[1]):
        if found and since <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        else:
            found.append((since, until))
    return found


def _held(match: Match) -> dict[str, list[Able]]:
    """By task, everybody at the home with all that they are shown able to do of it."""
    found: dict[str, list[Able]] | None = match.of_home.get(Able)
    if found is None:
        found = match.of_home[Able] = {}
        for person in match.home.staff:
            by_task: dict[str, list[Competence]] = {}
            for held in person.competences:
                by_task.setdefault(held.task, []).append(held)
            for task, every in by_task.items():
                found.setdefault(task, []).append(Able(person, tuple(every)))
    return found


def _assessed_for(match: Match) -> frozenset[str]:
    """The children whom anybody at the home was assessed for by name."""
    found: frozenset[str] | None = match.of_home.get(Competence)
    if found is None:
        named = (c.for_child for person in match.home.staff for c in person.competences)
        found = match.of_home[Competence] = frozenset(child for child in named if child is not None)
    return found
