"""A drawn period with its past has all that a drawn one lacks, and is planned to the satisfaction of the checker."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest

from matching.short_breaks.allocate import allocate
from matching.short_breaks.effort import Effort
from matching.short_breaks.problems import refuse
from matching.short_breaks.verifying import verify
from matching.world.world import World
from scenarios.generators.break_pasts import draw_with_past
from scenarios.generators.figures import REGION, Sure, figures, header
from scenarios.generators.short_breaks import Shape, Size, draw

SEEDS = range(1, 6)
WORK = Effort(moves=2_000, seconds=None, processes=1)
PUBLISHED = {Size.S: "966c8415e0ec", Size.M: "89f2b300e62b"}
PEOPLE = {"__all__": {"staff": {"__all__": {"trained_people"}}}}
"""Said of each row since, so that those trained still count as different people as far as there are people."""
SINCE: Any = {"repairs": True, "ties": True, "homes": PEOPLE, "families": {"__all__": {"benefit_at"}}}


@pytest.mark.parametrize("size", PUBLISHED)
def test_what_is_drawn_without_a_past_is_what_plans_were_measured_on(size: Size) -> None:
    period, cleared = draw(size, 1)
    assert not period.repairs
    assert not period.ties
    assert not any(family.benefit_at for family in period.families)
    answers = cleared.model_dump_json(exclude_none=True, exclude={"apart": {"__all__": {"ask"}}})
    drawn = period.model_dump_json(exclude_none=True, exclude=SINCE) + answers
    assert sha256(drawn.encode()).hexdigest()[:12] == PUBLISHED[size]
    rows = [row for home in period.homes for row in home.staff]
    assert [row.trained_people for row in rows] == [min(sum(t.people for t in r.trained), r.people) for r in rows]


def test_the_same_seed_gives_the_same_past_and_another_seed_another() -> None:
    assert draw_with_past(Size.S, 1) == draw_with_past(Size.S, 1)
    assert draw_with_past(Size.S, 1)[0].families != draw_with_past(Size.S, 2)[0].families


def test_a_past_changes_nothing_else_of_the_period() -> None:
    (plain, cleared), (period, same) = draw(Size.M, 3), draw_with_past(Size.M, 3)
    assert cleared == same
    for before, after in zip(plain.families, period.families, strict=True):
        assert after.model_copy(update={"tea_visits": (), "owed_nights": 0}) == before
    assert [referral.child for referral in plain.world.referrals] == [r.child for r in period.world.referrals]


def test_periods_with_their_past_have_all_of_it_between_them() -> None:
    periods = [draw_with_past(Size.S, seed)[0] for seed in range(1, 25)]
    homes = [home for period in periods for home in period.homes]
    assert all(any(getattr(home, name) for home in homes) for name in ("held_back", "turnaround_nights"))
    assert any(home.tea_visits_needed and home.first_stay_most_nights for home in homes)
    needed = {(n, home.urn): home.tea_visits_needed for n, period in enumerate(periods) for home in period.homes}
    families = [(n, family) for n, period in enumerate(periods) for family in period.families]
    assert any(visits.made < needed[n, visits.urn] for n, family in families for visits in family.tea_visits)
    assert any(family.owed_nights for _, family in families)
    nights = [had(period.world, child) for period in periods for f in period.families for child in f.children]
    assert 0 in nights
    assert any(0 < many < 75 for many in nights)
    assert max(nights) > 60


def had(world: World, child: str) -> int:
    """Nights of the child in the year before."""
    (referral,) = (r for r in world.referrals if r.child.id == child)
    return sum(stay.nights for stay in referral.previous_breaks or ())


@pytest.mark.parametrize("seed", SEEDS)
def test_stays_of_the_past_are_over_by_the_day_of_the_records_and_never_meet(seed: int) -> None:
    period, _ = draw_with_past(Size.S, seed)
    refuse(period)
    for referral in period.world.referrals:
        runs = [(s.first_night, s.first_night + timedelta(days=s.nights)) for s in referral.previous_breaks or ()]
        assert all(end < begin for (_, end), (begin, _) in pairwise(runs))
        assert all(period.world.as_at - timedelta(days=366) < begin < end <= period.world.as_at for begin, end in runs)


@pytest.mark.parametrize(("shape", "rounds"), [(Size.S.value, 1), (Shape(2, 16, 13, (4, 5)), 0)])
def test_a_period_with_its_past_is_allocated_and_accepted_by_the_checker(shape: Shape, rounds: int) -> None:
    period, cleared = draw_with_past(shape, 2)
    plan = allocate(period, replace(WORK, rounds=rounds), cleared).allocation
    assert plan.stays
    assert verify(period, cleared, plan.stays).is_sound


def test_every_figure_of_short_breaks_says_how_sure_it_is_and_none_stands_at_the_head_of_a_region() -> None:
    of_breaks = [figure for id, figure in figures().items() if id.startswith("break_")]
    assert len(of_breaks) == 14
    assert all(figure.sure is Sure.ASSUMED for figure in of_breaks)
    assert "short_breaks.toml" not in REGION
    assert not any(line.startswith("break_") for line in header())
