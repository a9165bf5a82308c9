"""One change: a stay is wanted, and whatever it cannot be beside is put out, as long as that may still be worth it.

Compiled. The rules are those of the constraints; every plan that comes out is held against them.
"""

from __future__ import annotations

import math

import numpy as np

from matching.short_breaks.annealing.compiled import compiled
from matching.short_breaks.annealing.placing import put, put_out, take_out, undo
from matching.short_breaks.annealing.state import OUT, SCORE, Given, Now, Words
from matching.short_breaks.problem import FREE_LABEL, NO_LIMIT

NO_WAY = -1


@compiled
def throw(dice: Words, sides: int) -> np.int64:
    """A whole number from 0 to sides - 1."""
    x = dice[0]
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    dice[0] = x
    mixed = (x * np.uint64(2685821657736338717)) >> np.uint64(33)
    return np.int64(mixed) % np.int64(sides)


@compiled
def change(g: Given, s: Now, stay: int, heat: float) -> bool:
    """Make room for a stay and put it in, if the score then falls by no more than chance allows at this heat."""
    chance = (throw(s.dice, 1 << 30) + 1.0) / (1 << 30)
    least = s.score[SCORE] + heat * math.log(chance)
    s.counts[OUT] = 0
    variant = NO_WAY
    if _own_room(g, s, stay) and _others_room(g, s, stay, least):
        variant = _bedrooms(g, s, stay, least)
    if variant != NO_WAY:
        put(g, s, stay, variant)
        if s.score[SCORE] >= least and _introductions_hold(g, s):
            return True
        take_out(g, s, stay)
    undo(g, s)
    return False


@compiled
def take_back(g: Given, s: Now, stay: int) -> int:
    """Undo a change that was made; the variant that the stay had."""
    variant = s.variant[stay]
    take_out(g, s, stay)
    undo(g, s)
    return variant


@compiled
def _worth_it(g: Given, s: Now, stay: int, least: float) -> bool:
    family, nights = g.pair_family[g.stay_pair[stay]], g.stay_nights[stay]
    had = s.nights[family]
    return s.score[SCORE] + g.worth[family, had + nights] - g.worth[family, had] + g.by_stay[stay] >= least


@compiled
def _own_room(g: Given, s: Now, stay: int) -> bool:
    """Put out the family's own stays that are too close or too many."""
    pair = g.stay_pair[stay]
    family, first = g.pair_family[pair], g.stay_first[stay]
    until, gap = first + g.stay_nights[stay], g.least_gap[family]
    place = 0
    while place < s.owns[family]:
        other = s.own[family, place]
        begins = g.stay_first[other]
        if begins < until + gap and first < begins + g.stay_nights[other] + gap:
            if not put_out(g, s, other):
                return False
        else:
            place += 1
    while not _within_limits(g, s, stay, family):
        if s.owns[family] == 0 or not put_out(g, s, s.own[family, throw(s.dice, s.owns[family])]):
            return False
    return g.stay_nights[stay] <= g.first_most[pair] or _comes_before(g, s, family, pair, first)


@compiled
def _comes_before(g: Given, s: Now, family: int, pair: int, first: int) -> bool:
    for place in range(s.owns[family]):
        other = s.own[family, place]
        if g.stay_pair[other] == pair and g.stay_first[other] < first:
            return True
    return False


@compiled
def _within_limits(g: Given, s: Now, stay: int, family: int) -> bool:
    nights = g.stay_nights[stay]
    if s.nights[family] + nights > g.most_nights[family] or s.owns[family] >= g.most_stays[family]:
        return False
    for b in range(g.stay_counts.shape[1]):
        if g.most_counted[family, b] < NO_LIMIT:
            counted = np.int64(g.stay_counts[stay, b])
            for place in range(s.owns[family]):
                counted += g.stay_counts[s.own[family, place], b]
            if counted > g.most_counted[family, b]:
                return False
    return not g.has_night_limit[family] or _within_night_limits(g, s, stay, family)


@compiled
def _within_night_limits(g: Given, s: Now, stay: int, family: int) -> bool:
    for t in range(s.many.shape[1]):
        most = g.most_by_night[family, t]
        if most < NO_LIMIT:
            spent = _spent(g, stay, t)
            for place in range(s.owns[family]):
                spent += _spent(g, s.own[family, place], t)
            if spent > most:
                return False
    return True


@compiled
def _spent(g: Given, stay: int, night: int) -> int:
    first = max(g.stay_first[stay], 0)
    if night < first:
        return 0
    return min(night + 1, g.stay_first[stay] + g.stay_nights[stay]) - first + g.days_per_stay


@compiled
def _others_room(g: Given, s: Now, stay: int, least: float) -> bool:
    """Put out guests who must not meet the child, or whose places, staff or welcome it needs."""
    pair = g.stay_pair[stay]
    home, first = g.pair_home[pair], g.stay_first[stay]
    for t in range(first, first + g.stay_nights[stay]):
        if not _company(g, s, pair, home, t) or not _draw(g, s, pair, home, t):
            return False
        if not _worth_it(g, s, stay, least):
            return False
    while s.arrivals[home, first] < 1:
        other = _somebody_arriving(g, s, home, first)
        if other < 0 or not put_out(g, s, other):
            return False
    return _worth_it(g, s, stay, least)


@compiled
def _company(g: Given, s: Now, pair: int, home: int, t: int) -> bool:
    place = 0
    while place < s.many[home, t]:
        other = s.guests[home, t, place]
        if _may_meet(g, pair, g.stay_pair[other], t):
            place += 1
        elif not put_out(g, s, other):
            return False
    return True


@compiled
def _may_meet(g: Given, pair: int, other: int, t: int) -> bool:
    if g.alone[pair] or g.alone[other] or g.apart[pair, g.local[other]]:
        return False
    one, two = g.label[pair, t], g.label[other, t]
    return one == two or min(one, two) == FREE_LABEL or max(one, two) == FREE_LABEL


@compiled
def _draw(g: Given, s: Now, pair: int, home: int, t: int) -> bool:
    for k in range(g.use.shape[1]):
        while s.left[home, k, t] < g.use[pair, k]:
            other = _somebody_drawing(g, s, home, k, t)
            if other < 0 or not put_out(g, s, other):
                return False
    return True


@compiled
def _somebody_drawing(g: Given, s: Now, home: int, k: int, t: int) -> int:
    many = s.many[home, t]
    if many == 0:
        return -1
    begin = throw(s.dice, many)
    for step in range(many):
        other = s.guests[home, t, (begin + step) % many]
        if g.use[g.stay_pair[other], k] > 0 and not g.fixed[other]:
            return other
    return -1


@compiled
def _somebody_arriving(g: Given, s: Now, home: int, t: int) -> int:
    many = s.many[home, t]
    if many == 0:
        return -1
    begin = throw(s.dice, many)
    for step in range(many):
        other = s.guests[home, t, (begin + step) % many]
        if g.stay_first[other] == t and not g.fixed[other]:
            return other
    return -1


@compiled
def _bedrooms(g: Given, s: Now, stay: int, least: float) -> int:
    """A variant whose bedrooms are free, or else one whose bedrooms are made free."""
    pair = g.stay_pair[stay]
    low, high = g.pair_variants[pair], g.pair_variants[pair + 1]
    if high == low:
        return NO_WAY
    begin = throw(s.dice, high - low)
    for step in range(high - low):
        variant = low + (begin + step) % (high - low)
        if _is_free(g, s, stay, variant):
            return variant
    variant = low + begin
    return variant if _make_free(g, s, stay, variant) and _worth_it(g, s, stay, least) else NO_WAY


@compiled
def _needed(g: Given, variant: int, room: int) -> int:
    found = 0
    for place in range(g.variant_classes.shape[1]):
        found += g.variant_classes[variant, place] == room
    return found


@compiled
def _lacking(g: Given, s: Now, stay: int, room: int, needed: int) -> int:
    """The first night on which there are too few of a class of bedrooms, or -1."""
    first, last = g.stay_first[stay], s.many.shape[1]
    until = first + g.stay_nights[stay]
    for t in range(first, until):
        if s.rooms[room, t] < needed:
            return t
    for t in range(until, min(until + g.turnaround[g.pair_home[g.stay_pair[stay]]], last)):
        if g.class_open[room, t] > 0 and s.rooms[room, t] < needed:
            return t
    return -1


@compiled
def _is_free(g: Given, s: Now, stay: int, variant: int) -> bool:
    for place in range(g.variant_classes.shape[1]):
        room = g.variant_classes[variant, place]
        if room >= 0 and _lacking(g, s, stay, room, _needed(g, variant, room)) >= 0:
            return False
    return True


@compiled
def _make_free(g: Given, s: Now, stay: int, variant: int) -> bool:
    for place in range(g.variant_classes.shape[1]):
        room = g.variant_classes[variant, place]
        if room < 0:
            break
        needed = _needed(g, variant, room)
        t = _lacking(g, s, stay, room, needed)
        while t >= 0:
            other = _somebody_in(g, s, room, t, g.pair_home[g.stay_pair[stay]])
            if other < 0 or not put_out(g, s, other):
                return False
            t = _lacking(g, s, stay, room, needed)
    return True


@compiled
def _somebody_in(g: Given, s: Now, room: int, t: int, home: int) -> int:
    """A stay that has a bedroom of the class on a night, or is the reason why one rests then."""
    for night in range(t, max(t - g.turnaround[home], 0) - 1, -1):
        for place in range(s.many[home, night]):
            other = s.guests[home, night, place]
            rests = g.stay_first[other] + g.stay_nights[other] + g.turnaround[home]
            if rests > t and not g.fixed[other] and _needed(g, s.variant[other], room) > 0:
                return other
    return -1


@compiled
def _introductions_hold(g: Given, s: Now) -> bool:
    """Whether no family that has lost a short first stay now begins with a long one."""
    for n in range(s.counts[OUT]):
        pair = g.stay_pair[s.out[0, n]]
        if g.first_most[pair] < NO_LIMIT and not _begins_short(g, s, pair):
            return False
    return True


@compiled
def _begins_short(g: Given, s: Now, pair: int) -> bool:
    family, begins, earliest = g.pair_family[pair], 1 << 14, -1
    for place in range(s.owns[family]):
        other = s.own[family, place]
        if g.stay_pair[other] == pair and g.stay_first[other] < begins:
            begins, earliest = g.stay_first[other], other
    return earliest < 0 or g.fixed[earliest] or g.stay_nights[earliest] <= g.first_most[pair]
