"""The solver is told a whole answer to begin from: all that follows from the stays, and nothing that is wrong."""

from collections.abc import Callable
from random import Random

import pytest
from ortools.sat.python import cp_model

from matching.short_breaks.following import Following
from matching.short_breaks.neighbourhoods import KINDS
from matching.short_breaks.part import Part, taken
from matching.short_breaks.part_search import hint, solver_for
from matching.short_breaks.problem import Plan, Problem
from matching.short_breaks.terms import terms_of
from matching.short_breaks.weighing import packed, sum_of
from tests.short_breaks.small_problems import small_problem, sound_plan

SEEDS = range(1, 9)


def asked(problem: Problem, seed: int) -> tuple[Part, Plan]:
    """A part of a plan, with all that is asked of it, told the plan."""
    dice = Random(seed)
    plan = sound_plan(problem, dice, 30)
    kind = KINDS[seed % len(KINDS)]
    area = kind.neighbourhood.area(problem, plan, kind.families, kind.nights, dice)
    part, freed = Part.of(problem, plan, area)
    for terms in packed([terms_of(part, level) for level in problem.levels]):
        part.model.maximize(sum_of(part, terms))
    hint(part, freed)
    return part, freed


def standing(part: Part) -> Plan | None:
    """What the solver makes of an answer that it is told and may not change; None where it breaks a rule."""
    solver = solver_for(5.0, 1)
    solver.parameters.fix_variables_to_their_hinted_value = True
    return taken(part, solver) if solver.solve(part.model) == cp_model.OPTIMAL else None


@pytest.mark.parametrize("seed", SEEDS)
def test_all_that_the_solver_is_told_is_whole_and_stands(seed: int) -> None:
    part, freed = asked(small_problem(seed), seed)
    assert sorted(part.model.proto.solution_hint.vars) == list(range(len(part.model.proto.variables)))
    assert standing(part) == freed


def test_an_answer_that_follows_wrongly_does_not_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(self: Following, literals: object) -> cp_model.IntVar:
        return self.literal(lambda _: False)

    monkeypatch.setattr(Following, "any_of", never)
    found = [asked(small_problem(seed), seed) for seed in SEEDS]
    assert any(standing(part) != freed for part, freed in found)


@pytest.mark.parametrize(
    ("chosen", "told"),
    [((True, True), [True, True, True, True, 2, 1]), ((False, True), [False, True, True, False, 1, 0])],
)
def test_literals_and_amounts_follow_from_what_is_chosen(chosen: tuple[bool, bool], told: list[int]) -> None:
    model = cp_model.CpModel()
    one, other = model.new_bool_var(""), model.new_bool_var("")
    following = Following(model)
    following.any_of([one, other])
    following.literal(lambda holds: holds(one) and not holds(other.negated()))
    nights: Callable[..., int] = lambda holds: 2 * holds(one) + holds(other)  # noqa: E731
    following.pieces([2, 5], nights)
    following.tell({one.index: chosen[0], other.index: chosen[1]})
    assert list(model.proto.solution_hint.values) == told
