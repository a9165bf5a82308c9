"""Working days are Monday to Friday, and the day something happens does not count."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.reading.working_days import is_working_day, working_days_after

MONDAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("since", "count", "due"),
    [
        (MONDAY, 0, MONDAY),
        (MONDAY, 1, date(2026, 11, 17)),
        (MONDAY, 5, date(2026, 11, 23)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 22), 5, date(2026, 11, 27)),
    ],
)
def test_working_days_are_counted_over_weekends(since: date, count: int, due: date) -> None:
    assert working_days_after(since, count) == due


@given(st.dates(date(2015, 4, 1), date(2060, 1, 1)), st.integers(1, 30))
def test_as_many_working_days_lie_between_as_were_counted(since: date, count: int) -> None:
    due = working_days_after(since, count)
    between = [since + timedelta(days=n) for n in range(1, (due - since).days + 1)]
    assert is_working_day(due)
    assert sum(map(is_working_day, between)) == count
