"""A drawn period in full stands up to the real match check: most families are cleared, and some are not."""

from __future__ import annotations

from functools import cache

from matching.short_breaks.allocate import allocate
from matching.short_breaks.clear import clear
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.effort import Effort
from matching.short_breaks.period import Period
from matching.short_breaks.problems import refuse
from matching.short_breaks.verifying import verify
from scenarios.generators.break_checked import draw_checked
from scenarios.generators.short_breaks import Shape, Size, draw

SHAPE = Shape(2, 30, 6, (4, 5))
WORK = Effort(rounds=1, moves=200, seconds=None, processes=1)


@cache
def answered(seed: int) -> tuple[Period, Cleared]:
    period = draw_checked(SHAPE, seed)
    return period, clear(period)


def test_the_check_clears_most_families_to_their_homes_refuses_some_and_keeps_some_apart() -> None:
    for seed in (1, 2):
        period, cleared = answered(seed)
        asked = sum(len(family.homes) for family in period.families)
        assert len(cleared.suited) + len(cleared.refused) == asked
        assert len(cleared.suited) > 0.8 * asked
        assert cleared.apart
    refused = [why for seed in (1, 2) for answer in answered(seed)[1].refused for why in answer.why]
    assert any(why.startswith("Not known: ") for why in refused)
    assert any(not why.startswith("Not known: ") for why in refused)


def test_what_is_asked_of_the_homes_is_that_of_the_period_drawn_without_records() -> None:
    plain, cleared = draw(Size.S, 1)
    checked = draw_checked(Size.S, 1)
    alone = {suited.family for suited in cleared.suited if suited.alone}
    assert {family.id for family in checked.families if family.only_guest} == alone
    assert tuple(f.model_copy(update={"only_guest": False}) for f in checked.families) == plain.families
    assert (checked.homes, checked.run, checked.holidays) == (plain.homes, plain.run, plain.holidays)
    of_child = {r.child.id: r.child for r in plain.world.referrals}
    counted = ("date_of_birth", "sex", "day_care", "night_care", "clinical_tasks")
    for referral in checked.world.referrals:
        assert all(getattr(referral.child, name) == getattr(of_child[referral.child.id], name) for name in counted)


def test_the_same_seed_gives_the_same_records_and_another_seed_others() -> None:
    assert draw_checked(SHAPE, 1) == answered(1)[0]
    assert draw_checked(SHAPE, 1, with_past=True).world != answered(1)[0].world
    assert answered(1)[0].world.referrals != answered(2)[0].world.referrals


def test_what_is_drawn_holds_together_and_its_plan_satisfies_the_checker() -> None:
    refuse(answered(1)[0])
    period = draw_checked(Shape(1, 8, 8, (3,)), 1)
    cleared = clear(period)
    plan = allocate(period, WORK, cleared).allocation
    assert plan.stays
    assert verify(period, cleared, plan.stays).is_sound
