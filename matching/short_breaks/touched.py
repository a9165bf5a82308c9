"""Whom a repair touches: what became of each stay that does not stand as it was given out, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from matching.short_breaks.explaining.words import nights_in_words, stay_in_words
from matching.short_breaks.not_allowed import NotAllowed, Open
from matching.short_breaks.period import Booking, Nights, Period, PlannedStay
from matching.short_breaks.same_stay import is_part_of_it, when_where
from matching.short_breaks.standing import Side, is_about
from matching.short_breaks.unchecked import Unchecked, refused, unchecked
from matching.short_breaks.verifying import Broken, verify
from matching.short_breaks.verifying.rules import first_stay, living, suited
from matching.world.record import Ident, Record, Text

MADE_ROOM = "It made room for stays of others that are kept."
FELL_AWAY = (
    "Its short first stay at {urn} fell away. Without it, the stay of {run} would be the first there, and that may "
    "have {most} at the most."
)


class StayChanged(Record):
    """A stay that was given out and has become another at the same home, on some of the same nights."""

    before: PlannedStay
    after: PlannedStay

    @property
    def nights_fewer(self) -> int:
        """By how many nights it was shortened; 0 where it has nights that it did not have before."""
        inside = self.before.first_night <= self.after.first_night and self.after.run.until <= self.before.run.until
        return self.before.nights - self.after.nights if inside else 0


class Touched(Record):
    """A family whose stays are not all as they were given out."""

    family: Ident
    lost: tuple[PlannedStay, ...]
    """Those that do not stand on all their nights, the changed ones among them."""
    gained: tuple[PlannedStay, ...]
    """New stays offered in their place, where there are any, what changed ones have become among them."""
    why: tuple[Text, ...]
    unchecked: tuple[Unchecked, ...] = ()
    """Those lost that one answer may bring back: nobody has checked the names of a child of its own and of another."""
    booked: tuple[Booking, ...] = ()
    """The bookings among those lost; a committed one is dropped only where it cannot stand."""
    refused: tuple[NotAllowed, ...] = ()
    """What the match check has against those lost whose children's names were checked."""

    @property
    def open(self) -> tuple[Open, ...]:
        """What nobody has answered that keeps the family away, each question once."""
        found = (*self.refused, *(one.still for one in self.unchecked if one.still is not None))
        return tuple(dict.fromkeys(one for stay in found for a in stay.against for one in a.open))

    @property
    def changed(self) -> tuple[StayChanged, ...]:
        """Those that became another stay, each with the first that it can be taken for."""
        found: list[StayChanged] = []
        for before in self.lost:
            left = (g for g in self.gained if g not in [c.after for c in found])
            after = next((g for g in left if is_part_of_it(before, g)), None)
            found += [] if after is None else [StayChanged(before=before, after=after)]
        return tuple(found)

    @property
    def gone(self) -> tuple[PlannedStay, ...]:
        """Those that are lost whole."""
        changed = [c.before for c in self.changed]
        return tuple(stay for stay in self.lost if stay not in changed)

    @property
    def instead(self) -> tuple[PlannedStay, ...]:
        """New stays that no stay given out has become."""
        changed = [c.after for c in self.changed]
        return tuple(stay for stay in self.gained if stay not in changed)


def broken_by_itself(now: Side, given: Sequence[PlannedStay]) -> tuple[Broken, ...]:
    """The rules that the stays given out break as things are now, booked or not."""
    bare = _bare(now)
    return verify(bare.period, bare.cleared, given).broken


def _bare(now: Side) -> Side:
    return Side(now.period.model_copy(update={"bookings": ()}), now.cleared)


def touched(
    now: Side, given: Sequence[PlannedStay], stays: Sequence[PlannedStay], broken: Sequence[Broken]
) -> Iterator[Touched]:
    """Every family that lost any of the stays given out, in the order of their ids; what those broke says why."""
    gone, new, bare = without(given, stays), without(stays, given), _bare(now)
    standing, families = without(given, gone), {s.family for s in given}
    names = unchecked(now, gone, tuple(s for s in stays if s not in new or s.family not in {g.family for g in gone}))
    check = refused(now, gone, names)
    for family in sorted({s.family for s in gone}):
        lost = tuple(s for s in gone if s.family == family)
        own = tuple(one for one in names if one.stay.family == family)
        against = tuple(one for one in check if one.stay.family == family)
        others = frozenset(families - {family})
        why = (
            *(one.why for one in own),
            *_direct(_not_told(broken, (*own, *against)), lost, others),
            *(one.why for one in against),
            *(words for stay in lost for words in _fell_away(bare, standing, stay)),
        )
        gained = tuple(s for s in new if s.family == family)
        yield Touched(
            family=family,
            lost=lost,
            gained=gained,
            why=why or (MADE_ROOM,),
            unchecked=own,
            booked=_booked(now.period, lost),
            refused=against,
        )


def _booked(period: Period, lost: Sequence[PlannedStay]) -> tuple[Booking, ...]:
    stays = set(map(when_where, lost))
    return tuple(booking for booking in period.bookings if when_where(booking) in stays)


def _not_told(broken: Sequence[Broken], told: Sequence[Unchecked | NotAllowed]) -> list[Broken]:
    """What else was broken: that the match check does not allow these stays is told with its reason.

    So it is where a child of the family, or of one it must not meet, lives in a home.
    """
    known = {(one.stay.family, one.stay.urn, one.stay.first_night.isoformat()) for one in told}
    living_by = {(b.about[2], b.about[0], b.about[1]) for b in broken if b.rule == living.ID}
    return [b for b in broken if b.rule != suited.ID or not (b.about[:3] in known or _nights(b) & living_by)]


def _nights(of_a_stay: Broken) -> set[tuple[str, str, str]]:
    """The family, home and each night of the stay that a break is about."""
    family, urn, first, nights = of_a_stay.about[:4]
    run = Nights(first=date.fromisoformat(first), nights=int(nights))
    return {(family, urn, night.isoformat()) for night in run.dates()}


def without(stays: Sequence[PlannedStay], others: Sequence[PlannedStay]) -> tuple[PlannedStay, ...]:
    """Those of the stays that are not among the others, whatever their bedrooms."""
    there = set(map(when_where, others))
    return tuple(s for s in stays if when_where(s) not in there)


def _direct(broken: Iterable[Broken], lost: Sequence[PlannedStay], others: frozenset[str]) -> Iterator[str]:
    """What any of these stays has a part in; what is about other families alone is no reason."""
    for one in broken:
        own = any(stay.family in one.about for stay in lost)
        if own or (others.isdisjoint(one.about) and any(is_about(one, stay) for stay in lost)):
            yield one.sentence


def _fell_away(bare: Side, standing: Sequence[PlannedStay], stay: PlannedStay) -> Iterator[str]:
    """Why a later stay went though nothing happened on its nights: with what stands, it would be a first one."""
    most = _first_most(bare.period, stay.urn)
    if most is None or stay.nights <= most:
        return
    verdict = verify(bare.period, bare.cleared, (*standing, stay))
    first = (stay.family, stay.urn, stay.first_night.isoformat())
    if any(b.rule == first_stay.ID and b.about[:3] == first for b in verdict.broken):
        yield FELL_AWAY.format(urn=stay.urn, run=stay_in_words(stay.run), most=nights_in_words(most))


def _first_most(period: Period, urn: str) -> int | None:
    return next((home.first_stay_most_nights for home in period.homes if home.urn == urn), None)
