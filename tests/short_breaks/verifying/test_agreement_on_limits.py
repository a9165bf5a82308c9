"""Model and check read the limits of the law alike where stays may follow on one another and days touched count."""

from __future__ import annotations

from random import Random

import pytest

from matching.short_breaks.build import build
from matching.short_breaks.building import limits
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import LimitUnit, Period
from matching.short_breaks.rooming import name_bedrooms
from matching.short_breaks.verifying import verify
from matching.world.referral import ShortBreakRecord
from tests.short_breaks.plain_check import broken
from tests.short_breaks.verifying.drawn_plans import drawn, sound_plan

SEEDS = range(30)


def near_the_limit(seed: int) -> tuple[Period, Cleared]:
    """A drawn period in which no stay need be apart from another, and every child has spent nearly all its days."""
    period, cleared = drawn(seed)
    dice = Random(seed)
    families = tuple(f.model_copy(update={"least_gap": 0}) for f in period.families)
    kept = {"keep_within_limits": True, "limit_unit": LimitUnit.DAYS_TOUCHED}
    referrals = []
    for referral in period.world.referrals:
        spent = ShortBreakRecord(first_night=period.first_night.replace(month=6, day=1), nights=dice.randint(66, 73))
        referrals.append(referral.model_copy(update={"previous_breaks": (spent,)}))
    changed = {
        "families": families,
        "policy": period.policy.model_copy(update=kept),
        "world": period.world.model_copy(update={"referrals": tuple(referrals)}),
        "bookings": (),
        "taken": (),
    }
    return period.model_copy(update=changed), cleared


def passes(seed: int) -> bool | None:
    """Whether a plan that keeps every rule of the model passes the check; None where it plans nothing."""
    period, cleared = near_the_limit(seed)
    problem = build(period, cleared)
    plan = sound_plan(problem, Random(seed), 30)
    if not plan or broken(problem, plan):
        return None
    return not verify(period, cleared, name_bedrooms(problem, period, plan)).broken


def test_no_plan_of_the_model_goes_beyond_a_limit_that_the_check_counts() -> None:
    found = [passes(seed) for seed in SEEDS]
    assert False not in found
    assert found.count(True) >= len(SEEDS) // 3


def test_a_model_that_forgets_the_day_of_leaving_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "days_per_stay", lambda frame: 0)
    monkeypatch.setattr("matching.short_breaks.building.stays.days_per_stay", lambda frame: 0, raising=False)
    assert False in [passes(seed) for seed in SEEDS]
