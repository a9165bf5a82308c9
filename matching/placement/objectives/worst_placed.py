"""The children placed worst are placed as well as can be, then the next worst.

Project judgement: five steps, the worst first: possible only if; possible with conditions, with fewer than half of the
points, or with half of them or more; a good match, with fewer than half or more. Points and bands are those at worst.
A home is possible only if for whoever would come with somebody between whom something is open, and a good match is one
with conditions for whoever would come with somebody with whom something is to be arranged, or may be. The points are
those of the child alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from matching.findings import Band
from matching.placement.level import Level
from matching.placement.model import Model
from matching.placement.problem import Fit

ID = "worst-placed"
NAME = "Worst-placed children first"
STEPS = {
    2: "half of the points, or a good match",
    3: "a good match",
    4: "a good match, half of the points",
}


def counts(step: str) -> str:
    """As the protocol says."""
    return f"children whose home is at least this good for sure: {step}"


def levels(model: Model) -> Iterable[Level]:
    """How many have each step or better, the lowest step first: so those below it are as few as can be."""
    for least, words in STEPS.items():
        amounts = model.amounts(step_of(model.fit(c)) >= least for c in model.choices)
        for at, lowered in model.lowered.items():
            step = step_of(model.problem.fit_of[at])
            taken = model.unsure.get(at) if _with_conditions(step) >= least else lowered
            if taken is not None and step >= least:
                amounts[taken] = -1
        yield Level(f"{ID}: {words}", amounts, len(model.children))


def step_of(fit: Fit) -> int:
    """0 for possible only if; 1 and 2 with conditions, 3 and 4 for a good match, the higher from half the points."""
    if not fit.sure:
        return 0
    return (3 if fit.worst is Band.GOOD else 1) + (2 * fit.points >= fit.points_of)


def _with_conditions(step: int) -> int:
    """The step of a good match that is one with conditions; any other stays."""
    return step - 2 if step >= 3 else step
