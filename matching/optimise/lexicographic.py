"""The best choice by several aims in order, each with a value, a bound and a status; by work, never by the clock.

Each aim is bounded by prices (`relax`). What no best choice can hold is then settled for the aims that follow, so that
each is asked of less than the one before. CP-SAT is asked only where the prices leave something open, and branch and
cut where that is about more columns than CP-SAT can reason about in time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from matching.optimise.again import Again, Proof, proof_of
from matching.optimise.branching import branch
from matching.optimise.found import Effort, Found, Reached, Taken
from matching.optimise.program import Aim, Flags, Ints, Program, Rows
from matching.optimise.relax import SCALE, Bound, Box, loose_rows, relaxed, settled
from matching.optimise.status import Status
from matching.optimise.stopping import Stop, never
from matching.optimise.subset import Asked, ask

Told = Callable[[str, int, int, int], None]
"""Told of an aim's name, its place in order, the value and the bound, whenever either is better than before."""
Complete = Callable[[Taken], Taken]
"""The same choice with the columns that only say something of others put right: it keeps the rows and loses nothing."""

ENDED = frozenset({Status.OPTIMAL, Status.INFEASIBLE})
"""A question that ended otherwise is not asked again of more."""
WIDER = 16
"""How many times wider the gap below the bound is that is asked about next."""
SMALL, LARGE = 0.08, 0.2
"""Of the work that is left, as much as may go into each such part, and into each question of everything."""
MANY = 5_000
"""With more open columns than this, branch and cut is asked."""


__all__ = ["Effort", "Found", "Reached", "Stop", "best_by_aims", "never"]


def as_it_is(taken: Taken) -> Taken:
    """No column says anything of others."""
    return taken


def untold(name: str, number: int, value: int, bound: int) -> None:
    """Nobody listens."""


def best_by_aims(
    program: Program,
    aims: Sequence[Aim],
    effort: Effort,
    start: Taken | None = None,
    told: Told = untold,
    stop: Stop = never,
    complete: Complete = as_it_is,
    before: Sequence[Proof] = (),
) -> Found:
    """The best choice by the aims in order. `start` is a choice to begin from; it need not be a good one.

    `before`: what was proven of the same aims when there were fewer rows and no choice was worth less.

    OPTIMAL: proven at every aim. FEASIBLE: found, and each aim says what is proven of it. INFEASIBLE: proven that no
    choice keeps the rows. OUT_OF_TIME: nothing was found in the work allowed, which proves nothing.
    """
    search = _Search(program.compiled(), effort, told, stop, complete, len(aims), Again(before))
    status = search.begin(start)
    if status is not Status.FEASIBLE:
        return Found(status, None, (), effort.work - search.left)
    reached = tuple(search.reach(number, _padded(aim, search.rows.count)) for number, aim in enumerate(aims))
    best = all(r.proven for r in reached)
    ended = Status.OPTIMAL if best else Status.FEASIBLE
    return Found(ended, search.known, reached, effort.work - search.left, tuple(search.proofs))


def _padded(aim: Aim, count: int) -> Aim:
    return Aim(aim.name, np.concatenate([aim.amounts, np.zeros(count - len(aim.amounts), dtype=np.int64)]))


@dataclass
class _Search:
    rows: Rows
    effort: Effort
    told: Told
    stop: Stop
    complete: Complete
    aims: int
    again: Again
    proofs: list[Proof] = field(default_factory=list)
    left: float = 0.0
    box: Box = field(init=False)
    known: Taken = field(init=False)

    def __post_init__(self) -> None:
        self.left = self.effort.work
        self.box = Box.open(self.rows)
        self.known = np.zeros(self.rows.count, dtype=np.bool_)

    def begin(self, start: Taken | None) -> Status:
        """A first choice that keeps to every row."""
        for choice in (start, self.known):
            if choice is not None and self.rows.holds(choice):
                self.known = self.complete(choice.astype(np.bool_))
                return Status.FEASIBLE
        nothing = np.zeros(self.rows.count, dtype=np.int64)
        answer = self._ask(nothing, self.box.high, self.known, None, self.left)
        if answer.taken is not None:
            self.known = self.complete(answer.taken)
            return Status.FEASIBLE
        return answer.status

    def reach(self, number: int, aim: Aim) -> Reached:
        """Make one aim as large as the aims before it allow, and settle what every such choice has in common."""
        bound = self.again.bound(number, self.rows, aim.amounts, self.box)
        whole, exact = self.again.most(number, bound.whole)
        if self.again.has(number) and self._value(aim) < whole and not self.stop():
            whole = self._as_before(aim, bound, whole)
        if self._value(aim) < whole and not self.stop():
            by_prices, left, is_exact = self._improve(number, aim)
            bound = min(bound, by_prices, key=lambda b: b.scaled)
            whole, exact = (left, is_exact) if left < whole else (whole, exact)
        value = self._value(aim)
        self.told(aim.name, number, value, whole)
        self.again.came_to(number, value)
        self.proofs.append(proof_of(aim.name, value, whole, exact, self.rows, bound.prices))
        self._settle(aim, bound, value)
        return Reached(aim.name, value, whole, exact)

    def _value(self, aim: Aim) -> int:
        return int(aim.amounts[self.known].sum())

    def _settle(self, aim: Aim, bound: Bound, value: int) -> None:
        self.box, all_said = settled(self.rows, self.box, bound, value)
        if not all_said:
            counted = np.flatnonzero(aim.amounts)
            self.rows = self.rows.with_row(counted, -aim.amounts[counted], -value)
            tight = np.append(self.box.tight, False)
            self.box = Box(self.box.low, self.box.high, tight)

    def _as_before(self, aim: Aim, bound: Bound, whole: int) -> int:
        """Ask for as much as there may be, of the columns that such a choice could take; the bound that is left."""
        free = self._could_reach(bound, whole) | self.box.low
        if int(free.sum()) > MANY:
            return whole
        answer = self._ask(aim.amounts, free, self.box.low, whole, SMALL * self.left)
        self._adopt(aim, answer.taken)
        return whole - 1 if answer.status is Status.INFEASIBLE else whole

    def _improve(self, number: int, aim: Aim) -> tuple[Bound, int, bool]:
        """The bound by prices, the one that is left in the end, and whether that is reckoned in whole numbers."""
        bound, values, work = relaxed(self.rows, aim.amounts, self.box, self.stop)
        self.left -= work
        self.told(aim.name, number, self._value(aim), bound.whole)
        rounded = values > 0.5
        self._adopt(aim, rounded)
        loose = self._free(loose_rows(self.rows, values, rounded)) & self._could_reach(bound, bound.whole)
        near = (self.box.high & (values > 1e-6)) | self.known
        is_many = int(self.box.high.sum()) > MANY
        parts = ((loose, rounded), (near, self.box.low), (near | loose, self.box.low))
        # A choice begun from the one before is near the best already: what is left open is asked at once.
        for free, fixed in parts[1:2] if is_many else () if self.again.has(number) else parts:
            if self._value(aim) >= bound.whole or self.left <= 0 or self.stop():
                break
            answer = self._ask(aim.amounts, free, fixed, None, SMALL * self.left)
            self._adopt(aim, answer.taken)
            self.told(aim.name, number, self._value(aim), bound.whole)
        if not is_many:
            return bound, self._prove(number, aim, bound), True
        left = self._branched(number, aim, bound)
        return bound, left, left == bound.whole

    def _branched(self, number: int, aim: Aim, bound: Bound) -> int:
        """The bound that branch and cut leaves, asked of every column that a better choice could take."""
        target = self._value(aim) + 1
        if target > bound.whole or self.stop():
            return bound.whole
        free = self._could_reach(bound, target) | self.known
        share = self.left * 2 / (self.aims - number + 1)
        answer = branch(self.rows, aim.amounts, self.box, free, self.known, share, self.effort.seed, self.stop)
        self.left -= answer.work
        self._adopt(aim, answer.taken)
        left = bound.whole if answer.bound is None else min(bound.whole, max(answer.bound, self._value(aim)))
        self.told(aim.name, number, self._value(aim), left)
        return left

    def _prove(self, number: int, aim: Aim, bound: Bound) -> int:
        """The bound that is left once everything that could still be better was asked, the best first.

        A choice within a gap of the bound takes none of the columns that would cost more than that. So each question
        is smaller than the whole, and "impossible" lowers the bound to below what was asked for.
        """
        left, gap, asked = bound.whole, int(np.abs(aim.amounts).max(initial=1)), Status.OPTIMAL
        while self._value(aim) < left and asked in ENDED and not self.stop():
            target = max(left - gap, self._value(aim) + 1)
            free = self._could_reach(bound, target) | self.box.low
            answer = self._ask(aim.amounts, free, self.box.low, target, LARGE * self.left)
            self._adopt(aim, answer.taken)
            asked = answer.status
            if asked is Status.OPTIMAL:
                left = self._value(aim)
            elif asked is Status.INFEASIBLE:
                left = target - 1
            elif answer.bound is not None:
                left = max(min(left, answer.bound), self._value(aim))
            self.told(aim.name, number, self._value(aim), left)
            gap *= WIDER
        return left

    def _could_reach(self, bound: Bound, target: int) -> Flags:
        """The columns that a choice worth `target` could take; those it must take are among them."""
        found: Flags = self.box.low | (self.box.high & (bound.scaled + np.minimum(bound.reduced, 0) >= target * SCALE))
        return found

    def _free(self, loose: Flags) -> Flags:
        """The columns of loose groups, and those of no group."""
        grouped = self.rows.group_row >= 0
        free: Flags = ~grouped | loose[self.rows.group_row]
        return free & self.box.high

    def _ask(self, amounts: Ints, free: Flags, fixed: Taken, target: int | None, work: float) -> Asked:
        answer = ask(
            self.rows,
            amounts,
            self.box,
            free,
            fixed & self.box.high,
            self.known,
            target,
            work,
            self.effort.seed,
            self.stop,
        )
        self.left -= answer.work
        return answer

    def _adopt(self, aim: Aim, choice: Taken | None) -> None:
        """Take a choice for the best known, when it keeps to every row and is better."""
        if choice is None or not self.rows.holds(choice):
            return
        choice = self.complete(choice.astype(np.bool_))
        within = not (choice & ~self.box.high).any() and not (self.box.low & ~choice).any()
        used_up = (self.rows.used(choice) == self.rows.most)[self.box.tight].all()
        if within and used_up and int(aim.amounts[choice].sum()) > self._value(aim):
            self.known = choice.astype(np.bool_)
