"""How a family is called in what is given out: by its id unless somebody asks for more."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from itertools import count

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


def file_names(ids: Iterable[str]) -> dict[str, str]:
    """A file's name for each id, none like another even where capitals count for nothing: "F_1", "F_1 (2)".

    What no file system takes is written as "_".
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for id in sorted(ids):
        plain = "".join(letter if letter.isalnum() or letter in " .-_" else "_" for letter in id)
        ways = (plain if n == 1 else f"{plain} ({n})" for n in count(1))
        names[id] = next(name for name in ways if name.casefold() not in taken)
        taken.add(names[id].casefold())
    return names
