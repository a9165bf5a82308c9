"""Checks a whole plan: lists every rule it breaks, and works out anew what it is worth."""

from __future__ import annotations

from dataclasses import dataclass

from matching.placement.problem import Plan, Problem
from matching.placement.verifying.levels import values_of
from matching.placement.verifying.rules import RULES, Broken, Reading


@dataclass(frozen=True)
class Verdict:
    """Rules broken (none for a plan that may be shown), and every level's value by its id."""

    broken: tuple[Broken, ...]
    values: dict[str, int]


def verify(problem: Problem, plan: Plan) -> Verdict:
    """Everything that is wrong with a plan and everything it is worth. The order of the plan changes nothing.

    A plan that names what is not there, or goes where there is no fit, is worth nothing.
    """
    reading = Reading(problem, tuple(sorted(plan, key=lambda p: (p.child, p.urn, p.room or ""))))
    broken = tuple(sorted({found for rule in RULES for found in rule(reading)}))
    unfounded = any(found.rule in {"known", "once", "possible"} for found in broken)
    return Verdict(broken, {} if unfounded else values_of(problem, plan))
