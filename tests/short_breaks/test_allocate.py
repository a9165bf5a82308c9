"""A period is allocated from what a coordinator wrote down to a checked plan, whatever order it was written in."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from matching.errors import BadInput, EngineFault
from matching.short_breaks.allocate import allocate
from matching.short_breaks.effort import Effort
from matching.short_breaks.many import allocate_many
from matching.short_breaks.period import BookingStatus, BreakPolicy, FairnessRule, Period
from matching.short_breaks.result import Ended, Planned
from matching.short_breaks.verifying import verify
from matching.short_breaks.worth import checked
from scenarios.generators.short_breaks import Shape, draw
from scenarios.periods import winter_at_marram

SHORT_STAFFED = 29
"""A night on which two are on shift by day."""
WORK = Effort(seed=1, moves=4_000, rounds=1, seconds=None, processes=1)
QUICK = replace(WORK, rounds=0)


@pytest.fixture(scope="module")
def period() -> Period:
    return winter_at_marram.period()


@pytest.fixture(scope="module")
def planned(period: Period) -> Planned:
    return allocate(period, WORK)


@pytest.fixture(scope="module")
def quick(period: Period) -> Planned:
    return allocate(period, QUICK)


def test_the_plan_passes_the_independent_check(period: Period, planned: Planned) -> None:
    verdict = verify(period, planned.cleared, planned.allocation.stays)
    assert verdict.is_sound
    assert [(level.id, level.value) for level in verdict.levels] == [
        (level.id, level.value) for level in planned.allocation.levels
    ]


def test_a_plan_that_does_not_pass_the_check_is_never_shown(period: Period, planned: Planned) -> None:
    first, *others = planned.allocation.stays
    moved = first.model_copy(update={"first_night": first.first_night - timedelta(days=300)})
    with pytest.raises(EngineFault, match="independent check") as fault:
        checked(period, planned.cleared, (moved, *others))
    assert not any(child.name in str(fault.value) for child in period.world.children())


def test_every_family_has_a_result_with_a_reason(period: Period, planned: Planned) -> None:
    results = planned.allocation.families
    assert [r.family for r in results] == sorted(f.id for f in period.families)
    assert all(r.reason for r in results)


def test_the_parts_of_a_plan_add_up_to_its_whole(planned: Planned) -> None:
    allocation = planned.allocation
    nights = Counter[str]()
    for stay in allocation.stays:
        nights[stay.family] += stay.nights
    assert {r.family: r.nights for r in allocation.families} == {
        r.family: nights[r.family] for r in allocation.families
    }
    assert sum(r.nights for r in allocation.families) == sum(s.nights for s in allocation.stays)


def test_committed_bookings_are_in_the_plan_as_they_were_given(period: Period, planned: Planned) -> None:
    committed = [b for b in period.bookings if b.status is BookingStatus.COMMITTED]
    kept = {(s.family, s.bedrooms, s.first_night, s.nights) for s in planned.allocation.stays}
    assert committed
    assert all((b.family, b.bedrooms, b.first_night, b.nights) in kept for b in committed)


def test_the_order_in_which_a_period_is_written_changes_nothing(period: Period, quick: Planned) -> None:
    world = period.world
    turned = world.model_copy(
        update={"referrals": world.referrals[::-1], "groups": tuple(_turned(g) for g in world.groups)}
    )
    changes: dict[str, Any] = {"families": period.families[::-1], "bookings": period.bookings[::-1], "world": turned}
    again = allocate(period.model_copy(update=changes), QUICK)
    assert again.allocation.stays == quick.allocation.stays


def _turned(group: Any) -> Any:
    return group.model_copy(update={"ties": group.ties[::-1]})


@pytest.mark.parametrize("rule", [rule for rule in FairnessRule if rule is not BreakPolicy().fairness])
def test_every_other_rule_of_fairness_gives_a_sound_plan(period: Period, planned: Planned, rule: FairnessRule) -> None:
    small, cleared_small = draw(Shape(1, 8, 3, (2,)), 3)
    for asked, cleared, work in ((period, planned.cleared, QUICK), (small, cleared_small, WORK)):
        ruled = asked.model_copy(update={"policy": BreakPolicy(fairness=rule)})
        found = allocate(ruled, work, cleared).allocation
        assert found.stays
        assert verify(ruled, cleared, found.stays).is_sound


def test_promises_that_clash_are_told_and_the_rest_is_planned(period: Period, planned: Planned) -> None:
    night = period.first_night + timedelta(days=SHORT_STAFFED)
    given = {"first_night": night, "nights": 1, "status": BookingStatus.COMMITTED}
    both = (
        period.bookings[0].model_copy(update={"id": "B-8", "family": "F-05", "bedrooms": ("room 2",), **given}),
        period.bookings[0].model_copy(update={"id": "B-9", "family": "F-10", "bedrooms": ("room 3",), **given}),
    )
    clashing = period.model_copy(update={"bookings": (*period.bookings, *both)})
    found = allocate(clashing, QUICK, planned.cleared).allocation
    assert found.ended is Ended.PROMISES_CLASH
    assert found.clash is not None
    assert len(found.clash.dropped) == 1
    assert len(found.clash.together) == 2
    assert found.stays


def test_everything_wrong_in_a_period_is_told_before_anything_is_planned(period: Period) -> None:
    family = period.families[0].model_copy(update={"protected_minimum": 99, "shortest_stay": 9, "longest_stay": 2})
    with pytest.raises(BadInput) as refused:
        allocate(period.model_copy(update={"families": (family, *period.families[1:])}), WORK)
    assert len(refused.value.problems) > 1


def test_other_rules_are_set_beside_the_one_in_use_with_the_price_of_fairness(period: Period, planned: Planned) -> None:
    found = allocate(period, replace(WORK, rounds=0, compare=True), planned.cleared).allocation
    assert found.fairness[0].rule == period.policy.fairness.value
    assert {picture.rule for picture in found.fairness} == {rule.value for rule in FairnessRule}
    assert found.price_of_fairness is not None
    assert found.price_of_fairness.least >= 0


def test_many_periods_are_planned_as_each_would_be_alone(period: Period, quick: Planned) -> None:
    wrong = period.model_copy(update={"id": "wrong", "families": (period.families[0], period.families[0])})
    with ThreadPoolExecutor(1) as pool:
        answers = dict(allocate_many([period, wrong], QUICK, pool))
    assert answers[period.id] == quick
    assert isinstance(answers["wrong"], BadInput)
