"""A bedroom that a child lives in or was admitted to is never shown empty, and a bed in use is not called kept free."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from matching.exports import break_workbook
from matching.report_parts import BreaksAsked, NightGrid, SpanKind
from matching.reports.break_board import home as board_of_home
from matching.reports.break_board.living import held_back_said
from matching.short_breaks.board import staffing
from matching.short_breaks.board.bedrooms import lanes
from matching.short_breaks.board.living import living_in
from matching.short_breaks.board.naming import Naming
from matching.short_breaks.changes import changed
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.period import Nights, Period, PlannedStay
from matching.world.group import Group, Resident
from scenarios import storybook
from service.web.render import to_html
from tests.reports.board_asked import board, grids, of
from tests.reports.reading import said, section
from tests.short_breaks.small_allocation import Given, small

CHILD = storybook.child("C-99", "Zed", date(2014, 1, 1))
HOME = small().period.homes[0]
ROOM = small().period.world.homes[0].bedrooms[0].id
NIGHTS = Nights(first=small().period.night(2), nights=3)


def admitted(held_back: int = 1, **changes: Any) -> Period:
    """The small period with one bed held back, and a child admitted in an emergency for three nights."""
    period = small().period
    home = HOME.model_copy(update={"held_back": held_back})
    admission = EmergencyAdmission(urn=HOME.urn, bedroom=ROOM, nights=NIGHTS, child=CHILD, **changes)
    return changed(period.model_copy(update={"homes": (home,)}), [admission])


def living(leaving: date | None = None, bedroom: str | None = ROOM) -> Period:
    """The small period with a child who has lived in the home for years."""
    child = Resident(child=CHILD, bedroom=bedroom, arrived=date(2020, 1, 1), leaving=leaving, leaving_confirmed=True)
    world = small().period.world.model_copy(update={"groups": (Group(urn=HOME.urn, residents=(child,)),)})
    return small().period.model_copy(update={"world": world})


def lived_in(found: Iterable[NightGrid]) -> set[tuple[str, date]]:
    rows = [(grid, row) for grid in found for row in grid.groups[-2].rows]
    spans = [(row.name, span, column.on) for grid, row in rows for span, column in grid.placed(row)]
    lived = [(room, on, span.nights) for room, span, on in spans if span.kind is SpanKind.LIVED_IN]
    return {(room, on + timedelta(n)) for room, on, nights in lived for n in range(nights)}


def test_the_bedroom_of_an_emergency_is_taken_on_its_nights_and_no_others() -> None:
    assert lived_in(grids(board(of(admitted(), stays=())))) == {(ROOM, night) for night in NIGHTS.dates()}


@pytest.mark.parametrize(("turnaround", "is_said"), [(0, False), (1, True)])
def test_a_bed_kept_free_is_said_to_be_perhaps_in_a_bedroom_that_is_made_ready(turnaround: int, is_said: bool) -> None:
    period = living_with_a_bed_held()
    (home,) = period.homes
    period = period.model_copy(update={"homes": (home.model_copy(update={"turnaround_nights": turnaround}),)})
    assert ("being made ready after a guest." in " ".join(held_back_said(period, period.homes[0]))) is is_said


def test_a_child_who_lives_here_has_the_bedroom_every_night_until_a_day_of_leaving_that_is_confirmed() -> None:
    whole = small().period.run
    assert lived_in(grids(board(of(living(), stays=())))) == {(ROOM, night) for night in whole.dates()}
    gone = NIGHTS.first
    assert {night for _, night in lived_in(grids(board(of(living(gone), stays=()))))} == {
        night for night in whole.dates() if night < gone
    }


def test_a_board_drawn_without_those_who_live_here_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board_of_home, "lanes", lambda record, stays, _: lanes(record, stays))
    assert lived_in(grids(board(of(admitted(), stays=())))) == set()


@pytest.mark.parametrize("naming", Naming)
def test_the_child_is_shown_by_id_whatever_families_are_called(naming: Naming) -> None:
    html = to_html(board(of(admitted(), stays=()), naming=naming))
    assert "C-99, admitted in an emergency" in html
    assert "Zed" not in html


def test_the_workbook_shows_the_bedroom_taken_too() -> None:
    data = break_workbook.write(BreaksAsked(admitted(), of(admitted(), stays=()).allocation))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    row = next(row for row in sheet if str(row[0]).partition(" (")[0] == ROOM)
    assert row[1 + small().period.number(NIGHTS.first)] == "emergency C-99"
    assert "when the bed held back is in use." in str(sheet[1][0])


def test_a_guest_and_a_child_in_one_bedroom_are_both_shown() -> None:
    stay = small().allocation.stays[0]
    own = stay.model_copy(update={"bedrooms": (ROOM,), "first_night": NIGHTS.first, "nights": 2})
    found = lanes(small().period.world.homes[0], [own], living_in(admitted(), admitted().homes[0]))
    assert [len(lane.held) for lane in found if lane.bedroom == ROOM] == [1, 1]


def measure(period: Period, *stays: PlannedStay) -> staffing.Measure:
    return next(m for m in staffing.measures(period, period.homes[0], stays) if m.name == staffing.PLACES)


def test_places_count_whoever_lives_here_and_the_held_back_bed_that_is_in_use() -> None:
    usual, after = measure(admitted().model_copy(update={"world": small().period.world})), measure(admitted())
    beds = len(small().period.world.homes[0].bedrooms)
    number = small().period.number(NIGHTS.first)
    assert (usual.needed[number - 1], after.there[number - 1]) == (0, beds - 1)
    assert (after.needed[number], after.there[number]) == (1, beds)
    taken = measure(admitted(from_held_back=False))
    assert (taken.needed[number], taken.there[number]) == (1, beds - 1)


def test_on_a_closed_night_only_those_who_live_here_have_a_place() -> None:
    period = living()
    shut = period.homes[0].model_copy(update={"closed": (NIGHTS,)})
    closed = measure(period.model_copy(update={"homes": (shut,)}))
    number = period.number(NIGHTS.first)
    assert (closed.needed[number], closed.there[number], closed.short_on(number)) == (1, 1, False)


@pytest.mark.parametrize(("held", "words"), [(1, "the bed held back is in use"), (2, "one of them is in use")])
def test_a_bed_held_back_that_is_in_use_is_not_called_kept_free(held: int, words: str) -> None:
    told = said(section(board(of(admitted(held), stays=())), "home-1"))
    assert f"kept free every night, except Wednesday 2 to Friday 4 December 2026, when {words}." in told
    assert "kept free every night." in said(section(board(of(living_with_a_bed_held())), "home-1"))


def living_with_a_bed_held() -> Period:
    return living().model_copy(update={"homes": (HOME.model_copy(update={"held_back": 1}),)})


def test_a_guest_is_not_said_to_be_alone_while_a_child_lives_here() -> None:
    given = Given(living(), small().allocation)
    told = said(section(board(given), "home-1"))
    assert "with nobody else" not in told
    assert "Beside C-99, a child who lives here." in told


def test_a_child_whose_bedroom_nobody_recorded_is_said_to_be_here() -> None:
    told = said(section(board(of(living(bedroom=None), stays=())), "home-1"))
    assert "One child lives here." in told
    assert "No bedroom is recorded of C-99" in told
