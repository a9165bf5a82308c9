"""What a period was told of its homes, beside what their records have said since: where they differ, both are said.

Nothing that was told keeps a period from being opened. Of where a child lives the records hold over what was told; and
where two children would have one bedroom, neither is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from matching.errors import BadInput
from matching.short_breaks.changes.bedroom_closed import BedroomClosed
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.changes.emergency_ended import EmergencyEnded
from matching.short_breaks.changes.happened import Lasting
from matching.short_breaks.changes.held_bed import given_back
from matching.short_breaks.changes.known_child import as_recorded, with_what_is_known
from matching.short_breaks.changes.left_bedroom import closed_too
from matching.short_breaks.changes.parts import with_bedroom
from matching.short_breaks.explaining.words import day_in_words, stay_in_words
from matching.short_breaks.period import Nights, Period, PlannedStay
from matching.world.child import Child
from matching.world.group import Resident
from matching.world.home import Home
from matching.world.record import Ident, Record, Text

NO_SUCH_BEDROOM = "has no bedroom of that name any more"
SAY_ANEW = "Say under Repair what is so now, or have the home put its record right."
RECORDS_HOLD = "The record counts. Where it is wrong, have the home put it right."
FREE_AGAIN = "The record counts, and the bedroom is free from then on: ask for a repair to fill it."
GUEST_IS_THERE = (
    "A repair moves no stay that has begun. Settle with the home who sleeps where; then say under Repair that the "
    "emergency is over there, and admit the child to another bedroom, or move the stay."
)
WHO_SLEEPS_WHERE = (
    "Both count until it is settled: the child told of has a place and its staff, and no bedroom that is known. Ask "
    "the registered manager where each of them sleeps. Then say under Repair that the emergency is over; and where the "
    "child is in the home still, admit it anew to the bedroom that it has now."
)


class Lived(Record):
    """A stay of a child at a home, of which the records know, and the world of today may know no more."""

    child: Ident
    urn: Ident
    since: date
    left: date | None = None
    """The first night on which the child was no longer there. None: it lives there."""


class Differs(Record):
    """One thing that a period was told and that its homes' records say otherwise, and what to do. It names no child
    but the one told of."""

    told: Text
    recorded: Text
    do: Text


class Beside(NamedTuple):
    """The period with what was told; and what of it differs from the records on nights that are to come."""

    period: Period
    differ: tuple[Differs, ...] = ()


class Emergency(NamedTuple):
    """An emergency as it was told; until when it goes on; and what the records know of that ends it."""

    told: EmergencyAdmission
    until: date
    ended: Lived | None = None

    @property
    def nights(self) -> Nights:
        """The nights that it has by what was told alone."""
        return Nights(first=self.told.nights.first, nights=(self.until - self.told.nights.first).days)


def beside_records(period: Period, told: Sequence[Lasting], lived: Sequence[Lived] = ()) -> Beside:
    """The period with what its coordinator has told, beside what the records of its homes have said since.

    A bedroom is closed for all nights that either says, and those between. `lived` are stays at whatever home of the
    children told of: an emergency ends with them. What is told of a home that the period's world does not hold counts
    for nothing.
    """
    here = {home.urn for home in period.world.homes}
    known = [change for change in told if change.urn in here]
    beside = Beside(period)
    for closed in (change for change in known if isinstance(change, BedroomClosed)):
        beside = _closed(beside, closed)
    emergencies = list(_emergencies(known, lived))
    recorded = {r.child.id: (group.urn, r) for group in period.world.groups for r in group.residents}
    for one in emergencies:
        others = [e.nights for e in emergencies if e is not one and e.told.urn == one.told.urn and _stays(e, recorded)]
        if one.told.child.id in recorded:
            urn, resident = recorded[one.told.child.id]
            beside = _recorded(beside, one, urn, resident, others)
        elif one.ended is not None:
            beside = _ended(beside, one, one.ended, others)
        else:
            beside = _still_there(beside, one)
    return beside


def admitted_still(period: Period, told: Sequence[Lasting], day: date) -> tuple[EmergencyAdmission, ...]:
    """The emergencies told of that go on after that day in the period as it is, by what was told alone."""
    found = {}
    for one in _emergencies(told, ()):
        here = period.world.group(one.told.urn).residents
        if one.until > day and any(r.child.id == one.told.child.id and r.leaving == one.until for r in here):
            found[one.told.child.id] = one.told
    return tuple(found.values())


def _closed(beside: Beside, change: BedroomClosed) -> Beside:
    period = beside.period
    home = _home(period, change.urn)
    room = next((r for r in home.bedrooms if r.id == change.bedroom), None)
    if room is None:
        recorded = f"The record of {change.urn} {NO_SUCH_BEDROOM}."
        told = f"The period was told of {change.sentence}."
        return _saying(beside, change.nights.until, Differs(told=told, recorded=recorded, do=SAY_ANEW))
    return beside._replace(period=with_bedroom(period, home, closed_too(room, change.nights, period.stands_on)))


def _emergencies(told: Sequence[Lasting], lived: Sequence[Lived]) -> Iterator[Emergency]:
    """Each with the end that was told of it since, and what the records know of that ends it before that.

    One that ended on its first night is left out.
    """
    for number, change in enumerate(told):
        if isinstance(change, EmergencyAdmission):
            ends = (_end(later, change) for later in told[number + 1 :])
            until = min((change.nights.until, *(end for end in ends if end is not None)))
            ending = (one for one in lived if _ends(one, change, until))
            if until > change.nights.first:
                yield Emergency(change, until, min(ending, key=_last, default=None))


def _end(later: Lasting, change: EmergencyAdmission) -> date | None:
    if isinstance(later, EmergencyEnded) and (later.urn, later.child) == (change.urn, change.child.id):
        return later.left_on
    if isinstance(later, EmergencyAdmission) and later.child.id == change.child.id:
        return later.nights.first
    return None


def _ends(lived: Lived, change: EmergencyAdmission, until: date) -> bool:
    """Whether a stay in the records ends the emergency: the same stay, or one that has begun elsewhere since."""
    first = change.nights.first
    if lived.child != change.child.id or not lived.since < until:
        return False
    if lived.urn != change.urn:
        return lived.since >= first
    return lived.left is not None and lived.left < until and (lived.left > first or lived.since >= first)


def _last(lived: Lived) -> date:
    return lived.since if lived.left is None else lived.left


def _stays(one: Emergency, recorded: Mapping[str, tuple[str, Resident]]) -> bool:
    """Whether the child is there still: by the records that know where it lives, else as nothing has ended it."""
    known = recorded.get(one.told.child.id)
    return one.ended is None if known is None else known[0] == one.told.urn


def _recorded(beside: Beside, one: Emergency, urn: str, resident: Resident, others: Sequence[Nights]) -> Beside:
    """A child whom the records know as living in a home by now is theirs to tell of."""
    told = one.told
    if (told.urn, told.bedroom) == (urn, resident.bedroom):
        return beside
    room = "in no bedroom that is named" if resident.bedroom is None else f"in {resident.bedroom}"
    recorded = f"By the record the child lives at {urn}, {room}, since {day_in_words(resident.arrived)}."
    if urn != told.urn:
        beside = beside._replace(period=given_back(beside.period, told.urn, one.nights, resident.arrived, others))
    return _saying(beside, one.until, Differs(told=_of(one), recorded=recorded, do=RECORDS_HOLD))


def _ended(beside: Beside, one: Emergency, by: Lived, others: Sequence[Nights]) -> Beside:
    told, end = one.told, by.left if by.urn == one.told.urn and by.left is not None else by.since
    where = "left" if by.urn == told.urn else "is at another home since"
    recorded = f"By the record the child {where} {day_in_words(end)}."
    period = given_back(beside.period, told.urn, one.nights, end, others)
    said = _saying(beside._replace(period=period), one.until, Differs(told=_of(one), recorded=recorded, do=FREE_AGAIN))
    return _still_there(said, one._replace(until=end)) if end > told.nights.first else said


def _still_there(beside: Beside, one: Emergency) -> Beside:
    """The child in its bedroom; in none that is known where that is another child's, or there is none of that name."""
    told = one.told.model_copy(update={"nights": one.nights})
    beside, child = _child(beside, one)
    known = {each.id for each in beside.period.world.children()} | {child.id}
    told = told.model_copy(update={"ties": tuple(tie for tie in told.ties if known.issuperset(tie.children))})
    room: str | None = told.bedroom
    others = beside.period.world.group(told.urn).residents
    if room not in {r.id for r in _home(beside.period, told.urn).bedrooms}:
        recorded = f"The record of {told.urn} {NO_SUCH_BEDROOM}."
        beside, room = _saying(beside, one.until, Differs(told=_of(one), recorded=recorded, do=WHO_SLEEPS_WHERE)), None
    elif other := next((r for r in others if r.bedroom == room and r.child.id != child.id and told.meets(r)), None):
        recorded = f"Another child has {room} at {told.urn} from {day_in_words(other.arrived)}."
        beside, room = _saying(beside, one.until, Differs(told=_of(one), recorded=recorded, do=WHO_SLEEPS_WHERE)), None
    for stay in _guests_in(beside.period, one) if room is not None else ():
        recorded = f"By what was given out {stay.family} has {room} at {told.urn} as well: {stay_in_words(stay.run)}."
        beside = _saying(beside, stay.run.until, Differs(told=_of(one), recorded=recorded, do=GUEST_IS_THERE))
    return beside._replace(period=told.taken_in(beside.period, child, room))


def _guests_in(period: Period, one: Emergency) -> list[PlannedStay]:
    """Stays of guests in the bedroom on nights of an emergency, as of one that had begun when the child came."""
    told, found = one.told, dict.fromkeys((*period.taken, *period.published))
    here = (stay for stay in found if stay.urn == told.urn and told.bedroom in stay.bedrooms)
    return [stay for stay in here if stay.first_night < one.until and told.nights.first < stay.run.until]


def _child(beside: Beside, one: Emergency) -> tuple[Beside, Child]:
    """The child with all that is known of it; where what was told cannot be true of it, as it is recorded."""
    world, child = beside.period.world, one.told.child
    try:
        return beside, with_what_is_known(world, child)
    except BadInput as wrong:
        recorded = f"{'; '.join(f'{problem.where}: {problem.what}' for problem in wrong.problems)}."
        said = _saying(beside, one.until, Differs(told=_of(one), recorded=recorded, do=RECORDS_HOLD))
        return said, with_what_is_known(world, as_recorded(world, child))


def _saying(beside: Beside, until: date, differs: Differs) -> Beside:
    """The same, saying that as well, where it is of nights that are to come."""
    return beside if until <= beside.period.world.as_at else beside._replace(differ=(*beside.differ, differs))


def _of(one: Emergency) -> str:
    told = one.told
    who = f"{told.child.id}, admitted in an emergency,"
    return f"The period was told that {who} has {told.bedroom} at {told.urn}: {stay_in_words(one.nights)}."


def _home(period: Period, urn: str) -> Home:
    return next(home for home in period.world.homes if home.urn == urn)
