"""The same problem written down a second time, night by night: who is there, who arrives, and in which bedrooms.

The product chooses among whole stays; here a stay is what lies between an arrival and the night after. Only the arrays
of the problem are shared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product

import numpy as np
from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import Literal

from matching.short_breaks.problem import FREE_LABEL, Flags, Problem


@dataclass(eq=False)
class ByNights:
    """The model. `counted` (B, T) says which nights count against each budget."""

    problem: Problem
    counted: Flags

    def __post_init__(self) -> None:
        self.model = cp_model.CpModel()
        self.there = self._grid()
        self.arrives = self._grid()
        """Arrives on the night's own date."""
        self.goes_on = self._grid()
        """There, and there the night before in the same stay."""
        self.way = {
            (v, t): self.model.new_bool_var("") for v in range(len(self.problem.variant_pair)) for t in self.nights
        }
        for rule in RULES:
            for part in rule(self):
                self.model.add(part)

    @property
    def nights(self) -> range:
        return range(self.problem.nights)

    @property
    def pairs(self) -> range:
        return range(len(self.problem.pair_home))

    def _grid(self) -> dict[tuple[int, int], Literal]:
        return {(p, t): self.model.new_bool_var("") for p in self.pairs for t in self.nights}

    @cached_property
    def stays(self) -> list[dict[tuple[int, int], int]]:
        """For each pair, the candidates by first night and nights."""
        p = self.problem
        found: list[dict[tuple[int, int], int]] = [{} for _ in self.pairs]
        for c, (pair, first, many) in enumerate(zip(p.stay_pair, p.stay_first, p.stay_nights, strict=True)):
            found[int(pair)][int(first), int(many)] = c
        return found

    def of_family(self, family: int) -> range:
        low, high = self.problem.family_pairs[family : family + 2].tolist()
        return range(low, high)

    def at_home(self, home: int) -> list[int]:
        return np.flatnonzero(self.problem.pair_home == home).tolist()

    def is_not(self, pair: int, first: int, many: int) -> list[Literal]:
        """Literals of which one holds just when this is not a whole stay."""
        inner = [self.goes_on[pair, t].negated() for t in range(first + 1, first + many)]
        end = [self.goes_on[pair, first + many]] if first + many < self.problem.nights else []
        return [self.arrives[pair, first].negated(), *inner, *end]

    @cache  # noqa: B019 - as long as the model
    def is_stay(self, stay: int) -> Literal:
        p = self.problem
        literal = self.model.new_bool_var("")
        others = self.is_not(int(p.stay_pair[stay]), int(p.stay_first[stay]), int(p.stay_nights[stay]))
        self.model.add_bool_or(literal, *others)
        for other in others:
            self.model.add_implication(literal, other.negated())
        return literal

    @cache  # noqa: B019 - as long as the model
    def left(self, variant: int, night: int) -> Literal:
        """A literal that holds when guests who had these bedrooms have gone on that date."""
        pair = int(self.problem.variant_pair[variant])
        literal = self.model.new_bool_var("")
        self.model.add_bool_or([literal, self.way[variant, night - 1].negated(), self.goes_on[pair, night]])
        return literal

    def nights_of(self, family: int) -> cp_model.LinearExpr:
        return cp_model.LinearExpr.sum([self.there[p, t] for p in self.of_family(family) for t in self.nights])


Rule = Iterator[cp_model.BoundedLinearExpression | bool]


def stays_are_candidates(m: ByNights) -> Rule:
    for p, t in m.there:
        yield m.there[p, t] == m.arrives[p, t] + m.goes_on[p, t]
        if t == 0:
            yield m.goes_on[p, t] == 0
        else:
            yield m.goes_on[p, t] <= m.there[p, t - 1]
        for many in range(1, m.problem.nights - t + 1):
            if (t, many) not in m.stays[p]:
                m.model.add_bool_or(m.is_not(p, t, many))


def bedrooms_are_kept(m: ByNights) -> Rule:
    p = m.problem
    for pair, t in m.there:
        ways = range(int(p.pair_variants[pair]), int(p.pair_variants[pair + 1]))
        yield m.there[pair, t] == sum(m.way[v, t] for v in ways)
        for v in ways if t else ():
            m.model.add_implication(m.goes_on[pair, t], m.way[v, t]).only_enforce_if(m.way[v, t - 1])
    for g, t in product(range(len(p.rooms)), m.nights):
        rests = int(p.turnaround[p.class_home[g]])
        if p.class_open[g, t] == 0:
            rests = 0
        many = {v: int((p.variant_classes[v] == g).sum()) for v in range(len(p.variant_pair))}
        held = sum(n * m.way[v, t] for v, n in many.items() if n)
        resting = sum(
            n * m.left(v, t - before) for v, n in many.items() if n for before in range(rests) if t - before > 0
        )
        yield held + resting <= int(p.class_open[g, t])


def homes_have_room(m: ByNights) -> Rule:
    p = m.problem
    for home, t in product(range(len(p.homes)), m.nights):
        pairs = m.at_home(home)
        for k in range(len(p.rows)):
            yield sum(int(p.use[pair, k]) * m.there[pair, t] for pair in pairs) <= int(p.capacity[home, k, t])
        yield sum(m.arrives[pair, t] for pair in pairs) <= int(p.arrivals[home, t])


def guests_may_meet(m: ByNights) -> Rule:
    p = m.problem
    apart = {*zip(p.apart_one.tolist(), p.apart_other.tolist(), strict=True)}
    for home, t in product(range(len(p.homes)), m.nights):
        for one, other in product(m.at_home(home), repeat=2):
            labels = {int(p.pair_label[one, t]), int(p.pair_label[other, t])} - {FREE_LABEL}
            barred = p.pair_alone[one] or (one, other) in apart or len(labels) > 1
            if one != other and barred:
                yield m.there[one, t] + m.there[other, t] <= 1


def families_go_home(m: ByNights) -> Rule:
    """One place at a time, and the gap between two stays."""
    p = m.problem
    for family in range(len(p.families)):
        gap, pairs = int(p.least_gap[family]), m.of_family(family)
        for t in m.nights:
            yield sum(m.there[pair, t] for pair in pairs) <= 1
            for pair, before in product(pairs, range(1, gap + 1)):
                for other in pairs if t - before >= 0 else ():
                    m.model.add_implication(m.there[pair, t - before], m.arrives[other, t].negated())


def families_have_their_limits(m: ByNights) -> Rule:
    p = m.problem
    for family in range(len(p.families)):
        pairs = m.of_family(family)
        yield m.nights_of(family) <= int(p.most_nights[family])
        yield sum(m.arrives[pair, t] for pair in pairs for t in m.nights) <= int(p.most_stays[family])
        for b in range(len(p.budgets)):
            spent = sum(m.there[pair, t] for pair in pairs for t in m.nights if m.counted[b, t])
            yield spent <= int(p.most_counted[family, b])
        for last in m.nights:
            until = range(last + 1)
            nights = sum(m.there[pair, t] + p.days_per_stay * m.arrives[pair, t] for pair in pairs for t in until)
            yield nights <= int(p.most_by_night[family, last])


def first_stays_are_short(m: ByNights) -> Rule:
    yield from ()
    p = m.problem
    for pair in m.pairs:
        most = int(p.pair_first_most[pair])
        for t in m.nights:
            longer = [m.goes_on[pair, n].negated() for n in range(t + 1, t + most + 1) if n < p.nights]
            earlier = [m.arrives[pair, n] for n in range(t)]
            if t + most < p.nights and not _is_fixed(p, pair, t):
                m.model.add_bool_or([m.arrives[pair, t].negated(), *longer, *earlier])


def _is_fixed(p: Problem, pair: int, night: int) -> bool:
    return any(p.stay_pair[c.stay] == pair and p.stay_first[c.stay] == night for c in p.fixed)


def promises_are_kept(m: ByNights) -> Rule:
    for choice in m.problem.fixed:
        yield m.is_stay(choice.stay) == 1
        yield m.way[choice.variant, int(m.problem.stay_first[choice.stay])] == 1


RULES = (
    stays_are_candidates,
    bedrooms_are_kept,
    homes_have_room,
    guests_may_meet,
    families_go_home,
    families_have_their_limits,
    first_stays_are_short,
    promises_are_kept,
)
