"""The choices that a plan is made of, as columns: one child in one home, and in which bedroom where that matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np

from matching.findings import Band
from matching.optimise.program import Flags, Ints, Program
from matching.placement.meeting import Group, Meetings
from matching.placement.problem import Fit, FreeRoom, OpenHome, Placed, Plan, Problem, Waiting


class Choice(NamedTuple):
    """One child in one home. Room None: any of the home's free ones; else any of those that suit the same children."""

    child: str
    urn: str
    room: str | None


class Model:
    """A problem's columns and rows. Columns of choices come first, in order of children, homes and rooms."""

    def __init__(self, problem: Problem) -> None:
        self.problem, self.program = problem, Program()
        self.children = {c.id: c for c in problem.children}
        self.homes = {h.urn: h for h in problem.homes}
        self.choices: list[Choice] = []
        self.at: dict[tuple[str, str], list[int]] = {}
        """The columns of a child at a home."""
        self.by_home: dict[str, list[int]] = {h: [] for h in self.homes}
        self.by_child: dict[str, list[int]] = {c: [] for c in self.children}
        fits = [f for f in problem.fits if f.possible and f.child in self.children and f.urn in self.homes]
        self.told_apart = _told_apart(self.homes, self.children, fits)
        """Homes in which it matters who has which bedroom."""
        self.alike = {urn: _alike(self.homes[urn], self.children, fits_at) for urn, fits_at in _by_home(fits).items()}
        """At each home, its bedrooms by the first of those that suit the same children: the same columns do for all."""
        group = {id: n for n, id in enumerate(self.children)}
        for fit in fits:
            for room in self._rooms(fit):
                self._column(Choice(fit.child, fit.urn, room), group[fit.child])
        self._groups: dict[int, list[Group]] = {}
        unsure = self._with([(d.children, d.urn) for d in problem.doubts])
        self.unsure = {at: self.meeting(groups, wanted=False) for at, groups in unsure.items()}
        """The column of a child at a home that says: with somebody who leaves it open whether that is possible."""
        lowered = self._with([(s.children, s.urn) for s in problem.strains if s.worst < Band.GOOD])
        self.lowered = self.unsure | {
            at: self.meeting([*groups, *unsure.get(at, ())], wanted=False)
            for at, groups in lowered.items()
            if problem.fit_of[at].worst is Band.GOOD
        }
        """The same, or with others with whom a good match is one with conditions."""

    def _column(self, choice: Choice, group: int) -> None:
        number = self.program.column(group)
        self.choices.append(choice)
        self.at.setdefault((choice.child, choice.urn), []).append(number)
        self.by_home[choice.urn].append(number)
        self.by_child[choice.child].append(number)

    def _rooms(self, fit: Fit) -> Iterable[str | None]:
        child, home = self.children[fit.child], self.homes[fit.urn]
        if home.rooms is None:
            return [None]
        suits = {room.id for room in rooms_for(child, fit, home)}
        suiting = [first for first in self.alike[home.urn] if first in suits]
        return suiting if home.urn in self.told_apart else [None][: len(suiting)]

    def meeting(self, groups: list[Group], *, wanted: bool) -> int:
        """A column that says: of some of these groups, all are there.

        `wanted`: it may be taken only then, as where that is worth something; else it must be taken then.
        """
        column = self.program.column()
        self._groups[column] = groups
        for group in groups:
            if wanted:
                for choices in group:
                    self.program.at_most([column, *choices], [1] + [-1] * len(choices), 0)
            else:
                flat = [c for choices in group for c in choices]
                self.program.at_most([*flat, column], [1] * len(flat) + [-1], len(group) - 1)
        return column

    def completed(self, taken: Flags) -> Flags:
        """The same choices, with each column of a meeting as they say: what a plan is worth is then no less."""
        return self._meetings.completed(taken)

    @cached_property
    def _meetings(self) -> Meetings:
        return Meetings.of(self._groups)

    def groups(self, children: Sequence[str], urn: str | None) -> Iterator[tuple[str, Group]]:
        """Each home (or that one) at which all of them could live, with their choices there."""
        for where in self.homes_of(children[:1]) if urn is None else [urn]:
            group = tuple(self.at.get((child, where), []) for child in children)
            if all(group):
                yield where, group

    def _with(self, groups: Iterable[tuple[Sequence[str], str | None]]) -> dict[tuple[str, str], list[Group]]:
        """For the first child of each, at each home where all could live, their choices there."""
        found: dict[tuple[str, str], list[Group]] = {}
        for children, urn in groups:
            for where, group in self.groups(children, urn):
                found.setdefault((children[0], where), []).append(group)
        return found

    def homes_of(self, children: Iterable[str]) -> list[str]:
        """The homes in which some of these children could live, in order."""
        return sorted({self.choices[c].urn for child in children for c in self.by_child.get(child, ())})

    def stays_of(self, column: int) -> Waiting:
        """The child of a choice."""
        return self.children[self.choices[column].child]

    def crowds(
        self, columns: Sequence[int], most_on: Callable[[date], int], changes: Iterable[date] = ()
    ) -> Iterator[tuple[list[int], int]]:
        """Choices that meet on some day, with the most that there may be then; days that say less are left out."""
        if not columns:
            return
        stays = [(c, self.stays_of(c)) for c in columns]
        last: tuple[set[int], int] | None = None
        for day in sorted({s.first for _, s in stays} | set(changes)):
            there = {c for c, s in stays if s.first <= day and (s.until is None or day < s.until)}
            most = most_on(day)
            if last is not None and not (last[0] <= there and most <= last[1]):
                yield sorted(last[0]), last[1]
            last = (there, most)
        if last is not None:
            yield sorted(last[0]), last[1]

    def amounts(self, worth: Iterable[int]) -> Ints:
        """A number for each column of a choice, in order; nothing for the others there are by now."""
        found = np.zeros(self.program.count, dtype=np.int64)
        found[: len(self.choices)] = np.fromiter(worth, dtype=np.int64, count=len(self.choices))
        return found

    def fit(self, choice: Choice) -> Fit:
        """What the check says of a choice."""
        return self.problem.fit_of[choice.child, choice.urn]

    def plan(self, taken: Flags) -> Plan:
        """The plan that the columns taken make, every child in a named bedroom where those are known."""
        chosen = [self.choices[c] for c in np.flatnonzero(taken[: len(self.choices)]).tolist()]
        return tuple(sorted(self._roomed(chosen)))

    def _roomed(self, chosen: Sequence[Choice]) -> Iterable[Placed]:
        """Where bedrooms suit alike, each child has the first free when it comes; one too many is left to the check."""
        until: dict[tuple[str, str], date | None] = {}
        for choice in sorted(chosen, key=lambda c: (c.urn, self.children[c.child].first, c.child)):
            rooms, child = self.homes[choice.urn].rooms, self.children[choice.child]
            if rooms is None:
                yield Placed(choice.child, choice.urn)
                continue
            of_kind = [r.id for r in rooms] if choice.room is None else self.alike[choice.urn][choice.room]
            free = (r for r in of_kind if _is_empty(until, (choice.urn, r), child))
            room = next(free, of_kind[-1])
            until[choice.urn, room] = child.until
            yield Placed(choice.child, choice.urn, room)


def rooms_for(child: Waiting, fit: Fit, home: OpenHome) -> list[FreeRoom]:
    """The bedrooms of a home that suit a child and are free for the whole stay."""
    return [r for r in home.rooms or () if r.holds(child) and (fit.rooms is None or r.id in fit.rooms)]


def _is_empty(until: dict[tuple[str, str], date | None], room: tuple[str, str], child: Waiting) -> bool:
    if room not in until:
        return True
    ends = until[room]
    return ends is not None and ends <= child.first


def _by_home(fits: Iterable[Fit]) -> dict[str, list[Fit]]:
    found: dict[str, list[Fit]] = {}
    for fit in fits:
        found.setdefault(fit.urn, []).append(fit)
    return found


def _alike(home: OpenHome, children: dict[str, Waiting], fits: Iterable[Fit]) -> dict[str, list[str]]:
    suited: dict[str, list[str]] = {room.id: [] for room in home.rooms or ()}
    for fit in fits:
        for room in rooms_for(children[fit.child], fit, home):
            suited[room.id].append(fit.child)
    found: dict[tuple[str, ...], list[str]] = {}
    for id, whom in suited.items():
        found.setdefault(tuple(whom), []).append(id)
    return {ids[0]: ids for ids in found.values()}


def _told_apart(homes: dict[str, OpenHome], children: dict[str, Waiting], fits: Iterable[Fit]) -> frozenset[str]:
    """Homes where some bedroom suits one child who may come and another does not."""
    found = set()
    for fit in fits:
        home = homes[fit.urn]
        if home.rooms and 0 < len(rooms_for(children[fit.child], fit, home)) < len(home.rooms):
            found.add(home.urn)
    return frozenset(found)
