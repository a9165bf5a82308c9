"""A problem and a plan laid out for compiled code: what is given, what is left, and who is where."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from matching.short_breaks.annealing.packing import packed
from matching.short_breaks.annealing.spans import longest, possible_nights, stay_at
from matching.short_breaks.problem import FREE_LABEL, NO_LIMIT, Bytes, Flags, Indices, Ints, Problem, SmallInts

Words = npt.NDArray[np.uint64]
Reals = npt.NDArray[np.float64]


class Given(NamedTuple):
    """What never changes."""

    pair_family: Indices
    pair_home: Indices
    family_pairs: Indices
    alone: Flags
    label: Bytes
    first_most: SmallInts
    local: Indices
    """(P,): the pair's place among those of its home."""
    apart: Flags
    """(P, most pairs of a home): whom a pair must not meet, by their places."""
    has_apart: Flags
    """(P,): whether there is anybody whom the pair must not meet."""
    draw: Ints
    guard: Ints
    """(P, W) and (W,): see packing."""
    least: Ints
    """(H, W): see packing."""
    possible: Flags
    """(P, T): whether any of the pair's stays has the night."""
    turnaround: SmallInts
    class_open: SmallInts
    pair_variants: Indices
    variant_classes: Indices
    stay_pair: Indices
    stay_first: SmallInts
    stay_nights: SmallInts
    pair_stays: Indices
    stay_counts: Bytes
    most_nights: SmallInts
    most_stays: SmallInts
    least_gap: SmallInts
    most_counted: SmallInts
    most_by_night: SmallInts
    has_night_limit: Flags
    """(U,)"""
    days_per_stay: int
    worth: Reals
    """(U, N + 1): every level's by_nights, weighed and added up."""
    by_stay: Reals
    """(C,) or empty"""
    fixed: Flags
    """(C,)"""
    size: Reals
    """(P,): how much the pair draws, as a share of what a usual pair does."""
    home_pairs: Indices
    """Pairs by home."""
    home_starts: Indices
    """(H + 1,)"""
    stay_at: Indices
    """(P, T + 1): the first stay of the pair that begins on the night or later."""
    longest: SmallInts
    """(P,): nights of the pair's longest stay."""
    variant_order: Indices
    """(V,): each pair's variants, those first that are worth most, then those whose bedrooms the fewest others could
    use; none that only a promise may use."""


class Now(NamedTuple):
    """What the plan is at the moment."""

    left: Ints
    """(H, T, W): see packing."""
    kind: Bytes
    """(H, T): the label of the night's guests, while `kind_many` of them have one."""
    kind_many: SmallInts
    """(H, T)"""
    lone: SmallInts
    """(H, T): guests who must be the only ones."""
    rooms: SmallInts
    """(G, T)"""
    arrivals: SmallInts
    """(H, T)"""
    guests: Indices
    """(H, T, most guests): the stays there, in no order."""
    many: SmallInts
    """(H, T)"""
    own: Indices
    """(U, most stays of a family)"""
    owns: SmallInts
    """(U,)"""
    nights: SmallInts
    """(U,)"""
    variant: Indices
    """(C,): of each stay taken, and -1 of every other."""
    out: Indices
    """(2, many): stays put out by the change in hand, and their variants."""
    into: Indices
    """(many,): stays put in by the rearrangement in hand."""
    again: Indices
    """(many,): their variants, while they are out for a moment."""
    moved: Indices
    """(U,): families whose stays may no longer be those of the best plan, the first `counts[MOVED]` places."""
    has_moved: Flags
    """(U,): whether the family is among them."""
    queue: Indices
    """(P,): pairs of a home that wait to be asked; see waiting."""
    keys: Reals
    """(P,): what they are asked in order of, the most first."""
    counts: Ints
    """(COUNTS,)"""
    score: Reals
    """(SCORES,)"""
    dice: Words
    """(1,)"""
    best: Indices
    """(U, most stays of a family, 2): stays and variants of the best plan seen; -1 beyond its stays."""


OUT, INTO, MOVED, COUNTS = 0, 1, 2, 3
SCORE, BEST, SCORES = 0, 1, 2
MOST_OUT = 64
"""A change that would put out more is not made."""
AS_GIVEN = (
    "pair_family",
    "pair_home",
    "family_pairs",
    "turnaround",
    "class_open",
    "pair_variants",
    "variant_classes",
    "stay_pair",
    "stay_first",
    "stay_nights",
    "pair_stays",
    "stay_counts",
    "most_nights",
    "most_stays",
    "least_gap",
    "most_counted",
    "most_by_night",
    "days_per_stay",
)
"""What is taken from the problem as it is."""


def given_of(problem: Problem, weights: Reals) -> Given:
    """The problem with its levels weighed; company, spacing and what bedrooms are worth are left out."""
    local, apart = _apart(problem)
    rows = packed(problem)
    worth = np.zeros((len(problem.families), problem.most_nights_any + 1))
    by_stay = np.zeros(len(problem.stay_pair))
    for weight, level in zip(weights.tolist(), problem.levels, strict=True):
        if level.by_nights is not None:
            worth += weight * level.by_nights
        if level.by_stay is not None:
            by_stay += weight * level.by_stay
    fixed = np.zeros(len(problem.stay_pair), dtype=np.bool_)
    fixed[[c.stay for c in problem.fixed]] = True
    return Given(
        **{name: getattr(problem, name) for name in AS_GIVEN},
        alone=problem.pair_alone,
        label=problem.pair_label,
        first_most=problem.pair_first_most,
        local=local,
        apart=apart,
        has_apart=np.asarray(apart.any(axis=1)),
        draw=rows.draw,
        guard=rows.guard,
        least=rows.least,
        possible=possible_nights(problem),
        has_night_limit=np.asarray((problem.most_by_night < NO_LIMIT).any(axis=1)),
        worth=worth,
        by_stay=by_stay,
        fixed=fixed,
        size=_size(problem),
        home_pairs=np.argsort(problem.pair_home, kind="stable").astype(np.int32),
        home_starts=np.searchsorted(np.sort(problem.pair_home), np.arange(len(problem.homes) + 1)).astype(np.int32),
        stay_at=stay_at(problem),
        longest=longest(problem),
        variant_order=_variant_order(problem),
    )


def _size(problem: Problem) -> Reals:
    mean = np.maximum(problem.use.mean(axis=0), 1e-9) if len(problem.use) else np.ones(problem.use.shape[1])
    return np.asarray((problem.use / mean).mean(axis=1) + 0.1, dtype=np.float64)


def _variant_order(problem: Problem) -> Indices:
    classes = problem.variant_classes[: int(problem.pair_variants[-1])]
    used = classes >= 0
    suits = np.bincount(classes[used], minlength=len(problem.rooms))
    wanted = np.where(used, suits[np.where(used, classes, 0)], 0).sum(axis=1)
    worth = problem.worth_of_ways
    return np.lexsort((wanted, -worth[: len(classes)], problem.variant_pair[: len(classes)])).astype(np.int32)


def _apart(problem: Problem) -> tuple[Indices, Flags]:
    seen: dict[int, int] = {}
    local = np.zeros(len(problem.pair_home), dtype=np.int32)
    for pair, home in enumerate(problem.pair_home.tolist()):
        local[pair] = seen.setdefault(home, 0)
        seen[home] += 1
    apart = np.zeros((len(local), max(seen.values(), default=0)), dtype=np.bool_)
    apart[problem.apart_one, local[problem.apart_other]] = True
    apart[problem.apart_other, local[problem.apart_one]] = True
    return local, apart


def now_of(problem: Problem, seed: int) -> Now:
    """Nobody is anywhere yet."""
    homes, _, nights = problem.capacity.shape
    most_guests = max(int(problem.capacity[:, 0].max(initial=0)), 1) + len(problem.fixed) + MOST_OUT
    families = len(problem.families)
    most_stays = int(min(problem.most_nights_any, nights)) + 2
    return Now(
        left=packed(problem).left,
        kind=np.full((homes, nights), FREE_LABEL, dtype=np.int8),
        kind_many=np.zeros((homes, nights), dtype=np.int16),
        lone=np.zeros((homes, nights), dtype=np.int16),
        rooms=problem.class_open.copy(),
        arrivals=problem.arrivals.copy(),
        guests=np.full((homes, nights, most_guests), -1, dtype=np.int32),
        many=np.zeros((homes, nights), dtype=np.int16),
        own=np.full((families, most_stays), -1, dtype=np.int32),
        owns=np.zeros(families, dtype=np.int16),
        nights=np.zeros(families, dtype=np.int16),
        variant=np.full(len(problem.stay_pair), -1, dtype=np.int32),
        out=np.zeros((2, 2 * MOST_OUT), dtype=np.int32),
        into=np.zeros(2 * MOST_OUT, dtype=np.int32),
        again=np.zeros(2 * MOST_OUT, dtype=np.int32),
        moved=np.zeros(families, dtype=np.int32),
        has_moved=np.zeros(families, dtype=np.bool_),
        queue=np.zeros(len(problem.pair_home), dtype=np.int32),
        keys=np.zeros(len(problem.pair_home)),
        counts=np.zeros(COUNTS, dtype=np.int64),
        score=np.zeros(SCORES),
        dice=np.array([2 * seed + 1], dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15),
        best=np.full((families, most_stays, 2), -1, dtype=np.int32),
    )
