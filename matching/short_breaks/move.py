"""A change to a plan: some choices out, others in; and putting changes that were found apart into one plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

import numpy as np

from matching.short_breaks.columns import chosen
from matching.short_breaks.constraints import CONSTRAINTS, introductions
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Choice, Plan, Problem, values


class Move(NamedTuple):
    """What leaves a plan and what comes in."""

    out: Plan
    into: Plan


def between(before: Plan, after: Plan) -> Move:
    """The move from one plan to another."""
    one, other = set(before), set(after)
    return Move(tuple(sorted(one - other)), tuple(sorted(other - one)))


def moved(plan: Plan, move: Move) -> Plan:
    """The plan after a move, in order."""
    return tuple(sorted((set(plan) - set(move.out)) | set(move.into)))


def merge(problem: Problem, plan: Plan, moves: Iterable[Move]) -> Plan:
    """The plan after those of the moves, in turn, that are still possible and leave it no worse at any first level."""
    for move in moves:
        if set(move.out) <= set(plan) and _welcome(problem, plan, move):
            plan = moved(plan, move)
    return plan


def _welcome(problem: Problem, plan: Plan, move: Move) -> bool:
    near = beside(problem, plan, move)
    after = moved(near, move)
    return values(problem, after) >= values(problem, near) and _possible(problem, near, move, after)


def beside(problem: Problem, plan: Plan, move: Move) -> Plan:
    """The choices of a plan that a move could touch: those of the same families, or at the same homes."""
    changed = chosen(problem, (*move.out, *move.into))
    all_of = chosen(problem, plan)
    near = np.isin(all_of.family, changed.family) | np.isin(all_of.home, changed.home)
    return tuple(choice for choice, is_near in zip(plan, near.tolist(), strict=True) if is_near)


def _possible(problem: Problem, near: Plan, move: Move, after: Plan) -> bool:
    kept = tuple(sorted(set(near) - set(move.out)))
    return fits_all(problem, kept, move.into) and not any(introductions.violations(problem, after))


def fits_all(problem: Problem, kept: Plan, choices: Collection[Choice]) -> bool:
    """Whether all of the choices can join the kept ones, one after another; introductions apart."""
    for choice in choices:
        held, asked = Kept(problem, kept), chosen(problem, (choice,))
        if not all(constraint.fits(held, asked).all() for constraint in CONSTRAINTS):
            return False
        kept = (*kept, choice)
    return True
