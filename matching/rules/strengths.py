"""The home can build on what the child is good at and enjoys.

A referral that tells of no strength at all has a gap: somebody asks the child and the school.
"""

from __future__ import annotations

from collections.abc import Iterable

from matching.details.likes import INTERESTS, STRENGTHS
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role

ID = "strengths"
SOURCE = "Project judgement: an assessment of a match names the child's strengths and what the home can do with them"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.CHILD
POINTS = 10
NOTHING = "Every child has strengths to ask about."

FOR_EACH = 5


def questions(match: Match) -> Iterable[Question]:
    """One question: what can be built on here?"""
    return [Question(_judge)]


def _judge(known: Known) -> Verdict:
    match = known.match
    told = {*known.value(FactRef(match.child.id, STRENGTHS)), *known.value(FactRef(match.child.id, INTERESTS))}
    likes = {words.casefold() for words in told}
    shared = sorted({a for a in match.home.activities if a.casefold() in likes})
    if shared:
        return met(f"The home can build on {', '.join(shared)}.", min(POINTS, FOR_EACH * len(shared)))
    plan = Condition(
        what=f"Ask {match.child.name} what to go on with here, and find a way to do it.",
        by=Role.KEY_WORKER,
        due=match.end(match.policy["post_placement_review_days"]),
        gap=Gap(kind=GapKind.RECORD, part="strengths and interests in the placement plan"),
    )
    return not_met(f"Nothing the home does today takes up {', '.join(sorted(told))}.", Band.GOOD, plan)
