"""What a plan is worth at each level, worked out anew."""

from __future__ import annotations

from collections.abc import Iterator

from matching.findings import Band
from matching.placement.problem import Answer, Fit, Plan, Priority, Problem, Strain

YEAR = 365
_GROUPS = {"statutory": {Priority.STATUTORY}, "urgent": {Priority.URGENT}, "placed": set(Priority)}
_WORDS = {"statutory": "a day set by law", "urgent": "emergencies", "placed": "all children"}


def values_of(problem: Problem, plan: Plan) -> dict[str, int]:
    """Every level's value by its id, in order."""
    return dict(_values(problem, plan))


def _values(problem: Problem, plan: Plan) -> Iterator[tuple[str, int]]:
    waits = {child.id: child for child in problem.children}
    says = {(fit.child, fit.urn): fit for fit in problem.fits}
    home = {p.child: p.urn for p in plan}
    unsettled = {(d.children[0], d.urn) for d in problem.doubts if {home.get(c) for c in d.children} == {d.urn}}
    given = [(waits[p.child], says[p.child, p.urn]) for p in plan]
    for id, among in _GROUPS.items():
        if any(child.priority in among for child in problem.children):
            yield id, sum(1 for child, _ in given if child.priority in among)
    should = [tie.children for tie in problem.siblings if not tie.must]
    if should:
        yield "siblings", sum(1 for one, other in should if one in home and home[one] == home.get(other))
    sure = [child for child, fit in given if _sure(fit) and (fit.child, fit.urn) not in unsettled]
    for id, among in _GROUPS.items():
        if any(child.priority in among for child in problem.children):
            yield f"sure: {_WORDS[id]}", sum(1 for child in sure if child.priority in among)
    yield "waiting", sum(min(child.waiting_days, YEAR) for child, _ in given)
    strains = [s for s in problem.strains if _come_together(s, home)]
    lowered = {s.children[0] for s in strains if s.worst is not Band.GOOD}
    grades = [0 if (fit.child, fit.urn) in unsettled else _grade(fit, fit.child in lowered) for _, fit in given]
    for least, words in ((2, "half of the points, or a good match"), (3, "a good match"), (4, _BEST)):
        yield f"worst-placed: {words}", sum(1 for grade in grades if grade >= least)
    yield "fit", sum(fit.points for _, fit in given) - sum(s.points for s in strains)
    reach = [fit.miles for fit in problem.fits if fit.best in (Band.CONDITIONS, Band.GOOD) and fit.miles is not None]
    farthest = max(reach, default=0)
    yield "distance", -sum(farthest if fit.miles is None else fit.miles for _, fit in given)
    yield "steadiness", sum(_kept(r.answer) for r in problem.responses if home.get(r.child) == r.urn)


_BEST = "a good match, half of the points"


def _sure(fit: Fit) -> bool:
    return fit.worst in (Band.CONDITIONS, Band.GOOD)


def _come_together(strain: Strain, home: dict[str, str]) -> bool:
    """Whether all whom it names are in one home, and that is one in which it holds."""
    first, *others = strain.children
    here = first in home and all(home.get(other) == home[first] for other in others)
    return here and (strain.urn is None or strain.urn == home[first])


def _grade(fit: Fit, lowered: bool) -> int:
    half = 0 if fit.points + fit.points < fit.points_of else 1
    if fit.worst is Band.GOOD and not lowered:
        return 3 + half
    return 1 + half if fit.worst in (Band.GOOD, Band.CONDITIONS) else 0


def _kept(answer: Answer) -> int:
    if answer is Answer.OFFERED:
        return 2
    return 1 if answer is Answer.PLANNED else 0
