"""Calendars of planned stays: one of a family's own, or one of a home's, for any calendar program.

Each stay is an event of whole days by date, one for each night, so that no change of the clocks can take or add one. A
stay keeps its UID for as long as its family, home and first night stay the same.

What was given out in the last plan and is no more, and what was cancelled of the nights to come, is there too, as
cancelled: a calendar read in before then lets it go. Each calendar is to be read in, as it looks back one plan only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from matching.errors import BadInput, Problem
from matching.listing import listed
from matching.report_parts import BreaksAsked
from matching.report_words import counted, sentence_case, weekday
from matching.short_breaks.board.guests import Firmness, firm, key_of
from matching.short_breaks.board.living import Living, living_in
from matching.short_breaks.board.naming import file_names, labels
from matching.short_breaks.period import MOST_REPAIRS, BreakHome, Cancellation, Nights, Period, PlannedStay

ID = "break-calendar"
TITLE = "A calendar of stays, of one family or one home (iCalendar)"
SUFFIX = ".ics"

PRODUCT = "-//Placewell//Short breaks//EN"


def write(asked: BreaksAsked) -> bytes:
    """The calendar of the one family, or else the one home, that is named. Raises BadInput unless it is one."""
    asked.checked()
    if len(asked.families) + len(asked.urns) != 1:
        what = f"a calendar is of one family or one home, and {len(asked.families) + len(asked.urns)} were named"
        raise BadInput([Problem("the calendar", what, "Name one family, or one home.")])
    if asked.families:
        return _of_family(asked, asked.families[0])
    return _of_home(asked, asked.urns[0])


def calendars(asked: BreaksAsked) -> Mapping[str, bytes]:
    """Every family's and every home's calendar, or those of the ones named, by file name.

    Names are of ids alone, with what no file system takes written as "_".
    """
    everything = not asked.families and not asked.urns
    families = [f.id for f in asked.period.families] if everything else asked.families
    urns = [h.urn for h in asked.period.homes] if everything else asked.urns
    named, homes = file_names(families), file_names(urns)
    found = {f"family {name}": write(replace(asked, families=(id,), urns=())) for id, name in named.items()}
    found |= {f"home {name}": write(replace(asked, urns=(urn,), families=())) for urn, name in homes.items()}
    return {f"{name}{SUFFIX}": data for name, data in found.items()}


def _of_family(asked: BreaksAsked, family: str) -> bytes:
    """What one family may see: its own stays, and nothing of who else is there."""
    names = {home.urn: home.name for home in asked.period.world.homes}
    events = (
        _stay(asked.period, "family", stay, f"Short break at {names[stay.urn]}", _come_and_go(stay))
        for stay in _in_order(asked)
        if stay.family == family
    )
    gone = (
        _gone(asked.period, "family", stay, f"Short break at {names[stay.urn]}")
        for stay in _no_more(asked)
        if stay.family == family
    )
    return _calendar(f"Short breaks, {family}", (*events, *gone))


def _of_home(asked: BreaksAsked, urn: str) -> bytes:
    """What those who work in a home need: who is in which bedroom, and nights on which it is closed.

    Children who live there or were admitted in an emergency are there by their ids, with the beds held back in use.
    """
    called = labels(asked.period, asked.naming)
    stays = (
        _stay(asked.period, "home", stay, f"{called[stay.family]}: {listed(stay.bedrooms)}", _come_and_go(stay))
        for stay in _in_order(asked)
        if stay.urn == urn
    )
    gone = (_gone(asked.period, "home", stay, called[stay.family]) for stay in _no_more(asked) if stay.urn == urn)
    part = next(home for home in asked.period.homes if home.urn == urn)
    name = next(home.name for home in asked.period.world.homes if home.urn == urn)
    return _calendar(
        f"Short breaks at {name}", (*stays, *gone, *_here(asked.period, part), *_closed(asked.period, urn, part.closed))
    )


def _in_order(asked: BreaksAsked) -> list[PlannedStay]:
    return sorted(asked.allocation.stays, key=lambda stay: (stay.first_night, stay.urn, stay.family))


def _no_more(asked: BreaksAsked) -> list[PlannedStay | Cancellation]:
    """Stays given out or booked that are not in the plan, and cancelled ones of nights to come, each once, in order.

    A stay that begins on the same night at the same home is the same one, however long it is.
    """
    period = asked.period
    to_come = (c for c in period.cancellations if c.first_night + timedelta(days=c.nights) > period.world.as_at)
    there = set(map(_same, (*asked.allocation.stays, *period.taken)))
    given_out: tuple[PlannedStay | Cancellation, ...] = (*to_come, *period.bookings, *period.published)
    gone = {_same(stay): stay for stay in given_out if _same(stay) not in there}
    return [gone[key] for key in sorted(gone)]


def _same(stay: PlannedStay | Cancellation) -> tuple[date, str, str]:
    """What makes it the same event."""
    return stay.first_night, stay.urn, stay.family


def _come_and_go(stay: PlannedStay) -> str:
    nights = sentence_case(counted(stay.nights, "night"))
    return f"{nights}. Arrives on {weekday(stay.first_night)}, goes home on {weekday(stay.run.until)}."


def _stay(period: Period, whose: str, stay: PlannedStay, summary: str, description: str) -> Event:
    firmness = firm(period).get(key_of(stay), Firmness.PLANNED)
    # The same before the plan is given out and after: an event that has not changed is not sent as another.
    settled = firmness not in (Firmness.PLANNED, Firmness.GIVEN_OUT)
    event = _event(
        period, (whose, stay.family, stay.urn, stay.first_night.isoformat()), stay.first_night, stay.run.until
    )
    event.add("summary", summary)
    event.add("description", f"{description} {sentence_case(firmness.value) if settled else 'Planned'}.")
    event.add("status", "CONFIRMED" if settled else "TENTATIVE")
    event.add("sequence", _sequence(period, differs=bool(period.published) and stay not in period.published))
    return event


def _gone(period: Period, whose: str, stay: PlannedStay | Cancellation, summary: str) -> Event:
    until = stay.first_night + timedelta(days=stay.nights)
    event = _event(period, (whose, stay.family, stay.urn, stay.first_night.isoformat()), stay.first_night, until)
    event.add("summary", f"Cancelled: {summary}")
    event.add("description", f"{sentence_case(counted(stay.nights, 'night'))}. This stay does not take place.")
    event.add("status", "CANCELLED")
    event.add("sequence", _sequence(period, differs=True))
    return event


def _sequence(period: Period, *, differs: bool) -> int:
    """How late a word this is on the stay: a higher one replaces a lower in the calendar that reads it.

    It grows with the day of the records, on one day with each repair, and then where the stay is not as it was last
    given out.
    """
    return 2 * ((MOST_REPAIRS + 1) * period.world.as_at.toordinal() + period.repairs) + differs


def _here(period: Period, part: BreakHome) -> Iterable[Event]:
    """Who is there and nobody's guest, and each run of nights on which a bed held back is in use."""
    living = living_in(period, part)
    for one in living:
        yield _living(period, part, one)
    for number, run in enumerate(sorted(part.held_back_in_use, key=lambda run: (run.first, run.nights)), start=1):
        event = _event(period, ("held back", part.urn, run.first.isoformat(), str(number)), run.first, run.until)
        whose = [one.child for one in living if one.emergency and one.run.first == run.first]
        event.add("summary", f"Bed held back in use{f': {listed(whose)}' if whose else ''}")
        event.add("status", "CONFIRMED")
        event.add("sequence", _sequence(period, differs=False))
        yield event


def _living(period: Period, part: BreakHome, one: Living) -> Event:
    event = _event(period, ("lives", part.urn, one.child, one.run.first.isoformat()), one.run.first, one.run.until)
    event.add("summary", f"{one.said}: {one.bedroom or 'no bedroom recorded'}")
    event.add("status", "CONFIRMED")
    event.add("sequence", _sequence(period, differs=False))
    return event


def _closed(period: Period, urn: str, closed: Iterable[Nights]) -> Iterable[Event]:
    for run in sorted(closed, key=lambda run: (run.first, run.nights)):
        event = _event(period, ("closed", urn, run.first.isoformat()), run.first, run.until)
        event.add("summary", "Closed")
        event.add("status", "CONFIRMED")
        yield event


def _event(period: Period, key: tuple[str, ...], first: date, until: date) -> Event:
    event = Event()
    digest = hashlib.sha256("\n".join((period.id, *key)).encode()).hexdigest()
    event.add("uid", f"{digest[:32]}@placewell")
    event.add("dtstamp", datetime.combine(period.world.as_at, time(), UTC))
    event.add("dtstart", first)
    event.add("dtend", until)
    event.add("class", "PRIVATE")
    return event


def _calendar(name: str, events: Iterable[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())
