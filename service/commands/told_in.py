"""In which form, and on which of its sheets, each thing between children was told that a group holds by number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from re import sub

from matching.listing import listed
from matching.world.group import Group
from matching.world.one_resident import OneResident
from matching.world.record import Record

TIES, SAFEGUARDS, RESOLUTIONS = "Other children", "Safeguards", "Answered for"
OTHER = "Other child"
"""The sheets of the form of a child, and the column of the first that names the other one."""


def told_in(groups: Iterable[Group], told: Sequence[tuple[str, OneResident]]) -> dict[str, str]:
    """By its place, such as "group SC900101, tie 2": the files that tell it, each with the sheet."""
    forms = [each for each in told if each[0].lower().endswith(".xlsx")]
    return {
        f"group {group.urn}, {what} {number}": f"{listed(files)}, {sheet}"
        for group in groups
        for what, sheet, things in _held(group)
        for number, thing in enumerate(things, 1)
        if (files := [file for file, one in forms if one.urn == group.urn and thing in _said_in(one, what)])
    }


def in_form(where: str, places: dict[str, str]) -> str:
    """The same place by file and sheet, with the rest of it."""
    first, comma, rest = where.partition(", ")
    part, more, beyond = rest.partition(", ")
    place = places.get(f"{first}{comma}{part}")
    if place is None:
        return where
    return f"{place}{more}{sub('^(first|second) child', OTHER, beyond) if place.endswith(TIES) else beyond}"


def _held(group: Group) -> Iterator[tuple[str, str, Sequence[Record]]]:
    yield "tie", TIES, group.ties
    yield "safeguard", SAFEGUARDS, group.safeguards
    yield "resolution", RESOLUTIONS, group.resolutions


def _said_in(one: OneResident, what: str) -> Sequence[Record]:
    ties = tuple(tie.of(one.resident.child.id) for tie in one.ties)
    return {"tie": ties, "safeguard": one.safeguards, "resolution": one.resolutions}[what]
