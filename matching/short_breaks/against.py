"""What stands against one more stay with all else as it is, and which single stay would have to make room for it.

It asks the independent check alone, and moves nothing: that several stays could move together is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, permutations
from typing import NamedTuple

from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import BookingStatus, Period, PlannedStay
from matching.short_breaks.verifying import verify
from matching.world.record import Record, Text

NEAR_NIGHTS = 7
"""Nights on either side on which another stay may still be in the way, by what a bedroom needs between two guests."""
MOST_LOOKS = 20_000
"""Looks at a plan times its stays, at the most, so that nobody waits long for a large period. Project judgement."""
MOST_ROOMINGS = 24


class Against(Record):
    """`sentences`: what it would break, in the bedrooms where that is least; empty where nothing speaks against it."""

    bedrooms: tuple[Text, ...]
    """Where it could be, or where least speaks against it: one for each child. Empty where the home has too few."""
    sentences: tuple[Text, ...]
    instead_of: tuple[PlannedStay, ...] = ()
    """Stays any one of which, were it not there, would let it in. Promised and taken ones are not named."""
    all_looked_at: bool = True
    """Whether every such stay was looked at."""


class _Look(NamedTuple):
    sentences: tuple[str, ...]
    bedrooms: tuple[str, ...]


def against(period: Period, cleared: Cleared, stays: Sequence[PlannedStay], wanted: PlannedStay) -> Against:
    """`wanted` comes without bedrooms. The same question has the same answer."""
    roomings = list(islice(_roomings(period, wanted), MOST_ROOMINGS))
    if not roomings:
        return Against(bedrooms=(), sentences=("The home has fewer bedrooms than the family has children.",))
    found = _least(period, cleared, stays, wanted, roomings)
    if not found.sentences:
        return Against(bedrooms=found.bedrooms, sentences=())
    near = [stay for stay in stays if _may_make_room(period, stay, wanted)]
    may_look = max(MOST_LOOKS // (max(len(stays), 1) * len(roomings)), 1)
    making_room = tuple(
        stay
        for stay in near[:may_look]
        if not _least(period, cleared, [s for s in stays if s != stay], wanted, roomings).sentences
    )
    return Against(
        bedrooms=found.bedrooms,
        sentences=found.sentences,
        instead_of=making_room,
        all_looked_at=len(near) <= may_look,
    )


def _roomings(period: Period, wanted: PlannedStay) -> Iterator[tuple[str, ...]]:
    children = next(len(family.children) for family in period.families if family.id == wanted.family)
    rooms = [room.id for home in period.world.homes if home.urn == wanted.urn for room in home.bedrooms]
    return permutations(rooms, children)


def _least(
    period: Period,
    cleared: Cleared,
    stays: Sequence[PlannedStay],
    wanted: PlannedStay,
    roomings: Sequence[tuple[str, ...]],
) -> _Look:
    """The rooming that breaks least beyond what is broken without it."""
    before = {(b.rule, b.about, b.by) for b in verify(period, cleared, stays).broken}
    looks = []
    for rooms in roomings:
        verdict = verify(period, cleared, (*stays, wanted.model_copy(update={"bedrooms": rooms})))
        new = (b for b in verdict.broken if (b.rule, b.about, b.by) not in before)
        looks.append(_Look(tuple(dict.fromkeys(b.sentence for b in new)), rooms))
        if not looks[-1].sentences:
            return looks[-1]
    return min(looks, key=lambda look: len(look.sentences))


def _may_make_room(period: Period, stay: PlannedStay, wanted: PlannedStay) -> bool:
    held = {(b.family, b.first_night) for b in period.bookings if b.status is BookingStatus.COMMITTED}
    if (stay.family, stay.first_night) in held or stay in period.taken:
        return False
    apart = max((wanted.first_night - stay.run.until).days, (stay.first_night - wanted.run.until).days)
    return stay.family == wanted.family or (stay.urn == wanted.urn and apart < NEAR_NIGHTS)
