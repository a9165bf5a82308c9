"""Each child of a plan as a person is told of it: the home and what it turns on, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from matching.placement.explaining.alternatives import Left, alternatives
from matching.placement.explaining.left_out import why_none
from matching.placement.problem import Doubt, Fit, Placed, Plan, Problem, Strain
from matching.placement.result import ChildResult, OtherHome


def children_told(problem: Problem, plan: Plan) -> Iterable[ChildResult]:
    """Each child in order, with the home or why none, and the other homes."""
    placed = {p.child: p for p in plan}
    home = {p.child: p.urn for p in plan}
    left = Left(problem, plan)
    others = alternatives(problem, left)
    open_doubts = [d for d in problem.doubts if all(home.get(c) == d.urn for c in d.children)]
    met = [s for s in problem.strains if _holds(s, home)]
    for child in problem.children:
        own = placed.get(child.id)
        shown = tuple(OtherHome(urn=o.urn, sure=o.sure, free=o.free) for o in others[child.id])
        waits = ChildResult(
            child=child.id,
            priority=child.priority.value,
            waiting_days=child.waiting_days,
            urn=None,
            first=child.first,
            until=child.until,
            others=shown,
        )
        if own is None:
            why = why_none(problem, left, child.id)
            yield waits.model_copy(update={"why": why})
            continue
        doubts = [d for d in open_doubts if d.children[0] == child.id]
        strains = [s for s in met if s.children[0] == child.id]
        yield waits.model_copy(update=_at_home(problem.fit_of[child.id, own.urn], own, doubts, strains))


def _at_home(fit: Fit, own: Placed, doubts: Sequence[Doubt], strains: Sequence[Strain]) -> dict[str, object]:
    """What is told of a child at its home, with what is open and what is to be arranged with who would come too."""
    sure = fit.sure and not doubts
    return {
        "urn": own.urn,
        "bedroom": own.room,
        "band": min([fit.worst, *(d.worst for d in doubts), *(s.worst for s in strains)]).words,
        "band_at_best": min([fit.best, *(s.best for s in strains)]).words,
        "points": fit.points,
        "points_of": fit.points_of,
        "miles": fit.miles,
        "sure": sure,
        "only_if": (*open_alone(fit), *(ask for d in doubts for ask in d.asks)),
        "to_arrange": tuple(dict.fromkeys(told for s in strains for told in s.told)),
        "cost": sum(s.points for s in strains),
        "why": fit.reason,
    }


def open_alone(fit: Fit) -> tuple[str, ...]:
    """What a home turns on for a child, whoever else comes there."""
    return () if fit.sure else fit.asks or ("What is not yet known of this pair.",)


def _holds(strain: Strain, home: Mapping[str, str]) -> bool:
    """Whether all whom it names come to one home, and it is one in which it holds."""
    (urn, *others) = {home.get(child) for child in strain.children}
    return urn is not None and not others and strain.urn in (None, urn)
