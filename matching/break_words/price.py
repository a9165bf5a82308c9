"""The price of fairness in plain words, and never more exact than the search and its bounds are."""

from __future__ import annotations

from math import ceil, floor

from matching.short_breaks.fairness_shown import PriceOfFairness
from matching.short_breaks.result import Allocation

NO_LEVEL = "nothing: this plan has no level for fairness."
NO_BENEFIT = "cannot be told: this plan has no level for benefit."
NOT_WORKED_OUT = "was not worked out."
NOT_SEARCHED = "It may be much less: no plan was looked for that leaves fairness out."
FAIRNESS, BENEFIT = "fairness", "benefit"


def price_of_fairness(allocation: Allocation) -> str:
    """What follows "The price of fairness": how much more benefit there could be, were nobody's share looked at."""
    price, benefit = allocation.price_of_fairness, allocation.level(BENEFIT)
    if not any(level.id.startswith(FAIRNESS) for level in allocation.levels):
        return f"is {NO_LEVEL}"
    if benefit is None:
        return NO_BENEFIT
    if price is None:
        return NOT_WORKED_OUT
    return f"is {_between(price, benefit.value, searched=bool(allocation.fairness))}"


def _between(price: PriceOfFairness, worth: int, *, searched: bool) -> str:
    least, most = _at_least(price.least, worth), price.most
    if most is None:
        return f"at least {least}; how much more it may be was not worked out."
    if most == 0:
        return "nothing, and that is proven: no plan that keeps promises as well has more benefit than this one."
    if not searched:
        return f"at most {_at_most(most, worth)}. {NOT_SEARCHED}"
    if price.least == 0:
        return f"none that can be told from the search's own gap; it is at most {_at_most(most, worth)}."
    if price.least == most:
        return f"{_benefit(most, worth, round(1000 * most / max(worth, 1)), 'about ')}; that is proven."
    return f"at least {least}, and at most {_at_most(most, worth)}."


def _at_least(amount: int, worth: int) -> str:
    """The share is rounded down, so that it is no more than the amount."""
    return _benefit(amount, worth, floor(1000 * amount / max(worth, 1)))


def _at_most(amount: int, worth: int) -> str:
    """The share is rounded up, so that it is no less than the amount."""
    return _benefit(amount, worth, ceil(1000 * amount / max(worth, 1)))


def _benefit(amount: int, worth: int, thousandths: int, how_nearly: str = "") -> str:
    share = f", {how_nearly}{thousandths / 10:g} % of what this plan has" if worth > 0 else ""
    return f"{amount:,} of benefit{share}"
