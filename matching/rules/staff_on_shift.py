"""Each shift has at least as many named people to work it as are said to be awake on it.

A number on a rota is believed only as far as there are people behind it (Project judgement). Relief and agency staff
count once they are recorded by post.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.details.home import STAFF_AWAKE
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.staff import Shift

ID = "staff-on-shift"
SOURCE = "Children's Homes (England) Regulations 2015, reg 13(2)(d). Project judgement: how the two are compared"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "Every home has shifts."


def questions(match: Match) -> Iterable[Question]:
    """One question for each shift."""
    return [
        Question(partial(_judge, shift=s), about=s.value, title=f"People behind the {s.value} shift") for s in Shift
    ]


def _judge(known: Known, shift: Shift) -> Verdict:
    match = known.match
    named = sum(person.works_on(shift, match.start) for person in match.home.staff)
    if known.whether(FactRef(match.home.urn, STAFF_AWAKE, shift.value), lambda awake: awake <= named):
        return met(
            f"{named} people are recorded as working the {shift.value} shift, enough for the number awake on it."
        )
    record = Condition.of(
        what=f"Record who works the {shift.value} shift, relief and agency staff included, or correct its number.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.RECORD, part=f"who works the {shift.value} shift"),
    )
    reason = f"More people are said to be awake on the {shift.value} shift than the {named} recorded as working it."
    return not_met(reason, Band.CONDITIONS, record)
