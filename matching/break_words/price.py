"""The price of fairness in plain words, and never more exact than the search and its bounds are."""

from __future__ import annotations

from matching.short_breaks.fairness_shown import PriceOfFairness
from matching.short_breaks.period import FairnessRule
from matching.short_breaks.result import Allocation

NO_LEVEL = "nothing: this plan has no level for fairness."
NOT_WORKED_OUT = "was not worked out."


def price_of_fairness(allocation: Allocation) -> str:
    """What follows "The price of fairness": how much more benefit there could be, were nobody's share looked at."""
    price, benefit = allocation.price_of_fairness, allocation.level("benefit")
    if price is None or benefit is None:
        return NOT_WORKED_OUT
    if allocation.fairness and allocation.fairness[0].rule == FairnessRule.BENEFIT_ALONE.value:
        return f"is {NO_LEVEL}"
    return f"is {_between(price, benefit.value)}"


def _between(price: PriceOfFairness, worth: int) -> str:
    least, most = _benefit(price.least, worth), price.most
    if most is None:
        return f"at least {least}; how much more it may be was not worked out."
    if most == 0:
        return "nothing, and that is proven: no plan has more benefit than this one."
    if price.least == 0:
        return f"none that can be told from the search's own gap; it is no more than {_benefit(most, worth)}."
    if price.least == most:
        return f"{least}, and that is proven."
    return f"between {least} and {_benefit(most, worth)}."


def _benefit(amount: int, worth: int) -> str:
    share = f", {100 * amount / worth:.1f} % of what this plan has" if worth > 0 else ""
    return f"{amount:,} of benefit{share}"
