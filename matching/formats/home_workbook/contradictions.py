"""Names by sheet and cell what cannot be in a home, though each of its answers is right alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from re import fullmatch

from matching.errors import Problem
from matching.format import Loc
from matching.world.catalogue import Catalogue
from matching.world.home import Home
from matching.world.problems import problems_of
from matching.world.world import World

NUMBERED = {"condition": ("conditions",), "competence": ("competences",)}


def contradictions(home: Home, where: Callable[[Loc], str], as_at: date, catalogue: Catalogue) -> Iterator[Problem]:
    """Everything that the home contradicts by itself on that day. `where` says which cell answers for a place."""
    for problem in problems_of(World(as_at=as_at, homes=(home,)), catalogue):
        yield replace(problem, where=where(_loc(home, problem.where.split(", ")[1:])))


def _loc(home: Home, parts: Sequence[str]) -> Loc:
    """Where a place that is told in words stands in the record; what stands for no field is passed over."""
    loc: Loc = ()
    for part in parts:
        loc = (*loc, *_step(home, loc, part))
    return loc


def _step(home: Home, loc: Loc, part: str) -> Loc:
    name, _, id = part.partition(" ")
    if name in NUMBERED and id.isdecimal():
        return (*NUMBERED[name], int(id) - 1)
    if name in ("bedroom", "staff") and id:
        ids = [room.id for room in home.bedrooms] if name == "bedroom" else [member.id for member in home.staff]
        there = [number for number, each in enumerate(ids) if each == id]
        return ("bedrooms" if name == "bedroom" else "staff", *there[:1])
    needs = [stated.need for stated in home.statement.needs]
    if loc[:1] == ("statement",) and part in needs:
        return ("needs", needs.index(part), "versions")
    version = fullmatch(r"version (\d+)", part)
    if version is not None:
        return (int(version[1]) - 1,)
    return ("location",) if part == "location assessment" else (part.replace(" ", "_"),)
