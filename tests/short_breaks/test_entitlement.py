"""Nights promised, offered, taken, cancelled and owed, and who has been passed over more than once."""

from datetime import date
from typing import Any

import pytest

from matching.short_breaks.entitlement import LAW, EntitlementRow, entitlement, passed_over
from matching.short_breaks.explaining import family_results
from matching.short_breaks.period import Cancellation, CancelledBy, Nights, PlannedStay
from matching.short_breaks.result import Obstacle
from tests.short_breaks.explaining.one_weekend import ASKER, HOLDER, WEEKEND, Case, asker, holder, plenty
from tests.short_breaks.small_period import FRIDAY, MONDAY, URN

STAFF = Obstacle(rule="capacity", sentence="On 3 of 4, the staff on shift by day were needed for others.", stays=3)
PLACES = Obstacle(rule="capacity", sentence="On 9 of 9, every place was taken.", stays=9)
GAP = Obstacle(rule="gaps", sentence="On 30 of 40, fewer than 3 nights lay between.", stays=30)


def rows(case: Case) -> dict[str, EntitlementRow]:
    period, cleared, problem, plan = case.made()
    results = family_results(period, cleared, problem, plan, case.named())
    return {row.family: row for row in entitlement(period, results)}


def cancelled(by: CancelledBy, nights: int = 1) -> Cancellation:
    return Cancellation(family=ASKER, urn=URN, first_night=MONDAY, nights=nights, by=by, on=date(2026, 11, 30))


@pytest.mark.parametrize(
    ("by", "owed"),
    [(CancelledBy.HOME, 3), (CancelledBy.AUTHORITY, 3), (CancelledBy.ILLNESS, 3), (CancelledBy.FAMILY, 2)],
)
def test_only_nights_a_family_itself_cancels_are_not_owed_again(by: Any, owed: Any) -> None:
    families = (asker(assessed_nights=4, owed_nights=1), holder())
    row = rows(Case(families=families, stays=((ASKER, WEEKEND),), period={"cancellations": (cancelled(by),)}))[ASKER]
    assert (row.owed_before, row.offered, row.owed_after) == (1, 2, owed)
    assert row.cancelled == ((by, 1),)


def test_a_family_never_owes_nights() -> None:
    families = (asker(), holder())
    gone = (cancelled(CancelledBy.FAMILY, 9),)
    assert rows(Case(families=families, stays=(), period={"cancellations": gone}))[ASKER].owed_after == 0


def test_cancellations_are_added_up_by_whom() -> None:
    gone = (cancelled(CancelledBy.ILLNESS, 2), cancelled(CancelledBy.HOME, 1), cancelled(CancelledBy.ILLNESS, 3))
    row = rows(Case(period={"cancellations": gone}))[ASKER]
    assert row.cancelled == ((CancelledBy.HOME, 1), (CancelledBy.ILLNESS, 5))
    assert rows(Case(period={"cancellations": gone}))[HOLDER].cancelled == ()


@pytest.mark.parametrize(
    ("gone", "had"),
    [
        ([(FRIDAY, 2, CancelledBy.FAMILY)], 2),
        ([(FRIDAY, 2, CancelledBy.ILLNESS)], 2),
        ([(FRIDAY, 3, CancelledBy.FAMILY)], 3),
        ([(MONDAY, 2, CancelledBy.FAMILY)], 4),
        ([(MONDAY, 1, CancelledBy.FAMILY), (MONDAY, 1, CancelledBy.ILLNESS)], 3),
        ([(FRIDAY, 2, CancelledBy.HOME)], 2),
    ],
    ids=["given again", "given again after illness", "in part", "another night", "cancelled twice", "by the home"],
)
def test_a_night_that_is_given_again_counts_once_as_offered(gone: Any, had: int) -> None:
    off = tuple(cancelled(by, n).model_copy(update={"first_night": on, "wanted_again": True}) for on, n, by in gone)
    families = (asker(assessed_nights=5, protected_minimum=5), holder())
    found = rows(Case(families=families, stays=((ASKER, WEEKEND),), period={"cancellations": off}))[ASKER]
    assert (found.offered, found.had, found.below_minimum) == (2, had, True)


def test_stays_already_taken_are_shown_within_what_was_offered() -> None:
    nights = Nights(first=MONDAY, nights=1)
    taken = PlannedStay(family=HOLDER, urn=URN, bedrooms=("room 1",), first_night=MONDAY, nights=1)
    row = rows(Case(period={"taken": (taken,)}, stays=((HOLDER, nights), (HOLDER, WEEKEND))))[HOLDER]
    assert (row.taken, row.offered, row.share) == (1, 3, 3 / 4)


def test_what_stood_in_the_way_is_kept_with_the_record() -> None:
    row = rows(Case(home={"staff": plenty(day=1)}))[ASKER]
    assert {o.rule for o in row.obstacles} == {"capacity"}
    assert row.waiting_since == date(2026, 9, 1)


def row(period: str, offered: int, *obstacles: Obstacle, family: str = "F-1", **changes: Any) -> EntitlementRow:
    parts: dict[str, Any] = {"assessed": 6, "protected_minimum": 3, "owed_before": 0, "taken": 0, "owed_after": 6}
    return EntitlementRow(period=period, family=family, offered=offered, obstacles=obstacles, **(parts | changes))


def test_only_those_below_their_minimum_in_two_periods_are_passed_over() -> None:
    one = [row("P-1", 0), row("P-1", 2, family="F-2"), row("P-1", 3, family="F-3"), row("P-1", 0, family="F-4")]
    two = [row("P-2", 0), row("P-2", 1, family="F-2"), row("P-2", 2, family="F-3"), row("P-2", 6, family="F-4")]
    found = passed_over([one, two])
    assert [(p.family, p.periods, p.with_nothing) for p in found] == [
        ("F-1", ("P-1", "P-2"), ("P-1", "P-2")),
        ("F-2", ("P-1", "P-2"), ()),
    ]
    assert found[0].sentence == "It was offered nothing in P-1 and P-2, and is owed 6 nights."


def test_one_period_alone_passes_nobody_over() -> None:
    assert passed_over([[row("P-1", 0)]]) == ()


@pytest.mark.parametrize(
    ("by", "is_said"), [(CancelledBy.FAMILY, False), (CancelledBy.ILLNESS, False), (CancelledBy.HOME, True)]
)
def test_nights_offered_and_then_given_up_by_the_family_do_not_make_it_passed_over(by: Any, is_said: Any) -> None:
    gone = ((by, 3),)
    found = passed_over([[row("P-1", 0, cancelled=gone)], [row("P-2", 0, cancelled=gone)]])
    assert bool(found) == is_said


def test_a_family_assessed_for_nothing_is_not_passed_over() -> None:
    none = {"assessed": 0, "protected_minimum": 0, "owed_after": 0}
    rows: Any = [[row("P-1", 0, **none)], [row("P-2", 0, **none)]]  # type: ignore[arg-type]
    assert passed_over(rows) == ()


def test_what_stood_in_the_way_is_added_up_over_the_periods() -> None:
    (found,) = passed_over([[row("P-1", 0, STAFF, PLACES)], [row("P-2", 0, STAFF)]])
    assert [(o.rule, o.stays) for o in found.why] == [("capacity", 9), ("capacity", 6)]


@pytest.mark.parametrize(
    ("obstacles", "is_flagged"),
    [
        ((STAFF,), True),
        ((STAFF, GAP), True),
        ((PLACES, STAFF), False),
        ((GAP,), False),
        ((Obstacle(rule="apart", sentence="On 1 of 1, a guest was there.", stays=1),), True),
        ((Obstacle(rule="alone", sentence="On 1 of 1, the home could take nobody else.", stays=1),), False),
        ((Obstacle(rule="alone", sentence="On 1 of 1, the child needs to be the only guest.", stays=1),), True),
        ((), False),
    ],
)
def test_being_passed_over_for_the_care_a_child_needs_is_a_question_for_a_person(
    obstacles: Any, is_flagged: Any
) -> None:
    (found,) = passed_over([[row("P-1", 0, *obstacles)], [row("P-2", 1, *obstacles)]])
    assert found.concern == (LAW if is_flagged else None)


def test_the_concern_is_put_as_a_question_and_cites_the_sections() -> None:
    assert "Equality Act 2010, section 19" in LAW
    assert "section 20" in LAW
    assert "not a finding" in LAW
