"""Calendars keep every night whatever the clocks do, are made again to the byte, and tell nobody else's secrets."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from matching.errors import BadInput
from matching.exports import break_calendar
from matching.report_parts import BreaksAsked
from matching.short_breaks.board.naming import Naming
from matching.short_breaks.period import Nights, PlannedStay
from tests.short_breaks.planted import TELLTALE, planted
from tests.short_breaks.small_allocation import Given, small

FAMILIES = [family.family for family in small().allocation.families]
URN = small().period.homes[0].urn


def of_family(family: str, given: Given | None = None) -> bytes:
    return break_calendar.write(BreaksAsked(*(given or small()), families=(family,)))


def of_home(given: Given | None = None, naming: Naming = Naming.IDS) -> bytes:
    return break_calendar.write(BreaksAsked(*(given or small()), urns=(URN,), naming=naming))


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def with_stays(*stays: PlannedStay) -> Given:
    given = small()
    return Given(given.period, given.allocation.model_copy(update={"stays": stays}))


def stay(**changes: object) -> PlannedStay:
    parts = {"family": "F-0001", "urn": URN, "bedrooms": ("room 1",), "first_night": date(2027, 3, 27), "nights": 2}
    return PlannedStay.model_validate(parts | changes)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_familys_calendar_has_each_of_its_stays_with_all_their_nights(family: str) -> None:
    found = {(e["dtstart"].dt, e["dtend"].dt) for e in events(of_family(family))}
    own = [s for s in small().allocation.stays if s.family == family]
    assert found == {(s.first_night, s.run.until) for s in own}


@pytest.mark.parametrize("first", [date(2027, 3, 27), date(2026, 10, 24)])
def test_a_stay_over_a_change_of_the_clocks_keeps_its_nights(first: date) -> None:
    found = events(of_family("F-0001", with_stays(stay(first_night=first))))
    (event,) = [event for event in found if event["status"] != "CANCELLED"]
    assert type(event["dtstart"].dt) is date
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=2)


@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_of_another_family_is_in_a_familys_calendar(family: str) -> None:
    text = of_family(family, planted(small(), family)).decode()
    assert TELLTALE not in text
    assert not [other for other in FAMILIES if other != family and other in text]


def test_a_homes_calendar_shows_each_stay_by_the_familys_id_and_its_bedrooms() -> None:
    found = sorted(str(e["summary"]) for e in events(of_home()) if e["summary"] != "Closed")
    assert found == sorted(f"{s.family}: {' and '.join(s.bedrooms)}" for s in small().allocation.stays)


@pytest.mark.parametrize(("naming", "named"), [(Naming.IDS, False), (Naming.INITIALS, False), (Naming.NAMES, True)])
def test_no_childs_name_is_in_a_homes_calendar_unless_asked_for(naming: Naming, named: bool) -> None:
    assert (b"Child 1" in of_home(naming=naming)) is named


def test_free_text_about_families_is_not_in_a_homes_calendar() -> None:
    assert TELLTALE.encode() not in of_home(planted(small(), FAMILIES[0]))


def test_nights_on_which_the_home_is_closed_are_in_its_calendar() -> None:
    given = small()
    closed = Nights(first=given.period.night(2), nights=3)
    homes = (given.period.homes[0].model_copy(update={"closed": (closed,)}),)
    found = events(of_home(Given(given.period.model_copy(update={"homes": homes}), given.allocation)))
    assert [(e["dtstart"].dt, e["dtend"].dt) for e in found if e["summary"] == "Closed"] == [
        (closed.first, closed.until)
    ]


def test_a_stay_that_only_gets_longer_or_changes_bedroom_keeps_its_uid() -> None:
    before, longer = (events(of_family("F-0001", with_stays(s)))[0]["uid"] for s in (stay(), stay(nights=3)))
    moved = events(of_family("F-0001", with_stays(stay(bedrooms=("room 2",)))))[0]["uid"]
    later = events(of_family("F-0001", with_stays(stay(first_night=date(2027, 3, 28)))))[0]["uid"]
    assert before == longer == moved != later


def test_no_two_events_of_all_calendars_share_a_uid() -> None:
    found = break_calendar.calendars(BreaksAsked(*small()))
    uids = [str(e["uid"]) for data in found.values() for e in events(data)]
    assert len(uids) == len(set(uids)) > 2 * len(small().allocation.stays) - 1


def test_only_stays_that_are_settled_are_confirmed() -> None:
    statuses = [str(e["status"]) for e in events(of_home()) if e["summary"] != "Closed"]
    assert statuses.count("CONFIRMED") == len(small().period.bookings)
    assert statuses.count("TENTATIVE") == len(statuses) - len(small().period.bookings)


def test_a_stay_is_told_the_same_before_it_is_given_out_and_after_and_never_as_new() -> None:
    given = small()
    after = Given(given.period.model_copy(update={"published": given.allocation.stays}), given.allocation)
    assert of_home(given) == of_home(after)
    stays = [e for e in events(of_home(after)) if e["summary"] != "Closed"]
    assert any("Planned." in e["description"] for e in stays)
    assert not any("new" in e["description"].lower() for e in stays)


def test_a_calendar_is_stamped_with_the_day_of_the_records_and_made_again_to_the_byte() -> None:
    as_at = small().period.world.as_at
    stamps = {e["dtstamp"].dt for e in events(of_home())}
    assert stamps == {datetime(as_at.year, as_at.month, as_at.day, tzinfo=UTC)}
    assert of_home() == of_home()
    backwards = with_stays(*reversed(small().allocation.stays))
    assert of_home(backwards) == of_home()


def test_there_is_a_file_for_each_family_and_home_named_by_ids_alone() -> None:
    names = list(break_calendar.calendars(BreaksAsked(*small())))
    assert names == [*(f"family {family}.ics" for family in FAMILIES), f"home {URN}.ics"]


def test_an_id_that_no_file_system_takes_still_names_a_file() -> None:
    given = small()
    families = (given.period.families[0].model_copy(update={"id": "A/B:1"}),)
    asked = BreaksAsked(given.period.model_copy(update={"families": families}), given.allocation, families=("A/B:1",))
    assert list(break_calendar.calendars(asked)) == ["family A_B_1.ics"]


@pytest.mark.parametrize(("families", "urns"), [((), ()), (("F-0001", "F-0002"), ()), (("F-0001",), (URN,))])
def test_one_calendar_is_of_one_family_or_one_home(families: tuple[str, ...], urns: tuple[str, ...]) -> None:
    with pytest.raises(BadInput, match="one family or one home"):
        break_calendar.write(BreaksAsked(*small(), families=families, urns=urns))
