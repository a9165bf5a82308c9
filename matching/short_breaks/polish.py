"""A plan made better, part by part, without the clock: the same period, plan, seed and rounds give the same plan.

A round is two batches, worked out apart from the same plan (in two processes, or one after the other) and then put
together in a fixed order. Each batch sets one part of the period free after another and solves it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from random import Random

from matching.errors import EngineFault
from matching.short_breaks import at_hand
from matching.short_breaks.constraints import violations
from matching.short_breaks.move import Move, beside, between, merge, moved
from matching.short_breaks.neighbourhoods import KINDS, USUAL
from matching.short_breaks.part import Part
from matching.short_breaks.part_search import Effort, search_part
from matching.short_breaks.problem import Plan, Problem, values
from matching.short_breaks.shares import Shares, Trial, even_shares

BATCHES = ("A", "B")
TRIES = 6
EFFORT = Effort()
USUAL_ROUNDS = 8
"""Rounds with parts of the usual sizes, before larger ones are set free as well. Project judgement, by trial."""
WORK_TO_BUILD = 4e-5
"""Work to write a part down, for each way to take a stay."""


@dataclass(frozen=True)
class Task:
    """One batch to work out."""

    plan: Plan
    name: str
    """What its dice are thrown from."""
    shares: Shares
    tries: int = TRIES
    effort: Effort = field(default_factory=Effort)


@dataclass(frozen=True)
class Report:
    """What a batch has found: moves in the order they follow one another, and what each try brought."""

    moves: tuple[Move, ...]
    trials: tuple[Trial, ...]


class Polish:
    """A plan on its way: gives out tasks for a round, takes in their reports."""

    def __init__(self, problem: Problem, plan: Plan, seed: int, effort: Effort = EFFORT) -> None:
        broken = next(violations(problem, plan), None)
        if broken is not None:
            raise EngineFault(f"A plan to be made better breaks {broken.constraint}; settle what clashes first.")
        self.problem, self.seed, self.effort = problem, seed, effort
        self.plan: Plan = tuple(sorted(plan))
        self.rounds = 0
        self.shares = even_shares(len(USUAL))

    def tasks(self) -> tuple[Task, ...]:
        """The batches of the next round."""
        names = [f"{self.seed} {self.rounds} {name}" for name in BATCHES]
        return tuple(Task(self.plan, name, self.shares, effort=self.effort) for name in names)

    def take(self, reports: Collection[Report]) -> Plan:
        """Put the reports of a round together, in the order of its tasks; the plan is never worse than before."""
        first, *later = reports
        for move in first.moves:
            self.plan = moved(self.plan, move)
        for report in later:
            self.plan = merge(self.problem, self.plan, report.moves)
        self.shares = self.shares.after(trial for report in reports for trial in report.trials)
        self.rounds += 1
        if self.rounds == USUAL_ROUNDS:
            self.shares = self.shares.wider(len(KINDS))
        return self.plan

    def run(self, pool: Executor | None = None) -> Iterator[Plan]:
        """Round after round, for as long as it is asked; the pool's processes have the problem `at_hand`."""
        while True:
            tasks = self.tasks()
            found = map(self._alone, tasks) if pool is None else pool.map(work_at_hand, tasks)
            yield self.take(list(found))

    def _alone(self, task: Task) -> Report:
        return work(self.problem, task)


def work_at_hand(task: Task) -> Report:
    """Work a batch out in a process that has been given the problem."""
    return work(at_hand.problem(), task)


def work(problem: Problem, task: Task) -> Report:
    """Work a batch out: each try starts from what the ones before it made of the plan."""
    dice = Random(task.name)  # noqa: S311 - chance, not secrets
    plan, moves, trials = task.plan, [], []
    for _ in range(task.tries):
        number = task.shares.draw(dice)
        kind = KINDS[number]
        area = kind.neighbourhood.area(problem, plan, kind.families, kind.nights, dice)
        part, freed = Part.of(problem, plan, area)
        found = search_part(part, problem.levels, freed, replace(task.effort, seed=dice.randrange(2**31)))
        move = between(freed, found.choices)
        gain = _gain(problem, plan, move)
        if gain >= 0 and move.into:
            plan = moved(plan, move)
            moves.append(move)
        trials.append(Trial(number, max(gain, 0.0), found.work + WORK_TO_BUILD * len(part.ways)))
    return Report(tuple(moves), tuple(trials))


def _gain(problem: Problem, plan: Plan, move: Move) -> float:
    """What a move brings at the first level it changes, in nights' worth there; below 0: it is for the worse."""
    near = beside(problem, plan, move)
    before, after = values(problem, near), values(problem, moved(near, move))
    changed = ((a - b) / unit for a, b, unit in zip(after, before, _units(problem), strict=True) if a != b)
    return next(changed, 0.0)


def _units(problem: Problem) -> Iterator[float]:
    for level in problem.levels:
        table = level.by_nights
        yield 4.0 if table is None or table.shape[1] < 2 else max(float(table[:, 1].mean()), 1.0)
