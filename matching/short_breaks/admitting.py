"""Which bedroom a child admitted in an emergency could have: whose stays it would touch, and what it has.

A bed held back is a number of beds and no bedroom of its own: it is in whichever bedrooms are left free of guests. One
of these may be being made ready after a guest; that is known here, and counted against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from matching.match import Match
from matching.reading.bedrooms import called_for, lacking
from matching.short_breaks.changes import Change
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.changes.held_bed import has_one_left
from matching.short_breaks.changes.parts import home_part, home_record
from matching.short_breaks.clear import ground_at
from matching.short_breaks.explaining.words import counted, day_in_words, joined
from matching.short_breaks.period import BreakHome, Period, PlannedStay
from matching.short_breaks.side_by_side import referral_of
from matching.world.group import Resident
from matching.world.home import Bedroom
from matching.world.record import Ident, Record, Text


class BedroomFree(Record):
    """One bedroom in which nobody lives, and which is open on all nights of an emergency."""

    bedroom: Ident
    families: tuple[Ident, ...]
    """Whose stays are in it on some of these nights, in order: each is put elsewhere, or loses it."""
    guest_until: date | None = None
    """The morning on which a guest leaves whose stay there has begun: no repair moves it. None: there is no such."""
    ready_on: date | None = None
    """The night from which it is ready, after whoever has left; until then it is being made ready. None: it is."""
    lacks: tuple[Text, ...] = ()
    """What the child is known to need, by name, and it is not recorded to have."""
    may_lack: tuple[Text, ...] = ()
    """What of the same nobody has said whether the child needs."""
    touched: tuple[Ident, ...] | None = None
    """The families that a repair with the child in it touches, in order. None: it was not tried."""

    @property
    def is_free(self) -> bool:
        """Whether no stay is in it on any of these nights."""
        return not self.families and self.guest_until is None

    @property
    def sentence(self) -> str:
        """All of it in words, the bedroom first."""
        return f"{self.bedroom}: {'; '.join(self._parts())}."

    def _parts(self) -> Iterator[str]:
        who = "stays in it, and" if len(self.families) == 1 else "stay in it, and each"
        then = f"{joined(self.families)} {who} is then in another bedroom, or loses nights"
        nobody = "it touches nobody" if self.touched is None else "no stay is in it"
        if self.guest_until is not None:
            until = day_in_words(self.guest_until)
            yield f"a guest whose stay has begun has it until the morning of {until}, and no repair moves that stay"
        if self.families or self.is_free:
            yield then if self.families else nobody
        if self.touched is not None:
            yield f"a repair with it touches {joined(self.touched) or 'nobody'}"
        if self.ready_on is not None:
            yield f"it is being made ready after who was there before, until {day_in_words(self.ready_on)}"
        if self.lacks:
            yield f"it is not recorded to have {joined(self.lacks)}, which the child needs"
        if self.may_lack:
            yield (
                f"nor {joined(self.may_lack)}: ask whether the child needs it"
                if self.lacks
                else (f"it is not recorded to have {joined(self.may_lack)}: ask whether the child needs it")
            )
        if not self.lacks and not self.may_lack:
            yield "it has what the child may need"


class Admitting(Record):
    """The bedrooms that one emergency could have had, those first that touch the fewest families."""

    child: Ident
    urn: Ident
    chosen: Ident
    held_back: bool
    """Whether a bed held back is left on all of these nights, and used: no guest then has a place less."""
    spared: bool = False
    """Whether one is left, and by what was told is not used."""
    bedrooms: tuple[BedroomFree, ...]
    """First those that no guest has whose stay has begun; of them those with what the child is known to need, then
    those that touch fewest, then those that are ready."""
    tried: bool = False
    """Whether a repair was tried with each, so that they are in order of the families it touches; else they are in
    order of the families whose stays are in them."""

    @property
    def is_chosen_well(self) -> bool:
        """Whether no other bedroom comes before the one that was chosen by what is known here."""
        own = next((room for room in self.bedrooms if room.bedroom == self.chosen), None)
        return own is not None and all(_order(own)[:-1] <= _order(room)[:-1] for room in self.bedrooms)

    @property
    def lead(self) -> str:
        """What is said above the bedrooms."""
        held = f"{'A' if self.held_back or self.spared else 'No'} bed held back is left on these nights"
        held = f"{held}, and by what was told it is not used" if self.spared else held
        if self.held_back and not any(room.is_free for room in self.bedrooms):
            held = f"{held}, in no one bedroom on all of them"
        free = counted(len(self.bedrooms), "bedroom is", "bedrooms are")
        return f"{held}; {free} open and nobody's at {self.urn} for {self.child}, {self._in_what_order}:"

    @property
    def _in_what_order(self) -> str:
        if self.tried:
            return "those first with which a repair touches the fewest families"
        return "those first in which the fewest families stay, as no repair was tried with each"


def admitting(period: Period, changes: Sequence[Change]) -> tuple[Admitting, ...]:
    """For each emergency among the changes, the bedrooms that it could have, as the period then was.

    The stays are those of the period and of the plan given out that no change of them all cancels. Raises BadInput for
    a change that cannot be made.
    """
    turns = list(accumulate(changes, lambda before, change: change.make(before), initial=period))
    stays = (*turns[-1].published, *turns[-1].bookings, *turns[-1].taken)
    told = zip(turns, changes, strict=False)
    return tuple(_admitting(then, change, stays) for then, change in told if isinstance(change, EmergencyAdmission))


def _admitting(period: Period, change: EmergencyAdmission, stays: Sequence[PlannedStay]) -> Admitting:
    left = has_one_left(home_part(period, change.urn), change.nights)
    return Admitting(
        child=change.child.id,
        urn=change.urn,
        chosen=change.bedroom,
        held_back=left and change.from_held_back,
        spared=left and not change.from_held_back,
        bedrooms=in_order(_bedrooms(period, change, stays)),
    )


def in_order(rooms: Iterable[BedroomFree]) -> tuple[BedroomFree, ...]:
    """Those first that a child should rather have, by what is known of them."""
    return tuple(sorted(rooms, key=_order))


def _order(room: BedroomFree) -> tuple[bool, int, int, int, date, int, str]:
    touched = len(room.families if room.touched is None else room.touched)
    ready, is_a_guests = room.ready_on or date.min, room.guest_until is not None
    return is_a_guests, len(room.lacks), touched, len(room.families), ready, len(room.may_lack), room.bedroom


def _bedrooms(period: Period, change: EmergencyAdmission, stays: Sequence[PlannedStay]) -> Iterator[BedroomFree]:
    residents = period.world.group(change.urn).residents
    lived_in = {r.bedroom for r in residents if change.meets(r)}
    open_ones = [
        room
        for room in home_record(period, change.urn).bedrooms
        if room.id not in lived_in and all(map(room.is_open_on, change.nights.dates()))
    ]
    needed = _Needed.of(period, change)
    first = max(change.nights.first, period.stands_on)
    for room in open_ones:
        in_it = [stay for stay in stays if stay.urn == change.urn and room.id in stay.bedrooms]
        met = [s for s in in_it if s.first_night < change.nights.until and first < s.run.until]
        left = [s.run.until for s in in_it] + [r.leaving for r in residents if r.bedroom == room.id and r.leaving]
        lacks, may_lack = needed.missing_in(room)
        yield BedroomFree(
            bedroom=room.id,
            families=tuple(sorted({s.family for s in met if not period.has_begun(s)})),
            guest_until=max((s.run.until for s in met if period.has_begun(s)), default=None),
            ready_on=_ready_on(home_part(period, change.urn), left, first),
            lacks=lacks,
            may_lack=may_lack,
        )


def _ready_on(part: BreakHome, left_on: Iterable[date], first: date) -> date | None:
    """The night on which a bedroom is ready after whoever left it last before that."""
    left = max((day for day in left_on if day <= first), default=None)
    ready = None if left is None else left + timedelta(days=part.turnaround_nights)
    return ready if ready is not None and ready > first else None


class _Needed(NamedTuple):
    """What is asked of a bedroom for a child, and the names of what the child needs for certain."""

    match: Match
    surely: frozenset[str]

    @classmethod
    def of(cls, period: Period, change: EmergencyAdmission) -> _Needed:
        """By all that is known of the child; of one of whom nothing is known, nothing is certain."""
        nights = change.nights
        who = Resident(child=change.known(period), arrived=nights.first, leaving=nights.until, leaving_confirmed=True)
        ground = ground_at(period, change.urn)
        match = ground.match(referral_of(ground, who, nights), nights, ())
        return cls(match, frozenset(feature.id for feature in called_for(match)))

    def missing_in(self, room: Bedroom) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What a bedroom is not recorded to have: of what the child needs, and of what it may need."""
        missing = lacking(self.match, room)
        sure = tuple(feature.name.lower() for feature in missing if feature.id in self.surely)
        return sure, tuple(feature.name.lower() for feature in missing if feature.id not in self.surely)
