"""A period is planned again with the plan that was given out: change from it is least, and what changed is told."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from matching.formats import json_period
from matching.plain_json import read_json, write_json
from matching.short_breaks.board.since import Why
from matching.short_breaks.period import Nights, Period, PlannedStay
from matching.short_breaks.result import Planned
from scenarios.periods import winter_at_marram
from service.commands.breaks import plan_before
from tests.commands.breaks_asked import WINTER, breaks, plan_in, planned, refused, swap_made

QUICK = ("--rounds", "0", "--moves", "200", "--processes", "1")
PERIOD = winter_at_marram.period()
PROMISED = {stay.family for stay in (*PERIOD.bookings, *PERIOD.taken)}
GIVEN = planned().allocation.stays
GONE = next(stay for stay in reversed(GIVEN) if stay.family not in PROMISED)


def in_file(folder: Path, period: Period) -> Path:
    path = folder / "period.json"
    path.write_bytes(json_period.write(period))
    return path


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder with the period planned again after the home has closed the nights of one stay, and what was said."""
    folder = tmp_path_factory.mktemp("again")
    (home,) = PERIOD.homes
    shut = home.model_copy(update={"closed": (*home.closed, Nights(first=GONE.first_night, nights=GONE.nights))})
    held = [b for b in PERIOD.bookings if set(b.run.dates()) & set(GONE.run.dates())]
    bookings = tuple(booking for booking in PERIOD.bookings if booking not in held)
    period = in_file(folder, PERIOD.model_copy(update={"homes": (shut,), "bookings": bookings, "published": ()}))
    out = ("--out", folder / "new.json", "--period-out", folder / "now.json", "--board", folder / "board.html")
    told = breaks("allocate", period, "--given-out", plan_in(folder, swapped=(swap_made(),)), *QUICK, *out)
    assert told.exit_code == 0, told.output
    return folder, " ".join(told.stdout.split())


def test_change_from_the_plan_that_was_given_out_is_counted_from_its_stays(again: tuple[Path, str]) -> None:
    folder, said = again
    new = read_json(Planned, (folder / "new.json").read_bytes()).allocation
    now = json_period.read((folder / "now.json").read_bytes())
    assert now.published == GIVEN
    kept = {(s.family, s.first_night, s.nights) for s in GIVEN} & {
        (s.family, s.first_night, s.nights) for s in new.stays
    }
    level = new.level("unchanged")
    assert level is not None
    assert level.value == sum(nights for _, _, nights in kept) > 0
    assert f"placewell breaks swap {folder / 'now.json'}" in said


def test_who_agreed_to_a_swap_in_the_plan_given_out_stays_on_record_in_the_new_one(again: tuple[Path, str]) -> None:
    folder, said = again
    new = read_json(Planned, (folder / "new.json").read_bytes())
    assert new.allocation.swapped == (swap_made(),)
    assert new.is_as_sealed
    assert "to Nell Farrow" in said.partition("Swaps that were made")[2]


def test_whose_stays_are_not_as_they_were_told_is_said_first(again: tuple[Path, str]) -> None:
    folder, said = again
    new = {(s.family, s.run) for s in read_json(Planned, (folder / "new.json").read_bytes()).allocation.stays}
    changed = sorted({stay.family for stay in GIVEN if (stay.family, stay.run) not in new})
    assert f"told otherwise than before: {len(changed)}: {changed[0]}, {changed[1]}" in said
    assert said.index("told otherwise") < said.index("Families left short")


def test_a_family_told_of_a_stay_that_is_gone_is_told_so_on_the_board(again: tuple[Path, str]) -> None:
    board = " ".join((again[0] / "board.html").read_text().split())
    assert Why.PLANNED_AGAIN in board


def test_the_new_plan_is_read_again_with_the_period_that_holds_the_one_before(again: tuple[Path, str]) -> None:
    shown = breaks("show", again[0] / "now.json", again[0] / "new.json")
    assert shown.exit_code == 0, shown.output


def test_everything_that_keeps_a_plan_from_being_the_one_given_out_is_said_at_once(tmp_path: Path) -> None:
    strange = GIVEN[0].model_copy(update={"family": "F-99"})
    plan = plan_in(tmp_path, period="another", stays=(strange, *GIVEN[1:]))
    said = refused(breaks("allocate", WINTER, "--given-out", plan, *QUICK, "--out", tmp_path / "new.json"))
    assert "it is a plan of another period" in said
    assert f"{plan}, stays[1].family: the period has no family" in said
    assert "Add --period-out FILE.json" in said
    assert not (tmp_path / "new.json").exists()


def test_a_plan_changed_since_it_was_saved_is_not_taken_for_the_one_given_out(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    fewer = planned().allocation.model_copy(update={"stays": GIVEN[1:]})
    plan.write_bytes(write_json(planned().model_copy(update={"allocation": fewer})))
    assert "something in the file was changed since" in refused(breaks("allocate", WINTER, "--given-out", plan))


def test_one_plan_is_not_given_out_for_several_periods(tmp_path: Path) -> None:
    other = in_file(tmp_path, PERIOD)
    said = refused(breaks("allocate", WINTER, other, "--given-out", plan_in(tmp_path), *QUICK))
    assert "--given-out: it is of one period, and several were given Plan that period by itself." in said


def moved(folder: Path) -> tuple[tuple[str | Path, ...], str, str]:
    """What is asked after one child had the bedroom that the plan gave another, and where both stand."""
    one, other = next((a, b) for a in GIVEN for b in GIVEN if _beside(a, b))
    taken = one.model_copy(update={"bedrooms": other.bedrooms})
    day = max(one.first_night, other.first_night) + timedelta(days=1)
    period = PERIOD.model_copy(update={"taken": (taken,), "bookings": (), "published": (), "as_of": day})
    asked = ("allocate", in_file(folder, period), "--given-out", plan_in(folder), *QUICK)
    return asked, f"stays[{GIVEN.index(other) + 1}].bedrooms[1]", "taken[1].bedrooms[1]"


def _beside(one: PlannedStay, other: PlannedStay) -> bool:
    shared = set(one.run.dates()) & set(other.run.dates())
    alone = len(one.bedrooms) == len(other.bedrooms) == 1 and not {one.family, other.family} & PROMISED
    return bool(shared) and one.family != other.family and alone


def test_a_child_moved_into_the_bedroom_of_another_is_told_by_both_rows(tmp_path: Path) -> None:
    asked, given, taken = moved(tmp_path)
    said = refused(breaks(*asked))
    assert f"{given}: this stay was given out and has begun" in said
    assert f"(see {taken})" in said
    assert "Say what became of it" in said


def test_no_such_stay_is_lost_where_the_period_is_not_held_against_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_before, "find_problems", lambda *of_plan: iter(()))
    asked, _, _ = moved(tmp_path)
    assert "this stay was given out and has begun" in refused(breaks(*asked))
