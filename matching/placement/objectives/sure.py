"""Of plans as good so far, the one in which most homes are possible for sure, and not only if something turns out well.

A home is sure for nobody who would come with somebody between whom something is open.
"""

from __future__ import annotations

from collections.abc import Iterable

from matching.placement.level import Level
from matching.placement.model import Model
from matching.placement.problem import Priority

ID = "sure"
NAME = "Homes that are sure"
STEPS = {
    "a day set by law": frozenset({Priority.STATUTORY}),
    "emergencies": frozenset({Priority.URGENT}),
    "all children": frozenset(Priority),
}


def counts(step: str) -> str:
    """As the protocol says."""
    whose = f"children ({step})" if step != "all children" else "children"
    return f"{whose} whose home is possible for sure, with nothing open between them and whoever would come with them"


def levels(model: Model) -> Iterable[Level]:
    """Three steps, in the order in which children come first; none for a priority that nobody has."""
    for words, priorities in STEPS.items():
        among = {c.id for c in model.children.values() if c.priority in priorities}
        if among:
            amounts = model.amounts(c.child in among and model.fit(c).sure for c in model.choices)
            for (child, urn), column in model.unsure.items():
                amounts[column] = -int(child in among and model.problem.fit_of[child, urn].sure)
            yield Level(f"{ID}: {words}", amounts, len(among))
