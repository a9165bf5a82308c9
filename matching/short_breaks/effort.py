"""How much work a search may do. Work decides the plan; time only decides when to stop."""

from __future__ import annotations

from dataclasses import dataclass

from matching.short_breaks.problem import Problem

MOVES_A_STAY, MOVES_FOR_FAIRNESS = 40, 100
FEWEST_MOVES = 20_000
MOST_MOVES = 20_000_000
"""Rearrangements by each of the quick searches, by the number of candidate stays: about where more of them gain less
than the search part by part that follows, which is later where fairness is held above. Project judgement, by trial."""

MOVES_AT_ONCE, COOL = 50_000, 0.1
"""Rearrangements for an answer at once, and how warm they begin. Project judgement, by trial: from a plan that is good
already as many begun as warm as usual found nothing for one of ten homes, and four times as many found no more for
one home."""

MOVES_TO_FILL = 20_000
"""Rearrangements to fill what a repair has left free. Project judgement: nearly everything else is held."""


@dataclass(frozen=True)
class Effort:
    """What to spend on a plan. The same seed, moves and rounds give the same plan, whatever the machine.

    rounds      of the search part by part; None: until the time runs out, or nothing better is left
    seconds     when to stop at the latest, between two rounds; None: when the rounds are done
    processes   how many work at once; it changes the time, never the plan
    moves       rearrangements of each quick search, at the least; None: by the size of the problem, and the cooling
                that reaches so many is finished
    compare     whether to work out afterwards what each other rule of fairness would have given, in time of its own
    warmth      how warm the quick searches begin, as a share of the usual; 1 to take a plan apart first, less to look
                around it
    """

    seed: int = 1
    rounds: int | None = None
    seconds: float | None = 60.0
    processes: int = 2
    moves: int | None = None
    compare: bool = False
    warmth: float = 1.0

    def moves_for(self, problem: Problem) -> int:
        """The rearrangements of each quick search: none where there is no stay to rearrange."""
        if not len(problem.stay_pair):
            return 0
        if self.moves is not None:
            return self.moves
        fair = any(level.id.startswith("fairness") for level in problem.levels)
        a_stay = MOVES_FOR_FAIRNESS if fair else MOVES_A_STAY
        return min(max(FEWEST_MOVES, a_stay * len(problem.stay_pair)), MOST_MOVES)


def at_once(seed: int = 1, processes: int = 2) -> Effort:
    """For an answer to a question of a plan that there is: a quick look around it, counted and never timed."""
    return Effort(seed, rounds=0, seconds=None, processes=processes, moves=MOVES_AT_ONCE, warmth=COOL)


def to_fill(seed: int = 1, processes: int = 2) -> Effort:
    """For what a repair leaves free: counted and never timed."""
    return Effort(seed, rounds=0, seconds=None, processes=processes, moves=MOVES_TO_FILL, warmth=COOL)
