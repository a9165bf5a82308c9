"""What a home would tell of each child of a group, each thing between two children with the first of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from matching.world.group import Group, Tie
from matching.world.one_resident import OneResident, TieTold

T = TypeVar("T")


def told_of(group: Group) -> tuple[OneResident, ...]:
    """One record for each child. What is between two children of whom neither lives there is in none."""
    living = [resident.child.id for resident in group.residents]
    ties = _by_child(living, group.ties, lambda tie: tie.children)
    safeguards = _by_child(living, group.safeguards, lambda each: (each.source, each.affected))
    resolutions = _by_child(living, group.resolutions, lambda each: (each.source, each.affected))
    return tuple(
        OneResident(
            urn=group.urn,
            living_there=len(living),
            resident=resident,
            ties=tuple(_told(tie, resident.child.id) for tie in ties[resident.child.id]),
            safeguards=tuple(safeguards[resident.child.id]),
            resolutions=tuple(resolutions[resident.child.id]),
        )
        for resident in group.residents
    )


def _by_child(living: list[str], things: Iterable[T], named: Callable[[T], Iterable[str]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {child: [] for child in living}
    for thing in things:
        first = next((child for child in living if child in named(thing)), None)
        if first is not None:
            found[first].append(thing)
    return found


def _told(tie: Tie, child: str) -> TieTold:
    (other,) = (each for each in tie.children if each != child)
    same: dict[str, Any] = {name: value for name, value in tie if name != "children"}
    return TieTold(other=other, **same)
