"""Many changes, one after another, while the heat falls. Compiled."""

from __future__ import annotations

from matching.short_breaks.annealing.changing import change, take_back, throw
from matching.short_breaks.annealing.compiled import compiled
from matching.short_breaks.annealing.placing import put, take_out
from matching.short_breaks.annealing.state import BEST, OUT, SCORE, Given, Now

STEP = 512
"""Changes at the same heat."""


@compiled
def cool(g: Given, s: Now, moves: int, hot: float, cold: float, often: int) -> None:
    """Try so many changes from one heat to another.

    `often` times out of 100 the family is one that was put out last, which is looking for something else.
    """
    falls = (cold / hot) ** (STEP / max(moves, STEP))
    heat, last, pending = hot, -1, False
    for move in range(moves):
        if move % STEP == STEP - 1:
            heat *= falls
        stay = _somebody(g, s, last, often)
        before = s.score[SCORE]
        if stay < 0 or not change(g, s, stay, heat):
            continue
        if pending and s.score[SCORE] < before:
            _keep_before(g, s, stay)
            pending = False
        if s.counts[OUT] > 0:
            last = g.pair_family[g.stay_pair[s.out[0, throw(s.dice, s.counts[OUT])]]]
        if s.score[SCORE] > s.score[BEST]:
            s.score[BEST] = s.score[SCORE]
            pending = True
    if pending:
        keep(s)


@compiled
def _somebody(g: Given, s: Now, last: int, often: int) -> int:
    """A stay that is not in the plan, of any family or of the one put out last; -1 where the dice fall on none."""
    family = last if last >= 0 and throw(s.dice, 100) < often else throw(s.dice, s.owns.shape[0])
    low = g.pair_stays[g.family_pairs[family]]
    high = g.pair_stays[g.family_pairs[family + 1]]
    if high == low:
        return -1
    stay = low + throw(s.dice, high - low)
    return -1 if s.variant[stay] >= 0 else stay


@compiled
def _keep_before(g: Given, s: Now, stay: int) -> None:
    """Keep the plan as it was before the change in hand, which is then made again."""
    out = s.counts[OUT]
    variant = take_back(g, s, stay)
    keep(s)
    for n in range(out):
        take_out(g, s, s.out[0, n])
    put(g, s, stay, variant)
    s.counts[OUT] = out


@compiled
def keep(s: Now) -> None:
    """Keep the plan as it is now as the best."""
    for family in range(s.owns.shape[0]):
        for place in range(s.own.shape[1]):
            if place >= s.owns[family]:
                s.best[family, place, 0] = -1
                break
            stay = s.own[family, place]
            s.best[family, place, 0] = stay
            s.best[family, place, 1] = s.variant[stay]
