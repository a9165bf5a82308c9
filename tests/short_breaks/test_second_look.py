"""A promise that does not fit what the family asks for is kept and said, and never passed over in silence."""

from __future__ import annotations

from typing import Any

import pytest

from matching.report_parts import BreaksAsked
from matching.reports import break_board
from matching.short_breaks.allocate import allocate
from matching.short_breaks.effort import Effort
from matching.short_breaks.period import BookingStatus, Period
from matching.short_breaks.problems import find_problems
from matching.short_breaks.second_look import second_look
from scenarios.periods import winter_at_marram
from service.commands.breaks.summary import summary
from service.commands.screen import in_plain_text
from tests.reports.reading import said

WINTER = winter_at_marram.period()
BOOKED = WINTER.bookings[0]
QUICK = Effort(rounds=0, moves=0, seconds=None, processes=1)


def asking(**changes: Any) -> Period:
    """The period with something else asked for by the family that has the first booking."""
    families = (f.model_copy(update=changes) if f.id == BOOKED.family else f for f in WINTER.families)
    return WINTER.model_copy(update={"families": tuple(families)})


def test_nothing_is_said_of_bookings_as_families_ask_for_them() -> None:
    assert BOOKED.nights > 1
    assert not list(second_look(asking(longest_stay=BOOKED.nights, shortest_stay=BOOKED.nights)))


@pytest.mark.parametrize("status", BookingStatus)
def test_a_promise_longer_than_the_familys_longest_stay_is_no_fault_and_is_told_with_the_way_out(
    status: BookingStatus,
) -> None:
    booked = BOOKED.model_copy(update={"status": status})
    period = asking(longest_stay=BOOKED.nights - 1)
    period = period.model_copy(update={"bookings": (booked, *period.bookings[1:])})
    (look,) = second_look(period)
    assert (look.family, look.about) == (BOOKED.family, BOOKED.id)
    assert f"has {BOOKED.nights} nights, and the longest stay that the family asks for has {BOOKED.nights - 1}" in (
        look.what
    )
    assert "It is kept as it was promised." in look.way_out
    assert not list(find_problems(period))


def test_a_promise_shorter_than_the_familys_shortest_stay_is_told() -> None:
    (look,) = second_look(asking(shortest_stay=BOOKED.nights + 1))
    assert "the shortest stay that the family asks for" in look.what


def test_it_is_told_with_the_plan_on_the_board_and_in_the_terminal_and_the_promise_is_kept() -> None:
    period = asking(longest_stay=BOOKED.nights - 1)
    planned = allocate(period, QUICK)
    assert any(
        (s.family, s.first_night, s.nights) == (BOOKED.family, BOOKED.first_night, BOOKED.nights)
        for s in planned.allocation.stays
    )
    (look,) = second_look(period)
    shown = " ".join(in_plain_text(summary(period, planned.allocation)).split())
    assert f"{look.family}: {look.what}. {look.way_out}" in shown
    assert look.what in said(*break_board.write(BreaksAsked(period, planned.allocation)).sections)


def test_dates_asked_for_that_no_one_stay_can_hold_are_told() -> None:
    family = next(f for f in WINTER.families if f.requests)
    asked = family.requests[0]
    assert not [look for look in second_look(WINTER) if look.about == asked.id]
    short = family.model_copy(update={"longest_stay": asked.nights.nights - 1, "shortest_stay": 1})
    families = tuple(short if f.id == family.id else f for f in WINTER.families)
    looks = [look for look in second_look(WINTER.model_copy(update={"families": families})) if look.about == asked.id]
    assert [look.family for look in looks] == [family.id]
    assert "no one stay can hold them all" in looks[0].what


def test_dates_asked_for_and_not_given_are_told_and_those_that_are_given_are_not() -> None:
    planned = allocate(WINTER, QUICK).allocation
    first, *others = (f for f in planned.families if f.requests)
    missed = first.model_copy(update={"requests": tuple(r.model_copy(update={"granted": 0}) for r in first.requests)})
    families = tuple(missed if f.family == first.family else f for f in planned.families)
    planned = planned.model_copy(update={"families": families})
    told = " ".join(in_plain_text(summary(WINTER, planned)).split())
    board = said(*break_board.write(BreaksAsked(WINTER, planned)).sections)
    assert f"Dates asked for and not given • {first.family}: 0 of" in told
    assert "Dates asked for and not given:" in board
    given = [f.family for f in others if all(r.granted >= r.nights for r in f.requests)]
    assert given
    assert not [family for family in given if f"{family}: " in told.split("not given")[1].split("breaks family")[0]]
