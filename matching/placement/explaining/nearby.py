"""A part of a problem: the children about two siblings, while everybody else stays where a plan has them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from matching.placement.explaining.taking import child_rank
from matching.placement.problem import Apart, OpenHome, Placed, PlacesFrom, Plan, Problem, Siblings, Waiting

HOMES = 8
"""So many homes of those where both could live, and of those where each child moved could."""
MOVED = 60
"""So many children who live where both could are moved at most."""


@dataclass(frozen=True)
class Part:
    """The part to be planned anew, and where those who stay are."""

    problem: Problem
    staying: Plan

    def joined(self, plan: Plan) -> Plan:
        """A plan of the part with all who stay."""
        return tuple(sorted((*self.staying, *plan)))


def nearby(problem: Problem, plan: Plan, siblings: Siblings) -> Part:
    """The part in which the two must live together. What binds those moved to those who stay is kept, or more is.

    Moved are the two, who lives where both could, and their brothers and sisters.
    """
    could = _could(problem)
    both = homes_for_both(problem, siblings)[:HOMES]
    moved = _with_siblings(problem, {*siblings.children, *_living_there(plan, both)})
    staying = tuple(p for p in plan if p.child not in moved)
    urns = {urn for child in moved for urn in could[child][:HOMES]} | set(both)
    urns |= {p.urn for p in plan if p.child in moved}
    at = {p.child: p.urn for p in staying}
    waits = {c.id: c for c in problem.children}
    homes = (
        _less(home, [p for p in staying if p.urn == home.urn], waits) for home in problem.homes if home.urn in urns
    )
    bars = tuple(_bars(problem, moved, at))
    alone = {(bar.children[0], bar.urn) for bar in bars if len(bar.children) == 1}
    held = Siblings(siblings.children, must=True)
    others = (s for s in problem.siblings if s.children != held.children and set(s.children) <= moved)
    part = replace(
        problem,
        children=tuple(c for c in problem.children if c.id in moved),
        homes=tuple(homes),
        fits=tuple(
            f
            for child in sorted(moved)
            for urn in sorted(urns)
            if (f := problem.fit_of.get((child, urn))) is not None and (child, urn) not in alone
        ),
        siblings=(held, *others),
        apart=tuple(bar for bar in bars if len(bar.children) > 1),
        strains=tuple(s for s in problem.strains if set(s.children) <= moved),
        doubts=tuple(d for d in problem.doubts if set(d.children) <= moved),
        responses=tuple(r for r in problem.responses if r.child in moved),
    )
    return Part(part, staying)


def homes_for_both(problem: Problem, siblings: Siblings) -> list[str]:
    """The homes that are possible for the one and for the other, in order."""
    one, other = siblings.children
    return [h.urn for h in problem.homes if {(one, h.urn), (other, h.urn)} <= problem.fit_of.keys()]


def _living_there(plan: Plan, urns: Iterable[str]) -> list[str]:
    """Who would live in the first of these homes, as many of the homes as keep it to MOVED."""
    found: list[str] = []
    for urn in urns:
        there = [p.child for p in plan if p.urn == urn]
        if len(found) + len(there) <= MOVED:
            found += there
    return found


def _could(problem: Problem) -> dict[str, list[str]]:
    """The possible homes of each child, best first."""
    found: dict[str, list[tuple[tuple[int, ...], str]]] = {c.id: [] for c in problem.children}
    for (child, urn), fit in problem.fit_of.items():
        if child in found:
            found[child].append((tuple(-x for x in child_rank(fit)), urn))
    return {child: [urn for _, urn in sorted(ranked)] for child, ranked in found.items()}


def _with_siblings(problem: Problem, children: Collection[str]) -> set[str]:
    found, before = set(children), 0
    while len(found) > before:
        before = len(found)
        found |= {c for s in problem.siblings if found & set(s.children) for c in s.children}
    return found


def _less(home: OpenHome, staying: Iterable[Placed], waits: dict[str, Waiting]) -> OpenHome:
    """A home with what those who stay leave of it; a bedroom that one of them has is left out altogether."""
    there = list(staying)
    stays = [waits[p.child] for p in there]
    days = {p.since for p in home.places} | {s.first for s in stays} | {s.until for s in stays if s.until}
    places = tuple(PlacesFrom(day, max(home.most_on(day) - _on(stays, day), 0)) for day in sorted(days))
    taken = {p.room for p in there}
    rooms = None if home.rooms is None else tuple(r for r in home.rooms if r.id not in taken)
    return replace(home, places=places, rooms=rooms)


def _on(stays: Iterable[Waiting], day: date) -> int:
    return sum(1 for s in stays if s.first <= day and (s.until is None or day < s.until))


def _bars(problem: Problem, moved: Collection[str], at: dict[str, str]) -> Iterator[Apart]:
    """Bars among those moved; one with somebody who stays holds, where that one is, for the others of it."""
    for bar in problem.apart:
        inside = tuple(c for c in bar.children if c in moved)
        if not inside:
            continue
        if len(inside) == len(bar.children):
            yield bar
            continue
        where = {at.get(c) for c in bar.children if c not in moved}
        (urn, *more) = where
        if urn is not None and not more and bar.urn in (None, urn):
            yield Apart(inside, bar.why, urn)
