"""The other homes that would be possible for each child, best first, and whether a place there is left.

A home that declined the child is none of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from matching.placement.constraints.apart import meet as all_meet
from matching.placement.explaining.taking import child_rank, is_there, meet
from matching.placement.model import rooms_for
from matching.placement.problem import Answer, Placed, Plan, Problem

SHOWN = 3


@dataclass(frozen=True)
class Alternative:
    """Another possible home of a child. `free`: whether the plan leaves a place there on the day the child comes."""

    urn: str
    sure: bool
    free: bool


class Left:
    """What a plan leaves: the other homes of each child, and whether there is still a place in them."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem = problem
        self.stays = {c.id: c for c in problem.children}
        self.homes = {h.urn: h for h in problem.homes}
        self.at: dict[str, list[Placed]] = {}
        for placed in plan:
            self.at.setdefault(placed.urn, []).append(placed)
        self._ranked = self._other_homes({p.child: p.urn for p in plan})

    def homes_of(self, child: str) -> tuple[str, ...]:
        """The possible homes of a child that did not decline, but for its own by the plan; best first."""
        return tuple(urn for _, urn in sorted(self._ranked[child], key=lambda r: (*(-x for x in r[0]), r[1])))

    def has_place(self, child: str, urn: str) -> bool:
        """Whether there is a place on the day the child comes and, where bedrooms are known, one that suits is free."""
        stay, home = self.stays[child], self.homes[urn]
        there = [p for p in self.at.get(urn, []) if is_there(self.stays[p.child], stay.first)]
        if len(there) >= home.most_on(stay.first):
            return False
        taken = {p.room for p in self.at.get(urn, []) if meet(self.stays[p.child], stay)}
        suiting = rooms_for(stay, self.problem.fit_of[child, urn], home)
        return home.rooms is None or any(room.id not in taken for room in suiting)

    def is_full_later(self, child: str, urn: str) -> bool:
        """Whether on some day of the stay there would be one too many with the child, by the number of places."""
        stay, home = self.stays[child], self.homes[urn]
        there = [self.stays[p.child] for p in self.at.get(urn, [])]
        days = {stay.first, *(s.first for s in there), *(step.since for step in home.places)}
        on = [day for day in days if is_there(stay, day)]
        return any(sum(is_there(other, day) for other in there) >= home.most_on(day) for day in on)

    def is_kept_from(self, child: str, urn: str) -> bool:
        """Whether the child is kept apart from some who would be there at once."""
        there = {child, *(p.child for p in self.at.get(urn, []))}
        bars = (b for b in self.problem.apart if child in b.children and b.urn in (None, urn))
        return any(set(bar.children) <= there and all_meet(self.stays, bar) for bar in bars)

    def _other_homes(self, home: dict[str, str]) -> dict[str, list[tuple[tuple[int, ...], str]]]:
        found: dict[str, list[tuple[tuple[int, ...], str]]] = {child: [] for child in self.stays}
        declined = {(r.child, r.urn) for r in self.problem.responses if r.answer is Answer.DECLINED}
        for (child, urn), fit in self.problem.fit_of.items():
            if child in found and urn in self.homes and home.get(child) != urn and (child, urn) not in declined:
                found[child].append((child_rank(fit), urn))
        return found


def alternatives(problem: Problem, left: Left) -> dict[str, tuple[Alternative, ...]]:
    """For each child the best SHOWN other homes, those that are sure first."""
    return {
        child.id: tuple(
            Alternative(urn, problem.fit_of[child.id, urn].sure, left.has_place(child.id, urn))
            for urn in left.homes_of(child.id)[:SHOWN]
        )
        for child in problem.children
    }
