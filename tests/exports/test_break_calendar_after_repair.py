"""A calendar read in before a repair is put right by the one after it: the lost is cancelled, what differs newer."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from icalendar import Calendar

from matching.exports import break_calendar
from matching.report_parts import BreaksAsked
from matching.short_breaks.board.naming import Naming
from matching.short_breaks.period import Booking, BookingStatus, Cancellation, CancelledBy, Period, PlannedStay
from matching.short_breaks.repairing import Repaired
from tests.short_breaks.mishaps import GivenOut, given_out, mishaps, repaired
from tests.short_breaks.planted import TELLTALE, planted
from tests.short_breaks.small_allocation import Given, small

FAMILIES = [family.family for family in small().allocation.families]
URN = small().period.homes[0].urn
LOST, *KEPT = small().allocation.stays
SEEDS = range(8)


def after(published: tuple[PlannedStay, ...] = (LOST, *KEPT), **changes: Any) -> Given:
    """The plan without one of its stays; all of them had been given out."""
    period, allocation = small()
    made = {"published": published, "bookings": (), "cancellations": (), **changes}
    return Given(period.model_copy(update=made), allocation.model_copy(update={"stays": tuple(KEPT)}))


def before() -> Given:
    period, allocation = small()
    return Given(period.model_copy(update={"bookings": (), "cancellations": ()}), allocation)


def of_family(given: Given, family: str = LOST.family) -> bytes:
    return break_calendar.write(BreaksAsked(*given, families=(family,)))


def of_home(given: Given, naming: Naming = Naming.IDS) -> bytes:
    return break_calendar.write(BreaksAsked(*given, urns=(URN,), naming=naming))


def events(data: bytes) -> dict[str, Any]:
    found = {str(event["uid"]): event for event in Calendar.from_ical(data).walk("VEVENT")}
    assert len(found) == data.count(b"BEGIN:VEVENT")
    return found


def cancelled(data: bytes) -> list[tuple[date, date]]:
    return [(e["dtstart"].dt, e["dtend"].dt) for e in events(data).values() if e["status"] == "CANCELLED"]


def whole(stay: PlannedStay | Cancellation) -> tuple[date, date]:
    return stay.first_night, stay.first_night + timedelta(days=stay.nights)


@pytest.mark.parametrize("write", [of_family, of_home])
def test_a_stay_given_out_and_lost_is_cancelled_under_its_uid_with_a_higher_sequence(write: Any) -> None:
    old, new = events(write(before())), events(write(after()))
    assert cancelled(write(before())) == []
    assert cancelled(write(after())) == [whole(LOST)]
    (uid,) = [uid for uid, event in new.items() if event["status"] == "CANCELLED"]
    assert new[uid]["sequence"] > old[uid]["sequence"]
    assert set(old) == set(new)


@pytest.mark.parametrize("change", [{"nights": LOST.nights + 1}, {"bedrooms": ("another",)}])
def test_a_stay_given_out_otherwise_is_newer_and_not_cancelled(change: Any) -> None:
    old, given = events(of_family(before())), after()
    changed = LOST.model_copy(update=change)
    given = Given(given.period, given.allocation.model_copy(update={"stays": (changed, *KEPT)}))
    new = events(of_family(given))
    assert cancelled(of_family(given)) == []
    assert [uid for uid in new if new[uid]["sequence"] > old[uid]["sequence"]] == [
        uid for uid in old if old[uid]["dtstart"].dt == LOST.first_night
    ]


def test_stays_as_they_were_given_out_have_the_same_event() -> None:
    old, new = events(of_home(before())), events(of_home(after()))
    same = [uid for uid in old if new[uid]["status"] != "CANCELLED"]
    assert len(same) == len(old) - 1
    assert all(old[uid].to_ical() == new[uid].to_ical() for uid in same)


def test_records_of_a_later_day_have_a_later_word_on_every_stay() -> None:
    period, allocation = after()
    later = period.world.model_copy(update={"as_at": period.world.as_at + timedelta(days=1)})
    old, new = (events(of_home(Given(p, allocation))) for p in (period, period.model_copy(update={"world": later})))
    assert min(e["sequence"] for e in new.values() if "sequence" in e) > max(
        e["sequence"] for e in old.values() if "sequence" in e
    )


def test_a_booking_that_is_not_in_the_plan_is_cancelled() -> None:
    booking = Booking(id="B-1", status=BookingStatus.CONFIRMED, **LOST.model_dump())
    assert cancelled(of_family(after(published=(), bookings=(booking,)))) == [whole(LOST)]


def a_cancellation(first_night: date) -> Cancellation:
    own = {"family": LOST.family, "urn": LOST.urn, "first_night": first_night, "nights": 2}
    return Cancellation.model_validate(own | {"by": CancelledBy.HOME, "on": first_night, "why": TELLTALE})


def test_a_cancellation_is_told_of_nights_to_come_alone_and_without_its_reason() -> None:
    as_at = small().period.world.as_at
    for first, told in ((as_at + timedelta(days=90), True), (as_at - timedelta(days=2), False)):
        given = after(published=(), cancellations=(a_cancellation(first),))
        for data in (of_family(given), of_home(given)):
            assert cancelled(data) == ([whole(a_cancellation(first))] if told else [])
            assert TELLTALE.encode() not in data


def test_nights_cancelled_and_given_again_are_not_cancelled() -> None:
    again = a_cancellation(KEPT[0].first_night).model_copy(update={"family": KEPT[0].family, "urn": KEPT[0].urn})
    assert cancelled(of_home(after(published=(), cancellations=(again,)))) == []


def test_a_stay_already_taken_is_never_cancelled() -> None:
    assert cancelled(of_family(after(taken=(LOST,)))) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_only_its_own_lost_stays_are_in_a_familys_calendar(family: str) -> None:
    period, allocation = planted(Given(after().period, small().allocation), family)
    text = of_family(Given(period, allocation.model_copy(update={"stays": ()})), family).decode()
    own = [whole(stay) for stay in (LOST, *KEPT) if stay.family == family]
    assert sorted(cancelled(text.encode())) == sorted(own)
    assert TELLTALE not in text
    assert not [other for other in FAMILIES if other != family and other in text]


@pytest.mark.parametrize(("naming", "named"), [(Naming.IDS, False), (Naming.INITIALS, False), (Naming.NAMES, True)])
def test_no_childs_name_is_in_a_cancelled_stay_unless_asked_for(naming: Naming, named: bool) -> None:
    summaries = [str(e["summary"]) for e in events(of_home(after(), naming)).values() if e["status"] == "CANCELLED"]
    assert ["Child" in summary for summary in summaries] == [named]
    assert not [uid for uid in events(of_home(after(), naming)) if "Child" in uid or LOST.family in uid]


@cache
def drawn(seed: int) -> tuple[GivenOut, Repaired]:
    found = given_out(seed)
    return found, repaired(found, mishaps(found, seed))


def read_in(calendar: dict[str, Any], data: bytes) -> dict[str, Any]:
    """What a calendar program holds after it read the file: for each UID the event of the highest sequence."""
    newer = {
        uid: e for uid, e in events(data).items() if uid not in calendar or e["sequence"] >= calendar[uid]["sequence"]
    }
    return calendar | newer


def shown(calendar: dict[str, Any]) -> list[tuple[date, date]]:
    return sorted((e["dtstart"].dt, e["dtend"].dt) for e in calendar.values() if e["status"] != "CANCELLED")


def put_right(seed: int) -> bool:
    """Whether every family that reads in the plan and then the repaired plan sees its stays as they are now."""
    old, new = drawn(seed)

    def data(period: Period, allocation: Any, family: str) -> bytes:
        return break_calendar.write(BreaksAsked(period, allocation, families=(family,)))

    return all(
        shown(
            read_in(
                events(data(old.period, old.planned.allocation, family.id)),
                data(new.period, new.planned.allocation, family.id),
            )
        )
        == sorted(whole(stay) for stay in new.planned.allocation.stays if stay.family == family.id)
        for family in new.period.families
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_family_that_reads_in_a_plan_and_its_repair_sees_its_stays_as_they_are_now(seed: int) -> None:
    assert put_right(seed)


def test_lost_stays_left_out_are_seen_to_stay_in_a_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(break_calendar, "_no_more", lambda _: [])
    assert not all(put_right(seed) for seed in SEEDS)


@cache
def mended_twice(seed: int) -> tuple[Repaired, Repaired]:
    """Two repairs of one day, the second of what the first came to."""
    _, first = drawn(seed)
    made = GivenOut(first.period, first.planned)
    return first, repaired(made, mishaps(made, seed + 3))


def is_later(seed: int) -> bool:
    """Whether the second repair has the later word on every stay that both calendars tell of."""
    old, new = (
        events(break_calendar.write(BreaksAsked(r.period, r.planned.allocation, urns=(home.urn,))))
        for r in mended_twice(seed)
        for home in r.period.homes[:1]
    )
    both = [uid for uid in old if uid in new and "sequence" in old[uid]]
    assert both
    return all(new[uid]["sequence"] > old[uid]["sequence"] for uid in both)


@pytest.mark.parametrize("seed", SEEDS)
def test_of_two_repairs_of_one_day_the_second_has_the_later_word_on_every_stay(seed: int) -> None:
    first, second = mended_twice(seed)
    assert first.period.world.as_at == second.period.world.as_at
    assert is_later(seed)


def test_repairs_of_one_day_that_speak_with_one_number_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = break_calendar._sequence
    monkeypatch.setattr(
        break_calendar,
        "_sequence",
        lambda period, *, differs: honest(period.model_copy(update={"repairs": 0}), differs=differs),
    )
    assert not all(is_later(seed) for seed in SEEDS)
