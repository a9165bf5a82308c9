"""The child's own wishes and feelings about living here have been heard, lately, and are weighed.

A child's wish against it never rules the home out: it is talked through, and the weight given to it is recorded.
"""

from __future__ import annotations

from collections.abc import Iterable

from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.screen import Screen
from matching.details.views import WISHES
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.presence import in_words
from matching.rule import Force, LooksAt, Question
from matching.world.child import Heard
from matching.world.facts import Role

ID = "wishes-and-feelings"
SOURCE = "Children Act 1989, s 22(4) and (5). Project judgement: how long a wish may be stood on"
FORCE = Force.LAW
LOOKS_AT = LooksAt.CHILD
POINTS = 0
NOTHING = "There is always a child to ask."


READS = ("wishes", "start")
"""The fields of a referral that this goes by."""


def questions(match: Match) -> Iterable[Question]:
    """One question: what does the child say, or show?"""
    return [Question(_judge, alike=())]


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """The same at every home: it looks at nothing but the referral."""
    return columns.same_everywhere(questions, *READS)


def _judge(known: Known) -> Verdict:
    match = known.match
    name = match.child.name
    if known.whether(FactRef(match.child.id, WISHES), lambda welcomes: welcomes is not False):
        return met(f"{name} has been heard{_how(match)} and is not against it.")
    weighed = Condition.of(
        what=f"Talk it through with {name} and an advocate, and record what was said and the weight given to it.",
        by=Role.SOCIAL_WORKER,
        due=match.start,
        gap=Gap.of(kind=GapKind.RECORD, part="weight given to the child's wishes"),
    )
    return not_met(f"{name} does not want to live here.", Band.CONDITIONS, weighed)


def _how(match: Match) -> str:
    """How and when the wishes were heard, as in ", observed on 10 November 2026,"."""
    wishes = match.referral.wishes
    if wishes is None or wishes.heard is Heard.NOT_YET_ASKED:
        return ""
    return f", {wishes.heard.value} on {in_words(wishes.on)},"
