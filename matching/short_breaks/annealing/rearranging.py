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

UNIT = 1 << 20
LONGEST = 8
"""Nights looked at, at the most."""
NOISE = 0.25
"""How much less a stay may count than it is worth, in every other rearrangement. Project judgement, by trial."""
ORDERS = 3


@compiled
def rearrange(g: Given, s: Now, heat: float) -> bool:
    """Clear some nights of a home and fill them again, if the score then falls by no more than chance allows."""
    least = s.score[SCORE] + heat * math.log((throw(s.dice, UNIT) + 1.0) / UNIT)
    home, last = throw(s.dice, s.many.shape[0]), s.many.shape[1]
    many = 1 + throw(s.dice, LONGEST)
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
    for n in range(waiting):
        if s.counts[INTO] < MOST_OUT:
            stay, variant = _best(g, s, s.queue[n], home, first, until, noise)
            if stay >= 0:
                put(g, s, stay, variant)
                s.into[s.counts[INTO]] = stay
                s.counts[INTO] += 1


@compiled
def _queue(g: Given, s: Now, home: int, first: int, until: int) -> int:
    """Who could want those nights: by chance, or also by what a night more is worth, or also by what they draw."""
    order, many = throw(s.dice, ORDERS), 0
    for n in range(g.home_starts[home], g.home_starts[home + 1]):
        pair = g.home_pairs[n]
        family = g.pair_family[pair]
        had, begin = s.nights[family], max(first - g.longest[pair] + 1, 0)
        if had < g.most_nights[family] and g.stay_at[pair, begin] < g.stay_at[pair, until]:
            key = (throw(s.dice, UNIT) + 1.0) / UNIT
            if order >= 1:
                key *= g.worth[family, had + 1] - g.worth[family, had]
            if order >= 2:
                key *= g.size[pair]
            _insert(s, many, pair, key)
            many += 1
    return many


@inlined
def _insert(s: Now, many: int, pair: int, key: float) -> None:
    i = many
    while i > 0 and s.keys[i - 1] < key:
        s.keys[i], s.queue[i] = s.keys[i - 1], s.queue[i - 1]
        i -= 1
    s.keys[i], s.queue[i] = key, pair


@compiled
def _best(g: Given, s: Now, pair: int, home: int, first: int, until: int, noise: float) -> tuple[int, int]:
    """The pair's best stay that has one of the nights, with its variant; (-1, -1) when none fits.

    Nights are looked at from the last, so that the open nights that follow each are known.
    """
    family = g.pair_family[pair]
    had, best, chosen, its_variant = s.nights[family], 0.0, -1, -1
    begin, end = max(first - g.longest[pair] + 1, 0), min(until + g.longest[pair] - 1, s.many.shape[1])
    closed = end
    for t in range(end - 1, begin - 1, -1):
        if not is_open(g, s, pair, home, t):
            closed = t
            continue
        if t >= until or s.arrivals[home, t] < 1:
            continue
        most = min(closed - t, g.most_nights[family] - had)
        for stay in range(g.stay_at[pair, t], g.stay_at[pair, t + 1]):
            nights = g.stay_nights[stay]
            if nights <= most and t + nights > first:
                gain = g.worth[family, had + nights] - g.worth[family, had] + g.by_stay[stay]
                if noise > 0:
                    gain *= 1.0 - noise * (throw(s.dice, UNIT) / UNIT)
                if gain > best and suits_family(g, s, stay):
                    variant = free_variant(g, s, stay)
                    if variant >= 0:
                        best, chosen, its_variant = gain, stay, variant
    return chosen, its_variant
