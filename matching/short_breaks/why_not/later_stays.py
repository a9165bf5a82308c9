"""Later stays that move for no reason on their own nights: the short first stay before them would be gone."""

from __future__ import annotations

from matching.short_breaks.problem import Choice, Problem
from matching.short_breaks.why_not.moving import Room

BECAUSE = "its short first stay there would be gone, and this one is too long to be the first"


def too_long_to_be_first(problem: Problem, room: Room, choice: Choice) -> bool:
    """Whether a booking that moves was a later stay at its home, and would be a first one too long with what is left.

    Where it stands in the way itself as well, that is a reason of its own.
    """
    pair, first = int(problem.stay_pair[choice.stay]), int(problem.stay_first[choice.stay])
    if problem.stay_nights[choice.stay] <= problem.pair_first_most[pair]:
        return False
    return _before(problem, room.moved, pair, first) and not _before(problem, room.plan, pair, first)


def _before(problem: Problem, choices: tuple[Choice, ...], pair: int, first: int) -> bool:
    return any(problem.stay_pair[c.stay] == pair and problem.stay_first[c.stay] < first for c in choices)
