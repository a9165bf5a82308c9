"""A request that is withdrawn never worsens what the others have, in the sense in which it can be promised.

Always: level by level in order, by the rule of the period, the others have at least what they had. Where families are
alike in need and in their protected minimum, that is to say: their sorted shares, the worst-off first. Where they are
not, the rule itself may put a family of great need before two of little, and an example shows it. A family that offers
fewer nights withdraws nothing: it then needs others' nights.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matching.short_breaks.benefit_criteria import benefit_scale
from matching.short_breaks.objectives.fairness import worst_off_first
from matching.short_breaks.period import FairnessRule, PlannedStay
from matching.world.child import DayCare
from tests.short_breaks.promises.best import best, is_no_worse, worth_of_stays
from tests.short_breaks.promises.one_home import Asking, one_home
from tests.short_breaks.promises.withdrawing import (
    alike,
    others,
    sorted_shares,
    without_family,
    without_promises,
    without_requests,
)
from tests.strategies.few_families import Few, few_families

FEW = settings(max_examples=settings().max_examples // 5)


@FEW
@given(few_families(least_children=3))
def test_without_a_family_the_others_have_at_least_what_they_had_at_the_levels_in_order(few: Few) -> None:
    before = best(few).stays
    for family in few.period.families:
        without = without_family(few, family.id)
        assert is_no_worse(best(without).worth, worth_of_stays(without, others(before, family.id)))


@FEW
@given(few_families(rules=(FairnessRule.WORST_OFF_FIRST,), least_children=3))
def test_without_a_family_sorted_shares_of_families_who_are_alike_never_fall(few: Few) -> None:
    few = alike(few)
    before = best(few).stays
    for family in few.period.families:
        after = best(without_family(few, family.id)).stays
        assert sorted_shares(few, after, family.id) >= sorted_shares(few, before, family.id)


@FEW
@given(few_families(rules=(FairnessRule.EQUAL_SHARE,), least_children=3))
def test_without_a_family_no_more_of_the_others_are_left_with_nothing(few: Few) -> None:
    few = without_promises(few)
    before = best(few).stays
    for family in few.period.families:
        after = best(without_family(few, family.id)).stays
        assert len({s.family for s in after}) >= len({s.family for s in others(before, family.id)})


@FEW
@given(few_families(least_children=3), st.data())
def test_without_a_request_for_nights_everything_else_is_as_good_as_it_was(few: Few, data: st.DataObject) -> None:
    asking = [f.id for f in few.period.families if f.requests]
    assume(asking)
    without = without_requests(few, data.draw(st.sampled_from(asking)))
    before, after = best(few), best(without)
    assert is_no_worse(after.worth, worth_of_stays(without, before.stays))
    earlier = [id for id in before.worth if id not in {"wishes", "unchanged"}]
    assert [after.worth[id] for id in earlier] == [before.worth[id] for id in earlier]


def nights_of(stays: tuple[PlannedStay, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for stay in stays:
        found[stay.family] = found.get(stay.family, 0) + stay.nights
    return found


def test_one_family_of_great_need_may_then_take_the_place_of_two_of_little() -> None:
    few = one_home(
        2,
        a=Asking((0,), mark=4, care=DayCare.TWO_TO_ONE),
        b=Asking((0,), mark=1),
        c=Asking((0,), mark=1),
        v=Asking((0,), mark=2, care=DayCare.ONE_TO_ONE),
    )
    assert nights_of(best(few).stays) == {"F-b": 1, "F-c": 1, "F-v": 1}
    assert nights_of(best(without_family(few, "F-v")).stays) == {"F-a": 1}


def _many_nights_or_few() -> Few:
    return one_home(
        2,
        a=Asking((0, 1, 2, 4, 5, 6), minimum=12, shortest=3, care=DayCare.TWO_TO_ONE),
        b=Asking((3, 4), minimum=4),
        c=Asking((3, 4), minimum=4),
        v=Asking((4,), care=DayCare.ONE_TO_ONE),
    )


def test_many_nights_of_one_family_do_not_then_come_before_a_night_each_of_two() -> None:
    few = _many_nights_or_few()
    assert nights_of(best(few).stays) == {"F-a": 3, "F-b": 2, "F-c": 2, "F-v": 1}
    assert nights_of(best(without_family(few, "F-v")).stays) == {"F-a": 3, "F-b": 2, "F-c": 2}


def test_steps_without_parts_in_which_they_would_come_before_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = benefit_scale().model_copy(update={"parts": 1})
    monkeypatch.setattr(worst_off_first, "benefit_scale", lambda: whole)
    assert nights_of(best(without_family(_many_nights_or_few(), "F-v")).stays) == {"F-a": 6, "F-b": 1, "F-c": 1}


def test_a_family_that_can_use_fewer_nights_may_need_those_of_another() -> None:
    both = one_home(1, v=Asking((0, 1), mark=2, care=DayCare.ONE_TO_ONE), w=Asking((1,), care=DayCare.ONE_TO_ONE))
    fewer = one_home(1, v=Asking((1,), mark=2, care=DayCare.ONE_TO_ONE), w=Asking((1,), care=DayCare.ONE_TO_ONE))
    assert nights_of(best(both).stays) == {"F-v": 1, "F-w": 1}
    assert nights_of(best(fewer).stays) == {"F-v": 1}
