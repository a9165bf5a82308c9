"""The most referrals that any choice of so many capabilities and places could open, by an exact search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matching.optimise.lexicographic import Effort, best_by_aims
from matching.optimise.program import Aim, Program
from matching.sufficiency.lack import Lack
from matching.sufficiency.looked_for import Looked


@dataclass(frozen=True)
class Bound:
    """`most`: no choice opens more. `reached`: some choice found opens as many; proven best where the two are equal."""

    most: int
    reached: int


def at_most(looked: Looked, capabilities: int, work: float) -> Bound:
    """The bound for so many capabilities in all, each for one place, by an exact search of limited work."""
    program = Program()
    levels = _columns(program, looked)
    opens = [
        _option(program, number, option, levels)
        for number, sought in enumerate(looked.sought)
        for option in _options(looked, sought.lacking)
    ]
    every = [column for here in levels.values() for _, column in here]
    if every:
        program.at_most(every, [1] * len(every), capabilities)
    amounts = np.zeros(program.count, dtype=np.int64)
    amounts[opens] = 1
    found = best_by_aims(program, [Aim("referrals opened", amounts)], Effort(work, 1))
    reached = next(iter(found.reached), None)
    return Bound(len(opens), 0) if reached is None else Bound(reached.bound, reached.value)


Option = tuple[str, frozenset[Lack]]
Levels = dict[tuple[str, str], list[tuple[int, int]]]
"""By place and capability: each level, with the column that is taken when it is chosen."""


def _columns(program: Program, looked: Looked) -> Levels:
    wanted = {(looked.place_of[u], x) for s in looked.sought for u, lacks in s.lacking for x in lacks}
    found: Levels = {}
    for place, lack in sorted(wanted):
        found.setdefault((place, lack.key), []).append((lack.level, program.column()))
    return found


def _option(program: Program, number: int, option: Option, levels: Levels) -> int:
    """A column for opening one referral in one way, which takes everything lacking; each referral is opened once."""
    column, (place, lacks) = program.column(number), option
    for lack in sorted(lacks):
        covers = [c for level, c in levels[place, lack.key] if level >= lack.level]
        program.at_most([column, *covers], [1] + [-1] * len(covers), 0)
    return column


def _options(looked: Looked, lacking: Sequence[tuple[str, frozenset[Lack]]]) -> list[Option]:
    """The different ways to open one referral, without those that ask for more than another does in the same place."""
    sets = {(looked.place_of[urn], lacks) for urn, lacks in lacking}
    kept = [s for s in sets if not any(o[0] == s[0] and o[1] < s[1] for o in sets)]
    return sorted(kept, key=lambda o: (o[0], sorted(o[1])))
