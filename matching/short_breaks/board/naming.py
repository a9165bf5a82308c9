"""How a family is called in what is given out: by its id unless somebody asks for more."""

from __future__ import annotations

from enum import StrEnum

from matching.short_breaks.period import Family, Period
from matching.world.child import Child


class Naming(StrEnum):
    """How much of a child's name stands for a family. A plan's own sentences may still speak of a child by name."""

    IDS = "ids"
    """The family's id and nothing of a name."""
    INITIALS = "initials"
    NAMES = "names"


def labels(period: Period, naming: Naming) -> dict[str, str]:
    """What each family is called, by its id. Initials keep the id, since they are shared."""
    children = children_of(period)
    return {f.id: _label(f, [children[c].name for c in f.children if c in children], naming) for f in period.families}


def _label(family: Family, names: list[str], naming: Naming) -> str:
    if naming is Naming.NAMES and len(names) == len(family.children):
        return " + ".join(names)
    if naming is Naming.INITIALS:
        return f"{family.id} {'+'.join(name[:1].upper() for name in names)}".strip()
    return family.id


def children_of(period: Period) -> dict[str, Child]:
    """The children of the period, by their ids."""
    return {r.child.id: r.child for r in period.world.referrals}
