"""Tries a repair with each bedroom that a child admitted could have, and puts those first that touch fewest families.

By the stays in a bedroom alone it cannot be told whom it touches: a guest of it may find another, and staff who are
with the child may be missing elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from matching.errors import BadInput
from matching.short_breaks.admitting import Admitting, BedroomFree, in_order
from matching.short_breaks.changes import Change
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.searching.progress import Stop, never
from matching.world.record import Ident

LOOKS = 200_000
"""Bedrooms times the stays that each repair looks at. Project judgement, by trial: some seconds."""

TouchedWith = Callable[[Sequence[Change]], tuple[Ident, ...]]
"""The families that a repair after these changes would touch. Raises BadInput for changes that cannot be made."""


def tried(
    found: Sequence[Admitting],
    changes: Sequence[Change],
    stays: int,
    own: tuple[Ident, ...],
    touched: TouchedWith,
    stop: Stop = never,
) -> tuple[Admitting, ...]:
    """Each with its bedrooms in the order of what was tried, without those that a later change rules out.

    As they were, where that would be too much work or somebody stops it. `own` are the families touched with the
    bedrooms that were chosen; `stays` is how many a repair looks at.
    """
    if stays * sum(len(one.bedrooms) for one in found) > LOOKS:
        return tuple(found)
    places = [n for n, change in enumerate(changes) if isinstance(change, EmergencyAdmission)]
    return tuple(_each(one, changes, n, own, touched, stop) for one, n in zip(found, places, strict=True))


def _each(
    one: Admitting, changes: Sequence[Change], place: int, own: tuple[Ident, ...], touched: TouchedWith, stop: Stop
) -> Admitting:
    rooms: list[BedroomFree] = []
    for room in one.bedrooms:
        if stop():
            return one
        if room.bedroom == one.chosen:
            rooms.append(room.model_copy(update={"touched": own}))
        elif room.guest_until is not None:
            rooms.append(room)
        else:
            with suppress(BadInput):
                families = touched(tuple(_instead(changes, place, room.bedroom)))
                rooms.append(room.model_copy(update={"touched": families}))
    return one.model_copy(update={"bedrooms": in_order(rooms), "tried": True})


def _instead(changes: Sequence[Change], place: int, bedroom: str) -> Iterator[Change]:
    for n, change in enumerate(changes):
        if n == place and isinstance(change, EmergencyAdmission):
            yield change.model_copy(update={"bedroom": bedroom})
        else:
            yield change
