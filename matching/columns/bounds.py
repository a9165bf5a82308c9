"""What a question allows at worst and at best, and tests whose outcome may be open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from matching.findings import Band

Flags = NDArray[np.bool_]

B = TypeVar("B", bool, Flags)


class Bounds(NamedTuple):
    """The worst and the best band, and the fewest and the most points, over every world still possible."""

    worst: int
    best: int
    low: int = 0
    high: int = 0


HOLDS = Bounds(Band.GOOD, Band.GOOD)


@dataclass(frozen=True)
class May(Generic[B]):
    """Whether something may turn out to be so, and whether it may turn out not to be: for one home, or for each.

    `&` and `|` join tests that rest on different facts.
    """

    yes: B
    no: B

    def __and__(self, other: May[B]) -> May[B]:
        return May(self.yes & other.yes, self.no | other.no)

    def __or__(self, other: May[B]) -> May[B]:
        return May(self.yes | other.yes, self.no & other.no)

    def __invert__(self) -> May[B]:
        return May(self.no, self.yes)


YES, NO, OPEN = May(True, False), May(False, True), May(True, True)


def may(known: bool | None) -> May[bool]:
    """A test whose outcome is known, or open when it is None."""
    return OPEN if known is None else YES if known else NO


def any_of(tests: Iterable[bool]) -> May[bool]:
    """Open when the values still possible differ in the test."""
    found = set(tests)
    return May(True in found, False in found)


def fails_to(band: int, holds: May[bool]) -> Bounds:
    """Good where the test holds, and that band where it does not."""
    return Bounds(band if holds.no else Band.GOOD, Band.GOOD if holds.yes else band)


def over(bands: Iterable[int]) -> Bounds:
    """From the worst to the best of the bands that are possible."""
    found = tuple(bands)
    return Bounds(min(found), max(found))
