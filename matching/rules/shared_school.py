"""The newcomer and a resident between whom harm is known do not meet again at the same school.

A school that children share is otherwise no harm: a fact worth a word to both. Project judgement.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.details.between import LINK
from matching.details.child import SCHOOL
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.company import companions, shares_a_night
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.group import Resident

ID = "shared-school"
SOURCE = "Project judgement: what staff keep apart at home must not meet unseen at school"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.PAIR
POINTS = 0
NOTHING = "No other child lives here while the newcomer would."

NO_SCHOOL = "none"


def questions(match: Match) -> Iterable[Question]:
    """One question for each resident."""
    for resident in companions(match):
        yield Question(
            partial(_judge, resident=resident),
            about=resident.child.id,
            title=f"School of {match.child.name} and {resident.child.name}",
            source=match.child.id,
            affected=resident.child.id,
        )


def _judge(known: Known, resident: Resident) -> Verdict:
    match, other = known.match, resident.child
    names = f"{match.child.name} and {other.name}"
    if not _harm_is_known(known, other.id):
        same = match.child.school == other.school and match.child.school not in (None, NO_SCHOOL)
        word = f"{names} go to the same school: a word with both beforehand is worth while." if same else ""
        return met(word or f"No known harm between {names} could go on at school.")
    if not _share(known, other.id) or not shares_a_night(known, resident):
        return met(f"{names} do not go to the same school.")
    plan = Condition.of(
        what=f"Agree with the school how {names} are kept safe from each other there and on the way.",
        by=Role.SOCIAL_WORKER,
        due=match.start,
        gap=Gap.of(kind=GapKind.RECORD, part=f"plan with the school:{other.id}"),
    )
    return not_met(f"{names} go to the same school, and harm between them is known.", Band.CONDITIONS, plan)


def _harm_is_known(known: Known, other: str) -> bool:
    match = known.match
    if any(tie.kind.is_harmful for tie in match.ties(match.child.id, other)):
        return True
    return known.whether(FactRef(match.child.id, LINK, other), lambda kind: kind.is_harmful)


def _share(known: Known, other: str) -> bool:
    one, two = FactRef(known.match.child.id, SCHOOL), FactRef(other, SCHOOL)
    if len(known.possible(one)) > 1:
        one, two = two, one
    school = known.value(one)
    return school != NO_SCHOOL and known.whether(two, lambda attended: attended == school)
