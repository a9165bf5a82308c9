"""Steps by which families come up to something of their own: a first night, then part after part of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from matching.short_breaks.building.made import Made
from matching.short_breaks.problem import Ints

OF_MINIMUM = "of the protected minimum"
BY_PARTS = f"{OF_MINIMUM}, part by part"
WHOLE, TENTHS = 100, 10
"""What the first night of a last part counts for each point of need, and into how many the part is cut."""
OF_MINIMUM_COUNTS = "each family's nights, so far as they fill that part of its protected minimum, times its need"


class Step(NamedTuple):
    """One step of a rule of fairness."""

    name: str
    by_nights: Ints
    """(U, N + 1): what each family adds by the number of its nights."""


def upto_shares(whole: Ints, shares: Iterable[int]) -> Iterator[tuple[str, Ints]]:
    """The first night, then each share of `whole` (U,), in per cent and rounded up: its name, and nights (U,)."""
    yield "the first night", np.minimum(whole, 1)
    for share in shares:
        yield f"{share} %", -(-whole * share // 100)


def upto_minimum(made: Made, shares: Sequence[int]) -> Iterator[Step]:
    """The first night, then shares of the protected minimum, each night times the family's need."""
    for name, nights in upto_shares(made.minimum, shares):
        yield Step(f"{name} {OF_MINIMUM}", made.needs[:, None] * made.upto(nights))


def parted(made: Made, shares: Sequence[int], parts: int, times: int) -> Iterator[Step]:
    """The first night, then shares of the protected minimum, each in so many equal parts, each night times the need.

    A night counts so many `times` as much as one in the next part, and those before the step as much as its first part.
    Within a part it counts less the more of the part lies before it, by up to a tenth, so that of as many nights those
    are best which are spread most evenly.
    """
    yield Step(f"the first night {BY_PARTS}", made.needs[:, None] * made.upto(np.minimum(made.minimum, 1)))
    for low, high in pairwise((0, *shares)):
        ends = [_upto_part(made, low, high, part, parts) for part in range(parts + 1)]
        worth = WHOLE * times ** (parts - 1) * made.upto(ends[0])
        for left, (begin, end) in zip(reversed(range(parts)), pairwise(ends), strict=True):
            worth = worth + times**left * _less_and_less(made, begin, end)
        yield Step(f"{high} % {BY_PARTS}", made.needs[:, None] * worth)


def _less_and_less(made: Made, begin: Ints, end: Ints) -> Ints:
    """(U, N + 1): what the nights between the two (U,) count; one in a hundred less for each tenth before them."""
    begin, end, number = begin[:, None], end[:, None], made.counting[None, :]
    less = TENTHS * (number - 1 - begin) // np.maximum(end - begin, 1)
    counted: Ints = np.where((number > begin) & (number <= end), WHOLE - less, 0).cumsum(axis=1)
    return counted


def _upto_part(made: Made, low: int, high: int, part: int, parts: int) -> Ints:
    """(U,): the nights up to the end of that part of the step, rounded up."""
    found: Ints = -(-made.minimum * (low * parts + (high - low) * part) // (100 * parts))
    return found
