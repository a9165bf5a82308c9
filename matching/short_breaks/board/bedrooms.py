"""The bedrooms of a home with the stays in each, one after another, and the children who live there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching.short_breaks.board.living import Living
from matching.short_breaks.period import PlannedStay
from matching.world.home import Bedroom, Home

Held = PlannedStay | Living
"""What takes a bedroom for a run of nights."""


@dataclass(frozen=True)
class Lane:
    """One bedroom, and what takes it, without overlaps. Where two do at once, the bedroom has a second lane."""

    bedroom: str
    record: Bedroom | None
    """None: the home's record knows no such bedroom."""
    held: tuple[Held, ...]
    """In the order of nights."""
    second: bool = False

    @property
    def stays(self) -> tuple[PlannedStay, ...]:
        """The guests' stays, in order."""
        return tuple(held for held in self.held if isinstance(held, PlannedStay))


def lanes(home: Home, stays: Iterable[PlannedStay], living: Iterable[Living] = ()) -> tuple[Lane, ...]:
    """Every bedroom in the record's order, then any that only a stay or a child who lives there names."""
    here = sorted((s for s in stays if s.urn == home.urn), key=lambda s: (s.first_night, s.family))
    residents = tuple(living)
    records = {room.id: room for room in home.bedrooms}
    lived_in = (one.bedroom for one in residents if one.bedroom is not None)
    named = dict.fromkeys([*records, *(room for stay in here for room in stay.bedrooms), *lived_in])
    return tuple(lane for room in named for lane in _of_room(room, records.get(room), here, residents))


def _of_room(
    room: str, record: Bedroom | None, here: Sequence[PlannedStay], living: Sequence[Living]
) -> Iterable[Lane]:
    rows: list[list[Held]] = [[]]
    wanted: list[Held] = [one for one in living if one.bedroom == room]
    wanted += [stay for stay in here if room in stay.bedrooms]
    for held in wanted:
        fitting = [row for row in rows if all(_apart(held, other) for other in row)]
        if not fitting:
            rows.append([])
        (fitting or rows[-1:])[0].append(held)
    ordered = [tuple(sorted(row, key=lambda held: held.run.first)) for row in rows]
    return [Lane(room, record, row, second=number > 0) for number, row in enumerate(ordered)]


def _apart(one: Held, other: Held) -> bool:
    return one.run.until <= other.run.first or other.run.until <= one.run.first
