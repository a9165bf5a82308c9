"""One rearrangement: some nights of one home are cleared, in whole or in part, and filled again. Compiled.

A single stay put in or out cannot turn a night from one kind into another, nor trade three short stays for two long
ones; this can.
"""

from __future__ import annotations

import math

from matching.short_breaks.annealing.compiled import compiled, inlined
from matching.short_breaks.annealing.dice import throw
from matching.short_breaks.annealing.fitting import free_variant, introductions_hold, is_open, suits_family
from matching.short_breaks.annealing.placing import put, put_out, take_out, undo
from matching.short_breaks.annealing.state import INTO, MOST_OUT, OUT, SCORE, Given, Now
from matching.short_breaks.annealing.waiting import line_up, next_of

UNIT = 1 << 20
LONGEST = 8
"""Nights looked at, at the most."""
NOISE = 0.25
"""How much less a stay may count than it is worth, in every other rearrangement. Project judgement, by trial."""
ORDERS = 3


@compiled
def rearrange(g: Given, s: Now, home: int, heat: float) -> bool:
    """Clear some nights of a home and fill them again, if the score then falls by no more than chance allows."""
    least = s.score[SCORE] + heat * math.log((throw(s.dice, UNIT) + 1.0) / UNIT)
    last, many = s.many.shape[1], 1 + throw(s.dice, LONGEST)
    first = throw(s.dice, last + many - 1) - many + 1
    until, first = min(first + many, last), max(first, 0)
    s.counts[OUT] = 0
    s.counts[INTO] = 0
    _clear(g, s, home, first, until)
    _fill(g, s, home, first, until)
    if s.score[SCORE] >= least and introductions_hold(g, s):
        return True
    while s.counts[INTO] > 0:
        s.counts[INTO] -= 1
        take_out(g, s, s.into[s.counts[INTO]])
    undo(g, s)
    return False


@compiled
def _clear(g: Given, s: Now, home: int, first: int, until: int) -> None:
    """Put out about half of the guests of each night; who stays for several is the likelier to go."""
    for t in range(first, until):
        for place in range(s.many[home, t] - 1, -1, -1):
            if throw(s.dice, 2) == 0:
                put_out(g, s, s.guests[home, t, place])


@compiled
def _fill(g: Given, s: Now, home: int, first: int, until: int) -> None:
    """Let each family in turn take the best stay that it can have about those nights."""
    waiting = _queue(g, s, home, first, until)
    noise = NOISE * throw(s.dice, 2)
    while waiting > 0 and s.counts[INTO] < MOST_OUT and _has_room(g, s, home, first, until):
        stay, variant = best_stay(g, s, next_of(s, waiting), home, first, until, noise)
        waiting -= 1
        if stay >= 0:
            put(g, s, stay, variant)
            s.into[s.counts[INTO]] = stay
            s.counts[INTO] += 1


@inlined
def _has_room(g: Given, s: Now, home: int, first: int, until: int) -> bool:
    """Whether on any of the nights somebody who draws as little as can be would still find enough of everything."""
    for t in range(first, until):
        enough = s.lone[home, t] == 0
        for w in range(g.guard.shape[0]):
            enough = enough and (s.left[home, t, w] - g.least[home, w]) & g.guard[w] == g.guard[w]
        if enough:
            return True
    return False


@compiled
def _queue(g: Given, s: Now, home: int, first: int, until: int) -> int:
    """How many could want those nights; in line by chance, or also by what a night more is worth, or what they draw."""
    order, many = throw(s.dice, ORDERS), 0
    for n in range(g.home_starts[home], g.home_starts[home + 1]):
        pair = g.home_pairs[n]
        family = g.pair_family[pair]
        had = s.nights[family]
        if had < g.most_nights[family] and _has_open(g, s, pair, home, first, until):
            key = (throw(s.dice, UNIT) + 1.0) / UNIT
            if order >= 1:
                key *= g.worth[family, had + 1] - g.worth[family, had]
            if order >= 2:
                key *= g.size[pair]
            s.keys[many], s.queue[many] = key, pair
            many += 1
    line_up(s, many)
    return many


@inlined
def _has_open(g: Given, s: Now, pair: int, home: int, first: int, until: int) -> bool:
    t = first
    while t < until and not is_open(g, s, pair, home, t):
        t += 1
    return t < until


@inlined
def _next_closed(g: Given, s: Now, pair: int, home: int, until: int) -> int:
    """The first night, from `until` on, that is not open to the pair."""
    closed, end = until, min(until + g.longest[pair] - 1, s.many.shape[1])
    while closed < end and is_open(g, s, pair, home, closed):
        closed += 1
    return closed


@inlined
def best_stay(g: Given, s: Now, pair: int, home: int, first: int, until: int, noise: float) -> tuple[int, int]:
    """The pair's best stay that has one of the nights, with its variant; (-1, -1) when none fits.

    Nights are looked at from the last, so that the open nights that follow each are known.
    """
    best, chosen, its_variant = 0.0, -1, -1
    if not _has_open(g, s, pair, home, first, until):
        return chosen, its_variant
    begin, closed = max(first - g.longest[pair] + 1, 0), _next_closed(g, s, pair, home, until)
    for t in range(until - 1, begin - 1, -1):
        if is_open(g, s, pair, home, t):
            if s.arrivals[home, t] > 0:
                best, chosen, its_variant = _better(g, s, pair, t, closed, first, noise, best, chosen, its_variant)
        elif t <= first:
            break
        else:
            closed = t
    return chosen, its_variant


@inlined
def _better(
    g: Given, s: Now, pair: int, t: int, closed: int, first: int, noise: float, best: float, chosen: int, variant: int
) -> tuple[float, int, int]:
    """The best so far, or a stay that begins on the night and is worth more."""
    family = g.pair_family[pair]
    had = s.nights[family]
    most = min(closed - t, g.most_nights[family] - had)
    for stay in range(g.stay_at[pair, t], g.stay_at[pair, t + 1]):
        nights = g.stay_nights[stay]
        if nights <= most and t + nights > first:
            gain = g.worth[family, had + nights] - g.worth[family, had] + g.by_stay[stay]
            if noise > 0:
                gain *= 1.0 - noise * (throw(s.dice, UNIT) / UNIT)
            if gain > best and suits_family(g, s, stay):
                its = free_variant(g, s, stay)
                if its >= 0:
                    best, chosen, variant = gain, stay, its
    return best, chosen, variant
