"""A bedroom, a carer or a night more never makes the best plan worse, the levels taken in order."""

from __future__ import annotations

from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from tests.short_breaks.promises.best import best, is_no_worse
from tests.short_breaks.promises.gifts import (
    GIFTS,
    a_bedroom_for_everybody,
    a_night_of_availability,
)
from tests.strategies.few_families import Few, few_families

FEW = settings(max_examples=settings().max_examples // 8)


@FEW
@given(few_families(least_children=3))
def test_more_of_anything_a_home_gives_never_lowers_the_optimum(few: Few) -> None:
    before = best(few).worth
    for gift in GIFTS:
        assert is_no_worse(best(gift(few)).worth, before), gift.__name__


@FEW
@given(few_families(least_children=3), st.data())
def test_a_night_of_availability_never_lowers_the_optimum(few: Few, data: st.DataObject) -> None:
    before = best(few).worth
    family = data.draw(st.integers(0, len(few.period.families) - 1))
    for night in range(few.period.nights):
        assert is_no_worse(best(a_night_of_availability(few, family, night)).worth, before)


def test_a_bedroom_is_worth_something_to_some_period() -> None:
    def helps(few: Few) -> bool:
        return best(a_bedroom_for_everybody(few)).worth != best(few).worth

    effort = settings(max_examples=500, phases=[Phase.generate], database=None)
    assert helps(find(few_families(least_children=3), helps, settings=effort))
