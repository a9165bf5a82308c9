"""What a level comes to in one part: amounts of the free stays, of two things together, and of a family's nights.

Everything is counted from the kept stays on: 0 is what the plan is worth without any of the free ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import gcd

import numpy as np
from ortools.sat.python import cp_model

from matching.short_breaks.crowding import crowding
from matching.short_breaks.part import Part
from matching.short_breaks.problem import Ints, Level, Links, SmallInts

Extra = tuple[cp_model.IntVar, int]
"""A literal, and what it is worth that it holds."""


@dataclass(frozen=True)
class Terms:
    """One level, or several put together, in a part."""

    by_stay: Ints
    """(n,): for each of the part's stays."""
    extras: tuple[Extra, ...]
    by_nights: dict[int, Ints]
    """For each family, what 0, 1, 2 and so on more nights are worth; concave, from 0."""
    lowest: int
    """No choice of free stays comes to less."""
    highest: int
    """No choice of free stays comes to more."""
    unit: int = 1
    """What 1 stands for in the level's own measure; of several levels together it has no meaning."""

    @property
    def range(self) -> int:
        """How far two choices of free stays can be apart."""
        return self.highest - self.lowest


def terms_of(part: Part, level: Level) -> Terms:
    """The level in the part, in its own smallest unit."""
    by_stay = np.zeros(len(part.takes), dtype=np.int64)
    if level.by_stay is not None:
        by_stay += level.by_stay[part.stays.stay]
    extras: list[Extra] = []
    if level.by_variant is not None:
        extras += _ways(part, level.by_variant, by_stay)
    if level.links is not None:
        extras += _company(part, level.links, by_stay)
    if level.spacing is not None:
        extras += crowding(part, level.spacing, by_stay)
    by_nights = {} if level.by_nights is None else _nights(part, level.by_nights)
    return _in_smallest_unit(part, by_stay, extras, by_nights)


def _nights(part: Part, table: Ints) -> dict[int, Ints]:
    found = {}
    for family, stays in part.by_family.items():
        held = int(part.kept.nights[family])
        reach = min(int(part.problem.most_nights[family]) - held, part.nights_open(stays))
        values = table[family, held : held + reach + 1].astype(np.int64)
        if (values != values[0]).any():
            found[family] = values - values[0]
    return found


def _in_smallest_unit(part: Part, by_stay: Ints, extras: list[Extra], by_nights: dict[int, Ints]) -> Terms:
    unit = int(np.gcd.reduce(by_stay)) if len(by_stay) else 0
    for table in by_nights.values():
        unit = gcd(unit, int(np.gcd.reduce(table)))
    for _, amount in extras:
        unit = gcd(unit, amount)
    unit = unit or 1
    by_stay, by_nights = by_stay // unit, {family: table // unit for family, table in by_nights.items()}
    extras = [(literal, amount // unit) for literal, amount in extras]
    best = _most(part, by_stay) + sum(max(a, 0) for _, a in extras) + sum(int(t.max()) for t in by_nights.values())
    worst = -_most(part, -by_stay) + sum(min(a, 0) for _, a in extras) + sum(int(t.min()) for t in by_nights.values())
    return Terms(by_stay, tuple(extras), by_nights, worst, best, unit)


def _most(part: Part, by_stay: Ints) -> int:
    """What the dearest stays of each family come to, as many as there are nights and gaps for."""
    found = 0
    for family, stays in part.by_family.items():
        worth = by_stay[stays]
        if (worth > 0).any():
            shortest = int(part.stays.nights[stays].min()) + int(part.problem.least_gap[family])
            many = -(-int(part.stays.until[stays].max() - part.stays.first[stays].min()) // max(shortest, 1)) + 1
            found += int(np.sort(np.maximum(worth, 0))[::-1][:many].sum())
    return found


def _ways(part: Part, by_variant: SmallInts, by_stay: Ints) -> Iterator[Extra]:
    """What all ways of a stay are worth at least is added to it; what one is worth beyond that is told of apart."""
    amounts = by_variant[part.columns.variant].astype(np.int64) * part.columns.nights
    least = np.full(len(by_stay), np.iinfo(np.int64).max)
    np.minimum.at(least, part.stay_of, amounts)
    by_stay += least
    more = amounts - least[part.stay_of]
    yield from ((part.ways[n], int(more[n])) for n in np.flatnonzero(more).tolist())


def _company(part: Part, links: Links, by_stay: Ints) -> Iterator[Extra]:
    free = np.isin(links.one, part.pairs) | np.isin(links.other, part.pairs)
    for at in np.flatnonzero(free).tolist():
        one, other, amount = int(links.one[at]), int(links.other[at]), int(links.amount[at])
        for pair, held in ((one, other), (other, one)):
            met = np.concatenate([[0], np.cumsum(part.kept.there[held])])
            mine = part.stays.pair == pair
            nights = met[part.stays.until[mine]] - met[part.stays.first[mine]]
            by_stay[mine] += amount * nights
        for night in part.nights_of(one):
            if part.could_be(other, night):
                yield _both(part, part.there(one, night), part.there(other, night), amount), amount


def _both(part: Part, one: cp_model.IntVar, other: cp_model.IntVar, amount: int) -> cp_model.IntVar:
    both = part.following.literal(lambda holds: holds(one) and holds(other))
    part.model.add_implication(both, one)
    part.model.add_implication(both, other)
    if amount < 0:
        part.model.add_bool_or([one.negated(), other.negated(), both])
    return both
