"""The home is near the child's own home and community.

Nearness orders homes and never rules one out: the law asks for it so far as is reasonably practicable.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

import numpy as np

from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.reach import miles_from
from matching.columns.screen import Rows, Screen, pointed, told_by_child
from matching.details.child import HOME_PLACE
from matching.findings import Band, FactRef, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.reach import is_within, miles_away
from matching.rule import Force, LooksAt, Question

ID = "distance"
SOURCE = (
    "Children Act 1989, s 22C(8)(a) and (9): near the child's home and within the authority's area, so far as is "
    "reasonably practicable. Project judgement: how miles are counted and weighed"
)
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.CHILD
POINTS = 20
NOTHING = "There is always a distance to ask about."


def questions(match: Match) -> Iterable[Question]:
    """One question: how many miles from home."""
    return [Question(_judge)]


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen, by miles: all the points or none while either place is not known."""
    near = columns.policy["near_home_miles"]
    yield told_by_child((_row(columns.homes, match, near) for match in columns.children.asked), len(columns.homes))


def _row(homes: PublishedColumns, match: Match, near: int) -> Rows:
    if match.child.home_place is None:
        return pointed(np.zeros(len(homes)), np.full(len(homes), POINTS))
    miles = miles_from(homes, match.child.home_place)
    points = np.maximum(0, POINTS - np.ceil(miles) * POINTS // (2 * near))
    return pointed(np.where(homes.is_placed, points, 0), np.where(homes.is_placed, points, POINTS))


def _judge(known: Known) -> Verdict:
    match = known.match
    near, place = match.policy["near_home_miles"], FactRef(match.child.id, HOME_PLACE)
    if match.home.place is None and match.child.home_place is None:
        return _between(is_within(known, place, near), near)
    miles = miles_away(known, place)
    points = points_for(miles, near)
    if miles <= near:
        return met(f"{miles} miles from {match.child.name}'s own home: within {near}.", points)
    return not_met(f"{miles} miles from {match.child.name}'s own home: beyond {near}.", Band.GOOD, points=points)


def _between(is_near: bool, near: int) -> Verdict:
    """While neither place is known, all points and none stand for everything between."""
    if is_near:
        return met(f"Within {near} miles.", POINTS)
    return not_met(f"Beyond {near} miles.", Band.GOOD)


def points_for(miles: float, near: int) -> int:
    """All points at the door, half at the edge of near, none at twice that and beyond."""
    return max(0, POINTS - ceil(miles) * POINTS // (2 * near))
