"""The campaign of every plan, at a size for every change, with a defect it has to find."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from matching.short_breaks.constraints import CONSTRAINTS, Constraint, capacity
from matching.short_breaks.exact import Exact, solve_exactly
from matching.short_breaks.problem import Problem
from tests.campaigns import every_plan
from tests.campaigns.every_plan import COUNTED, run

FEW = ("--seed=1", "--periods=12", "--meeting=0")
MEETING = ("--seed=1", "--periods=0", "--meeting=8")
OTHERS = tuple(each for each in CONSTRAINTS if each is not capacity)


def test_no_plan_of_small_periods_with_anything_in_them_is_better(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(FEW) == 0
    assert " 0 broken" in capsys.readouterr().out


def test_no_plan_is_better_where_families_are_in_each_others_way_and_both_rules_decide(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(MEETING) == 0
    said = capsys.readouterr().out
    assert all(f"'{rule.ID} decides'" in said for rule in COUNTED)


@pytest.mark.parametrize("rule", COUNTED, ids=lambda rule: str(rule.ID))
def test_a_model_in_which_such_a_rule_is_left_out_would_be_caught(
    rule: Constraint, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(problem: Problem, limit: float, rules: Sequence[Constraint] = CONSTRAINTS) -> Exact:
        return solve_exactly(problem, limit, tuple(each for each in rules if each is not rule))

    monkeypatch.setattr(every_plan, "solve_exactly", without)
    assert run(MEETING) == 1
    assert "not sound" in capsys.readouterr().out


def test_a_model_without_staff_and_places_would_be_caught(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(problem: Problem, limit: float) -> Exact:
        return solve_exactly(problem, limit, OTHERS)

    monkeypatch.setattr(every_plan, "solve_exactly", without)
    assert run(FEW) == 1
    assert "not sound: staff-on-shift" in capsys.readouterr().out
