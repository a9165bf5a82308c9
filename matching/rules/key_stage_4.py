"""A move that disrupts Key Stage 4 education has the nominated officer's approval.

Project judgement: a short break leaves the child at the present school and asks for no such approval.
"""

from __future__ import annotations

from collections.abc import Iterable

from matching.columns.bounds import YES, may
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.reach import everywhere, school_within_reach
from matching.columns.screen import Rows, Screen, banded, told_by_child
from matching.details.referral import YEAR_GROUP
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, does_not_apply, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.reach import keeps_school
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.referral import ApprovalKind
from matching.world.statement import StayKind

ID = "key-stage-4"
SOURCE = "Care Planning, Placement and Case Review (England) Regulations 2010, reg 10"
FORCE = Force.LAW
LOOKS_AT = LooksAt.CHILD
POINTS = 0
NOTHING = "A short break leaves the child at the present school."

MAY_APPROVE = (Role.NOMINATED_OFFICER, Role.DIRECTOR)


def questions(match: Match) -> Iterable[Question]:
    """One question, unless the stay is a short break."""
    return [] if match.referral.kind is StayKind.SHORT_BREAK else [Question(_judge)]


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen, by miles."""
    homes = columns.homes
    yield told_by_child((_row(homes, match) for match in columns.children.asked), len(homes))


def _row(homes: PublishedColumns, match: Match) -> Rows:
    first, last = match.policy["key_stage_4_first_year"], match.policy["key_stage_4_last_year"]
    year = match.referral.education.year_group
    approved = match.referral.approved(ApprovalKind.KEY_STAGE_4, MAY_APPROVE, match.on)
    if approved or match.referral.kind is StayKind.SHORT_BREAK:
        return banded(Band.CONDITIONS, everywhere(homes, YES))
    if year is not None and not first <= year <= last:
        return banded(Band.CONDITIONS, everywhere(homes, YES))
    is_in_it = may(None if year is None else True)
    return banded(Band.CONDITIONS, ~everywhere(homes, is_in_it) | school_within_reach(homes, match))


def _judge(known: Known) -> Verdict:
    match = known.match
    first, last = match.policy["key_stage_4_first_year"], match.policy["key_stage_4_last_year"]
    if match.referral.approved(ApprovalKind.KEY_STAGE_4, MAY_APPROVE, match.on):
        return met("The nominated officer has approved a move that disrupts Key Stage 4 education.")
    if not known.whether(FactRef(match.child.id, YEAR_GROUP), lambda year: first <= year <= last):
        return does_not_apply(f"{match.child.name} is not in school year {first} or {last}.")
    if keeps_school(known):
        return met("Key Stage 4 education goes on at the present school.")
    approval = Condition.of(
        what="The nominated officer approves the move, which disrupts Key Stage 4 education.",
        by=Role.NOMINATED_OFFICER,
        due=match.start,
        gap=Gap.of(kind=GapKind.APPROVAL, part=ApprovalKind.KEY_STAGE_4.value),
    )
    return not_met("The move disrupts Key Stage 4 education and no approval is on record.", Band.CONDITIONS, approval)
