"""How much of a plan that was given out can stand after a change: the fewest families touched, with a proof.

Committed bookings come first, then families nothing of whose stays is lost, then confirmed bookings, then nights, then
bedrooms as they were. A stay may move to another bedroom; its home and nights may not change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from matching.optimise.status import Status
from matching.short_breaks.constraints import CONSTRAINTS, fixed, introductions
from matching.short_breaks.move import fits_all
from matching.short_breaks.part import Part, taken
from matching.short_breaks.part_search import hint
from matching.short_breaks.period import BookingStatus, PlannedStay
from matching.short_breaks.problem import Choice, Plan, Problem

WORK = 30.0
"""CP-SAT's own measure of work for each of the levels."""

BESIDES_FIXED = tuple(c for c in CONSTRAINTS if c is not fixed)
"""A committed booking may have to go, and so is not forced into what stands."""


@dataclass(frozen=True)
class Given:
    """A stay that was given out, and how it could stand."""

    stay: PlannedStay
    number: int
    """Its place among the candidates."""
    before: int
    """The variant with the bedrooms that it was given; -1 when there is none any more."""
    ways: tuple[int, ...]
    """The variants that it could have; none when it is certain to be lost."""
    firm: BookingStatus | None


@dataclass(frozen=True)
class Kept:
    """The choices that stand."""

    choices: Plan
    status: Status
    """OPTIMAL: proven that no fewer families could be touched, with as much kept of committed bookings."""
    untouched_most: int | None
    """No choice that keeps as much of committed bookings leaves more families whole. None: not known."""


def keep(problem: Problem, kept: Plan, given: Sequence[Given]) -> Kept:
    """The most of the given stays that can stand together, beside stays already taken, which are `kept`."""
    keeping = _Keeping(problem, kept, given)
    if not keeping.maximise(keeping.nights(BookingStatus.COMMITTED)):
        return Kept(_one_by_one(problem, kept, given), Status.FEASIBLE, None)
    committed, families = keeping.status, keeping.untouched()
    proven = keeping.maximise(families) and committed is keeping.status is Status.OPTIMAL
    status = Status.OPTIMAL if proven else Status.FEASIBLE
    most = keeping.bound
    for terms in (keeping.nights(BookingStatus.CONFIRMED), keeping.nights(None), keeping.as_before()):
        keeping.maximise(terms)
    return Kept(keeping.found, status, most)


Terms = list[tuple[cp_model.IntVar, int]]


class _Keeping:
    """The question to the solver, level by level, each beginning from the best answer so far."""

    def __init__(self, problem: Problem, kept: Plan, given: Sequence[Given]) -> None:
        self.given = given
        numbers = np.array(sorted({g.number for g in given if g.ways}), dtype=np.int32)
        self.part = Part(problem, kept, numbers, BESIDES_FIXED)
        allowed = {Choice(g.number, way) for g in given for way in g.ways}
        for choice, way in self.part.way_of.items():
            if choice not in allowed:
                self.part.model.add_bool_and([way.negated()])
        self.takes = dict(zip(self.part.stays.stay.tolist(), self.part.takes, strict=True))
        self.found: Plan = tuple(Choice(g.number, g.before) for g in given if g.before in g.ways)
        self.status = Status.OUT_OF_TIME
        self.bound: int | None = None

    def maximise(self, terms: Terms) -> bool:
        """Make the amounts of literals that hold as large as can be, and hold that; False when time ran out first."""
        model = self.part.model
        amount = cp_model.LinearExpr.weighted_sum([literal for literal, _ in terms], [many for _, many in terms])
        model.maximize(amount)
        hint(self.part, self.found)
        solver = _solver()
        ended = solver.solve(model)
        self.bound = None
        if ended not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            self.status = Status.OUT_OF_TIME
            return False
        self.status = Status.OPTIMAL if ended == cp_model.OPTIMAL else Status.FEASIBLE
        self.found, self.bound = taken(self.part, solver), int(solver.best_objective_bound + 1e-6)
        model.add(amount >= round(solver.objective_value))
        return True

    def nights(self, firm: BookingStatus | None) -> Terms:
        """The nights of stays that are so firm, or of all."""
        possible = (g for g in self.given if g.number in self.takes and firm in {None, g.firm})
        return [(self.takes[g.number], g.stay.nights) for g in possible]

    def untouched(self) -> Terms:
        """One for each family that could keep every stay; whoever is certain to lose one counts for nothing."""
        by_family: dict[str, list[Given]] = {}
        for one in self.given:
            by_family.setdefault(one.stay.family, []).append(one)
        return [(self._whole(own), 1) for own in by_family.values() if all(g.number in self.takes for g in own)]

    def _whole(self, own: Iterable[Given]) -> cp_model.IntVar:
        stays = [self.takes[g.number] for g in own]
        whole = self.part.following.literal(lambda holds: all(map(holds, stays)))
        self.part.model.add_bool_and(stays).only_enforce_if(whole)
        return whole

    def as_before(self) -> Terms:
        """One for each stay in the bedrooms that it was given."""
        before = (Choice(g.number, g.before) for g in self.given)
        return [(self.part.way_of[choice], 1) for choice in before if choice in self.part.way_of]


def _one_by_one(problem: Problem, kept: Plan, given: Sequence[Given]) -> Plan:
    """What stands when stays join one after another, the firmest first: for when the solver has no time for more."""
    plan = kept
    for one in sorted(given, key=_firmest_first):
        ways = [w for w in one.ways if w == one.before] + [w for w in one.ways if w != one.before]
        plan = next(_joined(problem, plan, [Choice(one.number, way) for way in ways]), plan)
    return tuple(choice for choice in plan if choice not in kept)


def _joined(problem: Problem, plan: Plan, ways: Iterable[Choice]) -> Iterator[Plan]:
    for choice in ways:
        more = tuple(sorted((*plan, choice)))
        if fits_all(problem, plan, (choice,)) and not any(introductions.violations(problem, more)):
            yield more


def _firmest_first(one: Given) -> tuple[int, str, str]:
    order = {BookingStatus.COMMITTED: 0, BookingStatus.CONFIRMED: 1}
    return 2 if one.firm is None else order[one.firm], one.stay.first_night.isoformat(), one.stay.family


def _solver() -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.catch_sigint_signal = False
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = WORK
    return solver
