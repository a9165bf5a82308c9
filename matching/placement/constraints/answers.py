"""What has been agreed stays agreed, and a home that said no to a child is not asked again."""

from __future__ import annotations

from collections.abc import Iterator

from matching.placement.model import Model
from matching.placement.problem import Answer, Plan, Problem
from matching.placement.violation import Violation

ID = "answers"
SENTENCE = "It goes against an answer that was given: a place agreed, or a home that declined."
SOURCE = "Project judgement: a person's answer stands until a person changes it"


def add(model: Model) -> None:
    """A place agreed is taken; one declined is not. An agreed place that has no column leaves no plan at all."""
    for response in model.problem.responses:
        columns = model.at.get((response.child, response.urn), [])
        if response.answer is Answer.ACCEPTED:
            model.program.at_least(columns, [1] * len(columns), 1)
        elif response.answer is Answer.DECLINED:
            model.program.barred.update(columns)


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each answer that the plan goes against."""
    pairs = {(p.child, p.urn) for p in plan}
    for response in problem.responses:
        there = (response.child, response.urn) in pairs
        if there if response.answer is Answer.DECLINED else response.answer is Answer.ACCEPTED and not there:
            yield Violation(ID, (response.child,), response.urn)
