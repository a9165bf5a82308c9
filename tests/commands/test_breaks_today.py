"""A command on short breaks knows the day on which one stands: what has begun is history, and none of it is offered."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from matching.errors import BadInput
from matching.formats import json_allocation, json_period
from matching.plain_json import read_json, write_json
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.period import Period, PlannedStay
from matching.short_breaks.result import Planned
from matching.short_breaks.swapping import swaps
from scenarios.periods import winter_at_marram
from service.commands.breaks import standing
from service.commands.breaks.given import PlannedPeriod
from service.commands.breaks.standing import planned_on
from tests.commands.breaks_asked import URN, WINTER, breaks, plan_in, planned, refused

QUICK = ("--rounds", "0", "--moves", "200", "--processes", "1")
PERIOD = winter_at_marram.period()
TODAY = PERIOD.night(14)
TYPED = f"{TODAY:%d/%m/%Y}"
BEGUN = [stay for stay in planned().allocation.stays if stay.first_night < TODAY]
LATER = next(s for s in planned().allocation.stays if s.first_night > TODAY)
GONE = ("--cancelled", f"{LATER.family}:{URN}:{LATER.first_night:%d/%m/%Y}:the family")


def read(plan: Path) -> Planned:
    return read_json(Planned, plan.read_bytes())


def repaired(folder: Path, *more: str | Path, period: str | Path = WINTER) -> tuple[str, Path, Path]:
    plan, now = folder / "repaired.json", folder / "now.json"
    given = ("repair", period, plan_in(folder), *GONE, *QUICK, *more, "--out", plan, "--period-out", now, "--force")
    result = breaks(*given)
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split()), plan, now


def test_a_repair_leaves_what_has_begun_and_is_read_again_to_the_byte(tmp_path: Path) -> None:
    said, plan, now = repaired(tmp_path, "--today", TYPED)
    stays, first = read(plan).allocation.stays, plan.read_bytes()
    assert [stay for stay in stays if stay.first_night < TODAY] == BEGUN
    assert f"{len(BEGUN)} stays had begun by then and are as before" in said
    assert json_period.read(now.read_bytes()).as_of == read(plan).allocation.as_of == TODAY
    assert breaks("show", now, plan).exit_code == 0
    repaired(tmp_path, "--today", TODAY.isoformat())
    assert plan.read_bytes() == first


def test_a_period_of_a_file_is_repaired_as_of_this_day_and_says_so_when_it_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    period = tmp_path / "period.json"
    period.write_bytes(write_json(PERIOD))
    monkeypatch.setattr(standing, "machines_day", lambda: TODAY)
    _, plan, _ = repaired(tmp_path, period=period)
    assert read(plan).allocation.as_of == TODAY
    monkeypatch.setattr(standing, "machines_day", lambda: date(2035, 1, 1))
    said = refused(breaks("repair", period, plan_in(tmp_path), *GONE, *QUICK))
    assert "every night of the period has passed" in said
    assert "--today" in said


def test_an_example_is_repaired_as_of_its_own_day_whatever_the_clock_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "machines_day", lambda: date(2035, 1, 1))
    said, _, _ = repaired(tmp_path)
    assert "As of Monday 16 November 2026: no night before it is offered." in said


def test_a_plan_made_today_offers_no_night_before_and_is_read_again(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    assert breaks("allocate", WINTER, "--today", TYPED, *QUICK, "--out", plan).exit_code == 0
    promised = {b.first_night for b in PERIOD.bookings} | {s.first_night for s in PERIOD.published}
    early = {s.first_night for s in json_allocation.read(write_json(read(plan).allocation)).stays}
    assert {night for night in early if night < TODAY} <= promised
    said = breaks("show", WINTER, plan)
    assert said.exit_code == 0, said.output
    assert f"As of {TODAY:%A} {TODAY.day} {TODAY:%B %Y}" in " ".join(said.stdout.split())


def test_why_not_a_stay_that_has_passed_says_from_when_nights_can_be_planned(tmp_path: Path) -> None:
    stay = BEGUN[0]
    other = next(f.id for f in PERIOD.families if f.id not in {s.family for s in BEGUN})
    asked = ("why", WINTER, plan_in(tmp_path), "--family", other, "--home", URN, "--nights", "1")
    said = breaks(*asked, "--from", f"{stay.first_night:%d/%m/%Y}", "--today", TYPED)
    assert said.exit_code == 0, said.output
    assert f"{TODAY.day} {TODAY:%B %Y}" in " ".join(said.stdout.split())


def test_what_if_and_swaps_leave_what_has_begun(tmp_path: Path) -> None:
    plan, now = tmp_path / "with.json", tmp_path / "now.json"
    out = ("--out", plan, "--period-out", now)
    room = ("--bedroom", f"{URN}:room 5")
    assert breaks("what-if", WINTER, plan_in(tmp_path), *room, *QUICK, "--today", TYPED, *out).exit_code == 0
    assert set(BEGUN) <= set(read(plan).allocation.stays)
    assert breaks("show", now, plan).exit_code == 0
    said = breaks("swap", WINTER, plan_in(tmp_path), "--today", TYPED)
    assert said.exit_code == 0, said.output
    found = planned_on(PlannedPeriod(PERIOD, planned(), PERIOD), TODAY)
    assert not {move.gives for swap in swaps(found.settled, found.planned) for move in swap.moves} & set(BEGUN)


def test_a_day_before_the_records_is_refused_with_the_way_out(tmp_path: Path) -> None:
    said = refused(breaks("repair", WINTER, plan_in(tmp_path), *GONE, *QUICK, "--today", "1/11/2026"))
    assert "2026-11-16 or a later day" in said


def test_stays_to_come_stand_as_given_out_where_they_are_sooner_than_notice() -> None:
    policy = PERIOD.policy.model_copy(update={"notice_days": 21})
    period = PERIOD.model_copy(update={"policy": policy})
    found = PlannedPeriod(period, planned(), period)
    stood = planned_on(found, TODAY)
    assert stood.planned.allocation.stays == stood.period.published == planned().allocation.stays
    with pytest.raises(BadInput) as refused_to_save:
        planned_on(found, TODAY, saves_plan_alone=True)
    (problem,) = refused_to_save.value.problems
    assert "sooner than the notice to families" in problem.what
    assert "Leave --out out" in problem.way_out


def test_what_happened_before_the_day_on_which_one_stands_is_refused_with_the_nights_that_are_left(
    tmp_path: Path,
) -> None:
    before, plan = TODAY - timedelta(days=1), plan_in(tmp_path)
    off, closed = f"{URN}:day:1:{before.isoformat()}:3", f"{URN}:room 4:{before.isoformat()}:1"
    asked = ("repair", WINTER, plan, "--staff-off", off, "--bedroom-closed", closed)
    said = refused(breaks(*asked, *QUICK, "--today", TYPED))
    assert f"staff off at {URN}: it begins on {before:%A}" in said
    assert f"Give the nights from {TODAY.isoformat()} on, 2 of them." in said
    assert f"bedroom closed at {URN}: it begins on" in said
    assert said.count(f"--today {before.isoformat()}") == 2


def admitted_last_night(folder: Path, nights: int) -> tuple[str, Planned, Period]:
    """What a repair says that is told this day of a child admitted the night before, and what it has saved."""
    night = TODAY - timedelta(days=1)
    admitted = f"{URN}:room 4:{night.isoformat()}:{nights}:C-99:1 to 2:waking, shared:nothing"
    plan, now = folder / "repaired.json", folder / "now.json"
    out = ("--today", TYPED, "--out", plan, "--period-out", now)
    told = breaks("repair", WINTER, plan_in(folder), "--emergency", admitted, *QUICK, *out)
    assert told.exit_code == 0, told.output
    assert breaks("show", now, plan).exit_code == 0
    return " ".join(told.stdout.split()), read(plan), json_period.read(now.read_bytes())


def test_an_emergency_of_last_night_is_on_record_and_only_the_nights_that_are_left_are_repaired(tmp_path: Path) -> None:
    said, plan, now = admitted_last_night(tmp_path, 3)
    (resident,) = (r for r in now.world.group(URN).residents if r.child.id == "C-99")
    assert (resident.arrived, resident.leaving) == (TODAY - timedelta(days=1), TODAY + timedelta(days=2))
    stays = plan.allocation.stays
    assert [stay for stay in stays if stay.first_night < TODAY] == BEGUN
    assert not [stay for stay in stays if stay.first_night >= TODAY and _beside(stay)]
    assert re.search("famil(y loses|ies lose) a stay", said)
    assert not {gone.first_night for gone in now.cancellations if gone not in PERIOD.cancellations} & BEFORE
    assert re.search(r"in room 4, which on \d nights? is the bedroom of a child who lives there", said)


BEFORE = {PERIOD.night(n) for n in range(14)}


def _beside(stay: PlannedStay) -> bool:
    """Whether a stay is in the bedroom of the child admitted on a night that is left."""
    left = {TODAY, TODAY + timedelta(days=1)}
    return "room 4" in stay.bedrooms and bool(left & set(stay.run.dates()))


def test_an_emergency_that_is_over_is_on_record_and_touches_nobody(tmp_path: Path) -> None:
    _, plan, now = admitted_last_night(tmp_path, 1)
    assert "C-99" in {resident.child.id for resident in now.world.group(URN).residents}
    assert {stay for stay in planned().allocation.stays if stay.first_night >= TODAY} <= set(plan.allocation.stays)


def test_an_emergency_of_last_night_would_be_refused_like_any_other_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EmergencyAdmission, "may_have_begun", False)
    with pytest.raises(AssertionError, match="it begins on"):
        admitted_last_night(tmp_path, 3)


def test_an_emergency_of_the_very_day_on_which_one_stands_is_taken(tmp_path: Path) -> None:
    admitted = f"{URN}:room 4:{TODAY.isoformat()}:2:C-99:1 to 2:waking, shared:nothing"
    told = breaks("repair", WINTER, plan_in(tmp_path), "--emergency", admitted, *QUICK, "--today", TYPED)
    assert told.exit_code == 0, told.output
