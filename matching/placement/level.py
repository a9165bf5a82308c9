"""One level of what best means: whole numbers for columns, to be made large."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from matching.optimise.program import Aim, Ints

PACKED = 10**7
"""Levels are asked together, the first weighing more than all of the next can come to, up to numbers this large."""


@dataclass(frozen=True)
class Level:
    """A level, or one step of it. Its value is never below nothing where `most` says how large it can be."""

    id: str
    amounts: Ints
    most: int | None = None

    @property
    def objective(self) -> str:
        """The objective it belongs to."""
        return self.id.partition(": ")[0]


Pack = tuple[Level, ...]


def packs(levels: Sequence[Level]) -> Iterator[Pack]:
    """The levels in order, those that can be asked together put together."""
    pack: list[Level] = []
    size = 1
    for level in levels:
        room = None if level.most is None else size * (level.most + 1)
        if pack and (room is None or room > PACKED or pack[-1].most is None):
            yield tuple(pack)
            pack, room = [], None if level.most is None else level.most + 1
        pack.append(level)
        size = room or 1
    if pack:
        yield tuple(pack)


def aim_of(pack: Pack, count: int) -> Aim:
    """One aim for all of a pack."""
    amounts = np.zeros(count, dtype=np.int64)
    for level, weight in zip(pack, _weights(pack), strict=True):
        amounts[: len(level.amounts)] += weight * level.amounts
    return Aim(pack[0].id, amounts)


def parts_of(pack: Pack, values: Iterable[int], bound: int) -> Iterator[int]:
    """The bound of each level of a pack, given that those before it are as good as their values here."""
    left = bound
    for level, weight, value in zip(pack, _weights(pack), values, strict=True):
        most = left // weight
        yield most if level.most is None else min(most, level.most)
        left -= weight * value


def _weights(pack: Pack) -> list[int]:
    weights = [1]
    for level in reversed(pack[1:]):
        weights.append(weights[-1] * ((level.most or 0) + 1))
    return weights[::-1]
