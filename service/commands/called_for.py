"""What calls for a condition, in brief: each finding by its title with its reason in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from matching.check import MatchReport
from matching.findings import Band, Finding, Outcome
from matching.report_parts import Tone
from matching.report_words import tone_of
from matching.rule import Force
from matching.rules import RULES, residents_views, wishes_and_feelings

SHOWN = 8

FORCES = {rule.ID: rule.FORCE for rule in RULES}
CHILDREN_SAID = (wishes_and_feelings.ID, residents_views.ID)


def calling_for_a_condition(report: MatchReport) -> tuple[Finding, ...]:
    """Every finding that is certain to call for a condition, what limits least last.

    Of those that limit alike, what children themselves have said comes first, then law and the statement of purpose,
    so that a short list never leaves them out for a matter of judgement.
    """
    return tuple(sorted(filter(_calls, report.findings), key=_order))


def _calls(finding: Finding) -> bool:
    asks = finding.outcome is Outcome.NOT_MET and bool(finding.conditions)
    return finding.worst > Band.NOT_UNLESS and (tone_of(finding) is Tone.CONDITION or asks)


def _order(finding: Finding) -> tuple[Band, bool, bool]:
    judged = FORCES.get(finding.rule) is Force.JUDGEMENT
    return finding.worst, finding.rule not in CHILDREN_SAID, judged


def first_sentence(words: str) -> str:
    """The first sentence of a reason, whole: up to a full stop that does not belong to an initial."""
    return re.split(r"(?<![A-Z]\.)(?<=\.) (?=[A-Z“])", words, maxsplit=1)[0]


def left_out(findings: Iterable[Finding]) -> str:
    """How many were not shown, and where they are; empty when all were."""
    more = len(tuple(findings)) - SHOWN
    return f"and {more} more: --format text" if more > 0 else ""
