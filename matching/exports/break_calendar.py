"""Calendars of planned stays: one of a family's own, or one of a home's, for any calendar program.

Each stay is an event of whole days by date, one for each night, so that no change of the clocks can take or add one. A
stay keeps its UID for as long as its family, home and first night stay the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time

from icalendar import Calendar, Event

from matching.errors import BadInput, Problem
from matching.listing import listed
from matching.report_parts import BreaksAsked
from matching.report_words import counted, sentence_case, weekday
from matching.short_breaks.board.guests import Firmness, firm, key_of
from matching.short_breaks.board.naming import file_names, labels
from matching.short_breaks.period import Nights, Period, PlannedStay

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
    return _calendar(f"Short breaks, {family}", events)


def _of_home(asked: BreaksAsked, urn: str) -> bytes:
    """What those who work in a home need: who is in which bedroom, and nights on which it is closed."""
    called = labels(asked.period, asked.naming)
    stays = (
        _stay(asked.period, "home", stay, f"{called[stay.family]}: {listed(stay.bedrooms)}", _come_and_go(stay))
        for stay in _in_order(asked)
        if stay.urn == urn
    )
    part = next(home for home in asked.period.homes if home.urn == urn)
    name = next(home.name for home in asked.period.world.homes if home.urn == urn)
    return _calendar(f"Short breaks at {name}", (*stays, *_closed(asked.period, urn, part.closed)))


def _in_order(asked: BreaksAsked) -> list[PlannedStay]:
    return sorted(asked.allocation.stays, key=lambda stay: (stay.first_night, stay.urn, stay.family))


def _come_and_go(stay: PlannedStay) -> str:
    nights = sentence_case(counted(stay.nights, "night"))
    return f"{nights}. Arrives on {weekday(stay.first_night)}, goes home on {weekday(stay.run.until)}."


def _stay(period: Period, whose: str, stay: PlannedStay, summary: str, description: str) -> Event:
    firmness = firm(period).get(key_of(stay), Firmness.PLANNED)
    event = _event(
        period, (whose, stay.family, stay.urn, stay.first_night.isoformat()), stay.first_night, stay.run.until
    )
    event.add("summary", summary)
    event.add("description", f"{description} {sentence_case(firmness.value)}.")
    event.add("status", "TENTATIVE" if firmness is Firmness.PLANNED else "CONFIRMED")
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
