"""A home never has more newcomers than free places, on any day of any stay."""

from __future__ import annotations

from collections.abc import Iterator

from matching.placement.model import Model
from matching.placement.problem import Plan, Problem
from matching.placement.violation import Violation

ID = "places"
SENTENCE = "There are more newcomers than free places."
SOURCE = (
    "Children's Homes (England) Regulations 2015, reg 16(6)(b): nothing allows a breach of a condition of registration"
)


def add(model: Model) -> None:
    """For each home and each day that says most; where bedrooms suit alike, they too count as places."""
    for urn, home in model.homes.items():
        rooms = None if home.rooms is None or urn in model.told_apart else len(home.rooms)
        changes = [p.since for p in home.places]
        columns = model.by_home[urn]
        for there, places in model.crowds(columns, home.most_on, changes):
            most = places if rooms is None else min(places, rooms)
            model.program.at_most(there, [1] * len(there), most)


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each home and day on which somebody comes, or the places change, with too many."""
    children = {c.id: c for c in problem.children}
    for home in problem.homes:
        here = [children[p.child] for p in plan if p.urn == home.urn and p.child in children]
        for day in sorted({c.first for c in here} | {p.since for p in home.places}):
            there = sorted(c.id for c in here if c.first <= day and (c.until is None or day < c.until))
            if len(there) > home.most_on(day):
                yield Violation(ID, tuple(there), home.urn, len(there) - home.most_on(day))
