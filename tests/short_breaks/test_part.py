"""A part of a period as the solver is asked it says the same as the constraints in plain words."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from matching.short_breaks.columns import Area
from matching.short_breaks.constraints import CONSTRAINTS, Constraint, gaps, sentence, violations
from matching.short_breaks.part import Part
from matching.short_breaks.problem import Plan, Problem
from tests.short_breaks.asking import allows
from tests.short_breaks.hand_problem import hand_problem, plan, stay
from tests.short_breaks.plain_check import broken
from tests.short_breaks.small_problems import disturbed, random_choice, small_problem, sound_plan

SEEDS = range(1, 25)


def test_a_plan_satisfies_the_model_exactly_when_it_breaks_nothing() -> None:
    verdicts = []
    for seed in SEEDS:
        problem, dice = small_problem(seed), Random(seed)
        part, sound = Part.whole(problem), sound_plan(problem, dice)
        assert allows(part, sound)
        for tried in (disturbed(problem, sound, dice) for _ in range(8)):
            verdicts.append(not any(violations(problem, tried)))
            assert allows(part, tried) == verdicts[-1], (seed, tried)
            assert verdicts[-1] == (not broken(problem, tried)), (seed, tried)
    assert 0.2 < np.mean(verdicts) < 0.8


@pytest.mark.parametrize("constraint", [c for c in CONSTRAINTS if c is not gaps], ids=lambda c: c.ID)
def test_each_constraint_by_itself_says_the_same_twice(constraint: Constraint) -> None:
    verdicts = []
    for seed in range(1, 9):
        problem, dice = _committed(small_problem(seed), seed), Random(seed)
        part = Part.whole(problem, (gaps, constraint))
        for _ in range(6):
            tried = _spread_out(problem, problem.fixed[dice.randrange(2) :], dice)
            verdicts.append(not any(constraint.violations(problem, tried)))
            assert allows(part, tried) == verdicts[-1], (seed, tried)
    assert set(verdicts) == {False, True}


def _spread_out(problem: Problem, plan: Plan, dice: Random) -> Plan:
    for _ in range(dice.randint(0, 12)):
        longer = tuple(sorted({*plan, random_choice(problem, dice)}))
        if not any(gaps.violations(problem, longer)):
            plan = longer
    return plan


def _committed(problem: Problem, seed: int) -> Problem:
    return replace(problem, fixed=sound_plan(problem, Random(seed), 12)[:2])


def test_a_part_beside_kept_stays_allows_exactly_what_the_whole_plan_allows() -> None:
    verdicts = []
    for seed in SEEDS:
        problem, dice = small_problem(seed), Random(seed)
        sound = sound_plan(problem, dice)
        some = [p for p in range(len(problem.pair_family)) if dice.random() < 0.6]
        first = dice.randrange(5)
        part, freed = Part.of(problem, sound, Area(np.array(some, dtype=np.int32), first, first + 9))
        assert allows(part, freed)
        for tried in (disturbed(problem, freed, dice) for _ in range(8)):
            whole = tuple(sorted({*part.kept.plan, *tried}))
            inside = all(_within(problem, c.stay, some, first) for c in tried)
            if inside:
                verdicts.append(not any(violations(problem, whole)))
                assert allows(part, tried) == verdicts[-1], (seed, tried)
    assert 0.2 < np.mean(verdicts) < 0.9


def _within(problem: Problem, stay: int, pairs: list[int], first: int) -> bool:
    begins, nights = int(problem.stay_first[stay]), int(problem.stay_nights[stay])
    return int(problem.stay_pair[stay]) in pairs and first <= begins and begins + nights <= first + 9


def test_fixed_stays_are_never_free() -> None:
    problem = hand_problem(fixed=(stay(0, 1, 2),))
    part, freed = Part.of(problem, plan(stay(0, 1, 2), stay(1, 1, 2)), Area(np.arange(4, dtype=np.int32), 0, 6))
    assert freed == (stay(1, 1, 2),)
    assert part.kept.plan == (stay(0, 1, 2),)


def test_a_violation_is_said_in_a_sentence_without_a_childs_details() -> None:
    said = [sentence(hand_problem(), v) for v in violations(hand_problem(), plan(stay(0, 0, 3), stay(0, 2, 1)))]
    assert said == [
        "Home SC700001; night 3; F-1: A family is at home for the nights it asks for between two stays, "
        "wherever they are. Over by 1 (nights at home missing)."
    ]
