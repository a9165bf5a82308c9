"""The campaign of every plan, at a size for every change, with a defect it has to find."""

from __future__ import annotations

import pytest

from matching.short_breaks.constraints import CONSTRAINTS, capacity
from matching.short_breaks.exact import Exact, solve_exactly
from matching.short_breaks.problem import Problem
from tests.campaigns import every_plan
from tests.campaigns.every_plan import run

FEW = ("--seed=1", "--periods=12")
OTHERS = tuple(each for each in CONSTRAINTS if each is not capacity)


def test_no_plan_of_small_periods_with_anything_in_them_is_better(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(FEW) == 0
    assert " 0 broken" in capsys.readouterr().out


def test_a_model_without_staff_and_places_would_be_caught(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(problem: Problem, limit: float) -> Exact:
        return solve_exactly(problem, limit, OTHERS)

    monkeypatch.setattr(every_plan, "solve_exactly", without)
    assert run(FEW) == 1
    assert "not sound: staff-on-shift" in capsys.readouterr().out
