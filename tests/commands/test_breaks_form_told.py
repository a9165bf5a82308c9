"""What a coordinator is told of a form that was read, beside its numbers."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from matching.formats import json_world, period_workbook
from matching.short_breaks.changes.parts import home_record, with_bedroom
from matching.short_breaks.period import (
    Booking,
    BookingStatus,
    DateRequest,
    Nights,
    Pattern,
    Period,
    TieFound,
    sheet_of,
)
from matching.short_breaks.problems.place import path
from matching.short_breaks.shut_out import promises_shut_out
from matching.world.facts import Role
from matching.world.group import TieKind
from scenarios.periods import winter_at_marram
from service.commands.breaks.form_told import read_told
from service.commands.breaks.given import form_from
from service.commands.screen import in_plain_text
from tests.commands.breaks_asked import breaks
from tests.short_breaks.small_period import FRIDAY, MONDAY, URN, small_period
from tests.workbook.editing import edited

NEVER = "It can never be granted as it stands"


@pytest.mark.parametrize(
    ("first", "pattern", "warned"),
    [
        (MONDAY, Pattern.WEEKEND, True),
        (FRIDAY, Pattern.WEEKEND, False),
        (FRIDAY, Pattern.MIDWEEK, True),
        (FRIDAY - timedelta(days=1), Pattern.MIDWEEK, False),
        (MONDAY, Pattern.FLEXIBLE, False),
    ],
)
def test_a_request_that_no_pattern_of_its_family_allows_is_warned_of(
    first: date, pattern: Pattern, warned: bool
) -> None:
    request = DateRequest(id="Q-1", nights=Nights(first=first, nights=2))
    period = small_period()
    asked = period.families[0].model_copy(update={"pattern": pattern, "requests": (request,)})
    period = period.model_copy(update={"families": (asked,)})
    said = " ".join(in_plain_text(read_told("winter.xlsx", period, None, partial(path, period))).split())
    assert (NEVER in said) is warned
    assert (f"{asked.id}, Q-1" in said) is warned


def test_what_is_known_between_children_is_counted_and_no_child_named() -> None:
    tie = TieFound(children=("C-31", "C-41"), kind=TieKind.NO_LINK, said_by=Role.SOCIAL_WORKER, on=MONDAY)
    said = " ".join(in_plain_text(read_told("winter.xlsx", small_period(ties=(tie,)), None, str)).split())
    assert "one tie between children" in said
    assert "C-31" not in said


def test_a_promise_into_a_closed_bedroom_or_one_being_made_ready_is_told_with_both_places() -> None:
    closed = with_closed("room 2", FRIDAY, FRIDAY + timedelta(days=1))
    first, again = (
        committed("B-1", FRIDAY - timedelta(days=2), 2, "room 3"),
        committed("B-2", FRIDAY, 1, "room 3", "F-3"),
    )
    shut = committed("B-3", FRIDAY, 1, "room 2", "F-4")
    home = closed.homes[0].model_copy(update={"turnaround_nights": 1})
    period = closed.model_copy(update={"homes": (home,), "bookings": (first, again, shut)})
    said = " ".join(in_plain_text(read_told("w.xlsx", period, None, partial(path, period))).split())
    assert "Promises that cannot be kept as they stand" in said
    assert "bookings[B-2].bedrooms[1]: room 3 at SC900101 is made ready for 1 night after the stay of F-1" in said
    assert "(see bookings[B-1].first_night)" in said
    assert "bookings[B-3].bedrooms[1]: room 2 at SC900101 is closed from Friday 11 December 2026" in said
    assert f"(see world.homes[{URN}].bedrooms[room 2].closed_from)" in said
    assert said.count("bookings[") == 3


@pytest.mark.parametrize("nights_later", [1, 2])
def test_a_promise_after_the_bedroom_was_made_ready_or_opened_again_is_told_of_no_more(nights_later: int) -> None:
    closed = with_closed("room 2", FRIDAY, FRIDAY + timedelta(days=1))
    then = FRIDAY + timedelta(days=nights_later)
    before = committed("B-1", FRIDAY - timedelta(days=1), 1, "room 3")
    stays = (before, committed("B-2", then, 1, "room 3", "F-3"), committed("B-3", then, 1, "room 2", "F-4"))
    home = closed.homes[0].model_copy(update={"turnaround_nights": 1})
    assert not list(promises_shut_out(closed.model_copy(update={"homes": (home,), "bookings": stays})))


def test_a_form_older_than_a_sheet_of_todays_is_read_with_a_note(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    period, form, world = winter_at_marram.period(), tmp_path / "winter.xlsx", tmp_path / "world.json"
    form.write_bytes(edited(period_workbook.write(sheet_of(period)), drop="Home marks"))
    world.write_bytes(json_world.write(period.world))
    read = breaks("read", form, "--world", world)
    assert read.exit_code == 0
    assert "The form has no sheet Home marks, so nothing is told that would stand there." in read.stdout
    assert form_from(str(form), str(world)).families
    assert "has no sheet Home marks" in " ".join(capsys.readouterr().err.split())


def with_closed(room: str, first: date, until: date) -> Period:
    """The small period with a bedroom closed."""
    period = small_period()
    home = home_record(period, URN)
    record = next(r for r in home.bedrooms if r.id == room)
    return with_bedroom(period, home, record.model_copy(update={"closed_from": first, "closed_until": until}))


def committed(id: str, first: date, nights: int, room: str, family: str = "F-1") -> Booking:
    """A promise of one bedroom."""
    fields = {"id": id, "family": family, "urn": URN, "bedrooms": (room,), "first_night": first, "nights": nights}
    return Booking.model_validate({**fields, "status": BookingStatus.COMMITTED})
