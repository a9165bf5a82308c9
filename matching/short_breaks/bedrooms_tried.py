"""Tries a repair with each bedroom that a child admitted could have, and puts those first that touch fewest families.

By the stays in a bedroom alone it cannot be told whom it touches: a guest of it may find another, and staff who are
with the child may be missing elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from matching.errors import BadInput
from matching.short_breaks.admitting import Admitting, BedroomFree, in_order
from matching.short_breaks.changes import Change
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.world.record import Ident

LOOKS = 200_000
"""Bedrooms times the stays that each repair looks at. Project judgement, by trial: some seconds."""

TouchedWith = Callable[[Sequence[Change]], tuple[Ident, ...]]
"""The families that a repair after these changes would touch. Raises BadInput for changes that cannot be made."""


def tried(
    found: Sequence[Admitting], changes: Sequence[Change], stays: int, own: tuple[Ident, ...], touched: TouchedWith
) -> tuple[Admitting, ...]:
    """Each with its bedrooms in the order of what was tried; as they were, where that would be too much work.

    `own` are the families touched with the bedrooms that were chosen; `stays` is how many a repair looks at.
    """
    if stays * sum(len(one.bedrooms) for one in found) > LOOKS:
        return tuple(found)
    places = [n for n, change in enumerate(changes) if isinstance(change, EmergencyAdmission)]
    return tuple(_each(one, changes, n, own, touched) for one, n in zip(found, places, strict=True))


def _each(
    one: Admitting, changes: Sequence[Change], place: int, own: tuple[Ident, ...], touched: TouchedWith
) -> Admitting:
    def with_room(room: BedroomFree) -> tuple[Ident, ...] | None:
        if room.bedroom == one.chosen:
            return own
        if room.guest_until is not None:
            return None
        try:
            return touched(tuple(_instead(changes, place, room.bedroom)))
        except BadInput:
            return None

    rooms = (room.model_copy(update={"touched": with_room(room)}) for room in one.bedrooms)
    return one.model_copy(update={"bedrooms": in_order(rooms), "tried": True})


def _instead(changes: Sequence[Change], place: int, bedroom: str) -> Iterator[Change]:
    for n, change in enumerate(changes):
        if n == place and isinstance(change, EmergencyAdmission):
            yield change.model_copy(update={"bedroom": bedroom})
        else:
            yield change
