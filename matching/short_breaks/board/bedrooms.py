"""The bedrooms of a home with the stays in each, one after another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching.short_breaks.period import PlannedStay
from matching.world.home import Bedroom, Home


@dataclass(frozen=True)
class Lane:
    """One bedroom, and stays in it that do not overlap. Where promised stays do, the bedroom has a second lane."""

    bedroom: str
    record: Bedroom | None
    """None: the home's record knows no such bedroom."""
    stays: tuple[PlannedStay, ...]
    second: bool = False


def lanes(home: Home, stays: Iterable[PlannedStay]) -> tuple[Lane, ...]:
    """Every bedroom in the record's order, then any that only a stay names."""
    here = sorted((s for s in stays if s.urn == home.urn), key=lambda s: (s.first_night, s.family))
    records = {room.id: room for room in home.bedrooms}
    named = dict.fromkeys([*records, *(room for stay in here for room in stay.bedrooms)])
    return tuple(lane for room in named for lane in _of_room(room, records.get(room), here))


def _of_room(room: str, record: Bedroom | None, here: Sequence[PlannedStay]) -> Iterable[Lane]:
    rows: list[list[PlannedStay]] = [[]]
    for stay in (s for s in here if room in s.bedrooms):
        fitting = [row for row in rows if not row or row[-1].run.until <= stay.first_night]
        if not fitting:
            rows.append([])
        (fitting or rows[-1:])[0].append(stay)
    return [Lane(room, record, tuple(row), second=number > 0) for number, row in enumerate(rows)]
