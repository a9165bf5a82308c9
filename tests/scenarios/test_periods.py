"""The example periods show what a coordinator meets: far more nights wanted than there are, and every kind of thing."""

from __future__ import annotations

import pkgutil

import pytest

from matching.short_breaks.allocate import allocate
from matching.short_breaks.effort import Effort
from matching.short_breaks.period import BookingStatus, CancelledBy, CompanyKind, Period
from matching.short_breaks.problems import find_problems
from matching.short_breaks.result import Allocation
from matching.world.child import DayCare
from scenarios import periods
from scenarios.periods import PERIODS, winter_at_marram


@pytest.fixture(scope="module")
def winter() -> Period:
    return winter_at_marram.period()


@pytest.fixture(scope="module")
def planned(winter: Period) -> Allocation:
    return allocate(winter, Effort(rounds=0, moves=100_000, seconds=None, processes=1)).allocation


def test_every_period_is_in_the_tuple_and_tells_what_it_is_about() -> None:
    told = {story.NAME.replace("-", "_") for story in PERIODS}
    assert told == {module.name for module in pkgutil.iter_modules(periods.__path__)}
    assert all((story.__doc__ or "").splitlines()[0].endswith(".") for story in PERIODS)
    assert all(not list(find_problems(story.period())) for story in PERIODS)


def test_winter_at_marram_is_a_real_shortage(winter: Period, planned: Allocation) -> None:
    wanted = sum(family.assessed_nights for family in winter.families)
    given = sum(family.nights for family in planned.families)
    assert 1.6 < wanted / given < 1.9
    assert all(family.nights for family in planned.families)
    assert any(family.nights < family.protected_minimum for family in planned.families)


def test_winter_at_marram_has_something_of_everything(winter: Period) -> None:
    (home,), (record,) = winter.homes, winter.world.homes
    children = {child.id: child for child in winter.world.children()}
    assert {booking.status for booking in winter.bookings} == set(BookingStatus)
    assert {company.kind for company in winter.company} == {CompanyKind.LIKE, CompanyKind.APART}
    assert {cancelled.by for cancelled in winter.cancellations} == {CancelledBy.HOME, CancelledBy.FAMILY}
    assert home.held_back == 1
    assert home.closed
    assert any(bedroom.closed_from for bedroom in record.bedrooms)
    assert any(len(family.children) > 1 for family in winter.families)
    assert any(children[c].day_care is DayCare.TWO_TO_ONE for family in winter.families for c in family.children)
    assert any(family.owed_nights for family in winter.families)
    assert any(family.requests for family in winter.families)
    assert any(visits.made < home.tea_visits_needed for family in winter.families for visits in family.tea_visits)


def test_winter_at_marram_goes_beyond_75_nights_in_12_months(planned: Allocation) -> None:
    assert {(found.family, found.limit) for found in planned.escalations} == {("F-10", "75 nights in any 12 months")}
