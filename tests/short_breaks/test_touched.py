"""A repair says what became of a stay: shortened, moved for its first stay's sake, and still in the same bedroom."""

from __future__ import annotations

from typing import Any

import pytest
from rich.console import Group

from matching.short_breaks import repairing
from matching.short_breaks.allocate import allocate
from matching.short_breaks.changes.staff_off import StaffOff
from matching.short_breaks.period import CancelledBy, Nights, PlannedStay, Working
from matching.short_breaks.repairing import Repaired, repair
from matching.short_breaks.same_stay import nights_lost
from service.commands.breaks.changes_told import touched_told
from service.commands.screen import in_plain_text
from tests.short_breaks.mishaps import WORK
from tests.short_breaks.verifying.sound import A, Case, day, planned, sound


def mended(case: Case, stays: tuple[PlannedStay, ...], off: Nights) -> Repaired:
    """The repair of a plan of these stays when nobody is on by day on those nights."""
    found = allocate(case.period, WORK, case.cleared)
    found = found.model_copy(update={"allocation": found.allocation.model_copy(update={"stays": stays})})
    return repair(
        case.period, found, [StaffOff(urn=A, shift=Working.DAY, people=4, nights=off)], WORK, cleared=case.cleared
    )


def told(answer: Repaired) -> str:
    return " ".join(in_plain_text(Group(*touched_told(answer))).split())


def cut_short() -> Repaired:
    """F-1 has three nights in r4, and nobody is on by day on the last of them."""
    open_then = (Nights(first=day(4), nights=3),)
    case = sound().of_period(bookings=()).family("F-1", homes=(A,), available=open_then, familiar_bedrooms=(f"{A}/r1",))
    only_here = tuple(suited for suited in case.cleared.suited if (suited.family, suited.urn) == ("F-1", A))
    stays = (planned("F-1", A, ("r4",), 4, 3),)
    return mended(case.answers(suited=only_here), stays, Nights(first=day(6), nights=1))


def test_a_stay_that_lost_one_night_is_told_as_shortened_by_one_and_only_that_night_is_on_record() -> None:
    found = cut_short()
    said = told(found)
    assert "One family has a stay shortened: " in said
    assert "Shortened by 1 night: " in said
    assert "Loses" not in said
    assert "Is offered" not in said
    assert [(c.first_night, c.nights, c.by) for c in found.period.cancellations] == [(day(6), 1, CancelledBy.HOME)]


def test_what_is_left_of_a_stay_is_in_the_same_bedroom() -> None:
    (stay,) = (s for s in cut_short().planned.allocation.stays if s.family == "F-1")
    assert (stay.first_night, stay.nights, stay.bedrooms) == (day(4), 2, ("r4",))


def test_a_repair_that_moved_what_is_left_of_a_stay_for_no_need_would_be_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(repairing, "in_the_same_bedrooms", lambda now, given, stays: tuple(stays))
    (stay,) = (s for s in cut_short().planned.allocation.stays if s.family == "F-1")
    assert stay.bedrooms == ("r1",)


def test_nights_lost_are_those_of_the_stay_that_nothing_at_the_home_has_taken_the_place_of() -> None:
    before, others = (
        planned("F-1", A, ("r1",), 4, 5),
        (planned("F-1", A, ("r1",), 6, 1), planned("F-3", A, ("r4",), 4, 1)),
    )
    assert [(run.first, run.nights) for run in nights_lost(before, others)] == [(day(4), 2), (day(7), 2)]


def new_to_it(first_most: int, *stays: tuple[int, int]) -> Repaired:
    """F-1 is new to A; nobody is on by day up to the twelfth day."""
    own: dict[str, Any] = {"homes": (A,), "available": tuple(Nights(first=day(n), nights=many) for n, many in stays)}
    case = sound().of_period(bookings=()).home(first_stay_most_nights=first_most).suited("F-1", known=False)
    plan = tuple(planned("F-1", A, ("r4",), *stay) for stay in stays)
    return mended(case.family("F-1", **own), plan, Nights(first=day(0), nights=12))


def test_a_later_stay_that_goes_since_the_short_first_one_fell_away_is_told_so() -> None:
    said = told(new_to_it(1, (4, 1), (14, 3)))
    assert "Its short first stay at SC700001 fell away. Without it, the stay of Monday 21 to Thursday 24" in said
    assert "that may have 1 night at the most" in said


def test_a_later_stay_short_enough_to_be_the_first_stands_and_nothing_is_said_of_it() -> None:
    said = told(new_to_it(3, (4, 1), (14, 3)))
    assert "Loses Friday 11" in said
    assert "fell away" not in said
