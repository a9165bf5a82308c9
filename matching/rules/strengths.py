"""The home can build on what the child is good at and enjoys.

A referral that tells of no strength at all has a gap: somebody asks the child and the school. So has a home of which
nobody has recorded what children can do there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matching.columns.bounds import Bounds
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.kinds import both
from matching.columns.screen import Screen, told
from matching.details.likes import ACTIVITIES, INTERESTS, STRENGTHS, SUPPOSED
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
    return [Question(_judge, alike=match.home.activities)]


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen, of points alone."""
    yield told(both(columns.children.strengths, columns.children.interests), columns.homes.activities, _screened)


def _screened(child: tuple[frozenset[str] | None, frozenset[str] | None], activities: Sequence[str]) -> Bounds:
    told_of = frozenset[str]().union(*(likes for likes in child if likes is not None))
    shared = sum(activity.casefold() in told_of for activity in activities)
    told, asked = (shared, len(activities)) if activities else (len(told_of), POINTS)
    most = asked if None in child else told
    return Bounds(Band.GOOD, Band.GOOD, *(min(POINTS, FOR_EACH * number) for number in (shared, most)))


def _judge(known: Known) -> Verdict:
    match = known.match
    told = {*known.value(FactRef(match.child.id, STRENGTHS)), *known.value(FactRef(match.child.id, INTERESTS))}
    likes = {words.casefold() for words in told}
    shared = {a for a in known.value(FactRef(match.home.urn, ACTIVITIES)) if a.casefold() in likes}
    if shared:
        return met(f"The home can build on {_named(match, shared)}.", min(POINTS, FOR_EACH * len(shared)))
    plan = Condition.of(
        what=f"Ask {match.child.name} what to go on with here, and find a way to do it.",
        by=Role.KEY_WORKER,
        due=match.end(match.policy["post_placement_review_days"]),
        gap=Gap.of(kind=GapKind.RECORD, part="strengths and interests in the placement plan"),
    )
    told_of = (*match.child.strengths, *match.child.interests)
    return not_met(f"Nothing the home does today takes up {_named(match, told_of)}.", Band.GOOD, plan)


def _named(match: Match, things: Iterable[str]) -> str:
    return ", ".join(sorted(set(things) - SUPPOSED)) or f"what {match.child.name} is good at or enjoys"
