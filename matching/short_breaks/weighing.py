"""Levels put together into one sum, as many as whole numbers carry, no later one ever outweighing an earlier."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from ortools.sat.python import cp_model

from matching.short_breaks.following import Holds
from matching.short_breaks.part import Part
from matching.short_breaks.terms import Terms

MOST = 2**50
"""Sums beyond it are solved one after another: the solver's own numbers end not far above."""


def packed(levels: Sequence[Terms], most: int = MOST) -> Iterator[Terms]:
    """Consecutive levels put together; the best by each is the best by its levels in order.

    A level counts one more than all that a later one could ever make up.
    """
    group: list[Terms] = []
    size = 1
    for terms in levels:
        if not terms.range:
            continue
        if group and size * (terms.range + 1) > most:
            yield _sum(group)
            group, size = [], 1
        group.append(terms)
        size *= terms.range + 1
    if group:
        yield _sum(group)


def _sum(group: Sequence[Terms]) -> Terms:
    whole, *later = group
    for terms in later:
        weight = terms.range + 1
        by_nights = {family: table * weight for family, table in whole.by_nights.items()}
        for family, table in terms.by_nights.items():
            by_nights[family] = by_nights[family] + table if family in by_nights else table
        whole = Terms(
            whole.by_stay * weight + terms.by_stay,
            (*((literal, amount * weight) for literal, amount in whole.extras), *terms.extras),
            by_nights,
            whole.lowest * weight + terms.lowest,
            whole.highest * weight + terms.highest,
        )
    return whole


def unsettled(part: Part, terms: Terms, noise: int, seed: int) -> Terms:
    """The terms with a little chance below the smallest difference, so that equal plans take turns."""
    amounts = np.random.default_rng(seed).integers(0, noise + 1, len(part.takes))
    many = sum(part.nights_open(stays) for stays in part.by_family.values())
    chance = Terms(amounts, (), {}, 0, noise * many)
    return next(iter(packed((terms, chance), MOST * MOST)))


def sum_of(part: Part, terms: Terms) -> cp_model.LinearExpr:
    """The terms as the solver adds them up."""
    by_stay = terms.by_stay.copy()
    literals: list[cp_model.IntVar] = [literal for literal, _ in terms.extras]
    amounts = [amount for _, amount in terms.extras]
    for family, table in terms.by_nights.items():
        stays = part.by_family[family]
        steps, widths = _steps(table)
        if len(steps) == 1:
            by_stay[stays] += steps[0] * part.stays.nights[stays]
        else:
            own = list(zip((part.takes[i] for i in stays.tolist()), part.stays.nights[stays].tolist(), strict=True))
            pieces = part.following.pieces(widths, _total(own))
            nights = cp_model.LinearExpr.weighted_sum(*map(list, zip(*own, strict=True)))
            part.model.add(cp_model.LinearExpr.sum(pieces) == nights)
            literals += pieces
            amounts += steps
    used = np.flatnonzero(by_stay).tolist()
    return cp_model.LinearExpr.weighted_sum(
        [*literals, *(part.takes[i] for i in used)], [*amounts, *by_stay[used].tolist()]
    )


def _total(stays: Sequence[tuple[cp_model.IntVar, int]]) -> Callable[[Holds], int]:
    return lambda holds: sum(nights for take, nights in stays if holds(take))


def _steps(table: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> tuple[list[int], list[int]]:
    """Each step of a concave table, and over how many nights it holds."""
    rises = np.diff(table)
    at = np.flatnonzero(np.append(True, rises[1:] != rises[:-1]))
    return rises[at].tolist(), np.diff(np.append(at, len(rises))).tolist()
