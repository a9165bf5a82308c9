"""Of plans as fair that give every family as many nights, the best has children where a break does most for them.

Every plan is tried. What a home does more counts by the night, for every family alike, and is never set above a night:
a further night adds wherever it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from matching.short_breaks.building.made import Made
from matching.short_breaks.objectives import benefit
from matching.short_breaks.period import PlannedStay
from matching.short_breaks.problem import Level
from matching.short_breaks.verifying.levels import levels_of
from matching.short_breaks.verifying.need import need_at
from matching.short_breaks.verifying.reading import Reading
from tests.short_breaks.promises.best import best
from tests.short_breaks.promises.every_plan import MOST, Stays, every_plan
from tests.short_breaks.promises.meeting_period import meeting_period
from tests.strategies.few_families import Few

SEEDS = tuple(s for s in range(1, 24) if any(f.benefit_at for f in meeting_period(s).period.families))


@cache
def tried(seed: int) -> tuple[Few, list[Stays]]:
    few = meeting_period(seed)
    return few, every_plan(few, MOST)


def above_benefit(few: Few, stays: Stays) -> list[int]:
    """What the plan is worth at every level above benefit."""
    found = levels_of(Reading(few.period, few.cleared, stays))
    ids = [level.id for level in found]
    return [level.value for level in found[: ids.index(benefit.ID)]]


def nights(few: Few, stays: Stays) -> list[int]:
    return [sum(stay.nights for stay in stays if stay.family == family.id) for family in few.period.families]


def gained(few: Few, stays: tuple[PlannedStay, ...]) -> int:
    """What breaks do for the children at the homes they are at, in points by the night."""
    families = {family.id: family for family in few.period.families}
    return sum(stay.nights * need_at(families[stay.family], stay.urn) for stay in stays)


def as_good(seed: int) -> tuple[int, list[int]]:
    """What the plan proven best does by home, and what each does that is as fair with as many nights for each."""
    few, plans = tried(seed)
    own = best(few).stays
    worth, many = above_benefit(few, own), nights(few, own)
    others = [plan for plan in plans if nights(few, plan) == many and above_benefit(few, plan) == worth]
    return gained(few, own), [gained(few, plan) for plan in others]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_plan_as_fair_with_as_many_nights_for_each_does_more_by_home(seed: int) -> None:
    own, others = as_good(seed)
    assert own == max(others)


def test_it_is_the_home_that_decides_in_some_of_them() -> None:
    assert any(min(others) < own for own, others in map(as_good, SEEDS))


def test_a_level_to_which_every_home_is_alike_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = benefit.levels

    def everywhere_alike(made: Made) -> Iterator[Level]:
        yield from (replace(level, by_stay=None) for level in honest(made))

    monkeypatch.setattr(benefit, "levels", everywhere_alike)
    found = map(as_good, SEEDS)
    assert any(own < max(others) for own, others in found)
