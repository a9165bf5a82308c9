"""Whether a stay may join the plan as it is: the night's own rules, the family's, and the bedrooms. Compiled.

The rules are those of the constraints; every plan that comes out is held against them.
"""

from __future__ import annotations

from matching.short_breaks.annealing.compiled import compiled, inlined
from matching.short_breaks.annealing.state import OUT, Given, Now
from matching.short_breaks.problem import FREE_LABEL, NO_LIMIT


@inlined
def is_open(g: Given, s: Now, pair: int, home: int, t: int) -> bool:
    """Whether the pair's family could be there on the night, beside those who are."""
    if not g.possible[pair, t] or s.lone[home, t] > 0 or (g.alone[pair] and s.many[home, t] > 0):
        return False
    for w in range(g.guard.shape[0]):
        if (s.left[home, t, w] - g.draw[pair, w]) & g.guard[w] != g.guard[w]:
            return False
    label = g.label[pair, t]
    if label != FREE_LABEL and s.kind_many[home, t] > 0 and label != s.kind[home, t]:
        return False
    if g.has_apart[pair]:
        for place in range(s.many[home, t]):
            if g.apart[pair, g.local[g.stay_pair[s.guests[home, t, place]]]]:
                return False
    return True


@inlined
def suits_family(g: Given, s: Now, stay: int) -> bool:
    """Whether the family's other stays leave room for it: gaps, stays, nights, budgets, limits, a short first stay."""
    pair = g.stay_pair[stay]
    family, first = g.pair_family[pair], g.stay_first[stay]
    until, gap = first + g.stay_nights[stay], g.least_gap[family]
    for place in range(s.owns[family]):
        other = s.own[family, place]
        begins = g.stay_first[other]
        if begins < until + gap and first < begins + g.stay_nights[other] + gap:
            return False
    if s.nights[family] + g.stay_nights[stay] > g.most_nights[family] or s.owns[family] >= g.most_stays[family]:
        return False
    if not _within_budgets(g, s, stay, family):
        return False
    return g.stay_nights[stay] <= g.first_most[pair] or _comes_before(g, s, family, pair, first)


@inlined
def _within_budgets(g: Given, s: Now, stay: int, family: int) -> bool:
    for b in range(g.stay_counts.shape[1]):
        if g.most_counted[family, b] < NO_LIMIT:
            counted = int(g.stay_counts[stay, b])
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


@inlined
def _comes_before(g: Given, s: Now, family: int, pair: int, first: int) -> bool:
    for place in range(s.owns[family]):
        other = s.own[family, place]
        if g.stay_pair[other] == pair and g.stay_first[other] < first:
            return True
    return False


@inlined
def free_variant(g: Given, s: Now, stay: int) -> int:
    """The first variant, in `variant_order`, whose bedrooms are free for all of the stay; -1 when none is."""
    pair = g.stay_pair[stay]
    for n in range(g.pair_variants[pair], g.pair_variants[pair + 1]):
        variant = g.variant_order[n]
        if _is_free(g, s, stay, variant):
            return variant
    return -1


@inlined
def _is_free(g: Given, s: Now, stay: int, variant: int) -> bool:
    for place in range(g.variant_classes.shape[1]):
        room = g.variant_classes[variant, place]
        if room < 0:
            break
        needed = 0
        for other in range(g.variant_classes.shape[1]):
            needed += g.variant_classes[variant, other] == room
        if _lacks(g, s, stay, room, needed):
            return False
    return True


@inlined
def _lacks(g: Given, s: Now, stay: int, room: int, needed: int) -> bool:
    first, last = g.stay_first[stay], s.many.shape[1]
    until = first + g.stay_nights[stay]
    for t in range(first, until):
        if s.rooms[room, t] < needed:
            return True
    for t in range(until, min(until + g.turnaround[g.pair_home[g.stay_pair[stay]]], last)):
        if g.class_open[room, t] > 0 and s.rooms[room, t] < needed:
            return True
    return False


@compiled
def introductions_hold(g: Given, s: Now) -> bool:
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
