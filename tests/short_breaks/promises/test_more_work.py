"""More work never gives a worse plan, also where homes that share no family are planned apart, part by part."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.short_breaks.allocate import allocate
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.components import planned_apart
from matching.short_breaks.effort import Effort
from matching.short_breaks.period import FairnessRule, Period
from matching.short_breaks.period.family import Pattern
from scenarios.generators.short_breaks import Shape, draw

FEW = settings(max_examples=max(settings().max_examples // 40, 2))
SHAPE = Shape(2, 8, 3, (3,))
WORK = Effort(rounds=0, moves=0, seconds=None, processes=1)
STEPS = ((1_000, 0), (1_000, 2))
"""Moves of the quick search and rounds of the search part by part, in the order in which time buys them."""
MORE = tuple(replace(WORK, moves=moves, rounds=rounds) for moves, rounds in STEPS)
APART = (FairnessRule.WORST_OFF_FIRST, FairnessRule.FLOOR_FIRST)


def in_parts(seed: int, rule: FairnessRule) -> tuple[Period, Cleared]:
    """A drawn period in which each family stays with one home, and the homes share none."""
    period, cleared = draw(SHAPE, seed)
    home = {family.id: family.homes[n % len(family.homes)] for n, family in enumerate(period.families)}
    families = tuple(
        family.model_copy(update={"homes": (home[family.id],), "pattern": Pattern.FLEXIBLE})
        for family in period.families
    )
    policy = period.policy.model_copy(update={"fairness": rule})
    changed = period.model_copy(update={"families": families, "policy": policy})
    suited = tuple(one for one in cleared.suited if home[one.family] == one.urn)
    apart = tuple(one for one in cleared.apart if {home[family] for family in one.families} == {one.urn})
    return changed, cleared.model_copy(update={"suited": suited, "apart": apart})


def worth(period: Period, cleared: Cleared, effort: Effort, seed: int) -> tuple[int, ...]:
    """What the plan is worth at each level, the first counting most."""
    return tuple(level.value for level in allocate(period, replace(effort, seed=seed), cleared).allocation.levels)


@pytest.mark.parametrize("rule", APART, ids=lambda rule: rule.name)
@FEW
@given(st.integers(0, 10_000))
def test_more_time_never_gives_a_worse_plan_of_several_parts(rule: FairnessRule, seed: int) -> None:
    period, cleared = in_parts(seed, rule)
    found = [worth(period, cleared, effort, seed) for effort in (WORK, *MORE)]
    assert found == sorted(found)


def test_such_a_period_has_several_parts_and_more_work_does_find_more() -> None:
    period, cleared = in_parts(1, FairnessRule.WORST_OFF_FIRST)
    assert len(planned_apart(period, cleared)) > 1
    assert worth(period, cleared, MORE[-1], 1) > worth(period, cleared, WORK, 1)
