"""The other homes that would be possible for each child, best first, and whether a place there is left.

A home that declined the child is none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matching.placement.explaining.taking import child_rank
from matching.placement.problem import Answer, Plan, Problem

SHOWN = 3


@dataclass(frozen=True)
class Alternative:
    """Another possible home of a child. `free`: whether the plan leaves a place there on the day the child comes."""

    urn: str
    sure: bool
    free: bool


def _still_there(until: date | None, day: date) -> bool:
    return until is None or day < until


def alternatives(problem: Problem, plan: Plan) -> dict[str, tuple[Alternative, ...]]:
    """For each child the best SHOWN other homes, those that are sure first."""
    stays = {c.id: c for c in problem.children}
    homes = {h.urn: h for h in problem.homes}
    at: dict[str, list[str]] = {}
    for placed in plan:
        at.setdefault(placed.urn, []).append(placed.child)
    home = {p.child: p.urn for p in plan}
    found: dict[str, list[tuple[tuple[int, ...], str]]] = {c.id: [] for c in problem.children}
    declined = {(r.child, r.urn) for r in problem.responses if r.answer is Answer.DECLINED}
    for (child, urn), fit in problem.fit_of.items():
        if child in found and urn in homes and home.get(child) != urn and (child, urn) not in declined:
            found[child].append((child_rank(fit), urn))

    def free(child: str, urn: str) -> bool:
        day = stays[child].first
        there = [c for c in at.get(urn, []) if stays[c].first <= day and _still_there(stays[c].until, day)]
        return len(there) < homes[urn].most_on(day)

    return {
        child: tuple(
            Alternative(urn, problem.fit_of[child, urn].sure, free(child, urn))
            for _, urn in sorted(ranked, key=lambda r: (*(-x for x in r[0]), r[1]))[:SHOWN]
        )
        for child, ranked in found.items()
    }
