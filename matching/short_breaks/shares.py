"""How often each kind of part is tried: the more a kind has brought for its work, the more often; none is given up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

DECAY = 0.92
EVENLY = 0.15
"""Of all tries, those that are spread evenly."""


class Trial(NamedTuple):
    """What one try of a kind brought: nights' worth gained, and the work it took."""

    kind: int
    gain: float
    work: float


@dataclass(frozen=True)
class Shares:
    """What each kind has brought lately, and its work."""

    gains: tuple[float, ...]
    work: tuple[float, ...]

    def after(self, trials: Iterable[Trial]) -> Shares:
        """With what has been learnt since, in the order of the trials."""
        gains, work = list(self.gains), list(self.work)
        for kind, gain, spent in trials:
            gains[kind] = DECAY * gains[kind] + gain
            work[kind] = DECAY * work[kind] + spent
        return Shares(tuple(gains), tuple(work))

    def wider(self, kinds: int) -> Shares:
        """With as many kinds as that: those that are new as if each had brought a little."""
        new = even_shares(kinds - len(self.gains))
        return Shares(self.gains + new.gains, self.work + new.work)

    def draw(self, dice: Random) -> int:
        """A kind."""
        if dice.random() < EVENLY:
            return dice.randrange(len(self.gains))
        rates = [gain / work for gain, work in zip(self.gains, self.work, strict=True)]
        return dice.choices(range(len(rates)), weights=rates)[0] if sum(rates) > 0 else dice.randrange(len(rates))


def even_shares(kinds: int) -> Shares:
    """Before anything is known: each kind as if it had brought a little."""
    return Shares((1.0,) * kinds, (0.1,) * kinds)
