"""A day is typed in one of two ways wherever one is typed, and never taken for another day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.commands.dates import day_of


@given(st.dates(date(1990, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_as_it_was_written_either_way(day: date) -> None:
    assert day_of(day.isoformat()) == day_of(f"{day:%d/%m/%Y}") == day_of(f"{day.day}/{day.month}/{day.year}") == day


@pytest.mark.parametrize(
    "words", ["1/2/27", "01-02-27", "2027/01/15", "01-02-2027", "12/31/2027", "1 Feb", "", "20270115"]
)
def test_what_could_be_another_day_or_is_none_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"no day|several days|no such"):
        day_of(words)
