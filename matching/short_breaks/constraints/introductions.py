"""A child's first stay at a home that it does not know is short; later ones there may be longer.

A committed booking, or a stay already taken, is what it is: as a first stay it is not held against a plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from matching.short_breaks.columns import Columns
from matching.short_breaks.grid import by_family, first_of
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import NO_LIMIT, Choice, Flags, Plan, Problem
from matching.short_breaks.violation import Violation

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from matching.short_breaks.part import Part

ID = "introductions"
SENTENCE = "A child's first stay at a home that it does not know is short."
SOURCE = "Project judgement"
COUNTED = "nights"


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each first stay that is too long."""
    for family, choices in sorted(by_family(problem, plan).items()):
        firsts: dict[int, Choice] = {}
        for choice in choices:
            firsts.setdefault(int(problem.stay_pair[choice.stay]), choice)
        for pair, choice in sorted(firsts.items()):
            over = int(problem.stay_nights[choice.stay]) - int(problem.pair_first_most[pair])
            if over > 0 and choice not in problem.fixed:
                night, home = first_of(problem, choice), int(problem.pair_home[pair])
                yield Violation(ID, over, "", (home,), (night,), (family,))


def fits(kept: Kept, columns: Columns) -> Flags:
    """(n,): all of them; an earlier stay may yet come."""
    return np.ones(len(columns.stay), dtype=np.bool_)


def add(part: Part) -> None:
    """A long stay calls for an earlier one at the same home."""
    for family, stays in part.by_family.items():
        for pair in np.unique(part.stays.pair[stays]).tolist():
            if part.problem.pair_first_most[pair] < NO_LIMIT:
                _earlier_first(part, family, pair, stays[part.stays.pair[stays] == pair].tolist())


def _earlier_first(part: Part, family: int, pair: int, stays: list[int]) -> None:
    most = int(part.problem.pair_first_most[pair])
    settled = {choice.stay for choice in part.problem.fixed}
    free = [(int(part.stays.first[i]), int(part.stays.nights[i]), part.takes[i]) for i in stays]
    held = [s for s in part.kept.by_family.get(family, ()) if s.pair == pair]
    known = min((s.first for s in held), default=part.problem.nights)
    before: dict[int, cp_model.IntVar] = {}
    for i, (first, nights, literal) in zip(stays, free, strict=True):
        if nights > most and first <= known and int(part.stays.stay[i]) not in settled:
            part.model.add_implication(literal, _begun(part, free, first, before))
    for span in held:
        if span.until - span.first > most and span.first == known and span.stay not in settled:
            part.model.add_bool_or([begun for first, _, begun in free if first < known])


def _begun(
    part: Part, free: list[tuple[int, int, cp_model.IntVar]], night: int, made: dict[int, cp_model.IntVar]
) -> cp_model.IntVar:
    """A literal that may hold only when a free stay begins before that night."""
    if night not in made:
        earlier = [literal for first, _, literal in free if first < night]
        made[night] = part.following.any_of(earlier)
        part.model.add_bool_or([made[night].negated(), *earlier])
    return made[night]
