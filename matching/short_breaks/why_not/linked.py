"""Bookings that may have to sleep in another bedroom for a stay, however far from its nights they are themselves."""

from __future__ import annotations

from dataclasses import dataclass

from matching.short_breaks.grid import classes_of, first_of, home_of, until_of
from matching.short_breaks.problem import Choice, Plan, Problem

NOWHERE = -1
"""The bedrooms of a stay that is not in the plan."""


@dataclass(frozen=True)
class _Sleeping:
    """One booking's bedrooms: from its first night until they are ready again, by class."""

    first: int
    ready: int
    now: frozenset[int]
    could_be: frozenset[int]

    def could_displace(self, other: _Sleeping) -> bool:
        """Whether it could take a bedroom of a class that the other is in, at the same time."""
        return self.first < other.ready and other.first < self.ready and bool(self.could_be & other.now)


def linked(problem: Problem, plan: Plan, stay: int) -> set[Choice]:
    """Those that the stay could displace from their bedroom, those that these could displace, and so on.

    Nobody else has to change bedrooms for it: whoever is not among them is in a bedroom that none of them could take,
    or has no other. Fixed choices never are.
    """
    home = problem.pair_home[problem.stay_pair[stay]]
    free = [c for c in plan if home_of(problem, c) == home and c not in problem.fixed]
    waiting = {c: _sleeping(problem, c) for c in free if _could_change(problem, c)}
    found, reached = set[Choice](), [_sleeping(problem, Choice(stay, NOWHERE))]
    while reached:
        one = reached.pop()
        beside = [c for c, other in waiting.items() if one.could_displace(other)]
        reached += [waiting.pop(c) for c in beside]
        found |= set(beside)
    return found


def _could_change(problem: Problem, choice: Choice) -> bool:
    return len({tuple(sorted(classes_of(problem, way))) for way in _ways(problem, choice.stay)}) > 1


def _ways(problem: Problem, stay: int) -> list[Choice]:
    pair = problem.stay_pair[stay]
    return [Choice(stay, way) for way in range(int(problem.pair_variants[pair]), int(problem.pair_variants[pair + 1]))]


def _sleeping(problem: Problem, choice: Choice) -> _Sleeping:
    return _Sleeping(
        first=first_of(problem, choice),
        ready=until_of(problem, choice) + int(problem.turnaround[home_of(problem, choice)]),
        now=frozenset(() if choice.variant == NOWHERE else classes_of(problem, choice)),
        could_be=frozenset(g for way in _ways(problem, choice.stay) for g in classes_of(problem, way)),
    )
