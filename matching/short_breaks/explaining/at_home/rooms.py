"""No bedroom with what the child needs is free for the whole stay and for the turn-around nights after it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matching.short_breaks.building.frame import Frame
from matching.short_breaks.constraints import bedrooms
from matching.short_breaks.explaining.barrier import Barrier, Words, within
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Flags, Ints

RULE = bedrooms.ID
NO_WAY = "the home has no bedrooms that suit the {child} all at once"
WORDS = Words(
    taken="no bedroom with what the {child} {needs} was free",
    bare="the bedrooms with what the {child} {needs} were closed",
)


def barriers(frame: Frame, kept: Kept, asked: Ints) -> Iterable[Barrier]:
    """Two: there is no way to put the children into bedrooms; or every way fails, on nights on which any way does."""
    problem = kept.problem
    short = _short(kept)
    pairs = problem.stay_pair[asked]
    starts = problem.pair_variants[:-1].astype(np.int64)
    many = np.diff(problem.pair_variants)
    nights = np.zeros((len(problem.pair_family), problem.nights), dtype=np.bool_)
    barred = np.ones(len(asked), dtype=np.bool_)
    for way in range(int(many.max(initial=0))):
        has = np.flatnonzero(many > way)
        of_way = np.zeros_like(nights)
        of_way[has] = short[starts[has] + way]
        after = _after(kept, starts + way, many > way, asked)
        barred &= within(problem, of_way, asked) | after | (many[pairs] <= way)
        nights |= of_way
    no_way = many == 0
    yield Barrier(RULE, Words(NO_WAY, NO_WAY), np.repeat(no_way[:, None], problem.nights, axis=1), no_way[pairs])
    yield Barrier(RULE, WORDS, nights & ~no_way[:, None], barred & ~no_way[pairs])


def _needed(kept: Kept) -> Ints:
    """(V, M): for each child of a variant, how many bedrooms of its class the variant takes in all."""
    classes = kept.problem.variant_classes
    found: Ints = (classes[:, :, None] == classes[:, None, :]).sum(axis=2).astype(np.int64)
    return found


def _short(kept: Kept) -> Flags:
    """(V, T): whether too few bedrooms are left for the variant on the night."""
    problem, needed = kept.problem, _needed(kept)
    found = np.zeros((len(problem.variant_pair), problem.nights), dtype=np.bool_)
    for child in range(problem.variant_classes.shape[1]):
        group = problem.variant_classes[:, child]
        found |= (group >= 0)[:, None] & (kept.bedrooms[group] < needed[:, child][:, None])
    return found


def _after(kept: Kept, variants: Ints, has: Flags, asked: Ints) -> Flags:
    """(n,): whether the next guest comes during the turn-around; nights the bedrooms are closed do not matter."""
    problem = kept.problem
    found = np.zeros(len(asked), dtype=np.bool_)
    most = int(problem.turnaround.max(initial=0))
    if most == 0:
        return found
    needed, pairs = _needed(kept), problem.stay_pair[asked]
    last = problem.stay_first[asked].astype(np.int64) + problem.stay_nights[asked]
    turnaround = problem.turnaround[problem.pair_home[pairs]]
    variant = np.where(has, variants, 0)[pairs]
    for night in range(most):
        at = np.minimum(last + night, problem.nights - 1)
        counts = has[pairs] & (night < turnaround) & (last + night < problem.nights)
        for child in range(problem.variant_classes.shape[1]):
            group = problem.variant_classes[variant, child]
            is_open = (group >= 0) & (problem.class_open[group, at] > 0)
            found |= counts & is_open & (kept.bedrooms[group, at] < needed[variant, child])
    return found
