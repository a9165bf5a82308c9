"""Bedrooms as rows: guests who can sleep in some bedrooms only must not be more than those bedrooms.

For a set of bedroom classes of one home, a family draws the fewest of its children that any way of placing them puts
into the set; there is one place for every open bedroom. Every plan keeps to all of these, for any sets. The sets are
the ones that some child is limited to, and their unions.
"""

from __future__ import annotations

import numpy as np

from matching.short_breaks.problem import Ints, Problem

MOST_SETS = 24
"""Sets of classes in one home. Fewer rows allow more, so a home with more sets has a weaker bound, not a wrong one."""


def bedroom_rows(problem: Problem, class_open: Ints) -> tuple[Ints, Ints]:
    """What pairs draw (P, S) and what there is (H, S, T); homes with fewer sets have rows that nobody draws on."""
    per_home = [_sets(problem, h) for h in range(len(problem.homes))]
    most = max((len(sets) for sets in per_home), default=0)
    use = np.zeros((len(problem.pair_family), most), dtype=np.int64)
    there_is = np.zeros((len(problem.homes), most, problem.nights), dtype=np.int64)
    home_of_variant = problem.pair_home[problem.variant_pair]
    for h, sets in enumerate(per_home):
        variants = np.flatnonzero(home_of_variant == h)
        for s, classes in enumerate(sets):
            members = sorted(classes)
            there_is[h, s] = class_open[members].sum(axis=0)
            inside = np.isin(problem.variant_classes[variants], members).sum(axis=1)
            drawn = np.full(len(problem.pair_family), problem.variant_classes.shape[1] + 1, dtype=np.int64)
            np.minimum.at(drawn, problem.variant_pair[variants], inside)
            use[:, s] = np.where(drawn > problem.variant_classes.shape[1], use[:, s], drawn)
    return use, there_is


def _sets(problem: Problem, home: int) -> list[frozenset[int]]:
    limited: set[frozenset[int]] = set()
    for p in np.flatnonzero(problem.pair_home == home):
        ways = problem.variant_classes[problem.pair_variants[p] : problem.pair_variants[p + 1]]
        for child in ways.T:
            limited.add(frozenset(child[child >= 0].tolist()))
    found = set(limited) - {frozenset()}
    for one in sorted(found, key=_order):
        found |= {one | other for other in sorted(found, key=_order)}
        if len(found) > MOST_SETS:
            break
    return sorted(found, key=_order)[:MOST_SETS]


def _order(classes: frozenset[int]) -> tuple[int, list[int]]:
    return len(classes), sorted(classes)
