"""Why a family has no stay that could be offered at all: what its homes lack on the nights that it could use."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from matching.short_breaks.building.earlier import rested
from matching.short_breaks.building.frame import Frame, Mask, Pair
from matching.short_breaks.building.stays import earliest, patterned
from matching.short_breaks.explaining.lacking import NOT_THE_HOMES, lacking
from matching.short_breaks.problem import Problem
from matching.short_breaks.result import Obstacle


def nothing_fits(frame: Frame, problem: Problem, u: int) -> tuple[Obstacle, ...]:
    """Each thing that its homes lack, the most frequent first; none where only the family's own nights are too few."""
    pairs = [(p, pair) for p, pair in enumerate(frame.pairs) if pair.family == u and pair.suited is not None]
    found = [one for p, pair in pairs for one in _at(frame, problem, pair, p, several=len(pairs) > 1)]
    return tuple(obstacle for _, obstacle in sorted(found, key=lambda one: -one[0]))


def _at(frame: Frame, problem: Problem, pair: Pair, number: int, *, several: bool) -> Iterator[tuple[int, Obstacle]]:
    own = own_nights(frame, pair)
    total, where = int(own.sum()), f" at {frame.homes[pair.home].urn}" if several else ""
    plural = len(frame.families[pair.family].children) > 1
    for lack in lacking(frame, problem, pair, number):
        nights = int((lack.nights & own).sum())
        if nights:
            clause = lack.clause.format(child="children" if plural else "child", needs="need" if plural else "needs")
            sentence = f"On {_how_many(nights, total)} that it could use{where}, {clause}."
            yield nights, Obstacle(rule=lack.rule, sentence=sentence, stays=0, bare=lack.rule not in NOT_THE_HOMES)


def _how_many(nights: int, total: int) -> str:
    if total == 1:
        return "the one night"
    return f"all {total} nights" if nights == total else f"{nights} of {total} nights"


def own_nights(frame: Frame, pair: Pair) -> Mask:
    """(T,): the nights that the family itself could use there: in time, in its pattern, rested from earlier stays."""
    family = frame.families[pair.family]
    in_time = np.arange(frame.nights) >= earliest(frame, pair)
    found: Mask = patterned(frame, family, frame.mask(family.available) & in_time & rested(frame, family))
    return found
