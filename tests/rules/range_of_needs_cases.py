"""Worked examples for the range of needs: the statement takes mobility to level 3 unless told otherwise."""

from __future__ import annotations

from typing import Any

from matching.findings import Band, Outcome
from matching.rules import range_of_needs
from matching.world.facts import Basis
from matching.world.statement import Answer, NeedStated, Position, Stated
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = range_of_needs
MET = (Outcome.MET, Band.GOOD, Band.GOOD)
BLOCKED = (Outcome.NOT_MET, Band.OUTSIDE, Band.OUTSIDE)
OPEN = (Outcome.NOT_KNOWN, Band.OUTSIDE, Band.GOOD)


def _world(level: Any, *versions: Stated[Position]) -> World:
    """A child with that level of mobility, or those accounts of it; the versions of what is stated of mobility."""
    others = tuple(n for n in told.positions() if n.need != "mobility")
    stated = (NeedStated(need="mobility", versions=versions),) if versions else ()
    home = told.home(statement=told.statement(needs=(*others, *stated)))
    return told.world(home=home, referral=told.referral(child=told.newcomer(needs={"mobility": level})))


def _can(level: int, **changes: Any) -> Stated[Position]:
    dated = {"effective": changes.pop("effective", told.YEAR_AGO), "page": 4}
    return Stated[Position](value=Position(answer=Answer.CAN, to_level=level, **changes), **dated)


CANNOT = Stated[Position](value=Position(answer=Answer.CANNOT), effective=told.YEAR_AGO)
ALLEGED = (told.said(4, basis=Basis.ALLEGATION),)
DISPUTED = (told.said(2), told.said(4, on=told.TODAY))

CASES = (
    RuleCase(Kind.MET, "level 2 of 3", lambda: _world(2, _can(3)), *MET, about="mobility", says="(page 4)"),
    RuleCase(Kind.NOT_MET, "the home cannot", lambda: _world(2, CANNOT), *BLOCKED, about="mobility", says="cannot"),
    RuleCase(
        Kind.NOT_KNOWN,
        "not mentioned is neither yes nor no",
        lambda: _world(2),
        *OPEN,
        about="mobility",
        says="What is the home's position?",
    ),
    RuleCase(Kind.NOT_KNOWN, "nobody asked the child's need", lambda: _world((), _can(3)), *OPEN, about="mobility"),
    RuleCase(Kind.NOT_KNOWN, "alleged beyond the range", lambda: _world(ALLEGED, _can(3)), *OPEN, about="mobility"),
    RuleCase(Kind.NOT_KNOWN, "accounts disagree", lambda: _world(DISPUTED, _can(3)), *OPEN, about="mobility"),
    RuleCase(Kind.EDGE, "just the highest level", lambda: _world(3, _can(3)), *MET, about="mobility"),
    RuleCase(Kind.EDGE, "one level beyond", lambda: _world(4, _can(3)), *BLOCKED, about="mobility", says="level 4"),
    RuleCase(Kind.EDGE, "ordinary care needs no statement", lambda: _world(1), *MET, about="all others"),
    RuleCase(
        Kind.OTHER,
        "stated on a condition",
        lambda: _world(2, _can(3, condition="Only with a hoist in the bedroom.")),
        Outcome.NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
        about="mobility",
        says="on a condition",
    ),
    RuleCase(
        Kind.EDGE,
        "a revision in force on the first night counts",
        lambda: _world(3, _can(3), _can(2, effective=told.FIRST_NIGHT)),
        *BLOCKED,
        about="mobility",
    ),
)
