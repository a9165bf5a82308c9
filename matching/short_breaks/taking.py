"""A plan as it fills up, stay by stay, and what each family could still take beside it."""

from __future__ import annotations

import numpy as np

from matching.short_breaks.problem import FREE_LABEL, NO_LIMIT, Choice, Flags, Indices, Ints, Plan, Problem

NOBODY = -128
"""Stands for "no kind of night yet" among labels."""


class Taking:
    """What is left of everything beside the choices taken so far. It begins with the fixed stays."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        homes, _, nights = problem.capacity.shape
        self._left = problem.capacity.astype(np.int64)
        self._rooms = problem.class_open.astype(np.int64)
        self._arrivals = problem.arrivals.astype(np.int64)
        self._label = np.full((homes, nights), NOBODY, dtype=np.int64)
        self._guests = np.zeros((homes, nights), dtype=np.int64)
        self._alone = np.zeros((homes, nights), dtype=np.bool_)
        self._barred = np.zeros((len(problem.pair_home), nights), dtype=np.bool_)
        self._enemies = _enemies(problem)
        self._worth = problem.worth_of_ways
        self.nights = np.zeros(len(problem.families), dtype=np.int64)
        self._own: list[list[Choice]] = [[] for _ in problem.families]
        for choice in problem.fixed:
            self.take(choice)

    @property
    def plan(self) -> Plan:
        """The choices taken, in order."""
        return tuple(sorted(choice for own in self._own for choice in own))

    def take(self, choice: Choice) -> None:
        """Take one; it must fit."""
        p = self.problem
        pair = int(p.stay_pair[choice.stay])
        home, family = int(p.pair_home[pair]), int(p.pair_family[pair])
        first, many = int(p.stay_first[choice.stay]), int(p.stay_nights[choice.stay])
        span = slice(max(first, 0), first + many)
        self._left[home, :, span] -= p.use[pair][:, None]
        for g in p.variant_classes[choice.variant]:
            if g >= 0:
                self._rooms[g, span.start : first + many + int(p.turnaround[home])] -= 1
        if first >= 0:
            self._arrivals[home, first] -= 1
        self._guests[home, span] += 1
        self._alone[home, span] |= bool(p.pair_alone[pair])
        labels = p.pair_label[pair, span]
        self._label[home, span] = np.where(labels == FREE_LABEL, self._label[home, span], labels)
        for enemy in self._enemies.get(pair, ()):
            self._barred[enemy, span] = True
        self.nights[family] += many
        self._own[family].append(choice)

    def open_to(self, family: int) -> tuple[Indices, Indices]:
        """The stays that the family could take now, each with a variant that fits: two arrays alike in length."""
        p = self.problem
        if len(self._own[family]) >= p.most_stays[family]:
            nothing = np.zeros(0, dtype=np.int32)
            return nothing, nothing
        pairs = range(int(p.family_pairs[family]), int(p.family_pairs[family + 1]))
        found = [self._open_at(family, pair) for pair in pairs]
        stays = np.concatenate([np.zeros(0, dtype=np.int32), *(s for s, _ in found)])
        variants = np.concatenate([np.zeros(0, dtype=np.int32), *(v for _, v in found)])
        return stays.astype(np.int32), variants.astype(np.int32)

    def _open_at(self, family: int, pair: int) -> tuple[Indices, Indices]:
        p = self.problem
        home = int(p.pair_home[pair])
        stays = np.arange(int(p.pair_stays[pair]), int(p.pair_stays[pair + 1]), dtype=np.int32)
        first, many = p.stay_first[stays].astype(np.int64), p.stay_nights[stays].astype(np.int64)
        fits = _runs(self._nights_for(pair, home), first, many)
        fits &= self._arrivals[home, np.clip(first, 0, None)] > 0
        fits &= self._within_own_limits(family, stays, first, many)
        fits &= self._introduced(family, pair, first, many)
        if not fits.any():
            return stays[:0], stays[:0]
        stays, first, many = stays[fits], first[fits], many[fits]
        variant = self._variant(pair, home, first, many)
        return stays[variant >= 0], variant[variant >= 0]

    def _nights_for(self, pair: int, home: int) -> Flags:
        p = self.problem
        nights: Flags = (self._left[home] >= p.use[pair][:, None]).all(axis=0)
        nights &= ~self._barred[pair] & ~self._alone[home]
        labels = p.pair_label[pair]
        nights &= (labels == FREE_LABEL) | (self._label[home] == NOBODY) | (self._label[home] == labels)
        if p.pair_alone[pair]:
            nights &= self._guests[home] == 0
        return nights

    def _within_own_limits(self, family: int, stays: Indices, first: Ints, many: Ints) -> Flags:
        p = self.problem
        fits: Flags = many + self.nights[family] <= p.most_nights[family]
        gap = int(p.least_gap[family])
        counted = np.zeros(p.stay_counts.shape[1], dtype=np.int64)
        taken = np.zeros(p.nights, dtype=np.int64)
        for stay, _ in self._own[family]:
            begins, ends = int(p.stay_first[stay]), int(p.stay_first[stay]) + int(p.stay_nights[stay])
            fits &= (first >= ends + gap) | (first + many + gap <= begins)
            counted += p.stay_counts[stay]
            taken[max(begins, 0) : ends] += 1
            taken[max(begins, 0)] += p.days_per_stay
        fits &= (counted + p.stay_counts[stays] <= p.most_counted[family]).all(axis=1)
        if int(p.most_by_night[family].min(initial=NO_LIMIT)) < NO_LIMIT:
            fits &= _within(p.most_by_night[family] - np.cumsum(taken), first, many, p.days_per_stay)
        return fits

    def _introduced(self, family: int, pair: int, first: Ints, many: Ints) -> Flags:
        p = self.problem
        most = int(p.pair_first_most[pair])
        here = [int(p.stay_first[c.stay]) for c in self._own[family] if p.stay_pair[c.stay] == pair]
        earlier = min(here, default=p.nights)
        fits: Flags = (many <= most) | (first > earlier)
        return fits

    def _variant(self, pair: int, home: int, first: Ints, many: Ints) -> Indices:
        """For each stay the variant worth most, the first of equals, with bedrooms for it and its turnaround; or -1."""
        p = self.problem
        found = np.full(len(first), -1, dtype=np.int32)
        ways = range(int(p.pair_variants[pair + 1]) - 1, int(p.pair_variants[pair]) - 1, -1)
        for variant in sorted(ways, key=lambda v: int(self._worth[v])):
            classes = [int(g) for g in p.variant_classes[variant] if g >= 0]
            fits = np.ones(len(first), dtype=np.bool_)
            for g in set(classes):
                free = self._rooms[g] >= classes.count(g)
                until = np.minimum(first + many, p.nights)
                resting = np.minimum(int(p.turnaround[home]), p.nights - until)
                fits &= _runs(free, first, many) & _runs(free | (p.class_open[g] == 0), until, resting)
            found[fits] = variant
        return found


def _within(left: Ints, first: Ints, many: Ints, days_per_stay: int) -> Flags:
    """Which stays leave the nights among the first t + 1 within what is left (T,) of them, for every t."""
    later = np.minimum.accumulate(left[::-1])[::-1]
    last = np.minimum(first + many, len(left)) - 1
    fits: Flags = later[last] >= many + days_per_stay
    for offset in range(int(many.max(initial=0))):
        night = np.minimum(first + offset, last)
        fits &= left[night] >= np.minimum(offset + 1, many) + days_per_stay
    return fits


def _runs(nights: Flags, first: Ints, many: Ints) -> Flags:
    """Which runs of nights are true all through."""
    before = np.concatenate([[0], np.cumsum(nights)])
    begins = np.clip(first, 0, len(nights))
    fits: Flags = before[np.clip(first + many, 0, len(nights))] - before[begins] == many
    return fits


def _enemies(problem: Problem) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for one, other in zip(problem.apart_one.tolist(), problem.apart_other.tolist(), strict=True):
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found
