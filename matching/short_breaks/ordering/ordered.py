"""Puts a problem's parts in an order that goes by what they are, and plans from one order into the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from matching.short_breaks.building.pieces import OfHomes, OfPairs, OfStays
from matching.short_breaks.columns import ranges
from matching.short_breaks.ordering.parts import Starts, starts_of
from matching.short_breaks.ordering.telling_apart import order_of_parts
from matching.short_breaks.problem import Choice, Indices, Ints, Level, Links, Plan, Problem, Spacing


@dataclass(frozen=True)
class Ordered:
    """A problem in the order of what its parts are, and where its stays and variants were before.

    Of brothers and sisters who suit each other's bedrooms its variants do not say which of them has which.
    """

    problem: Problem
    stays: Indices
    """(C,): by place, the stay as it was numbered before."""
    variants: Indices
    """(V,)"""

    def there(self, plan: Plan) -> Plan:
        """A plan in this order."""
        stays, variants = _places(self.stays), _places(self.variants)
        return tuple(sorted(Choice(int(stays[c.stay]), int(variants[c.variant])) for c in plan))

    def before(self, choice: Choice) -> Choice:
        """A choice of this order as it was numbered before."""
        return Choice(int(self.stays[choice.stay]), int(self.variants[choice.variant]))

    def back(self, plan: Iterable[Choice]) -> Plan:
        """A plan of this order in the one before."""
        return tuple(sorted(map(self.before, plan)))


@dataclass(frozen=True)
class _Places:
    """The parts of each kind in order, each by its place before."""

    homes: Ints
    families: Ints
    classes: Ints
    pairs: Ints
    variants: Ints


def in_order(problem: Problem) -> Ordered:
    """The same problem, its homes, families, bedrooms and what is made of them in an order that no name decides."""
    places = _placed(problem, order_of_parts(problem), starts_of(problem))
    stays = ranges(problem.pair_stays, places.pairs)
    changed = replace(
        problem,
        homes=tuple(problem.homes[h] for h in places.homes),
        families=tuple(problem.families[u] for u in places.families),
        rooms=tuple(problem.rooms[g] for g in places.classes),
        levels=tuple(_level(level, places, stays) for level in problem.levels),
        fixed=(),
        **_of_pairs(problem, places),
        **_of_homes(problem, places),
        **_of_stays(problem, places, stays),
        pair_label=problem.pair_label[places.pairs],
        stay_counts=problem.stay_counts[stays],
        most_nights=problem.most_nights[places.families],
        most_stays=problem.most_stays[places.families],
        least_gap=problem.least_gap[places.families],
        most_counted=problem.most_counted[places.families],
        most_by_night=problem.most_by_night[places.families],
    )
    found = Ordered(changed, stays, places.variants.astype(np.int32))
    return replace(found, problem=replace(changed, fixed=found.there(problem.fixed)))


def _placed(problem: Problem, order: Ints, at: Starts) -> _Places:
    homes, families, classes, variants = (
        order[(order >= low) & (order < high)] - low
        for low, high in (
            (at.homes, at.families),
            (at.families, at.classes),
            (at.classes, at.pairs),
            (at.variants, at.end),
        )
    )
    classes = classes[np.argsort(_places(homes)[problem.class_home[classes]], kind="stable")]
    pairs = np.lexsort((_places(homes)[problem.pair_home], _places(families)[problem.pair_family]))
    only_promised = variants >= int(problem.pair_variants[-1])
    ways = _ways(problem, classes)[variants].T[::-1]
    by_pair = np.lexsort((*ways, _places(pairs)[problem.variant_pair[variants]], only_promised))
    return _Places(homes, families, classes, pairs.astype(np.int64), variants[by_pair])


def _ways(problem: Problem, classes: Ints) -> Indices:
    """(V, M): the classes of each variant by their new places, ascending, and padded as before."""
    rooms, none = problem.variant_classes, len(classes)
    found = np.sort(np.append(_places(classes), none)[np.where(rooms < 0, none, rooms)], axis=1)
    return np.where(found == none, -1, found).astype(np.int32)


def _of_pairs(problem: Problem, places: _Places) -> OfPairs:
    pairs = places.pairs
    one, other = _both(problem.apart_one, problem.apart_other, places)
    order = np.lexsort((other, one))
    return {
        "pair_family": _renumbered(problem.pair_family[pairs], places.families),
        "pair_home": _renumbered(problem.pair_home[pairs], places.homes),
        "family_pairs": _starts(problem.family_pairs, places.families),
        "pair_alone": problem.pair_alone[pairs],
        "pair_first_most": problem.pair_first_most[pairs],
        "apart_one": one[order],
        "apart_other": other[order],
    }


def _of_homes(problem: Problem, places: _Places) -> OfHomes:
    return {
        "use": problem.use[places.pairs],
        "capacity": problem.capacity[places.homes],
        "arrivals": problem.arrivals[places.homes],
        "turnaround": problem.turnaround[places.homes],
    }


def _of_stays(problem: Problem, places: _Places, stays: Indices) -> OfStays:
    return {
        "class_home": _renumbered(problem.class_home[places.classes], places.homes),
        "class_open": problem.class_open[places.classes],
        "class_alike": _first_of_each(problem.class_alike[places.classes]),
        "variant_pair": _renumbered(problem.variant_pair[places.variants], places.pairs),
        "pair_variants": _starts(problem.pair_variants, places.pairs),
        "variant_classes": _ways(problem, places.classes)[places.variants],
        "stay_pair": _renumbered(problem.stay_pair[stays], places.pairs),
        "stay_first": problem.stay_first[stays],
        "stay_nights": problem.stay_nights[stays],
        "pair_stays": _starts(problem.pair_stays, places.pairs),
    }


def _first_of_each(numbers: Indices) -> Indices:
    """(n,): the place of the first that has the same number."""
    _, first, kind = np.unique(numbers, return_index=True, return_inverse=True)
    found: Indices = first[kind].astype(np.int32)
    return found


def _level(level: Level, places: _Places, stays: Indices) -> Level:
    spacing = level.spacing
    return replace(
        level,
        by_nights=None if level.by_nights is None else level.by_nights[places.families],
        by_stay=None if level.by_stay is None else level.by_stay[stays],
        by_variant=None if level.by_variant is None else level.by_variant[places.variants],
        links=None if level.links is None else _links(level.links, places),
        spacing=spacing and Spacing(spacing.window[places.families], spacing.amount[places.families]),
    )


def _links(links: Links, places: _Places) -> Links:
    one, other = _both(links.one, links.other, places)
    order = np.lexsort((links.amount, other, one))
    return Links(one[order], other[order], links.amount[order])


def _both(one: Indices, other: Indices, places: _Places) -> tuple[Indices, Indices]:
    """Two pairs that are tied, the first of them first."""
    ends = _renumbered(one, places.pairs), _renumbered(other, places.pairs)
    return np.minimum(*ends), np.maximum(*ends)


def _renumbered(numbers: Indices, order: Ints) -> Indices:
    found: Indices = _places(order)[numbers].astype(np.int32)
    return found


def _places(order: Ints | Indices) -> Ints:
    """(n,): the place of each in the order."""
    found = np.empty(len(order), dtype=np.int64)
    found[order] = np.arange(len(order))
    return found


def _starts(before: Indices, order: Ints) -> Indices:
    """(n + 1,): where the things of each begin, when those come in that order."""
    found: Indices = np.concatenate([[0], np.cumsum(np.diff(before)[order])]).astype(np.int32)
    return found
