"""Worked examples for the papers asked for before a planned admission."""

from __future__ import annotations

from matching.findings import Band, Outcome
from matching.rules import planned_papers
from matching.world.papers import papers_asked_for
from matching.world.referral import Urgency
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = planned_papers
MET = (Outcome.MET, Band.GOOD, Band.GOOD)
ON_CONDITION = (Outcome.NOT_MET, Band.CONDITIONS, Band.CONDITIONS)


ALL = tuple(paper.id for paper in papers_asked_for())


def _world(papers: tuple[str, ...] | None, urgency: Urgency = Urgency.PLANNED) -> World:
    return told.world(referral=told.referral(papers=papers, urgency=urgency))


CASES = (
    RuleCase(Kind.MET, "all received", lambda: _world(ALL), *MET),
    RuleCase(Kind.MET, "all received, and another", lambda: _world(("photograph", *ALL)), *MET),
    RuleCase(Kind.NOT_MET, "none received", lambda: _world(()), *ON_CONDITION, says="the care plan"),
    RuleCase(Kind.NOT_KNOWN, "nobody noted", lambda: _world(None), Outcome.NOT_KNOWN, Band.CONDITIONS, Band.GOOD),
    RuleCase(Kind.EDGE, "the last one missing", lambda: _world(ALL[:-1]), *ON_CONDITION, says="medical treatment"),
    RuleCase(Kind.EDGE, "the last one received", lambda: _world(tuple(reversed(ALL))), *MET),
    RuleCase(
        Kind.OTHER,
        "in an emergency, by the planning meeting",
        lambda: _world((), Urgency.EMERGENCY),
        *ON_CONDITION,
        says="10 December 2026; until then the admission is provisional",
    ),
)
