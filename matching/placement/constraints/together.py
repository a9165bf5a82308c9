"""Brothers and sisters who must live together come to one home, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator

from matching.placement.model import Model
from matching.placement.problem import Plan, Problem
from matching.placement.violation import Violation

ID = "together"
SENTENCE = "They must live together, and nobody has approved that they live apart."
SOURCE = (
    "Children Act 1989, s 22C(8)(c): with a looked-after brother or sister, so far as is reasonably practicable. "
    "Project judgement: whom an authority says must live together is not parted to place one of them"
)


def add(model: Model) -> None:
    """At each home both or neither; none of a family where there are fewer places than children of it."""
    for one, other in (s.children for s in model.problem.siblings if s.must):
        for urn in model.homes_of([one, other]):
            here, there = model.at.get((one, urn), []), model.at.get((other, urn), [])
            both = [1] * len(here) + [-1] * len(there)
            if here or there:
                model.program.at_most([*here, *there], both, 0)
                model.program.at_least([*here, *there], both, 0)
    for family in families(model.problem):
        for urn in model.homes_of(family):
            home = model.homes[urn]
            columns = [c for child in family for c in model.at.get((child, urn), [])]
            most = max((p.most for p in home.places), default=0)
            all_could = all((child, urn) in model.at for child in family)
            if not all_could or _at_once(model, family) > (most if home.rooms is None else min(most, len(home.rooms))):
                model.program.barred.update(columns)


def _at_once(model: Model, family: list[str]) -> int:
    """The most of a family whose stays meet on one day."""
    stays = [model.children[child] for child in family if child in model.children]
    return max(
        (sum(s.first <= day.first and (s.until is None or day.first < s.until) for s in stays) for day in stays),
        default=0,
    )


def families(problem: Problem) -> list[list[str]]:
    """Children who must live together, directly or through another, in order."""
    of: dict[str, set[str]] = {}
    for one, other in (s.children for s in problem.siblings if s.must):
        joined = of.get(one, {one}) | of.get(other, {other})
        of |= dict.fromkeys(joined, joined)
    return [sorted(family) for family in _distinct(of)]


def _distinct(of: dict[str, set[str]]) -> Iterator[set[str]]:
    seen: set[str] = set()
    for child in sorted(of):
        if child not in seen:
            seen |= of[child]
            yield of[child]


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each two of them who are not both in one home, nor both without."""
    home = {p.child: p.urn for p in plan}
    for one, other in (s.children for s in problem.siblings if s.must):
        if home.get(one) != home.get(other):
            yield Violation(ID, (one, other))
