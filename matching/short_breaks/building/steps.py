"""Steps by which families come up to something of their own: a first night, then part after part of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from matching.short_breaks.building.made import Made
from matching.short_breaks.problem import Ints

OF_MINIMUM = "of the protected minimum"
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
