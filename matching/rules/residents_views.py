"""Each child who lives here has been asked how they feel about the newcomer, and their view is weighed.

A view may be seen rather than said. A resident's view against it never refuses a child by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.details.views import RESIDENT_VIEW
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.company import companions, shares_a_night
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.group import Resident

ID = "residents-views"
SOURCE = (
    "Project judgement: a home weighs the effect on the children already there, and they know it best; relationships "
    "between children are managed under the Children's Homes (England) Regulations 2015, reg 12(2)(a)(iv)"
)
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.PAIR
POINTS = 0
NOTHING = "No other child lives here while the newcomer would."


def questions(match: Match) -> Iterable[Question]:
    """One question for each resident."""
    for resident in companions(match):
        title = f"{resident.child.name}'s view of {match.child.name} coming"
        yield Question(
            partial(_judge, resident=resident), about=resident.child.id, title=title, affected=resident.child.id
        )


def _judge(known: Known, resident: Resident) -> Verdict:
    name, newcomer = resident.child.name, known.match.child.name
    if known.whether(FactRef(resident.child.id, RESIDENT_VIEW), lambda welcomes: welcomes is not False):
        return met(f"{name} has been heard and is not against {newcomer} coming.")
    if not shares_a_night(known, resident):
        return met(f"{name} is against it, and the two will not be here together.")
    weighed = Condition.of(
        what=f"Talk with {name} about what worries them, agree what would help, and record the weight given to it.",
        by=Role.KEY_WORKER,
        due=known.match.start,
        gap=Gap.of(kind=GapKind.RECORD, part="weight given to a resident's view", affected=resident.child.id),
    )
    return not_met(f"{name} is against {newcomer} coming.", Band.CONDITIONS, weighed)
