"""Guests draw no more than there is: places less beds held back, staff, trained people, draw of the whole group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from matching.short_breaks.building.draw import PLAIN_ROWS
from matching.short_breaks.columns import Columns
from matching.short_breaks.grid import by_night, families_of
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Flags, Ints, Plan, Problem
from matching.short_breaks.violation import Violation

if TYPE_CHECKING:
    from matching.short_breaks.part import Part

ID = "capacity"
SENTENCE = "Guests together draw no more places, staff or trained people than there are on each shift."
SOURCE = "Children's Homes (England) Regulations 2015, reg 13(2)(d): sufficient staff; the measure is Project judgement"
COUNTED = "of what there is"

IN_QUARTERS = frozenset(row.name for row in PLAIN_ROWS if row.name != "places")
"""Rows that are counted in quarters of one member of staff."""


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each home, night and row that is overdrawn; it names the families that draw on the row."""
    for home, night, choices in by_night(problem, plan):
        pairs = [int(problem.stay_pair[choice.stay]) for choice in choices]
        for k, row in enumerate(problem.rows):
            over = sum(int(problem.use[p, k]) for p in pairs) - int(problem.capacity[home, k, night])
            if over > 0:
                drawing = families_of(
                    problem, (c for c, p in zip(choices, pairs, strict=True) if problem.use[p, k] > 0)
                )
                yield Violation(ID, over, row, (home,), (night,), drawing, row in IN_QUARTERS)


def fits(kept: Kept, columns: Columns) -> Flags:
    """(n,): which choices leave no row overdrawn."""
    problem = kept.problem
    pairs, row = columns.by_pair()
    use = problem.use[pairs].astype(np.int64)
    full = np.zeros((len(pairs), problem.nights), dtype=np.bool_)
    for k in range(len(problem.rows)):
        full |= (use[:, k, None] > 0) & (use[:, k, None] > kept.room[problem.pair_home[pairs], k])
    return ~columns.any_night(row, full)


def add(part: Part) -> None:
    """The rows that could bind, night by night, each once."""
    for home, night, pairs in part.by_night():
        use = part.problem.use[pairs].astype(np.int64)
        room = part.kept.room[home, :, night]
        binding = use.sum(axis=0) > room
        literals = [part.there(p, night) for p in pairs]
        place = {p: i for i, p in enumerate(pairs)}
        kinds = [(k.literal, [place[p] for p in k.pairs]) for k in part.kinds.get((home, night), ())]
        for amounts, most in _needed(use[:, binding], room[binding]):
            for holds, these in kinds:
                part.at_most_while(holds, [literals[i] for i in these], amounts[these].tolist(), most)
            if not kinds:
                part.at_most(literals, amounts.tolist(), most)


def _needed(use: Ints, room: Ints) -> Iterator[tuple[Ints, int]]:
    """Those rows that no other row says already."""
    implied = (use[:, :, None] <= use[:, None, :]).all(axis=0) & (room[:, None] >= room[None, :])
    number = np.arange(len(room))
    implied &= ~(implied.T & (number[:, None] <= number[None, :]))
    for k in np.flatnonzero(~implied.any(axis=1)).tolist():
        yield use[:, k], int(room[k])
