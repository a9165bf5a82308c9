"""Limits of the law are watched for every child, with the day by which the legal basis has to change."""

from __future__ import annotations

from datetime import date

import pytest

from matching.short_breaks.period import LimitUnit
from matching.short_breaks.verifying import LimitsWatch, escalations
from matching.world.facts import Role
from matching.world.referral import Approval, ApprovalKind
from tests.short_breaks.verifying.changes import history
from tests.short_breaks.verifying.sound import Case, day, sound


def _watch(case: Case) -> LimitsWatch:
    return escalations(case.period, case.stays)


def _passed(case: Case) -> list[tuple[str, str, date]]:
    return [(e.child, e.limit, e.on) for e in _watch(case).escalations]


def test_a_plan_within_the_limits_escalates_nothing_and_counts_everybody() -> None:
    found = _watch(sound())
    assert found.escalations == ()
    counted = [(c.child, c.planned, c.most_in_12_months, c.most_in_financial_year) for c in found.counters]
    assert counted == [("C-1", 5, 5, 5), ("C-21", 3, 3, 3), ("C-22", 3, 3, 3), ("C-3", 2, 2, 2), ("C-4", 4, 4, 4)]


def test_a_stay_meant_to_be_too_long_is_settled_by_its_first_night() -> None:
    assert _passed(sound().moved(3, 8, nights=17)) == []
    assert _passed(sound().moved(3, 8, nights=18)) == [("C-1", "17 nights in one stay", day(8))]


def test_each_child_of_a_family_is_watched() -> None:
    found = _passed(sound().stay(1, nights=18))
    assert [child for child, _, _ in found] == ["C-21", "C-22"]


def test_days_touched_count_the_day_of_leaving() -> None:
    case = sound().policy(limit_unit=LimitUnit.DAYS_TOUCHED).moved(3, 8, nights=17)
    assert _passed(case) == [("C-1", "17 calendar days touched in one stay", day(8))]
    assert _watch(case).counters[0].planned == 3 + 18


@pytest.mark.parametrize(("before", "on"), [(70, None), (71, day(16)), (74, day(5))])
def test_the_76th_night_in_12_months_is_the_day(before: int, on: date | None) -> None:
    case = sound().referral("C-1", previous_breaks=history(before))
    limits = ("75 nights in any 12 months", "75 nights in the financial year")
    assert _passed(case) == ([] if on is None else [("C-1", limit, on) for limit in limits])


def test_nights_before_april_count_in_12_months_and_not_in_the_financial_year() -> None:
    case = sound().referral("C-1", previous_breaks=history(71, date(2026, 1, 1)))
    assert _passed(case) == [("C-1", "75 nights in any 12 months", day(16))]
    counter = _watch(case).counters[0]
    assert (counter.most_in_12_months, counter.most_in_financial_year) == (76, 5)


def test_nights_longer_ago_than_12_months_do_not_count() -> None:
    assert _passed(sound().referral("C-1", previous_breaks=history(75, date(2025, 9, 1)))) == []


def test_a_history_not_known_is_said_to_be_not_known() -> None:
    case = sound().referral("C-1", previous_breaks=None)
    counter = _watch(case).counters[0]
    assert (counter.planned, counter.most_in_12_months, counter.most_in_financial_year) == (5, None, None)


def test_a_change_on_record_in_time_counts_as_recorded() -> None:
    case = sound().moved(3, 8, nights=18)
    assert not _watch(case).escalations[0].recorded
    for on, recorded in ((day(8), True), (day(9), False)):
        change = Approval(kind=ApprovalKind.LEGAL_BASIS, by=Role.TEAM_MANAGER, name="T. Hale", on=on)
        assert _watch(case.referral("C-1", approvals=(change,))).escalations[0].recorded is recorded


def test_a_change_recorded_by_somebody_else_does_not_count() -> None:
    change = Approval(kind=ApprovalKind.LEGAL_BASIS, by=Role.SCHOOL, name="T. Hale", on=day(0))
    case = sound().moved(3, 8, nights=18).referral("C-1", approvals=(change,))
    assert not _watch(case).escalations[0].recorded
