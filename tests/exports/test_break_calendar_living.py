"""A home's calendar shows who is there and nobody's guest; a family's tells nothing of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from icalendar import Calendar

from matching.exports import break_calendar
from matching.report_parts import BreaksAsked
from matching.short_breaks.board.naming import Naming
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.period import Nights, Period
from matching.world.group import Resident
from scenarios import storybook
from tests.short_breaks.small_allocation import Given, small

URN = small().period.homes[0].urn
RUN = Nights(first=small().period.night(3), nights=4)
ZED = storybook.child("C-LIVES", "Zebedee", None)
ADA = storybook.child("C-CAME", "Adalbert", None)


def lived_in() -> Period:
    """The home has a child who lives there, of whom no bedroom is recorded, and one admitted on some nights."""
    period = small().period
    group = period.world.group(URN)
    settled = Resident(child=ZED, arrived=period.first_night - timedelta(days=90))
    others = tuple(g for g in period.world.groups if g.urn != URN)
    groups = (*others, group.model_copy(update={"residents": (*group.residents, settled)}))
    homes = tuple(home.model_copy(update={"held_back": 1}) for home in period.homes)
    world = period.world.model_copy(update={"groups": groups})
    period = period.model_copy(update={"world": world, "homes": homes})
    return EmergencyAdmission(urn=URN, bedroom="room 9", nights=RUN, child=ADA).make(_room_9(period))


def _room_9(period: Period) -> Period:
    home = period.world.home(URN)
    assert home is not None
    rooms = (*home.bedrooms, home.bedrooms[0].model_copy(update={"id": "room 9"}))
    homes = tuple(home.model_copy(update={"bedrooms": rooms}) if h.urn == URN else h for h in period.world.homes)
    return period.model_copy(update={"world": period.world.model_copy(update={"homes": homes})})


def of_home(period: Period, naming: Naming = Naming.IDS) -> dict[str, tuple[Any, Any]]:
    data = break_calendar.write(BreaksAsked(period, small().allocation, urns=(URN,), naming=naming))
    return {str(e["summary"]): (e["dtstart"].dt, e["dtend"].dt) for e in events(data)}


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


@pytest.mark.parametrize("naming", Naming)
def test_a_homes_calendar_shows_who_lives_there_and_who_was_admitted_by_id_alone(naming: Naming) -> None:
    period = lived_in()
    found = of_home(period, naming)
    whole = (period.first_night, period.run.until)
    assert found["C-LIVES, a child who lives here: no bedroom recorded"] == whole
    assert found["C-CAME, admitted in an emergency: room 9"] == (RUN.first, RUN.until)
    assert found["Bed held back in use: C-CAME"] == (RUN.first, RUN.until)
    assert not [words for words in found if ZED.name in words or ADA.name in words]


def test_a_bed_held_back_said_to_be_in_use_is_shown_though_nobody_is_recorded_in_it() -> None:
    period = small().period
    homes = tuple(home.model_copy(update={"held_back_in_use": (RUN,)}) for home in period.homes)
    assert of_home(period.model_copy(update={"homes": homes}))["Bed held back in use"] == (RUN.first, RUN.until)


def test_no_familys_calendar_tells_of_children_who_live_in_a_home() -> None:
    given = Given(lived_in(), small().allocation)
    families = tuple(family.id for family in given.period.families)
    for data in break_calendar.calendars(BreaksAsked(*given, families=families)).values():
        assert not [w for w in ("C-LIVES", "C-CAME", ZED.name, ADA.name, "held back") if w.encode() in data]
        assert len(events(data)) == data.count(b"Short break at")


def test_no_two_of_these_events_share_a_uid() -> None:
    data = break_calendar.write(BreaksAsked(lived_in(), small().allocation, urns=(URN,)))
    uids = [str(event["uid"]) for event in events(data)]
    assert len(uids) == len(set(uids))
