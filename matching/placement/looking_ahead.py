"""What looking ahead would do before a last place is used: give it, keep it for those expected, or another place.

As giving places one child at a time with foresight does: a place is given where it is worth as much to the child as it
is worth to those expected, each drawn future seen whole. The rest of the plan is taken as it stands. Whoever cannot
wait is never told to. Project judgement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from matching.placement.foresight import Expected, kinds_of, weighed
from matching.placement.problem import Priority, Problem
from matching.placement.result import Ahead, Step

FUTURES = 40
"""So many came to at least 98.8 % of hindsight in each of ten made-up years; of half as many, one came to 97.9 %."""
ASKED = 12
"""Of so many last places it is worked out, the dearest first."""
OTHERS = 3
"""Of the other homes with a place left, so many are looked at for a child: those that fit best."""


@dataclass(frozen=True)
class Looking:
    """A plan before its last places are used. known, left: places free beside it, known to be or also supposed."""

    problem: Problem
    mean: float
    known: Sequence[int]
    left: Sequence[int]

    @cached_property
    def _sure(self) -> Expected:
        return Expected(kinds_of(self.problem, sure=True), self.mean)

    @cached_property
    def _possible(self) -> Expected:
        return Expected(kinds_of(self.problem, sure=False), self.mean)

    def at(self, urn: str, children: Collection[str], seed: int) -> Iterator[Ahead]:
        """Of each child that a plan has at a home, before its last place is used. The same seed draws the same."""
        home = next(n for n, h in enumerate(self.problem.homes) if h.urn == urn)
        for number, child in enumerate(self.problem.children):
            if child.id in children:
                yield self._of(number, home, Random(seed))  # noqa: S311

    def _of(self, number: int, home: int, dice: Random) -> Ahead:
        child, there = self.problem.children[number], self.problem.homes[home]
        by_sure = self.problem.fit_of[child.id, there.urn].sure and not there.is_supposed
        expected, places = (self._sure, self.known) if by_sure else (self._possible, self.left)
        kept = [most + (n == home) for n, most in enumerate(places)]
        worth = dict(expected.kinds[number])
        others = sorted((h for h in worth if h != home and kept[h] > 0), key=lambda h: (-worth[h], h))[:OTHERS]
        gains = weighed([(h, worth[h]) for h in (home, *others)], kept, expected, dice, FUTURES)
        best = max(gains, key=lambda h: (gains[h], worth[h], -h))
        return Ahead(
            child=child.id,
            step=_step(best == home, gains[best] >= 0, child.priority),
            urn=None if best == home or gains[best] < 0 else self.problem.homes[best].urn,
            worth=worth[home],
            price=round(worth[home] - gains[home] / FUTURES, 1),
            by_sure=by_sure,
            futures=FUTURES,
        )


def _step(is_here: bool, is_worth_it: bool, priority: Priority) -> Step:
    if not is_worth_it:
        return Step.KEEP if priority is Priority.ORDINARY else Step.CANNOT_WAIT
    return Step.GIVE if is_here else Step.ELSEWHERE
