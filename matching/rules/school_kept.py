"""The child can stay at the present school where it should be kept."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matching.columns.bounds import Flags, May, may
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.reach import everywhere, school_within_reach, spread
from matching.columns.screen import Rows, Screen, banded, told_by_child
from matching.details.home import FACILITY
from matching.details.referral import KEEP_SCHOOL
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.reach import keeps_school
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role

ID = "school-kept"
SOURCE = (
    "Children Act 1989, s 22C(8)(b): no disruption of education or training, so far as is reasonably practicable. "
    "Project judgement: how long a journey lets a school be kept"
)
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.CHILD
POINTS = 10
NOTHING = "There is always a school to ask about."

NEW_PLACE = "school_place"
"""The capability of arranging a school or training place."""


def questions(match: Match) -> Iterable[Question]:
    """One question: is the school kept?"""
    return [Question(_judge)]


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen, by miles."""
    homes, asked = columns.homes, columns.children.asked
    another = spread(homes.facility(NEW_PLACE))
    yield told_by_child((_row(homes, match, another) for match in asked), len(homes))


def _row(homes: PublishedColumns, match: Match, another: May[Flags]) -> Rows:
    keep = match.referral.education.keep_school
    leaves_it = ~everywhere(homes, may(keep))
    if keep is not False:
        leaves_it |= school_within_reach(homes, match)
    worst, best = banded(Band.CONDITIONS, leaves_it | another)[:2]
    return worst, best, np.where(leaves_it.no, 0, POINTS), np.where(leaves_it.yes, POINTS, 0)


def _judge(known: Known) -> Verdict:
    match = known.match
    if not known.whether(FactRef(match.child.id, KEEP_SCHOOL), bool):
        return met("The present school need not be kept.", POINTS)
    if keeps_school(known):
        return met("Living here leaves the present schooling as it is.", POINTS)
    if known.whether(FactRef(match.home.urn, FACILITY, NEW_PLACE), bool):
        return not_met("The present school is out of reach; the home has another place arranged.", Band.GOOD)
    place = Condition.of(
        what="Agree another school place, and how the child gets there, before the first night.",
        by=Role.SOCIAL_WORKER,
        due=match.start,
        gap=Gap.of(kind=GapKind.ARRANGEMENT, part=NEW_PLACE),
    )
    return not_met("The present school should be kept and is out of reach from here.", Band.CONDITIONS, place)
