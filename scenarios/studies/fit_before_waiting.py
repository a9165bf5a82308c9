"""When many children are placed at once, what does it change whether good fit comes before siblings and long waits?

Before: brothers and sisters together, sure homes and long waits come before how well homes fit, as Placewell orders
them. After: once as many as can be have a home, fit comes first. Both plans are the best by their own order, as far as
is proven. There are about two free places for three children.
"""

from __future__ import annotations

from matching.placement.level import Level
from matching.placement.model import Model
from matching.placement.objectives import fit, levels_of, placed
from matching.placement.problem import Plan, Problem
from matching.placement.solve import solve
from scenarios.generators.placement import Size as RegionSize
from scenarios.generators.placement import draw
from scenarios.studies.study import Counted, Size, Standing, Stands, Trial

NAME = "fit-before-waiting"
TIMES = 10
"""So many children for each that the size of a study asks for: with few, every order gives the same plan."""
HOMES = 2.5
"""Homes for each that the size asks for."""
HOMES_POSSIBLE, PLACES = 8, 1.4


def drawn(size: Size) -> str:
    return f"{int(HOMES * size.homes):,} homes and {TIMES * size.children:,} children"


def trial(seed: int, size: Size) -> Trial:
    region = RegionSize(NAME, TIMES * size.children, int(HOMES * size.homes), HOMES_POSSIBLE, PLACES)
    problem = draw(region, seed)
    before, after = (solve(problem, levels=order).plan or () for order in (levels_of, fit_first))
    return Trial(study=NAME, seed=seed, before=_standing(problem, before), after=_standing(problem, after))


def fit_first(model: Model) -> tuple[Level, ...]:
    """Every level, that of fit right after how many are placed."""
    found = levels_of(model)
    fits = tuple(level for level in found if _is_of(level, fit.ID))
    others = tuple(level for level in found if not _is_of(level, fit.ID))
    after = 1 + max(n for n, level in enumerate(others) if _is_of(level, placed.ID))
    return (*others[:after], *fits, *others[after:])


def _is_of(level: Level, objective: str) -> bool:
    return level.id.partition(":")[0] == objective


def _standing(problem: Problem, plan: Plan) -> Standing:
    home = {one.child: one.urn for one in plan}
    fits = {child: problem.fit_of[child, urn] for child, urn in home.items()}
    pairs = [siblings.children for siblings in problem.siblings]
    counts = {
        "placed": len(home),
        "placed surely": sum(found.sure for found in fits.values()),
        "together": sum(one in home and home[one] == home.get(other) for one, other in pairs),
        "waited": sum(child.waiting_days for child in problem.children if child.id in home),
        "fit": sum(found.points for found in fits.values()),
        "miles": sum(found.miles or 0 for found in fits.values()),
    }
    return Standing(
        counted=tuple(Counted(measure=id, value=float(value)) for id, value in counts.items()),
        everybody=tuple(
            Stands(who=child.id, numbers=(int(child.id in home), fits[child.id].points if child.id in home else 0))
            for child in problem.children
        ),
    )
