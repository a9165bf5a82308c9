"""No plan of all there are is better than the one proven best, and the check agrees on what both are worth."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.short_breaks.period import FairnessRule
from matching.short_breaks.verifying import verify
from tests.short_breaks.promises.best import best
from tests.short_breaks.promises.every_plan import best_of_all
from tests.strategies.few_families import few_families

FEW = settings(max_examples=settings().max_examples // 12)


@pytest.mark.parametrize("rule", FairnessRule)
@FEW
@given(data=st.data())
def test_the_best_of_every_plan_is_the_plan_proven_best(rule: FairnessRule, data: st.DataObject) -> None:
    few = data.draw(few_families(rules=(rule,), least_children=3, least_nights=5))
    found = best(few)
    verdict = verify(*few, found.stays)
    assert verdict.is_sound
    assert {level.id: level.value for level in verdict.levels} == best_of_all(few)
    assert {level.id: level.value for level in verdict.levels if level.id in found.worth} == found.worth
