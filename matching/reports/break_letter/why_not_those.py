"""Why a family does not have nights it asked for, in the plain words of the letter, which tell of nobody else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matching.short_breaks.explaining.lacking import GIVEN_UP
from matching.short_breaks.explaining.obstacles import NOBODY_CHECKED, told_as
from matching.short_breaks.explaining.requests import NO_HOME, NO_STAY, STILL_FREE
from matching.short_breaks.result import RequestResult

ABOUT_THE_GROUP = "we also plan which children stay at the same time"

ON_THOSE_NIGHTS: Mapping[str, str] = {
    "alike": ABOUT_THE_GROUP,
    "alone": ABOUT_THE_GROUP,
    "apart": ABOUT_THE_GROUP,
    NOBODY_CHECKED: "nobody has checked yet whether some children would be safe together",
    "arrivals": "too many families were due to arrive on the first day",
    "bedrooms": "no bedroom was free that is right for you",
    "budgets": "each family can have only so many weekend nights, Fridays and Saturdays, or holiday nights",
    "capacity": "there were not enough beds or staff",
    "fixed": "these nights were promised before",
    "gaps": "they are too close to another of your stays",
    "introductions": "a first stay at a new home is short",
    "limits": "there is a limit on short break nights in a year",
    "most-nights": "there were not enough nights left of those agreed for you",
    "most-stays": "each family can have only so many stays",
    NO_HOME: "we have no home that can have you yet",
    NO_STAY: "no stay with these nights fits the nights you can come and the nights the home can have you",
    GIVEN_UP: "a stay on these nights was cancelled. Tell us if you want them after all",
    STILL_FREE: "we may find them if we look for longer. Please ask us",
}
"""For each thing that can stand in the way, words that say nothing of anybody else."""

OTHERWISE = "something else. Please ask us what it was"
MOST = 3


def why_not_those(request: RequestResult) -> Iterator[str]:
    """One sentence with what stood in the way most; none where nobody counted it."""
    rules = dict.fromkeys(ON_THOSE_NIGHTS.get(told_as(obstacle), OTHERWISE) for obstacle in request.in_the_way)
    if rules:
        yield f"What stood in the way: {'; '.join(list(rules)[:MOST])}."
