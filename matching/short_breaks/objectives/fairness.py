"""Nobody is left with nothing, then the worst-off come first; or another rule that the organisation has chosen.

Every rule is a row of levels. At each, a family's nights count up to some number of its own:

worst-off first   the first night, then 25, 50, 75 and 100 per cent of the protected minimum (rounded up), each night
                  times the family's need; so nobody gets a fourth quarter while somebody could have a second
floor first       the first night, then half of the protected minimum, each night times the family's need
equal share       the first night, then each fifth of the assessed nights, every night alike
need order        the protected minimum, one level for each band of points, the highest band first; without points for
                  everybody, for each need
benefit alone     no level

What a family draws on staff plays no part in any of them. The steps are Project judgement.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matching.short_breaks.benefit_criteria import benefit_scale
from matching.short_breaks.building.made import Made
from matching.short_breaks.period import FairnessRule
from matching.short_breaks.problem import Ints, Level

ID = "fairness"
NAME = "Fairness"
FIFTHS = (20, 40, 60, 80, 100)
BANDS = 5
FLOOR = 50
"""Per cent of the protected minimum."""


def counts(step: str) -> str:
    """As the protocol says; it follows the rule that the level belongs to."""
    if step.endswith("assessed nights"):
        return "each family's nights, so far as they fill that part of its assessed nights"
    if step.startswith("need band"):
        return "the nights of the band's families, up to the protected minimum"
    return "each family's nights, so far as they fill that part of its protected minimum, times its need"


def levels(made: Made) -> Iterable[Level]:
    """The levels of the rule that the period's policy names."""
    return RULES[made.frame.period.policy.fairness](made)


def _worst_off_first(made: Made) -> Iterable[Level]:
    minimum = np.array([f.protected_minimum for f in made.frame.families], dtype=np.int64)
    for name, nights in _steps(minimum, benefit_scale().steps):
        yield Level(f"{ID}: {name} of the protected minimum", by_nights=made.needs[:, None] * made.upto(nights))


def _floor_first(made: Made) -> Iterable[Level]:
    minimum = np.array([f.protected_minimum for f in made.frame.families], dtype=np.int64)
    for name, nights in _steps(minimum, (FLOOR,)):
        yield Level(f"{ID}: {name} of the protected minimum", by_nights=made.needs[:, None] * made.upto(nights))


def _equal_share(made: Made) -> Iterable[Level]:
    assessed = np.array([f.assessed_nights for f in made.frame.families], dtype=np.int64)
    for name, nights in _steps(assessed, FIFTHS):
        yield Level(f"{ID}: {name} of the assessed nights", by_nights=made.upto(nights))


def _steps(whole: Ints, shares: Iterable[int]) -> Iterable[tuple[str, Ints]]:
    yield "the first night", np.minimum(whole, 1)
    for share in shares:
        yield f"{share} %", -(-whole * share // 100)


def _need_order(made: Made) -> Iterable[Level]:
    minimum = np.array([f.protected_minimum for f in made.frame.families], dtype=np.int64)
    for number, members in enumerate(need_bands(made), start=1):
        nights = np.where(members, minimum, 0)
        yield Level(f"{ID}: need band {number}", by_nights=made.upto(nights))


def need_bands(made: Made) -> list[np.ndarray[tuple[int, ...], np.dtype[np.bool_]]]:
    """Families by band of points, the highest first: (U,) each. Equal points are never put in different bands."""
    points = [f.points for f in made.frame.families]
    order = made.needs if None in points else np.array(points, dtype=np.int64)
    tops = sorted(set(order.tolist()), reverse=True)
    size = -(-len(tops) // BANDS) if tops else 1
    return [np.isin(order, tops[i : i + size]) for i in range(0, len(tops), size)]


def _benefit_alone(made: Made) -> Iterable[Level]:
    return ()


RULES = {
    FairnessRule.WORST_OFF_FIRST: _worst_off_first,
    FairnessRule.FLOOR_FIRST: _floor_first,
    FairnessRule.EQUAL_SHARE: _equal_share,
    FairnessRule.NEED_ORDER: _need_order,
    FairnessRule.BENEFIT_ALONE: _benefit_alone,
}
