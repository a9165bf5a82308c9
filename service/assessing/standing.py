"""Whether a decision may rest on an assessment today: on its records, its rules, and what time has done to both."""

from __future__ import annotations

from matching.check import MatchReport, check_match
from matching.errors import Problem
from service.assessing.running import match_of
from service.assessing.shown import Shown
from service.records.assessments import Assessment
from service.records.desk import Desk

AGAIN = "Run the check again, read it, and decide on that."


def problems_of_standing(desk: Desk, assessment: Assessment, shown: Shown) -> tuple[Problem, ...]:
    """Why it does not stand; empty when it does. Besides its records, the engine is asked once more, today."""
    if assessment.void_since is not None:
        what = f"something that it used has changed: {', '.join(assessment.changed) or 'and was changed back since'}"
        return (Problem("assessment", what, AGAIN),)
    today = check_match(match_of(desk, assessment.home, assessment.referral))
    if _rules(today) != _rules(shown.report):
        return (Problem("assessment", "the rules it was made by have changed since", AGAIN),)
    if _told(today) != _told(shown.report):
        return (Problem("assessment", "what it found has changed with the days since", AGAIN),)
    return ()


def _rules(report: MatchReport) -> tuple[str, str, str]:
    return report.versions.engine, report.versions.catalogue, report.versions.policy


def _told(report: MatchReport) -> set[tuple[object, ...]]:
    """Each finding's answer, whatever its words: days that pass change words."""
    return {(f.key, f.outcome, f.worst, f.best) for f in report.findings}
