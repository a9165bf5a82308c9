"""Children looked after as batches of plain arrays, to be screened by the thousand without a record for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from matching.world.child import DayCare, NightCare, Sex
from scenarios.generators.drawn import BATCH, Drawn, Throws, looked_after
from scenarios.generators.figures import shares, weights

N = TypeVar("N", bound=np.generic)

NOT_KNOWN = -1
"""What stands in a whole-number column where the matter is not known: no true value is below 0."""


@dataclass(frozen=True)
class Batch:
    """Children as columns, one row a child. A column of whole numbers holds NOT_KNOWN where the matter is not known."""

    first: int
    """The number of the first child, counted from 0 over all batches."""
    needs: tuple[str, ...]
    """Ids of needs: the second axis of `low` and `high`."""
    low: NDArray[np.int8]
    """Children x needs: the lowest level still possible."""
    high: NDArray[np.int8]
    """Children x needs: the highest level still possible."""
    age_days: NDArray[np.int32]
    """Days from birth to the day the world stands at."""
    sex: NDArray[np.int8]
    """Place in `Sex`."""
    day_care: NDArray[np.int8]
    """Place in `DayCare`."""
    night_care: NDArray[np.int8]
    """Place in `NightCare`."""
    easting: NDArray[np.int32]
    """Metres on the national grid, of the child's own home."""
    northing: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.age_days)


SEXES, DAYS, NIGHTS = tuple(Sex), tuple(DayCare), tuple(NightCare)


def batches(seed: int, children: int | None = None, size: int = BATCH) -> Iterator[Batch]:
    """Everybody looked after in the country, or so many of them, in batches of `size`; one is held at a time."""
    first = 0
    for drawn in looked_after(seed, children, size):
        yield as_batch(drawn, first)
        first += len(drawn)


def as_batch(drawn: Drawn, first: int = 0) -> Batch:
    """The columns of children drawn for a country, each at a place of its own."""
    easting, northing = _places(drawn.place_throws)
    unrecorded = drawn.not_recorded
    sex = np.where(drawn.male, SEXES.index(Sex.MALE), SEXES.index(Sex.FEMALE)).astype(np.int8)
    return Batch(
        first=first,
        needs=drawn.needs,
        low=drawn.low,
        high=drawn.high,
        age_days=_known(drawn.age_days, unrecorded["date_of_birth"]),
        sex=_known(sex, unrecorded["sex"]),
        day_care=_known(drawn.day_care, unrecorded["day_care"]),
        night_care=_known(drawn.night_care, unrecorded["night_care"]),
        easting=_known(easting, unrecorded["home_place"]),
        northing=_known(northing, unrecorded["home_place"]),
    )


def _places(thrown: Throws) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """A place in one of the regions, by its share of children, evenly within its reach."""
    names = tuple(shares("children_by_region"))
    rounds = np.array([weights("region_places", name) for name in names])
    steps = np.cumsum(tuple(shares("children_by_region").values()))
    middle = rounds[np.searchsorted(steps[:-1] / steps[-1], thrown[:, 0], side="right")]
    reach, turn = middle[:, 2] * np.sqrt(thrown[:, 1]), 2 * np.pi * thrown[:, 2]
    east, north = middle[:, 0] + reach * np.cos(turn), middle[:, 1] + reach * np.sin(turn)
    return (1000 * east).astype(np.int32), (1000 * north).astype(np.int32)


def _known(column: NDArray[N], unknown: NDArray[np.bool_]) -> NDArray[N]:
    return np.where(unknown, NOT_KNOWN, column).astype(column.dtype)
