"""Every level and every rule of fairness is in its list, and says itself."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import Any

import pytest

from matching.short_breaks import objectives
from matching.short_breaks.build import build
from matching.short_breaks.objectives import OBJECTIVES, counts_of, fairness
from matching.short_breaks.period import FairnessRule
from tests.short_breaks.verifying.sound import sound


@pytest.mark.parametrize(("package", "listed"), [(objectives, OBJECTIVES), (fairness, fairness.RULES)])
def test_every_file_is_registered_once(package: ModuleType, listed: tuple[Any, ...]) -> None:
    files = {importlib.import_module(f"{package.__name__}.{m.name}") for m in pkgutil.iter_modules(package.__path__)}
    assert sorted(listed, key=str) == sorted(files, key=str)


def test_every_rule_of_fairness_has_one_file_and_says_who_comes_first() -> None:
    assert [rule.RULE for rule in fairness.RULES] == list(FairnessRule)
    assert len({rule.MEANS for rule in fairness.RULES}) == len(FairnessRule)


@pytest.mark.parametrize("rule", fairness.RULES, ids=lambda rule: rule.RULE.value)
def test_every_level_of_a_rule_says_what_its_figure_is(rule: Any) -> None:
    case = sound().policy(fairness=rule.RULE)
    own = [level.id for level in build(case.period, case.cleared).levels if level.id.startswith(fairness.ID)]
    assert bool(own) is (rule.RULE is not FairnessRule.BENEFIT_ALONE)
    assert all(counts_of(level) == rule.counts(level.partition(": ")[2]) for level in own)
