"""A placement plan is agreed and signed before the child arrives, or within the working days the law allows.

For a short break within the short-break limits a shorter plan takes its place; beyond them the whole plan is due.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.screen import Screen
from matching.details.referral import EXPECTED_NIGHTS
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Outcome, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.presence import in_words
from matching.reading.working_days import is_working_day, working_days_after
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.referral import Urgency
from matching.world.statement import StayKind

ID = "placement-plan"
SOURCE = (
    "Care Planning, Placement and Case Review (England) Regulations 2010, regs 9 and 48; Children's Homes (England) "
    "Regulations 2015, reg 17"
)
FORCE = Force.LAW
LOOKS_AT = LooksAt.CHILD
POINTS = 0
NOTHING = "There is always a plan to agree."

PAPER = "placement plan"


READS = ("kind", "papers", "start", "urgency", "expected_nights")
"""The fields of a referral that this goes by."""


def questions(match: Match) -> Iterable[Question]:
    """One question: by when is the plan agreed?"""
    if match.referral.kind is StayKind.SHORT_BREAK:
        return [Question(_short_break)]
    return [Question(_judge, alike=())]


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """The same at every home: it looks at nothing but the referral."""
    return columns.same_everywhere(questions, *READS)


def _short_break(known: Known) -> Verdict:
    match = known.match
    longest = match.policy["short_break_longest_stay_nights"]
    if PAPER in (match.referral.papers or ()):
        return met("The plan for the stay is agreed.")
    if known.whether(FactRef(match.child.id, EXPECTED_NIGHTS), lambda nights: nights <= longest):
        return _in_time("Agree the short-break plan before the first night.", match.start)
    reason = f"A single stay of more than {longest} nights is outside the short-break rules: the whole plan is due."
    return not_met(reason, Band.CONDITIONS, _plan("Agree and sign a full placement plan.", match.start))


def _judge(known: Known) -> Verdict:
    match = known.match
    if PAPER in (match.referral.papers or ()):
        return met("The placement plan is agreed.")
    days = match.policy["placement_plan_working_days"]
    latest = working_days_after(match.start, days)
    if match.on > latest:
        late = _plan("Agree and sign the placement plan at once.", match.on)
        return not_met(f"The {days} working days for the placement plan have passed.", Band.CONDITIONS, late)
    if match.referral.urgency is Urgency.EMERGENCY:
        return _in_time(f"Agree and sign the placement plan within {days} working days of arrival.", latest)
    if _has_working_day_left(match):
        return _in_time("Agree and sign the placement plan before the first night.", match.start)
    soon = _plan(f"Agree and sign the placement plan within {days} working days of arrival.", latest)
    return not_met("No working day is left to agree the plan before the first night.", Band.CONDITIONS, soon)


def _has_working_day_left(match: Match) -> bool:
    """Whether a working day, today among them, comes before the first night."""
    days = (match.start - match.on).days
    return any(is_working_day(match.on + timedelta(days=n)) for n in range(days))


def _in_time(what: str, due: date) -> Verdict:
    reason = f"There is time: the plan is due by {in_words(due)}."
    return Verdict(outcome=Outcome.MET, reason=reason, conditions=(_plan(what, due),))


def _plan(what: str, due: date) -> Condition:
    return Condition.of(what=what, by=Role.SOCIAL_WORKER, due=due, gap=Gap.of(kind=GapKind.RECORD, part=PAPER))
