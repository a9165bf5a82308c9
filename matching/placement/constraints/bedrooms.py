"""Each child has a bedroom that suits it and is free for the whole stay, to itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import combinations

from matching.placement.model import Model
from matching.placement.problem import Placed, Plan, Problem
from matching.placement.violation import Violation

ID = "bedrooms"
SENTENCE = "There is no bedroom that suits, is free for the whole stay and is the child's own."
SOURCE = "Children's Homes (England) Regulations 2015, reg 6: premises designed to meet each child's needs"


def add(model: Model) -> None:
    """One child a bedroom, of each kind where it matters which; elsewhere bedrooms count as places."""
    for urn in sorted(model.told_apart):
        by_room: dict[str | None, list[int]] = {}
        for column in model.by_home[urn]:
            by_room.setdefault(model.choices[column].room, []).append(column)
        for room, columns in by_room.items():
            many = len(model.alike[urn][room or ""])
            for there, most in model.crowds(columns, partial(_always, many)):
                model.program.at_most(there, [1] * len(there), most)


def _always(many: int, day: date) -> int:
    return many


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each child without such a bedroom, and one for each two in the same bedroom on the same day."""
    children, rooms = {c.id: c for c in problem.children}, {h.urn: h.rooms for h in problem.homes}
    known = [p for p in plan if p.child in children and rooms.get(p.urn) is not None]
    for placed in known:
        child, fit = children[placed.child], problem.fit_of.get((placed.child, placed.urn))
        room = next((r for r in rooms[placed.urn] or () if r.id == placed.room), None)
        suits = fit is None or fit.rooms is None or placed.room in fit.rooms
        if room is None or not suits or not room.holds(child):
            yield Violation(ID, (placed.child,), placed.urn)
    by_room: dict[tuple[str, str | None], list[Placed]] = {}
    for placed in sorted(known):
        by_room.setdefault((placed.urn, placed.room), []).append(placed)
    for one, other in (pair for there in by_room.values() for pair in combinations(there, 2)):
        first, second = children[one.child], children[other.child]
        one_by_one = _is_over(first.until, second.first) or _is_over(second.until, first.first)
        if not one_by_one and one.child != other.child:
            yield Violation(ID, (one.child, other.child), one.urn)


def _is_over(until: date | None, first: date) -> bool:
    return until is not None and until <= first
