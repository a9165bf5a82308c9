"""A short break keeps to one home, the longest stay and the nights in 12 months, or its legal basis changes on record.

Going beyond is no bar: the child is then looked after on another legal basis, which the placing authority must record.
12 months to a night begin on the day after the same date a year before. Nights are counted, each by the date of its
evening. Those less than 12 months apart are one series, and the law speaks of one in the same accommodation; where it
is not known in which home earlier nights were, nobody can say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from matching.columns.bounds import HOLDS, NO, OPEN, YES, Bounds, fails_to
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.kinds import kinds_of
from matching.columns.screen import Screen, told
from matching.details.earlier_breaks import BREAKS_IN_THIS_HOME, PREVIOUS_BREAKS, in_series
from matching.details.referral import EXPECTED_NIGHTS
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
    "Regulations 2010, reg 48(2). Counting nights, 12 months by the calendar, and one series: Project judgement"
)
FORCE = Force.LAW
LOOKS_AT = LooksAt.CHILD
POINTS = 0
NOTHING = "The stay is not a short break."

RECORDED_BY = (Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.NOMINATED_OFFICER, Role.DIRECTOR, Role.PANEL)


READS = ("kind", "start", "expected_nights", "previous_breaks", "approvals")
"""The fields of a referral that this goes by."""


Homes = frozenset[str | None]
"""The homes, by their URNs, of earlier nights in the series of a stay; with None among them, some are not known."""


def questions(match: Match) -> Iterable[Question]:
    """For a short break: this stay alone, all stays in any 12 months, and the homes of its series."""
    yield from _counted(match)
    if match.referral.kind is StayKind.SHORT_BREAK:
        yield Question(_judge_homes, about="one home", title="The short breaks of a series are in one home")


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """Both counts are the same at every home; the third question looks at which home it is."""
    yield from columns.same_everywhere(_counted, *READS)
    series = kinds_of(columns.children.asked, _series)
    named = {urn for kind in series.kinds for urn in kind or ()}
    if not any(named):
        yield columns.of_child(series, lambda homes: _screened_homes(homes, None))
        return
    yield told(series, kinds_of(columns.homes.urns, lambda urn: urn if urn in named else None), _screened_homes)


def _counted(match: Match) -> Iterable[Question]:
    if match.referral.kind is StayKind.SHORT_BREAK:
        yield Question(_judge_stay, about="one stay", title="The short break is no longer than one stay may be")
        yield Question(_judge_year, about="12 months", title="The short breaks in any 12 months are within the limit")


def _series(match: Match) -> Homes | None:
    """None: it does not matter, for no short break is asked for, or the change of legal basis is on record."""
    breaks = match.referral.previous_breaks
    if match.referral.kind is not StayKind.SHORT_BREAK or _is_recorded(match):
        return None
    return frozenset((None,)) if breaks is None else frozenset(stay.urn for stay in in_series(match.start, breaks))


def _screened_homes(series: Homes | None, home: str | None) -> Bounds:
    if series is None:
        return HOLDS
    others = series - {home} if home else series
    return fails_to(Band.CONDITIONS, NO if others - {None} else OPEN if others else YES)


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


def _judge_homes(known: Known) -> Verdict:
    match = known.match
    series = in_series(match.start, known.value(FactRef(match.child.id, PREVIOUS_BREAKS)))
    others = {stay.urn for stay in series} - {match.home.urn}
    if not others:
        return met("No short break in the 12 months before was in another home.")
    if others == {None} and known.whether(FactRef(match.child.id, BREAKS_IN_THIS_HOME), bool):
        return met("All short breaks in the 12 months before were in this home.")
    return _beyond(match, "Short breaks in the 12 months before were in another home, and a series is in one.")


def nights_in_12_months(start: date, nights: int, before: Sequence[ShortBreakRecord]) -> int:
    """The most short-break nights in any 12 months that hold a night of this stay: those that end with its last."""
    last = start + timedelta(days=max(nights, 1) - 1)
    earlier = {b.first_night + timedelta(days=n) for b in before for n in range(b.nights)}
    return nights + sum(a_year_before(last) < night < start for night in earlier)


def _beyond(match: Match, reason: str) -> Verdict:
    if _is_recorded(match):
        return met(f"{reason} The placing authority has recorded the change of legal basis.")
    change = Condition.of(
        what="Record the change of legal basis, with the full care planning that then applies to the child.",
        by=Role.TEAM_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.APPROVAL, part=ApprovalKind.LEGAL_BASIS.value),
    )
    due = in_words(match.start)
    return not_met(f"{reason} The legal basis has to change, on record, by {due}.", Band.CONDITIONS, change)


def _is_recorded(match: Match) -> bool:
    return match.referral.approved(ApprovalKind.LEGAL_BASIS, RECORDED_BY, max(match.on, match.start))
