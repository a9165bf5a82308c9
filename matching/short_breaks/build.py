"""From a period and what the match check said to the whole numbers that a plan is searched in."""

from __future__ import annotations

from collections import Counter

import numpy as np

from matching.short_breaks.building.draw import Row, capacity_of, rows_of, use_of
from matching.short_breaks.building.earlier import least_gap
from matching.short_breaks.building.frame import Frame, Pair
from matching.short_breaks.building.held import Held
from matching.short_breaks.building.labels import labels_of
from matching.short_breaks.building.limits import budgets_of, counted, days_per_stay, most_by_night, most_counted
from matching.short_breaks.building.made import Made
from matching.short_breaks.building.pieces import OfHomes, OfPairs, OfStays
from matching.short_breaks.building.rooms import RoomClasses, Variants, classes_of, variants_of
from matching.short_breaks.building.shifts import OnShift, on_shift
from matching.short_breaks.building.stays import Stays, allowed_nights, stays_of
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.objectives import levels_of
from matching.short_breaks.period import Period
from matching.short_breaks.problem import NO_LIMIT, Choice, Indices, Ints, Plan, Problem, SmallInts


def build(period: Period, cleared: Cleared, *, each_bedroom_apart: bool = False) -> Problem:
    """The period as whole numbers. It must be free of problems; the same period gives the same arrays, however written.

    Fixed stays are in `fixed` even where they break a rule: what then clashes is for the caller to find. With
    `each_bedroom_apart` no two bedrooms are taken for alike, so that a plan says in which of them each child sleeps.
    """
    frame = Frame(period, cleared)
    rows = rows_of(frame)
    shifts = tuple(on_shift(frame, home) for home in frame.homes)
    labels = labels_of(frame)
    classes = classes_of(frame, each_apart=each_bedroom_apart)
    variants = variants_of(frame, classes)
    stays = stays_of(frame, allowed_nights(frame, shifts, labels))
    fixed = _fixed(frame, classes, variants, stays)
    held = Held(frame, stays, fixed)
    most_nights = held.nights_at_least(np.array([f.assessed_nights + f.owed_nights for f in frame.families]))
    counts = counted(frame, stays)
    return Problem(
        homes=tuple(h.urn for h in frame.homes),
        families=tuple(f.id for f in frame.families),
        rooms=classes.rooms,
        rows=tuple(row.name for row in rows),
        nights=frame.nights,
        pair_label=labels,
        **_of_pairs(frame),
        **_of_homes(frame, rows, shifts),
        **_of_stays(classes, variants, stays),
        stay_counts=counts,
        most_nights=most_nights,
        most_stays=held.stays_at_least(_most_stays(frame)),
        least_gap=np.array([least_gap(frame, f) for f in frame.families], dtype=np.int16),
        budgets=budgets_of(frame),
        most_counted=held.counted_at_least(most_counted(frame), counts),
        most_by_night=held.by_night_at_least(most_by_night(frame), days_per_stay(frame)),
        days_per_stay=days_per_stay(frame),
        fixed=fixed,
        levels=levels_of(Made(frame, stays, most_nights.astype(np.int64), classes, variants)),
    )


def _of_pairs(frame: Frame) -> OfPairs:
    one, other = _apart(frame)
    return OfPairs(
        pair_family=np.array([p.family for p in frame.pairs], dtype=np.int32),
        pair_home=np.array([p.home for p in frame.pairs], dtype=np.int32),
        family_pairs=_starts([p.family for p in frame.pairs], len(frame.families)),
        pair_alone=np.array([_alone(frame, pair) for pair in frame.pairs], dtype=np.bool_),
        pair_first_most=np.array([_first_most(frame, p) for p in range(len(frame.pairs))], dtype=np.int16),
        apart_one=one,
        apart_other=other,
    )


def _of_homes(frame: Frame, rows: tuple[Row, ...], shifts: tuple[OnShift, ...]) -> OfHomes:
    each = zip(frame.homes, shifts, strict=True)
    return OfHomes(
        use=np.array([use_of(frame, pair, rows) for pair in frame.pairs], dtype=np.int16).reshape(-1, len(rows)),
        capacity=np.array([capacity_of(frame, home, rows, shift) for home, shift in each]),
        arrivals=np.array([_arrivals(frame, h) for h in range(len(frame.homes))], dtype=np.int16),
        turnaround=np.array([h.turnaround_nights for h in frame.homes], dtype=np.int16),
    )


def _of_stays(classes: RoomClasses, variants: Variants, stays: Stays) -> OfStays:
    return OfStays(
        class_home=classes.home,
        class_open=classes.open,
        class_alike=classes.alike,
        variant_pair=variants.pair,
        pair_variants=variants.starts,
        variant_classes=variants.classes,
        stay_pair=stays.pair,
        stay_first=stays.first,
        stay_nights=stays.nights,
        pair_stays=stays.starts,
    )


def _starts(keys: list[int], count: int) -> Indices:
    return np.searchsorted(np.array(keys, dtype=np.int64), np.arange(count + 1)).astype(np.int32)


def _first_most(frame: Frame, p: int) -> int:
    pair = frame.pairs[p]
    known = pair.suited is None or pair.suited.known
    most = frame.homes[pair.home].first_stay_most_nights
    return NO_LIMIT if known or most is None else most


def _alone(frame: Frame, pair: Pair) -> bool:
    return frame.families[pair.family].only_guest or (pair.suited is not None and pair.suited.alone)


def _most_stays(frame: Frame) -> Ints:
    """(U,): the most stays, those already taken included."""
    policy = frame.period.policy
    taken = Counter(stay.family for stay in frame.period.taken)
    to_come = NO_LIMIT if policy.diary_most is None else policy.diary_most
    return np.array([min(policy.stays_most or NO_LIMIT, taken[f.id] + to_come) for f in frame.families], dtype=np.int64)


def _arrivals(frame: Frame, h: int) -> SmallInts:
    most = frame.homes[h].arrivals_a_day
    return np.full(frame.nights, NO_LIMIT if most is None else most, dtype=np.int16)


def _apart(frame: Frame) -> tuple[Indices, Indices]:
    found = set()
    for apart in frame.cleared.apart:
        for urn in (h.urn for h in frame.homes) if apart.urn is None else (apart.urn,):
            pairs = [frame.pair_number.get((family, urn)) for family in apart.families]
            if None not in pairs:
                found.add(tuple(sorted(p for p in pairs if p is not None)))
    table = np.array(sorted(found), dtype=np.int32).reshape(len(found), 2)
    return table[:, 0].copy(), table[:, 1].copy()


def _fixed(frame: Frame, classes: RoomClasses, variants: Variants, stays: Stays) -> Plan:
    found = []
    for stay in frame.fixed_stays:
        pair = frame.pair_number[stay.family, stay.urn]
        number = stays.place(pair, frame.period.number(stay.first_night), stay.nights)
        way = [classes.number[stay.urn, room] for room in stay.bedrooms]
        same = (variants.pair == pair) & (variants.classes[:, : len(way)] == way).all(axis=1)
        found.append(Choice(number, int(np.flatnonzero(same)[0])))
    return tuple(sorted(found))
