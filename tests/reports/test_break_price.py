"""The price of fairness is told as a range, as nothing that can be told, or as proven; never as more than that."""

from __future__ import annotations

import pytest

from matching.break_words.price import price_of_fairness
from matching.short_breaks.fairness_shown import PriceOfFairness
from tests.short_breaks.small_allocation import small


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (0, 0, "is nothing, and that is proven"),
        (0, 90, "none that can be told from the search's own gap; it is at most 90 of benefit"),
        (40, 90, "is at least 40 of benefit"),
        (90, 90, "is 90 of benefit, "),
        (40, None, "is at least 40 of benefit"),
    ],
)
def test_it_is_never_told_as_more_exact_than_it_is(least: int, most: int | None, said: str) -> None:
    priced = {"price_of_fairness": PriceOfFairness(least=least, most=most)}
    words = price_of_fairness(small().allocation.model_copy(update=priced))
    assert said in words
    assert ("proven" in words) is (least == most)
    assert "-" not in words


def test_by_a_bound_alone_it_is_at_most_so_much_and_its_share_is_never_rounded_down() -> None:
    priced = {"price_of_fairness": PriceOfFairness(least=0, most=90), "fairness": ()}
    given = small().allocation.model_copy(update=priced)
    benefit = given.level("benefit")
    assert benefit is not None
    words = price_of_fairness(given)
    assert words.startswith("is at most 90 of benefit, ")
    assert words.endswith("no plan was looked for that leaves fairness out.")
    share = float(words.split(", ")[1].split(" %")[0])
    assert benefit.value * (share - 0.1) < 100 * 90 <= benefit.value * share


@pytest.mark.parametrize("least", [0, 40, 90])
def test_of_a_plan_without_benefit_no_share_is_told(least: int) -> None:
    given = small().allocation
    levels = tuple(one.model_copy(update={"value": 0}) if one.id == "benefit" else one for one in given.levels)
    priced = {"price_of_fairness": PriceOfFairness(least=least, most=90), "levels": levels}
    words = price_of_fairness(given.model_copy(update=priced))
    assert "90 of benefit" in words
    assert "%" not in words


def test_a_price_that_was_not_worked_out_is_said_to_be_so() -> None:
    given = small().allocation
    assert price_of_fairness(given.model_copy(update={"price_of_fairness": None})) == "was not worked out."
    without = tuple(level for level in given.levels if level.id != "benefit")
    assert price_of_fairness(given.model_copy(update={"levels": without})).startswith("cannot be told")
    unfair = tuple(level for level in given.levels if not level.id.startswith("fairness"))
    assert price_of_fairness(given.model_copy(update={"levels": unfair})).startswith("is nothing")
