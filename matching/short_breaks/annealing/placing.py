"""Puts stays into the plan and takes them out again, with everything that is counted of them. Compiled."""

from __future__ import annotations

from matching.short_breaks.annealing.compiled import compiled, inlined
from matching.short_breaks.annealing.state import MOST_OUT, MOVED, OUT, SCORE, Given, Now
from matching.short_breaks.problem import FREE_LABEL


@inlined
def count(g: Given, s: Now, stay: int, variant: int, sign: int) -> None:
    """Draw on everything the stay takes (sign 1), or give it back (sign -1)."""
    pair = g.stay_pair[stay]
    home, first = g.pair_home[pair], g.stay_first[stay]
    until = first + g.stay_nights[stay]
    last = s.many.shape[1]
    for t in range(max(first, 0), min(until, last)):
        for w in range(g.guard.shape[0]):
            s.left[home, t, w] -= sign * g.draw[pair, w]
        s.lone[home, t] += sign * g.alone[pair]
        if g.label[pair, t] != FREE_LABEL:
            s.kind[home, t] = g.label[pair, t]
            s.kind_many[home, t] += sign
    for place in range(g.variant_classes.shape[1]):
        room = g.variant_classes[variant, place]
        if room < 0:
            break
        for t in range(max(first, 0), min(until, last)):
            s.rooms[room, t] -= sign
        for t in range(max(until, 0), min(until + g.turnaround[home], last)):
            if g.class_open[room, t] > 0:
                s.rooms[room, t] -= sign
    if first >= 0:
        s.arrivals[home, first] -= sign


@inlined
def note_moved(s: Now, family: int) -> None:
    """Remember that the family's stays may differ from those of the best plan."""
    if not s.has_moved[family]:
        s.has_moved[family] = True
        s.moved[s.counts[MOVED]] = family
        s.counts[MOVED] += 1


@compiled
def put(g: Given, s: Now, stay: int, variant: int) -> None:
    """Put a stay in."""
    count(g, s, stay, variant, 1)
    pair = g.stay_pair[stay]
    home, family = g.pair_home[pair], g.pair_family[pair]
    for t in range(max(g.stay_first[stay], 0), min(g.stay_first[stay] + g.stay_nights[stay], s.many.shape[1])):
        s.guests[home, t, s.many[home, t]] = stay
        s.many[home, t] += 1
    s.own[family, s.owns[family]] = stay
    s.owns[family] += 1
    before = g.worth[family, s.nights[family]]
    s.nights[family] += g.stay_nights[stay]
    s.score[SCORE] += g.worth[family, s.nights[family]] - before + g.by_stay[stay]
    s.variant[stay] = variant
    note_moved(s, family)


@compiled
def take_out(g: Given, s: Now, stay: int) -> None:
    """Take a stay out."""
    count(g, s, stay, s.variant[stay], -1)
    pair = g.stay_pair[stay]
    home, family = g.pair_home[pair], g.pair_family[pair]
    for t in range(max(g.stay_first[stay], 0), min(g.stay_first[stay] + g.stay_nights[stay], s.many.shape[1])):
        s.many[home, t] -= 1
        for place in range(s.many[home, t]):
            if s.guests[home, t, place] == stay:
                s.guests[home, t, place] = s.guests[home, t, s.many[home, t]]
                break
    s.owns[family] -= 1
    for place in range(s.owns[family]):
        if s.own[family, place] == stay:
            s.own[family, place] = s.own[family, s.owns[family]]
            break
    before = g.worth[family, s.nights[family]]
    s.nights[family] -= g.stay_nights[stay]
    s.score[SCORE] += g.worth[family, s.nights[family]] - before - g.by_stay[stay]
    s.variant[stay] = -1
    note_moved(s, family)


@compiled
def put_out(g: Given, s: Now, stay: int) -> bool:
    """Take a stay out for the change in hand, and note it; not a fixed one, nor one too many."""
    if g.fixed[stay] or s.counts[OUT] >= MOST_OUT:
        return False
    s.out[0, s.counts[OUT]] = stay
    s.out[1, s.counts[OUT]] = s.variant[stay]
    s.counts[OUT] += 1
    take_out(g, s, stay)
    return True


@compiled
def undo(g: Given, s: Now) -> None:
    """Put back, the last first, what the change in hand has put out."""
    while s.counts[OUT] > 0:
        s.counts[OUT] -= 1
        put(g, s, s.out[0, s.counts[OUT]], s.out[1, s.counts[OUT]])
