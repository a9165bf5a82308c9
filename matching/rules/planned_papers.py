"""The placing authority's written papers are here before a planned admission, and soon after an emergency one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.screen import Screen
from matching.details.referral import PAPERS
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.presence import in_words
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.papers import papers_asked_for
from matching.world.referral import Urgency

ID = "planned-papers"
SOURCE = "Project judgement: homes' manuals admit nobody without the written papers, except in an emergency"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.CHILD
POINTS = 0
NOTHING = "The papers are asked of every match."


READS = ("papers", "urgency", "start")
"""The fields of a referral that this goes by."""


def questions(match: Match) -> Iterable[Question]:
    """One question of every match."""
    yield Question(_judge, alike=())


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """The same at every home: it looks at nothing but the referral."""
    return columns.same_everywhere(questions, *READS)


def _judge(known: Known) -> Verdict:
    match = known.match
    received = known.value(FactRef(match.child.id, PAPERS))
    missing = [paper for paper in papers_asked_for() if paper.id not in received]
    if not missing:
        return met("Every paper asked for has been received.")
    due = _due(match)
    wanted = [
        Condition.of(
            what=f"Receive {paper.name}.",
            by=Role.SOCIAL_WORKER,
            due=due,
            gap=Gap.of(kind=GapKind.RECORD, part=f"paper:{paper.id}"),
        )
        for paper in missing
    ]
    names = ", ".join(paper.name for paper in missing)
    until = "the first night" if due == match.start else f"{in_words(due)}; until then the admission is provisional"
    return not_met(f"Not received yet: {names}. Needed by {until}.", Band.CONDITIONS, *wanted)


def _due(match: Match) -> date:
    """The first night; in an emergency, the planning meeting after it."""
    if match.referral.urgency is not Urgency.EMERGENCY:
        return match.start
    return match.start + timedelta(hours=match.policy["emergency_review_hours"])
