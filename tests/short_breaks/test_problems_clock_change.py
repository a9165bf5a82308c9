"""A night is the date of its evening: when the clocks change during a stay, no night is gained or lost."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from matching.short_breaks.period import Nights
from matching.short_breaks.problems import refuse
from matching.short_breaks.problems.spans import longest_run
from tests.short_breaks.small_period import HOIST_ROOM, small_home, small_period

LONDON = ZoneInfo("Europe/London")
BACK, FORWARD = date(2026, 10, 25), date(2027, 3, 28)
"""The Sundays on which the clocks go back and forward in the United Kingdom."""


@pytest.mark.parametrize(
    ("first", "nights"), [(date(2026, 10, 23), 3), (date(2027, 3, 26), 3), (BACK, 1), (FORWARD, 1)]
)
def test_a_stay_over_a_change_of_the_clocks_has_as_many_nights_as_evenings(first: date, nights: int) -> None:
    run = Nights(first=first, nights=nights)
    assert len(list(run.dates())) == nights
    assert (run.until - run.first).days == nights
    assert longest_run(frozenset(run.dates())) == nights
    assert run.holds(first)
    assert not run.holds(run.until)


@pytest.mark.parametrize(("changed", "hours"), [(BACK, 25), (FORWARD, 23)])
def test_the_clocks_do_change_on_that_day(changed: date, hours: int) -> None:
    midnight = datetime.combine(changed, time(), LONDON)
    next_midnight = datetime.combine(date.fromordinal(changed.toordinal() + 1), time(), LONDON)
    assert next_midnight.timestamp() - midnight.timestamp() == hours * 3600


@pytest.mark.parametrize("changed", [BACK, FORWARD])
def test_a_period_numbers_its_nights_through_a_change_of_the_clocks(changed: date) -> None:
    first = date.fromordinal(changed.toordinal() - 6)
    period = small_period(first_night=first)
    assert [period.number(night) for night in period.run.dates()] == list(range(14))
    assert period.night(6) == changed
    assert period.night(7).weekday() == 0


@pytest.mark.parametrize("changed", [BACK, FORWARD])
def test_a_booking_over_a_change_of_the_clocks_is_sound(changed: date) -> None:
    first = date.fromordinal(changed.toordinal() - 13)
    run = Nights(first=first, nights=14)
    whole = small_period()
    moved = tuple(row.model_copy(update={"since": first, "until": run.until}) for row in whole.homes[0].staff)
    families = tuple(
        f.model_copy(update={"available": (run,), "preferred": (), "requests": ()}) for f in whole.families
    )
    booking = whole.bookings[0].model_copy(
        update={"family": "F-1", "bedrooms": (HOIST_ROOM,), "first_night": period_friday(changed), "nights": 3}
    )
    refuse(
        small_period(
            first_night=first, homes=(small_home(staff=moved),), families=families, bookings=(booking,), holidays=()
        )
    )


def period_friday(sunday: date) -> date:
    """The Friday before."""
    return date.fromordinal(sunday.toordinal() - 2)
