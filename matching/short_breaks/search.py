"""Searches for the best plan of a problem: points order at once, very many rearrangements of it, then part by part.

Two quick searches go side by side, each from its own dice and the best plan so far: a short cooling, then one of twice
the length, and so on. Where fairness could still gain, one of them begins so warm that nights change hands for it, and
the other holds what has been reached. The best plan is what the search part by part begins from.

What is done depends on the seed, the moves and the rounds alone. Time, and a bound that the plan has reached, only
decide after which round to stop; so the same work gives the same plan to the byte, and more of it never a worse one.
All of it goes on in an order of families, homes and bedrooms that neither their names nor the file decide.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property

from matching.short_breaks import at_hand
from matching.short_breaks.annealing import Annealer, heats, load, soft_weights
from matching.short_breaks.bound.by_families import by_families
from matching.short_breaks.effort import Effort
from matching.short_breaks.first_plans import by_need, points_order
from matching.short_breaks.ordering import in_order
from matching.short_breaks.polish import Polish
from matching.short_breaks.problem import Plan, Problem, values
from matching.short_breaks.result import Ended, Point
from matching.short_breaks.searching.beside import Beside
from matching.short_breaks.searching.bounds import Bounds, Within
from matching.short_breaks.searching.progress import Clock, Progress, Stop, Told, never, told_nobody
from matching.short_breaks.searching.ready import is_ready, make_ready

BATCHES_AT_ONCE = 2
SIDE_BY_SIDE = 2
"""Quick searches; of a very large problem one, which with the bound beside it keeps two processors busy: a second goes
over so much memory that both come to less."""
SHORTEST, SHORTEST_A_HOME = 20_000, 2_400
"""Rearrangements of the first cooling: at least, and for each home."""
MANY_STAYS = 200_000
"""From so many candidate stays on, the first plan is made by compiled code, which has to be made ready first."""
VERY_MANY_STAYS = 1_000_000
MOST_STAGES = 64
TURNS = 24
"""Of a cooling. After each the search tells of itself and may be stopped."""


@dataclass(frozen=True)
class Found:
    """The best plan found, its value at every level, the best bound of every level, and the work it took."""

    plan: Plan
    values: tuple[int, ...]
    bounds: dict[str, int]
    ended: Ended
    moves: int
    rounds: int
    history: tuple[Point, ...]


def search(
    problem: Problem,
    effort: Effort,
    told: Told = told_nobody,
    stop: Stop = never,
    start: Plan | None = None,
    bounds: Bounds | None = None,
) -> Found:
    """The best plan that the effort finds, from `start` where one is given, and bounds no plan can exceed.

    Of `start` only what makes a better plan is given up: of two as good it stays, so that nobody loses without need.

    The problem's fixed stays must break nothing by themselves. The time of the effort counts from when the search is
    ready, which on a machine where nothing is compiled yet takes one or two minutes. `bounds` are worked out beside it,
    in a process of their own where it may use several, unless others are given.
    """
    ordered = in_order(problem)
    if effort.moves_for(problem) and not is_ready():
        make_ready(problem)
    clock = Clock(effort, stop)
    if bounds is None:
        bounds = Beside(ordered.problem) if effort.processes > 1 else Within(ordered.problem)
    try:
        begin = None if start is None else ordered.there(start)
        found = _Search(ordered.problem, effort, told, clock, bounds).run(begin)
    finally:
        bounds.close()
    return replace(found, plan=ordered.back(found.plan))


@dataclass
class _Search:
    problem: Problem
    effort: Effort
    told: Told
    clock: Clock
    bounds: Bounds
    plan: Plan = ()
    values: tuple[int, ...] = ()
    moves: int = 0
    rounds: int = 0
    history: list[Point] = field(default_factory=list)

    def run(self, start: Plan | None) -> Found:
        if start is not None:
            self._take(start, "the plan there was")
        self._take(self._first_plan(), "a first plan, in order of need")
        ended = self._anneal() or self._rounds()
        return Found(
            plan=self.plan,
            values=self.values,
            bounds=self.bounds.now(),
            ended=ended,
            moves=self.moves,
            rounds=self.rounds,
            history=tuple(self.history),
        )

    def _first_plan(self) -> Plan:
        if len(self.problem.stay_pair) < MANY_STAYS:
            return points_order(self.problem)
        self.clock.leave_out(lambda: load(self.problem))
        filling = Annealer(self.problem, self.problem.fixed, self.effort.seed)
        filling.fill(by_need(self.problem))
        return filling.plan

    def _anneal(self) -> Ended | None:
        whole = self.effort.moves_for(self.problem)
        if not whole:
            return None
        self.clock.leave_out(lambda: load(self.problem))
        ended, stage = self._ended(), 0
        with ThreadPoolExecutor(max(min(self.effort.processes, self._side_by_side), 1)) as pool:
            while ended is None and self.moves < whole:
                ended = self._cooling(pool, stage)
                stage += 1
        return ended

    def _cooling(self, pool: ThreadPoolExecutor, stage: int) -> Ended | None:
        """One cooling of each of the quick searches, in turns; left in the middle only where moves were asked for."""
        moves = (max(SHORTEST, SHORTEST_A_HOME * len(self.problem.homes)) << stage) // TURNS
        side_by_side = tuple(self._begun(stage))
        for turn in range(TURNS):
            running = [pool.submit(one.run, moves, *between(*heats, turn)) for one, heats in side_by_side]
            for done in running:
                done.result()
            self.moves += moves
            for one, _ in side_by_side:
                self._take(one.news(), "rearranging the plan, boldly at first")
            ended = self._ended()
            if ended is not None or self.moves >= (self.effort.moves or math.inf):
                return ended
        return None

    def _begun(self, stage: int) -> Iterator[tuple[Annealer, tuple[float, float]]]:
        """The quick searches of a cooling, each with where its heat begins and ends."""
        gains = self._fairness_could_gain()
        for n in range(self._side_by_side):
            seed = SIDE_BY_SIDE * (MOST_STAGES * self.effort.seed + stage) + n
            warm = gains and (stage == 0 or n < self._side_by_side - 1)
            bold = warm and self.effort.warmth >= 1
            hot, cold = heats(self.problem, for_fairness=bold)
            annealer = Annealer(self.problem, self.plan, seed, soft_weights(self.problem, holding=not bold))
            yield annealer, (max(self.effort.warmth * hot, cold), cold)

    @property
    def _side_by_side(self) -> int:
        return 1 if len(self.problem.stay_pair) >= VERY_MANY_STAYS else SIDE_BY_SIDE

    @cached_property
    def _alone(self) -> dict[str, int]:
        return by_families(self.problem)

    def _fairness_could_gain(self) -> bool:
        """Whether the families, each looked at alone, could reach more at any level of fairness."""
        most = self._alone
        fair = [level.id.startswith("fairness") for level in self.problem.levels]
        levels = zip(self.problem.levels, self.values, fair, strict=True)
        return any(value < most[level.id] for level, value, counts in levels if counts)

    def _rounds(self) -> Ended:
        if self.effort.rounds == 0:
            return Ended.WORK_DONE
        polish = Polish(self.problem, self.plan, self.effort.seed)
        if self.effort.processes < 2:
            return self._polish(polish.run())
        with ProcessPoolExecutor(BATCHES_AT_ONCE, initializer=at_hand.give, initargs=(self.problem,)) as pool:
            return self._polish(polish.run(pool))

    def _polish(self, plans: Iterator[Plan]) -> Ended:
        while self.effort.rounds is None or self.rounds < self.effort.rounds:
            ended = self._ended()
            if ended is not None:
                return ended
            plan = next(plans)
            self.rounds += 1
            self._take(plan, "looking around the best plan so far")
        return Ended.WORK_DONE

    def _take(self, plan: Plan | None, doing: str) -> None:
        """The plan, where there is one, if it is better than the best so far; and a turn of the bounds in any case."""
        found = () if plan is None else values(self.problem, plan)
        if plan is not None and found > self.values:
            self.plan, self.values = plan, found
            self.bounds.aim(found)
            self.history.append(Point(seconds=round(self.clock.seconds, 2), rounds=self.rounds, values=found))
        self.bounds.work()
        self._tell(doing)

    def _tell(self, doing: str) -> None:
        levels = tuple(level.id for level in self.problem.levels)
        self.told(Progress(self.clock.seconds, self.rounds, doing, levels, self.values, self.bounds.now()))

    def _ended(self) -> Ended | None:
        if self.clock.stop():
            return Ended.STOPPED
        bounds = self.bounds.now()
        reached = zip(self.problem.levels, self.values, strict=True)
        if all(value >= bounds[level.id] for level, value in reached):
            return Ended.PROVEN_BEST
        return Ended.OUT_OF_TIME if self.clock.out_of_time else None


def between(hot: float, cold: float, turn: int) -> tuple[float, float]:
    """Where the heat begins and ends in a turn of a cooling."""
    return hot * (cold / hot) ** (turn / TURNS), hot * (cold / hot) ** ((turn + 1) / TURNS)
