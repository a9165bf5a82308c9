"""The board shows every stay on its nights, each bedroom, closed night and holiday, and only the names asked for."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from matching.errors import BadInput
from matching.report_parts import NightGrid, SpanKind
from matching.reports.break_board.given_out import as_given_out
from matching.short_breaks.board.guests import Firmness
from matching.short_breaks.board.naming import Naming
from matching.short_breaks.period import (
    BreakHome,
    Holiday,
    Nights,
    PlannedStay,
)
from matching.short_breaks.result import Allocation
from scenarios.generators.short_breaks import Shape
from service.web.text import to_text
from tests.reports.board_asked import board, grids, of
from tests.reports.reading import said, section, walk
from tests.short_breaks.small_allocation import Given, small


def test_every_stay_covers_its_nights_in_each_of_its_bedrooms_and_no_others() -> None:
    given = small(Shape(2, 30, 13, (5, 6)))
    shown = set()
    for number, part in enumerate(sorted(given.period.homes, key=lambda h: h.urn), 1):
        for grid in grids(board(given)):
            if grid.key.startswith(f"home-{number}-"):
                for row in grid.groups[-2].rows:
                    for span, column in grid.placed(row):
                        if span.kind is SpanKind.STAY:
                            label = span.words.strip("◂▸ ")
                            shown |= {(part.urn, row.name, label, column.on + timedelta(n)) for n in range(span.nights)}
    stays = given.allocation.stays
    assert shown == {(s.urn, room, s.family, night) for s in stays for room in s.bedrooms for night in s.run.dates()}


@pytest.mark.parametrize("weeks", [1, 4, 13])
def test_the_boards_of_a_home_cover_the_period_once_in_at_most_four_weeks_each(weeks: int) -> None:
    given = small(Shape(1, 5, weeks, (3,)))
    found = grids(board(given))
    assert [column.on for grid in found for column in grid.columns] == list(given.period.run.dates())
    assert all(len(grid.columns) <= 28 for grid in found)
    for grid in found:
        assert {sum(s.nights for s in row.spans) for g in grid.groups for row in g.rows} == {len(grid.columns)}
        assert sum(count for _, count in grid.months()) == len(grid.columns)


def test_two_promised_stays_in_one_bedroom_are_both_shown() -> None:
    first = small().allocation.stays[0]
    other = PlannedStay(**(first.model_dump() | {"family": "F-0009", "first_night": first.first_night + timedelta(1)}))
    rows = grids(board(of(stays=(first, other))))[0].groups[-2].rows
    named = {row.name: [s.words.strip("◂▸ ") for s in row.spans if s.kind is SpanKind.STAY] for row in rows}
    (room,) = first.bedrooms
    assert named[room] == [first.family]
    assert named[f"{room}, again"] == ["F-0009"]


def test_a_closed_night_is_shown_closed_in_every_bedroom() -> None:
    period = small().period
    night = period.night(3)
    homes = (period.homes[0].model_copy(update={"closed": (Nights(first=night),)}),)
    grid = grids(board(of(period.model_copy(update={"homes": homes}), stays=())))[0]
    for row in grid.groups[-2].rows:
        kinds = {column.on: span.kind for span, column in grid.placed(row)}
        assert [on for on, kind in kinds.items() if kind is SpanKind.CLOSED] == [night]


def test_a_holiday_is_named_over_its_nights() -> None:
    period = small().period
    holiday = Holiday(name="Christmas", nights=Nights(first=period.night(5), nights=4))
    grid = grids(board(of(period.model_copy(update={"holidays": (holiday,)}))))[0]
    (row,) = grid.groups[0].rows
    assert [(s.words, s.nights, c.on) for s, c in grid.placed(row) if s.words] == [("Christmas", 4, period.night(5))]


def test_nights_with_too_few_staff_are_marked_and_told() -> None:
    period = small().period
    empty = BreakHome(urn=period.homes[0].urn)
    report = board(of(period.model_copy(update={"homes": (empty,)})))
    figures = [span for grid in grids(report) for row in grid.groups[-1].rows for span in row.spans]
    assert any(span.kind is SpanKind.SHORT and "needed of 0" in span.told for span in figures)
    assert "Not enough on some night: day, evening" in said(section(report, "home-1"))
    assert "enough every night" in said(section(board(), "home-1"))


def test_beside_a_bedroom_stands_only_what_sets_it_apart() -> None:
    period = small().period
    (home,) = period.world.homes
    rooms = tuple(
        room.model_copy(update={"has": ("ensuite", "hoist") if n == 0 else ("ensuite",)})
        for n, room in enumerate(home.bedrooms)
    )
    world = period.world.model_copy(update={"homes": (home.model_copy(update={"bedrooms": rooms}),)})
    report = board(of(period.model_copy(update={"world": world})))
    notes = {row.name: row.note for row in grids(report)[0].groups[-2].rows}
    assert notes == {room.id: "hoist" if n == 0 else "" for n, room in enumerate(rooms)}
    assert "Every bedroom has: ensuite." in said(section(report, "home-1"))


def test_company_that_was_wished_for_is_marked_on_the_nights_it_comes_about() -> None:
    wished = small().period.company[-1]
    text = to_text(board(), width=200)
    assert f"{wished.families[0]} and {wished.families[1]} like to stay together." in text


@pytest.mark.parametrize(("naming", "shown"), [(Naming.IDS, False), (Naming.INITIALS, False), (Naming.NAMES, True)])
def test_a_childs_name_is_on_the_board_only_when_asked_for(naming: Naming, shown: bool) -> None:
    assert ("Child 1" in to_text(board(naming=naming))) is shown


def test_a_board_of_what_was_given_out_says_so_of_every_stay_and_shows_one_taken_in_another_bedroom_once() -> None:
    period, allocation = small()
    first, *others = allocation.stays
    free = next(room.id for room in period.world.homes[0].bedrooms if room.id not in first.bedrooms)
    moved = first.model_copy(update={"bedrooms": (free,)})
    at_once = period.model_copy(update={"bookings": (), "taken": (moved,), "published": allocation.stays})
    spans = [
        span
        for block in walk(as_given_out(at_once))
        if isinstance(block, NightGrid)
        for group in block.groups
        for row in group.rows
        for span in row.spans
        if span.kind is SpanKind.STAY
    ]
    assert Counter(span.firmness for span in spans) == {
        Firmness.TAKEN: 1,
        Firmness.GIVEN_OUT: sum(len(stay.bedrooms) for stay in others),
    }


def test_one_home_can_be_shown_alone() -> None:
    given = small(Shape(2, 30, 13, (5, 6)))
    keys = [s.key for s in board(given, urns=("SC700002",)).sections if s.key.startswith("home-")]
    assert keys == ["home-1"]
    assert "Home 1" not in to_text(board(given, urns=("SC700002",))).partition("How fair")[0]


@pytest.mark.parametrize(("urns", "families"), [(("SC999999",), ()), ((), ("F-9999",))])
def test_a_home_or_family_that_the_period_has_not_is_told(urns: tuple[str, ...], families: tuple[str, ...]) -> None:
    with pytest.raises(BadInput, match="it is not in the period"):
        board(urns=urns, families=families)


def test_a_plan_of_another_period_is_refused() -> None:
    allocation: Allocation = small().allocation.model_copy(update={"period": "another"})
    with pytest.raises(BadInput, match="made for another period"):
        board(Given(small().period, allocation))
