"""Referrals of a made-up region come in order, at the rate and in the urgency assumed; every figure is there."""

from __future__ import annotations

from math import sqrt

import pytest

from matching.errors import EngineFault
from matching.world.catalogue import standard_catalogue
from matching.world.problems import problems_of
from matching.world.referral import Urgency
from matching.world.world import World
from scenarios.generators.arrivals import arrivals
from scenarios.generators.figures import figures, number, shares, weights
from scenarios.generators.geography import authority
from scenarios.generators.referrals import referrals_of
from tests.scenarios.test_region import near


def test_referrals_come_as_planned_and_in_emergencies_as_published() -> None:
    where = authority(1, "London", 0)
    found = list(referrals_of(1, where, 1_500))
    assert near(sum(r.urgency is Urgency.EMERGENCY for r in found) / 1_500, number("emergencies"), 1_500)
    before = [len(r.history) for r in found if r.history is not None]
    assert near(sum(n >= 4 for n in before) / len(before), 0.48, len(before))


def test_referrals_arrive_in_order_at_about_the_rate_assumed_and_are_sound_on_the_day() -> None:
    found = list(arrivals(1, places=400, days=182))
    expected = number("arrivals") * 400 * 182 / 365.25
    assert abs(len(found) - expected) < 4 * sqrt(expected)
    assert [a.on for a in found] == sorted(a.on for a in found)
    for arrival in found[::20]:
        world = World(as_at=arrival.on, referrals=(arrival.referral.model_copy(update={"siblings": None}),))
        assert problems_of(world, standard_catalogue()) == ()
    assert sorted(a.nights for a in found)[len(found) // 2] == pytest.approx(182, rel=0.3)


def test_a_figure_that_is_not_there_is_a_fault_and_never_a_zero() -> None:
    for ask in (number, shares):
        with pytest.raises(EngineFault):
            ask("no_such_figure")
    with pytest.raises(EngineFault):
        weights("levels_usual", "no_such_need")


def test_every_need_has_its_figure() -> None:
    for need in standard_catalogue().needs:
        figure = "levels_usual" if need.in_statement else "circumstances"
        assert need.id in dict(figures()[figure].value)  # type: ignore[arg-type]
