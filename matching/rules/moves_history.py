"""Where the child has lived before is known, with the reason each placement ended.

Earlier moves are a reason for closer care, never for points: most moves are the system's doing and not the child's.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.screen import Screen
from matching.details.named import placements_of
from matching.details.past import EARLIER_PLACEMENTS, TO_PLAN_FOR, WHY_ENDED
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role

ID = "moves-history"
SOURCE = (
    "Project judgement, from studies of stability: earlier moves go with later ones, the first months matter most, and "
    "the reason behind each move should be kept"
)
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.CHILD
POINTS = 0
NOTHING = "There is always a past to ask about."


READS = ("history", "start")
"""The fields of a referral that this goes by."""


def questions(match: Match) -> Iterable[Question]:
    """How many placements there were, and then why each ended or is ending."""
    yield Question(_how_many, alike=())
    for key in placements_of(match.referral.history or ()):
        yield Question(partial(_why, key=key), about=key, title=f"Why it ended: {key}", alike=())


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """The same at every home: it looks at nothing but the referral."""
    return columns.same_everywhere(questions, *READS)


def _how_many(known: Known) -> Verdict:
    match = known.match
    many = match.policy["many_earlier_placements"]
    if not known.whether(FactRef(match.child.id, EARLIER_PLACEMENTS), lambda number: number >= many):
        return met(f"Fewer than {many} earlier placements.")
    days = match.policy["close_review_days"]
    review = Condition.of(
        what=f"Look closely at how {match.child.name} is settling, with the key worker, through the first {days} days.",
        by=Role.REGISTERED_MANAGER,
        due=match.start + timedelta(days=days),
        gap=Gap.of(kind=GapKind.RECORD, part="closer review of the first months"),
    )
    return not_met(f"{many} or more earlier placements: the first months need a closer look.", Band.GOOD, review)


def _why(known: Known, key: str) -> Verdict:
    match = known.match
    if known.whether(FactRef(match.child.id, WHY_ENDED, key), lambda why: why != TO_PLAN_FOR):
        return met("The reason is known.")
    plan = Condition.of(
        what="Write what will be done differently here from the placement that ended, with the people who knew it.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.RECORD, part=f"what is done differently:{key}"),
    )
    return not_met("It ended for a reason that asks for a plan here.", Band.CONDITIONS, plan)
