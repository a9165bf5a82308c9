"""What fixed stays leave for everybody else: nights of their own family, and places, staff and bedrooms of the home.

Fixed stays are in every plan even where they break a rule, so what they draw beyond what there is counts as all of it,
and where two of them differ in label their night has no label. That can only allow more plans, never fewer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.short_breaks.problem import FREE_LABEL, NO_LIMIT, Flags, Ints, Problem, presence


@dataclass(frozen=True)
class Left:
    """What is left beside the fixed stays."""

    nights: Ints
    """(U,): nights that each family has by them."""
    upto: Ints
    """(U, T): the most further nights among 0..t, so that no later limit is broken; below 0 where none may be."""
    capacity: Ints
    """(H, K, T)"""
    class_open: Ints
    """(G, T)"""
    allowed: Flags
    """(P, T): the pair could be there as far as the fixed guests of the night are concerned."""
    stays: Flags
    """(C,): candidate stays that keep clear of the family's own fixed stays. The fixed stays are not among them."""


def left_by(problem: Problem) -> Left:
    """What the fixed stays of a problem leave."""
    there = presence(problem, problem.fixed)
    nights = np.zeros(len(problem.families), dtype=np.int64)
    for choice in problem.fixed:
        nights[problem.family_of_stay[choice.stay]] += problem.stay_nights[choice.stay]
    return Left(
        nights=nights,
        upto=_upto(problem, there),
        capacity=_capacity(problem, there),
        class_open=_class_open(problem),
        allowed=_allowed(problem, there),
        stays=_stays(problem),
    )


def _upto(problem: Problem, there: Flags) -> Ints:
    held = np.zeros((len(problem.families), problem.nights), dtype=np.int64)
    np.add.at(held, problem.pair_family, there.astype(np.int64))
    left = problem.most_by_night.astype(np.int64) - np.cumsum(held, axis=1)
    left[problem.most_by_night >= NO_LIMIT] = NO_LIMIT
    least: Ints = np.minimum.accumulate(left[:, ::-1], axis=1)[:, ::-1]
    return least


def _capacity(problem: Problem, there: Flags) -> Ints:
    found = problem.capacity.astype(np.int64)
    for p in np.flatnonzero(there.any(axis=1)):
        found[problem.pair_home[p]] -= np.outer(problem.use[p], there[p])
    return np.maximum(found, 0)


def _class_open(problem: Problem) -> Ints:
    found = problem.class_open.astype(np.int64)
    for stay, variant in problem.fixed:
        first, nights = int(problem.stay_first[stay]), int(problem.stay_nights[stay])
        for g in problem.variant_classes[variant]:
            if g >= 0:
                found[g, first : first + nights] -= 1
    return np.maximum(found, 0)


def _allowed(problem: Problem, there: Flags) -> Flags:
    """Not beside a fixed guest who stays alone, is kept apart from the family or makes another kind of night."""
    found = np.ones(there.shape, dtype=np.bool_)
    guests = np.flatnonzero(there.any(axis=1))
    for p in guests:
        beside = problem.pair_home == problem.pair_home[p]
        found[np.ix_(beside & (problem.pair_alone[p] | problem.pair_alone), there[p])] = False
    for one, other in ((problem.apart_one, problem.apart_other), (problem.apart_other, problem.apart_one)):
        np.logical_and.at(found, one, ~there[other])
    for h in np.unique(problem.pair_home[guests]):
        _keep_alike(problem, np.flatnonzero(problem.pair_home == h), there, found)
    return found


def _keep_alike(problem: Problem, pairs: Ints, there: Flags, found: Flags) -> None:
    labels = problem.pair_label[pairs].astype(np.int64)
    marked = there[pairs] & (labels != FREE_LABEL)
    low = np.where(marked, labels, NO_LIMIT).min(axis=0)
    high = np.where(marked, labels, -NO_LIMIT).max(axis=0)
    one_kind = marked.any(axis=0) & (low == high)
    found[pairs] &= ~one_kind | (labels == FREE_LABEL) | (labels == high)


def _stays(problem: Problem) -> Flags:
    found = np.ones(len(problem.stay_pair), dtype=np.bool_)
    for stay, _ in problem.fixed:
        family = int(problem.family_of_stay[stay])
        own = slice(*(int(problem.pair_stays[p]) for p in problem.family_pairs[family : family + 2]))
        first, nights = problem.stay_first[own].astype(np.int64), problem.stay_nights[own]
        begins, gap = int(problem.stay_first[stay]), int(problem.least_gap[family])
        ends = begins + int(problem.stay_nights[stay])
        found[own] &= (first >= ends + gap) | (first + nights + gap <= begins)
    return found
