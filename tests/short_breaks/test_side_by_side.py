"""Children admitted to one home are held against each other and who lives there; no promise is dropped silently."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest
from rich.console import Group as Printed

from matching.short_breaks import repairing
from matching.short_breaks.allocate import allocate
from matching.short_breaks.changes import changed
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.clear import clear
from matching.short_breaks.effort import Effort
from matching.short_breaks.period import Booking, BookingStatus, Company, CompanyKind, Nights, Period
from matching.short_breaks.repairing import Repaired, repair
from matching.short_breaks.result import Planned
from matching.short_breaks.side_by_side import side_by_side
from matching.world.child import Child
from matching.world.group import TieKind
from scenarios.periods.winter_at_marram import URN, period
from service.commands.breaks.changes_told import touched_told
from service.commands.breaks.summary import summary
from service.commands.screen import in_plain_text
from tests.short_breaks.test_supposed import ZED, few, tie, with_group

WORK = Effort(seed=1, moves=3_000, rounds=0, seconds=None, processes=1)
RUN = Nights(first=date(2026, 12, 12), nights=2)
LATER = Nights(first=RUN.until, nights=2)


def admitted(id: str, room: str, run: Nights = RUN, child: Child | None = None) -> EmergencyAdmission:
    return EmergencyAdmission(urn=URN, bedroom=room, nights=run, child=child or Child(id=id, name=id))


def sentences(*changes: EmergencyAdmission, before: Period | None = None) -> list[str]:
    now = before or period()
    return [found.sentence for found in side_by_side(now, changed(now, changes))]


def test_two_whose_families_must_not_stay_together_are_told_by_name() -> None:
    (said,) = sentences(admitted("C-03", "room 2"), admitted("C-06", "room 3"))
    assert "C-03 and C-06 must not live together" in said
    assert "A hard summer; look again in spring" in said


def test_two_in_conflict_are_told_whether_they_come_together_or_one_lives_there() -> None:
    now = few("F-05", "F-10")
    now = with_group(now, ties=(*now.world.group(URN).ties, tie("C-05", "C-10", TieKind.CONFLICT)))
    both = admitted("C-05", "room 2"), admitted("C-10", "room 3")
    (said,) = sentences(*both, before=now)
    assert "C-05 and C-10 must not live together" in said
    assert "conflict" in said
    (later,) = sentences(both[1], before=changed(now, both[:1]))
    assert "C-10 and C-05 must not live together" in later


def test_two_of_whom_it_is_not_known_are_asked_about() -> None:
    care = {name: getattr(ZED, name) for name in ("day_care", "night_care", "clinical_tasks")}
    unknown = Child(id="C-98", name="Zoe", **care)
    (said,) = sentences(admitted("C-99", "room 2", child=ZED), admitted("C-98", "room 3", child=unknown))
    assert "C-99 and C-98 are not known to be safe together" in said
    assert "nobody has checked their names" in said
    assert "Zoe" not in said
    assert "Zebedee" not in said


def test_two_who_are_known_to_each_other_without_harm_or_never_there_together_are_not_told() -> None:
    assert sentences(admitted("C-05", "room 2"), admitted("C-10", "room 3")) == []
    assert sentences(admitted("C-03", "room 2"), admitted("C-06", "room 2", LATER)) == []


def with_a_promise() -> Period:
    """F-03 has a committed booking on the night on which C-06, whom it must not meet, is taken in."""
    now = few("F-03", "F-06")
    apart = Company(families=("F-03", "F-06"), kind=CompanyKind.APART, why="A hard summer.")
    booking = Booking(
        id="B-9",
        family="F-03",
        urn=URN,
        bedrooms=("room 4",),
        first_night=RUN.first - timedelta(days=1),
        nights=2,
        status=BookingStatus.COMMITTED,
    )
    return now.model_copy(update={"company": (apart,), "bookings": (booking,)})


@cache
def planned() -> Planned:
    return allocate(with_a_promise(), WORK)


def mended() -> Repaired:
    return repair(with_a_promise(), planned(), [admitted("C-06", "room 2")], WORK)


def told(answer: Repaired) -> str:
    return " ".join(in_plain_text(Printed(*touched_told(answer))).split())


def test_a_committed_booking_that_cannot_stand_beside_a_child_who_lives_there_is_named_and_told_why() -> None:
    found = mended()
    (family,) = (t for t in found.touched if t.family == "F-03")
    assert [b.id for b in family.booked] == ["B-9"]
    said = told(found)
    assert "This committed booking does not stand as promised: B-9 of F-03" in said
    assert "where C-06 of F-06 lives: they must be kept apart" in said
    assert [c.family for c in found.period.cancellations] == ["F-03"]


def test_a_plan_made_anew_keeps_the_promise_and_says_first_that_it_breaks_a_rule() -> None:
    after = changed(with_a_promise(), [admitted("C-06", "room 2")])
    found = allocate(after, WORK, clear(after)).allocation
    assert (booking := after.bookings[0]).id == "B-9"
    assert any((s.family, s.first_night) == (booking.family, booking.first_night) for s in found.stays)
    assert any("where C-06 of F-06 lives: they must be kept apart" in sentence for sentence in found.broken)
    assert in_plain_text(summary(after, found)).lstrip().startswith("Broken promises")


def test_a_pair_or_a_promise_left_untold_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repairing, "side_by_side", lambda before, after: ())
    both = [admitted("C-03", "room 2"), admitted("C-06", "room 3")]
    with pytest.raises(AssertionError):
        assert repair(with_a_promise(), planned(), both, WORK).side_by_side
