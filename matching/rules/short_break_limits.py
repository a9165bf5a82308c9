"""A short break keeps to the longest stay and to the nights in any 12 months, or its legal basis is changed on record.

Going beyond is no bar: the child is then looked after on another legal basis, which the placing authority must record.
12 months to a night begin on the day after the same date a year before. Nights are counted, each by the date of its
evening.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.screen import Screen
from matching.details.referral import EXPECTED_NIGHTS, PREVIOUS_BREAKS
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.presence import in_words
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.referral import ApprovalKind, ShortBreakRecord
from matching.world.statement import StayKind
from matching.world.twelve_months import a_year_before

ID = "short-break-limits"
SOURCE = (
    "Children's Homes (England) Regulations 2015, reg 52(2); Care Planning, Placement and Case Review (England) "
    "Regulations 2010, reg 48(2). Counting nights, and 12 months by the calendar: Project judgement"
)
FORCE = Force.LAW
LOOKS_AT = LooksAt.CHILD
POINTS = 0
NOTHING = "The stay is not a short break."

RECORDED_BY = (Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.NOMINATED_OFFICER, Role.DIRECTOR, Role.PANEL)


READS = ("kind", "start", "expected_nights", "previous_breaks", "approvals")
"""The fields of a referral that this goes by."""


def questions(match: Match) -> Iterable[Question]:
    """For a short break: this stay alone, and all stays in any 12 months."""
    if match.referral.kind is StayKind.SHORT_BREAK:
        yield Question(_judge_stay, about="one stay", title="The short break is no longer than one stay may be")
        yield Question(_judge_year, about="12 months", title="The short breaks in any 12 months are within the limit")


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """The same at every home: it looks at nothing but the referral."""
    return columns.same_everywhere(questions, *READS)


def _judge_stay(known: Known) -> Verdict:
    match = known.match
    most = match.policy["short_break_longest_stay_nights"]
    if known.whether(FactRef(match.child.id, EXPECTED_NIGHTS), lambda nights: bool(nights <= most)):
        return met(f"The stay is no longer than {most} nights.")
    return _beyond(match, f"The stay is longer than {most} nights, the most for one short break.")


def _judge_year(known: Known) -> Verdict:
    match, most = known.match, known.match.policy["short_break_nights_in_12_months"]
    before = known.value(FactRef(match.child.id, PREVIOUS_BREAKS))

    def keeps_within(nights: int) -> bool:
        return nights_in_12_months(match.start, nights, before) <= most

    spent = f"With {nights_in_12_months(match.start, 0, before)} nights in the 12 months before, this stay"
    if known.whether(FactRef(match.child.id, EXPECTED_NIGHTS), keeps_within):
        return met(f"{spent} keeps within {most} nights in any 12 months.")
    return _beyond(match, f"{spent} goes beyond {most} nights in 12 months.")


def nights_in_12_months(start: date, nights: int, before: Sequence[ShortBreakRecord]) -> int:
    """The most short-break nights in any 12 months that hold a night of this stay: those that end with its last."""
    last = start + timedelta(days=max(nights, 1) - 1)
    earlier = {b.first_night + timedelta(days=n) for b in before for n in range(b.nights)}
    return nights + sum(a_year_before(last) < night < start for night in earlier)


def _beyond(match: Match, reason: str) -> Verdict:
    if match.referral.approved(ApprovalKind.LEGAL_BASIS, RECORDED_BY, max(match.on, match.start)):
        return met(f"{reason} The placing authority has recorded the change of legal basis.")
    change = Condition(
        what="Record the change of legal basis, with the full care planning that then applies to the child.",
        by=Role.TEAM_MANAGER,
        due=match.start,
        gap=Gap(kind=GapKind.APPROVAL, part=ApprovalKind.LEGAL_BASIS.value),
    )
    due = in_words(match.start)
    return not_met(f"{reason} The legal basis has to change, on record, by {due}.", Band.CONDITIONS, change)
