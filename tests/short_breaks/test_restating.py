"""A plan of which stays were changed tells of the fairness of the stays it has now, not of those it had."""

from __future__ import annotations

from functools import cache
from itertools import islice

import pytest

from matching.short_breaks import restating
from matching.short_breaks.allocate import allocate
from matching.short_breaks.build import build
from matching.short_breaks.compare import fairness_picture
from matching.short_breaks.effort import Effort
from matching.short_breaks.fairness_shown import PriceOfFairness
from matching.short_breaks.restating import restated
from matching.short_breaks.result import Allocation, Planned
from matching.short_breaks.rooming import plan_of
from scenarios.periods.winter_at_marram import period

WORK = Effort(seed=1, moves=2_000, rounds=0, seconds=None, processes=1, compare=True)


@cache
def planned() -> Planned:
    return allocate(period(), WORK)


def with_fewer() -> Allocation:
    """The plan less three stays that nobody was promised."""
    booked = {(b.family, b.first_night) for b in period().bookings}
    free = (s for s in planned().allocation.stays if (s.family, s.first_night) not in booked)
    gone = set(islice(free, 3))
    stays = tuple(s for s in planned().allocation.stays if s not in gone)
    return restated(period(), planned().cleared, stays, planned().allocation, planned().allocation.levels)


def test_a_plan_as_it_was_has_the_same_pictures_and_price() -> None:
    allocation = planned().allocation
    same = restated(period(), planned().cleared, allocation.stays, allocation, allocation.levels)
    assert allocation.fairness
    assert (same.fairness, same.price_of_fairness) == (allocation.fairness, allocation.price_of_fairness)


def test_the_picture_of_the_rule_in_use_is_that_of_the_stays_there_are_now() -> None:
    found, before = with_fewer(), planned().allocation
    problem = build(period(), planned().cleared)
    plan = plan_of(problem, period(), found.stays)
    assert found.fairness[0] == fairness_picture(period(), problem, plan, before.fairness[0].rule)
    assert found.fairness[0] != before.fairness[0]
    assert found.fairness[1:] == before.fairness[1:]
    assert sum(dict(found.fairness[0].by_family).values()) == sum(stay.nights for stay in found.stays)


def test_pictures_of_the_plan_before_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(restating, "_pictures", lambda parts, allocation: {})
    with pytest.raises(AssertionError):
        test_the_picture_of_the_rule_in_use_is_that_of_the_stays_there_are_now()


def test_benefit_lost_since_is_added_to_the_most_that_fairness_may_cost_and_the_least_is_not_known() -> None:
    found, before = with_fewer(), planned().allocation
    lost = before.fairness[0].benefit - found.fairness[0].benefit
    was, now = before.price_of_fairness, found.price_of_fairness
    assert was is not None
    assert now is not None
    assert lost > 0
    assert was.most is None or now == PriceOfFairness(least=0, most=was.most + lost)
