"""Bedrooms for a child admitted come in the order of the families a repair with each touches, or it is said."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from matching.errors import BadInput, Problem
from matching.optimise.stopping import at_once
from matching.short_breaks import bedrooms_tried
from matching.short_breaks.admitting import Admitting, admitting
from matching.short_breaks.bedrooms_tried import TouchedWith, tried
from matching.short_breaks.changes import Change
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.effort import Effort
from matching.short_breaks.period import Nights
from matching.short_breaks.repairing import Repaired, repair
from matching.short_breaks.searching.progress import Stop, never
from scenarios.periods import winter_at_marram
from tests.commands.breaks_asked import planned
from tests.short_breaks.test_admitting import CHILD, RUN, given_out, stay, told

TOUCHED = {"room 1": ("F-1",), "room 2": (), "room 3": ("F-2", "F-3")}


def by_room(changes: Sequence[Change]) -> tuple[str, ...]:
    (change,) = (each for each in changes if isinstance(each, EmergencyAdmission))
    return TOUCHED[change.bedroom]


def found(touched: TouchedWith = by_room, stays: int = 10, stop: Stop = never) -> Admitting:
    """Two guests in the bedroom with which a repair touches nobody, and none in that with which it touches two."""
    given = (stay("F-1", "room 2", 4), stay("F-2", "room 2", 6), stay("F-3", "room 1", 4))
    rooms = admitting(given_out(*given), [told()])
    (one,) = tried(rooms, [told()], stays, TOUCHED["room 1"], touched, stop)
    return one


def test_bedrooms_come_in_the_order_of_the_families_that_a_repair_touches() -> None:
    one = found()
    assert [(room.bedroom, room.touched) for room in one.bedrooms] == [
        ("room 2", ()),
        ("room 1", ("F-1",)),
        ("room 3", ("F-2", "F-3")),
    ]
    assert not one.is_chosen_well
    assert "those first with which a repair touches the fewest families" in one.lead
    assert "a repair with it touches nobody" in one.bedrooms[0].sentence
    assert "no stay is in it; a repair with it touches F-2 and F-3" in one.bedrooms[2].sentence


def test_an_order_by_the_stays_in_them_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bedrooms_tried, "in_order", lambda rooms: tuple(sorted(rooms, key=lambda r: len(r.families))))
    with pytest.raises(AssertionError):
        test_bedrooms_come_in_the_order_of_the_families_that_a_repair_touches()


def test_where_trying_each_is_too_much_work_the_order_is_said_to_be_that_of_the_stays() -> None:
    one = found(stays=bedrooms_tried.LOOKS)
    assert [room.bedroom for room in one.bedrooms] == ["room 3", "room 1", "room 2"]
    assert not one.tried
    assert "those first in which the fewest families stay, as no repair was tried with each" in one.lead


def test_once_somebody_has_stopped_it_none_is_tried_and_it_is_said() -> None:
    one = found(stop=at_once)
    assert not one.tried
    assert "no repair was tried with each" in one.lead


def test_a_bedroom_that_the_other_changes_rule_out_is_none_of_them() -> None:
    def ruled_out(changes: Sequence[Change]) -> tuple[str, ...]:
        if "room 3" in {getattr(change, "bedroom", "") for change in changes}:
            raise BadInput([Problem("room 3", "it is closed", "Name another.")])
        return by_room(changes)

    assert [room.bedroom for room in found(ruled_out).bedrooms] == ["room 2", "room 1"]


def repaired(room: str) -> Repaired:
    whole = winter_at_marram.period()
    run = Nights(first=whole.night(18), nights=RUN.nights)
    change = EmergencyAdmission(urn=winter_at_marram.URN, bedroom=room, nights=run, child=CHILD)
    return repair(whole, planned(), [change], Effort(rounds=0, moves=200, seconds=None, processes=1))


def test_whom_a_bedroom_is_said_to_touch_is_whom_a_repair_with_it_touches(monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = repaired("room 1").admitting
    assert one.tried
    said = {room.bedroom: room.touched for room in one.bedrooms}
    monkeypatch.setattr(bedrooms_tried, "LOOKS", 0)
    assert said["room 3"] == tuple(touched.family for touched in repaired("room 3").touched) != ()
