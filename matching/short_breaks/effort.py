"""How much work a search may do. Work decides the plan; time only decides when to stop."""

from __future__ import annotations

from dataclasses import dataclass

from matching.short_breaks.problem import Problem

MOVES_A_STAY = 1200
FEWEST_MOVES = 2_000_000
MOST_MOVES = 200_000_000
"""Moves of the climb from the first plan, by the number of candidate stays; measured to be about where more moves of
the climb gain less than the search that follows it. Project judgement."""


@dataclass(frozen=True)
class Effort:
    """What to spend on a plan. The same seed, moves and rounds give the same plan, whatever the machine.

    rounds      of the search after the climb; None: until the time runs out, or nothing better is left
    seconds     when to stop at the latest, between two rounds; None: when the rounds are done
    processes   how many work at once; it changes the time, never the plan
    moves       of the climb; None: by the size of the problem
    compare     whether to work out what each other rule of fairness would have given
    """

    seed: int = 1
    rounds: int | None = None
    seconds: float | None = 60.0
    processes: int = 2
    moves: int | None = None
    compare: bool = False

    def moves_for(self, problem: Problem) -> int:
        """The moves of the climb."""
        if self.moves is not None:
            return self.moves
        return min(max(FEWEST_MOVES, MOVES_A_STAY * len(problem.stay_pair)), MOST_MOVES)
