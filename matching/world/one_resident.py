"""What a home tells of one child who lives there, and the existing group that all of them come to.

Project judgement: a group is made only where every child's own record says how many they are and all of them are
there. A group with a child missing from it could make a match look safe.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, TypeVar

from pydantic import Field

from matching.errors import BadInput, Problem
from matching.world.child import Child
from matching.world.facts import Role
from matching.world.group import Group, Resident, Resolution, Safeguard, Tie, TieKind
from matching.world.home import Urn
from matching.world.record import Ident, Record, Text

T = TypeVar("T", bound=Record)


class TieTold(Record):
    """One thing known between the child and another."""

    other: Ident
    kind: TieKind
    said_by: Role
    on: date
    note: Text | None = None
    lifted_by: Text | None = None
    lifted_by_role: Role | None = None
    lifted_on: date | None = None

    def of(self, child: str) -> Tie:
        """The tie, between that child and the other. It is the same whichever of the two tells of it."""
        one, other = sorted((child, self.other))
        return Tie(
            children=(one, other), **{name: getattr(self, name) for name in TieTold.model_fields if name != "other"}
        )


class OneResident(Record):
    """A child who lives in a home or is booked to arrive, and what the home knows between this child and others."""

    urn: Urn
    living_there: Annotated[int, Field(ge=1, le=40)]
    """How many children live in the home or are booked to arrive, with this one."""
    resident: Resident
    ties: tuple[TieTold, ...] = ()
    safeguards: tuple[Safeguard, ...] = ()
    resolutions: tuple[Resolution, ...] = ()


def groups_of(told: Sequence[tuple[str, OneResident]]) -> tuple[Group, ...]:
    """The group of each home that is told of, each record with what it is called.

    Raises BadInput where a home's records do not agree on how many children there are, are not as many, or look as if
    two were of one child.
    """
    homes: dict[str, list[tuple[str, OneResident]]] = {}
    for called, one in told:
        homes.setdefault(one.urn, []).append((called, one))
    problems = [
        problem
        for urn, there in homes.items()
        for problem in _not_whole(urn, there, [other for other in homes if other != urn])
    ]
    if problems:
        raise BadInput(problems)
    return tuple(_group(urn, [one for _, one in there]) for urn, there in homes.items())


def told_twice(group: Group) -> Iterator[Problem]:
    """Two residents of a group who look like one child told of under two ids."""
    children = [resident.child for resident in group.residents]
    for number, child in enumerate(children):
        for other in children[:number]:
            if child.id != other.id:
                yield from _one_child(f"child {child.id}", child, f"child {other.id}", other)


def _not_whole(urn: str, there: Sequence[tuple[str, OneResident]], elsewhere: Sequence[str]) -> Iterator[Problem]:
    """What keeps the children told of from being all who live in the home."""
    for number, (called, one) in enumerate(there):
        for before, other in there[:number]:
            yield from _one_child(called, one.resident.child, before, other.resident.child)
    different = len({one.resident.child.id for _, one in there})
    also = f" Of {', '.join(elsewhere)} there are some too: correct the URN where it is wrong." if elsewhere else ""
    for called, one in there:
        if one.living_there != different:
            what = f"it says that {_children(one.living_there)} in {urn}, and {_given(different)}"
            way_out = "Give one for each child who lives there or is booked to arrive, or correct the number in each."
            yield Problem(called, what, way_out + also)


def _one_child(called: str, child: Child, before: str, other: Child) -> Iterator[Problem]:
    """Two records that are of one child, or look like it: the child whom one of them should be of would be missing."""
    one_of_them = "Give one of the two, or correct the child's id in one."
    if child.id == other.id and called == before:
        yield Problem(called, "it is given twice", "Give it once, and one for each other child.")
    elif child.id == other.id:
        yield Problem(called, f"it is about the child that {before} is about", one_of_them)
    elif child.id.casefold() == other.id.casefold():
        yield Problem(called, f"its child's id is that of {before} but for capitals", one_of_them)
    elif child.date_of_birth is not None and _names(child) == _names(other):
        what = f"its child has the name and the birth date of the child of {before}"
        way_out = "Give one of the two, or correct what was copied. If two children share both, tell the names apart."
        yield Problem(called, what, way_out)


def _names(child: Child) -> tuple[str, date | None]:
    return child.name.casefold(), child.date_of_birth


def _children(number: int) -> str:
    return "one child lives" if number == 1 else f"{number} children live"


def _given(number: int) -> str:
    return "such a record of one child is given" if number == 1 else f"such records of {number} children are given"


def _group(urn: str, there: Sequence[OneResident]) -> Group:
    return Group(
        urn=urn,
        residents=tuple(one.resident for one in there),
        ties=_once(tie.of(one.resident.child.id) for one in there for tie in one.ties),
        safeguards=_once(each for one in there for each in one.safeguards),
        resolutions=_once(each for one in there for each in one.resolutions),
    )


def _once(each: Iterator[T]) -> tuple[T, ...]:
    """Each that is told, once: both children's records may tell of it."""
    return tuple(dict.fromkeys(each))
