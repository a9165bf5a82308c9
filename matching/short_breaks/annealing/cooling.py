"""Many rearrangements, one after another, while the heat falls. Compiled."""

from __future__ import annotations

from matching.short_breaks.annealing.compiled import compiled
from matching.short_breaks.annealing.dice import throw
from matching.short_breaks.annealing.placing import put, take_out, undo
from matching.short_breaks.annealing.rearranging import rearrange
from matching.short_breaks.annealing.state import BEST, INTO, MOVED, OUT, SCORE, Given, Now

STEP = 32
"""Rearrangements of one home, one after another, at the same heat: what is read of it then stays near at hand."""


@compiled
def cool(g: Given, s: Now, moves: int, hot: float, cold: float) -> None:
    """Try so many rearrangements from one heat to another."""
    falls = (cold / hot) ** (STEP / max(moves, STEP))
    heat, pending, home = hot, False, 0
    for move in range(moves):
        if move % STEP == 0:
            heat *= falls
            home = throw(s.dice, s.many.shape[0])
        before = s.score[SCORE]
        if not rearrange(g, s, home, heat):
            continue
        if pending and s.score[SCORE] < before:
            _keep_before(g, s)
            pending = False
        if s.score[SCORE] > s.score[BEST]:
            s.score[BEST] = s.score[SCORE]
            pending = True
    if pending:
        keep(s)


@compiled
def _keep_before(g: Given, s: Now) -> None:
    """Keep the plan as it was before the rearrangement in hand, which is then made again."""
    out, into = s.counts[OUT], s.counts[INTO]
    for n in range(into):
        s.again[n] = s.variant[s.into[n]]
        take_out(g, s, s.into[n])
    undo(g, s)
    keep(s)
    for n in range(out):
        take_out(g, s, s.out[0, n])
    for n in range(into):
        put(g, s, s.into[n], s.again[n])


@compiled
def keep(s: Now) -> None:
    """Keep the plan as it is now as the best: only of families that have moved since is there anything to write."""
    for n in range(s.counts[MOVED]):
        family = s.moved[n]
        s.has_moved[family] = False
        for place in range(s.own.shape[1]):
            if place >= s.owns[family]:
                s.best[family, place, 0] = -1
                break
            stay = s.own[family, place]
            s.best[family, place, 0] = stay
            s.best[family, place, 1] = s.variant[stay]
    s.counts[MOVED] = 0
