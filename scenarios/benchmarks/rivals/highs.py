"""HiGHS on the same candidate stays, as one mixed-integer model of the benefit level.

Families' introductions and limits by night are left out, which can only favour it where they bind.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic

import numpy as np
from ortools.math_opt.python import mathopt

from matching.short_breaks.problem import FREE_LABEL, Choice, Plan, Problem

Terms = dict[mathopt.Variable, float]


@dataclass
class Answer:
    """What it reached in its time; None where it found no plan or no bound."""

    plan: Plan | None
    bound: float | None
    points: tuple[tuple[float, int], ...]
    """The seconds after which each better plan was there, and what it was worth."""


@dataclass
class _Curve:
    """The worth of each better plan as HiGHS tells of it in its log, and when."""

    began: float = field(default_factory=monotonic)
    points: list[tuple[float, int]] = field(default_factory=list)

    def __call__(self, lines: Sequence[str]) -> None:
        """Note what some lines tell."""
        for told in filter(None, map(TOLD.match, lines)):
            worth = round(float(told[1]))
            if not self.points or worth > self.points[-1][1]:
                self.points.append((monotonic() - self.began, worth))


TOLD = re.compile(r".{3} +[0-9]+ +[0-9]+ +[0-9]+ +[0-9.]+% +[-+.0-9a-z]+ +([-+]?[0-9][-+.0-9e]*) ")
"""A line of its log: where a plan is from, nodes, the share explored, the bound, and the worth of the best plan."""


@dataclass
class _Model:
    problem: Problem
    level: str
    model: mathopt.Model = field(default_factory=mathopt.Model)
    taken: dict[Choice, mathopt.Variable] = field(default_factory=dict)
    """One for each stay and way into bedrooms."""

    def build(self) -> None:
        for choice in self._choices():
            self.taken[choice] = self.model.add_binary_variable()
        for row, most in self._rows():
            if sum(row.values()) > most:
                self.model.add_linear_constraint(_sum(row) <= most)
        self._nights_alike()
        self.model.maximize(self._worth())

    def _choices(self) -> Iterator[Choice]:
        p = self.problem
        for stay in range(len(p.stay_pair)):
            pair = int(p.stay_pair[stay])
            for variant in range(int(p.pair_variants[pair]), int(p.pair_variants[pair + 1])):
                if all(self._open(int(g), stay) for g in p.variant_classes[variant] if g >= 0):
                    yield Choice(stay, variant)

    def _open(self, room_class: int, stay: int) -> bool:
        p = self.problem
        first = int(p.stay_first[stay])
        return bool((p.class_open[room_class, first : first + int(p.stay_nights[stay])] > 0).all())

    def _rows(self) -> Iterator[tuple[Terms, int]]:
        p = self.problem
        rows: dict[tuple[object, ...], Terms] = defaultdict(lambda: defaultdict(float))
        for choice, x in self.taken.items():
            for key, amount in self._drawn(choice):
                rows[key][x] += amount
        for key, row in rows.items():
            yield row, self._most(key)
        apart = zip(p.apart_one.tolist(), p.apart_other.tolist(), strict=True)
        for one, other in apart:
            for t in range(p.nights):
                yield {**rows.get(("there", one, t), {}), **rows.get(("there", other, t), {})}, 1

    def _drawn(self, choice: Choice) -> Iterator[tuple[tuple[object, ...], float]]:
        p, stay = self.problem, choice.stay
        pair, first = int(p.stay_pair[stay]), int(p.stay_first[stay])
        family, home, nights = int(p.pair_family[pair]), int(p.pair_home[pair]), int(p.stay_nights[stay])
        yield ("arrivals", home, first), 1
        yield ("stays", family), 1
        for b, counted in enumerate(p.stay_counts[stay].tolist()):
            yield ("budget", family, b), counted
        for t in range(first, first + nights + int(p.least_gap[family])):
            yield ("gap", family, t), 1
        for t in range(first, first + nights):
            yield ("there", pair, t), 1
            for k, use in enumerate(p.use[pair].tolist()):
                yield ("row", home, k, t), use
            yield ("alone", home, t), int(p.capacity[home, 0, t]) if p.pair_alone[pair] else p.use[pair, 0]
        until, ready = first + nights, min(first + nights + int(p.turnaround[home]), p.nights)
        for g in (g for g in p.variant_classes[choice.variant].tolist() if g >= 0):
            for t in range(first, ready):
                if t < until or p.class_open[g, t] > 0:
                    yield ("room", g, t), 1

    def _most(self, key: tuple[object, ...]) -> int:
        p = self.problem
        kind, *at = key
        where: tuple[int, ...] = tuple(int(str(part)) for part in at)
        tables = {"row": p.capacity, "room": p.class_open, "arrivals": p.arrivals, "stays": p.most_stays}
        if kind in tables:
            return int(tables[str(kind)][where])
        if kind == "budget":
            return int(p.most_counted[where])
        return int(p.capacity[where[0], 0, where[1]]) if kind == "alone" else 1

    def _nights_alike(self) -> None:
        p = self.problem
        kinds: dict[tuple[int, int, int], mathopt.Variable] = {}
        for pair, t, present in self._present():
            label = int(p.pair_label[pair, t])
            if label == FREE_LABEL:
                continue
            key = (int(p.pair_home[pair]), t, label)
            kinds.setdefault(key, self.model.add_binary_variable())
            self.model.add_linear_constraint(_sum(present) <= kinds[key])
        nights: dict[tuple[int, int], Terms] = defaultdict(dict)
        for (home, t, _), kind in kinds.items():
            nights[home, t][kind] = 1
        for row in nights.values():
            self.model.add_linear_constraint(_sum(row) <= 1)

    def _present(self) -> Iterable[tuple[int, int, Terms]]:
        p = self.problem
        found: dict[tuple[int, int], Terms] = defaultdict(dict)
        for choice, x in self.taken.items():
            first = int(p.stay_first[choice.stay])
            for t in range(first, first + int(p.stay_nights[choice.stay])):
                found[int(p.stay_pair[choice.stay]), t][x] = 1
        return ((pair, t, terms) for (pair, t), terms in found.items())

    def _worth(self) -> mathopt.LinearExpression:
        p, level = self.problem, self.problem.level(self.level)
        if level is None or level.by_nights is None:
            raise ValueError(f"{self.level} has no worth by nights")
        nights: dict[int, Terms] = defaultdict(dict)
        for choice, x in self.taken.items():
            nights[int(p.family_of_stay[choice.stay])][x] = float(p.stay_nights[choice.stay])
        worth: Terms = {}
        for family, row in nights.items():
            for least, most, each in _segments(level.by_nights[family, : int(p.most_nights[family]) + 1].tolist()):
                part = self.model.add_variable(lb=0, ub=most - least)
                worth[part] = each
                row[part] = -1.0
            self.model.add_linear_constraint(_sum(row) == 0)
        return _sum(worth)


def _segments(table: list[int]) -> Iterator[tuple[int, int, int]]:
    steps = np.diff(table).tolist()
    begins = 0
    for n in range(1, len(steps) + 1):
        if n == len(steps) or steps[n] != steps[begins]:
            yield begins, n, steps[begins]
            begins = n


def _sum(row: Terms) -> mathopt.LinearExpression:
    return mathopt.LinearSum(amount * x for x, amount in row.items())


def solve(problem: Problem, level: str, seconds: float) -> Answer:
    """The best plan by one level that HiGHS finds in so many seconds, the building of the model among them not."""
    made = _Model(problem, level)
    made.build()
    limits = mathopt.SolveParameters(time_limit=timedelta(seconds=seconds))
    curve = _Curve()
    found = mathopt.solve(made.model, mathopt.SolverType.HIGHS, params=limits, msg_cb=curve)
    bound = found.best_objective_bound()
    if not found.has_primal_feasible_solution():
        return Answer(None, bound, ())
    values = found.variable_values()
    plan = tuple(sorted(choice for choice, x in made.taken.items() if values[x] > 0.5))
    return Answer(plan, bound, tuple(curve.points))
