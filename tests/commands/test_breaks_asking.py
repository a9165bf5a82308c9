"""What can be asked of a plan: a family's result, why not a stay, swaps, two plans, the entitlement record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from matching.plain_json import read_json
from matching.short_breaks import swapping
from matching.short_breaks.benefit_criteria import HIGHEST
from matching.short_breaks.build import build
from matching.short_breaks.explaining import family_results
from matching.short_breaks.period import PlannedStay
from matching.short_breaks.result import Planned
from matching.short_breaks.rooming import plan_of
from matching.short_breaks.swap_moves import SwapsOffered
from matching.short_breaks.verifying import escalations, verify
from scenarios.periods import winter_at_marram
from tests.commands.breaks_asked import URN, WINTER, breaks, inside, plan_in, planned, refused


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The quick plan in a file."""
    return plan_in(tmp_path)


def in_a_line(words: str) -> str:
    return " ".join(words.split())


def test_a_family_is_told_its_stays_its_reason_and_every_criterion(plan: Path) -> None:
    result = planned().allocation.families[5]
    said = in_a_line(breaks("family", WINTER, plan, result.family).stdout)
    assert in_a_line(result.reason) in said
    assert all(criterion.words in said for criterion in result.criteria)
    assert all(in_a_line(obstacle.sentence) in said for obstacle in result.obstacles)
    assert said.count(f"at {URN} in ") == len(result.stays)


def test_a_family_is_told_what_every_need_begins_from(plan: Path) -> None:
    result = planned().allocation.families[5]
    said = in_a_line(breaks("family", WINTER, plan, result.family).stdout)
    marks = sum(HIGHEST if c.mark is None else c.mark for c in result.criteria)
    assert f"Every family begins from {result.need - marks}; its marks are added." in said


def test_why_not_says_what_is_in_the_way_who_would_move_and_the_cost(plan: Path) -> None:
    said = breaks("why", WINTER, plan, "--family", "F-03", "--home", URN, "--from", "2026-12-11", "--nights", "2")
    assert said.exit_code == 0, said.output
    titles = ("In the way", "Would have to move", "What it would cost", "Rules that it keeps")
    places = [said.stdout.find(f"\n{title}") for title in titles]
    assert -1 not in places
    assert places == sorted(places)


def test_the_answer_for_the_family_names_no_other(plan: Path) -> None:
    asked = ("--family", "F-03", "--home", URN, "--from", "2026-12-11", "--nights", "2")
    said = breaks("why", WINTER, plan, *asked, "--for-family").stdout
    ids = [family.id for family in winter_at_marram.period().families if family.id != "F-03"]
    others = ids + [told.name for told in winter_at_marram.TOLD]
    assert "Marram House" in said
    assert not [name for name in others if name in said]


def test_a_better_plan_found_on_the_way_is_saved_and_can_be_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    last = planned().allocation.stays[-1]
    worse, better = without(last, tmp_path), Path("better.json")
    stay = ("--home", URN, "--from", last.first_night.isoformat(), "--nights", str(last.nights))
    said = breaks("why", WINTER, worse, "--family", last.family, *stay, "--out", better)
    assert said.exit_code == 0, said.output
    assert "it makes a better plan" in in_a_line(said.stdout)
    assert "It was saved as better.json" in in_a_line(said.stdout)
    assert breaks("family", WINTER, better, last.family).exit_code == 0
    assert values(better) > values(worse)


def without(stay: PlannedStay, folder: Path) -> Path:
    """The plan without one of its stays."""
    return plan_of_stays(tuple(s for s in planned().allocation.stays if s != stay), folder)


def plan_of_stays(stays: tuple[PlannedStay, ...], folder: Path) -> Path:
    """A plan with these stays, and what it then says of itself."""
    period, plan = winter_at_marram.period(), planned()
    verdict, watch = verify(period, plan.cleared, stays), escalations(period, stays)
    problem = build(period, plan.cleared)
    values = {level.id: level.value for level in verdict.levels}
    return plan_in(
        folder,
        stays=stays,
        levels=tuple(one.model_copy(update={"value": values[one.id]}) for one in plan.allocation.levels),
        families=family_results(period, plan.cleared, problem, plan_of(problem, period, stays), stays),
        escalations=watch.escalations,
        counters=watch.counters,
        familiar_bedroom_nights=verdict.familiar_bedroom_nights,
    )


def values(path: Path) -> list[int]:
    return [level.value for level in read_json(Planned, path.read_bytes()).allocation.levels]


def with_nights(folder: Path, **from_night: int) -> Path:
    """A plan with the bookings, and for each of these families two nights from the night of that number."""
    period = winter_at_marram.period()
    booked = (PlannedStay(**{name: getattr(b, name) for name in PlannedStay.model_fields}) for b in period.bookings)
    stays = (
        PlannedStay(
            family=family.replace("_", "-"),
            urn=URN,
            bedrooms=("room 2",),
            first_night=period.night(night),
            nights=2,
        )
        for family, night in from_night.items()
    )
    return plan_of_stays((*booked, *stays), folder)


def crossed(folder: Path) -> Path:
    """A plan in which two families each have nights of the week that the other prefers."""
    return with_nights(folder, F_04=8, F_11=29)


def agreed(*families: str) -> tuple[str, ...]:
    """What is typed where these families agree to a swap."""
    return tuple(word for family in families for word in ("--agreed", f"{family}:2026-11-20:Nell Farrow"))


def test_a_swap_that_was_agreed_is_made_and_nobody_loses_a_night(tmp_path: Path) -> None:
    plan = crossed(tmp_path)
    listed = breaks("swap", WINTER, plan)
    assert listed.exit_code == 0
    assert "\n1. " in listed.stdout
    out = tmp_path / "swapped.json"
    some = ("--agreed", "F-04:2026-11-20:Nell Farrow", "--agreed", "F-11:20.11:")
    said = refused(breaks("swap", WINTER, plan, "--take", "1", *some, "--out", out))
    assert "--agreed F-11: '20.11' is no day" in said
    assert "family F-11 is not said to agree" in refused(
        breaks("swap", WINTER, plan, "--take", "1", *some[:2], "--out", out)
    )
    assert not out.exists()
    assert breaks("swap", WINTER, plan, "--take", "1", *agreed("F-04", "F-11"), "--out", out).exit_code == 0
    shown = " ".join(breaks("show", WINTER, out).stdout.split())
    assert "F-11 on Friday 20 November 2026, to Nell Farrow" in shown
    compared = breaks("compare", WINTER, plan, out).stdout
    assert compared.startswith("Every family would have as many nights.")
    wishes = next(line.split() for line in compared.splitlines() if line.startswith("Wishes"))
    assert int(wishes[-1]) > 0


def test_swaps_come_as_data_with_how_far_they_were_looked_for(tmp_path: Path) -> None:
    found = read_json(SwapsOffered, breaks("swap", WINTER, crossed(tmp_path), "--format", "json").stdout.encode())
    assert found.looked.everything
    assert [{move.family for move in swap.moves} for swap in found.swaps] == [{"F-04", "F-11"}]


def test_three_families_of_whom_no_two_would_swap_are_offered_a_cycle_in_which_each_gains(tmp_path: Path) -> None:
    plan, out = with_nights(tmp_path, F_03=12, F_05=26, F_06=5), tmp_path / "swapped.json"
    said = " ".join(breaks("swap", WINTER, plan).stdout.split())
    assert "1. three families" in said
    had = {stay.family: stay for stay in read_json(Planned, plan.read_bytes()).allocation.stays}
    cycle = (("F-03", "F-05"), ("F-05", "F-06"), ("F-06", "F-03"))
    for family, other in cycle:
        own, others = (f"{had[each].first_night:%A} {had[each].first_night.day} " for each in (family, other))
        gives, gets = said.split(f"{family} gives ")[1].split(" gives ")[0].split(", and gets ")
        assert gives.startswith(own)
        assert gets.startswith(others)
    agree = agreed("F-03", "F-05", "F-06")
    assert breaks("swap", WINTER, plan, "--take", "1", *agree, "--out", out).exit_code == 0
    has = {stay.family: stay for stay in read_json(Planned, out.read_bytes()).allocation.stays}
    moved = {family for family, _ in cycle}
    assert all(has[family].run == had[other].run for family, other in cycle)
    assert all(has[family] == stay for family, stay in had.items() if family not in moved)
    assert "Every family would have as many nights." in breaks("compare", WINTER, plan, out).stdout


def test_swaps_that_were_not_looked_at_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = crossed(tmp_path)
    assert "Not every swap was looked at" not in breaks("swap", WINTER, plan).stdout
    monkeypatch.setattr(swapping, "MOST_CYCLES", 0)
    said = " ".join(breaks("swap", WINTER, plan).stdout.split())
    assert "Not every swap was looked at: of 2 to 4 only some." in said


def test_a_swap_that_is_not_in_the_list_is_refused(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "swapped.json"
    assert "there is no swap 40, 41" in refused(
        breaks("swap", WINTER, plan, "--take", "41", "--take", "40", "--out", out)
    )
    assert "only one of the two was given" in refused(breaks("swap", WINTER, plan, "--take", "1"))
    assert "only one of the two was given" in refused(breaks("swap", WINTER, plan, "--out", out))
    assert not out.exists()


def test_two_plans_are_set_side_by_side(plan: Path, tmp_path: Path) -> None:
    last = planned().allocation.stays[-1]
    (tmp_path / "fewer").mkdir()
    said = breaks("compare", WINTER, plan, without(last, tmp_path / "fewer")).stdout
    assert said.startswith("1 family would have")
    assert f"{last.family}: " in said
    assert any(line.startswith("Benefit") and "-" in line for line in said.splitlines())


def test_the_record_says_what_is_owed_and_with_earlier_ones_who_is_passed_over(plan: Path, tmp_path: Path) -> None:
    first, earlier = tmp_path / "record.json", tmp_path / "earlier.json"
    said = breaks("record", WINTER, plan, "--out", first).stdout
    assert "Add the records of earlier periods" in said
    for result in planned().allocation.families:
        row = next(line.split() for line in said.splitlines() if line.startswith(result.family))
        assert (row[1], row[4]) == (str(result.assessed), str(result.nights))
    earlier.write_text(first.read_text().replace("marram-winter-2026", "marram-autumn-2026"))
    over = breaks("record", WINTER, plan, earlier).stdout.partition("Repeatedly passed over")[2]
    short = {r.family for r in planned().allocation.families if r.nights < r.protected_minimum}
    assert short
    assert {word.strip(":") for word in over.split() if word.startswith("F-") and word.endswith(":")} == short
    assert "two records are of one period" in refused(breaks("record", WINTER, plan, first))


def test_a_family_passed_over_twice_is_named_with_what_it_is_owed(plan: Path, tmp_path: Path) -> None:
    saved, earlier, now = tmp_path / "record.json", tmp_path / "earlier.json", tmp_path / "now.json"
    breaks("record", WINTER, plan, "--out", saved)
    rows = json.loads(saved.read_text())
    rows["rows"][0] |= {"offered": 0, "owed_after": 12}
    for path, period in ((earlier, "marram-summer-2026"), (now, "marram-autumn-2026")):
        path.write_text(json.dumps(rows).replace("marram-winter-2026", period))
    said = in_a_line(breaks("record", WINTER, plan, earlier, now).stdout)
    assert "F-01: It was offered nothing in marram-summer-2026 and marram-autumn-2026" in said
    owed = next(family.owed_nights for family in winter_at_marram.period().families if family.id == "F-01")
    assert f"F-01: {owed} owed before, but 12 owed after marram-autumn-2026." in said
    second = rows["rows"][1]
    assert f"these nights of the records given are among them: {second['family']} {2 * second['offered']};" in said


def test_the_record_counts_each_child_against_both_limits(plan: Path) -> None:
    said = breaks("record", WINTER, plan).stdout.partition("Counted against the limits in law: nights")[2]
    lines = {tuple(line.split()[:2]): line.split()[2:] for line in said.splitlines() if line.startswith("F-")}
    counters = planned().allocation.counters
    assert set(lines) == {(counter.family, counter.child) for counter in counters}
    for counter in counters:
        counts = (counter.planned, counter.most_in_12_months, counter.most_in_financial_year)
        shown = ["not known" if count is None else str(count) for count in counts]
        assert " ".join(lines[counter.family, counter.child]) == " ".join(shown)


def test_the_record_is_on_the_board_and_in_the_workbook_with_who_is_passed_over(plan: Path, tmp_path: Path) -> None:
    first, earlier = tmp_path / "record.json", tmp_path / "earlier.json"
    breaks("record", WINTER, plan, "--out", first)
    earlier.write_text(first.read_text().replace("marram-winter-2026", "marram-autumn-2026"))
    files = ("--board", tmp_path / "board.html", "--excel", tmp_path / "board.xlsx")
    assert breaks("record", WINTER, plan, earlier, *files).exit_code == 0
    assert "less than its protected minimum in marram-autumn-2026" in (tmp_path / "board.html").read_text()
    assert "Passed over" in CalamineWorkbook.from_path(str(tmp_path / "board.xlsx")).sheet_names


def test_all_wrong_records_and_the_wrong_plan_are_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{}")
    said = refused(breaks("record", WINTER, tmp_path / "no-plan.json", tmp_path / "bad.json", tmp_path / "none.json"))
    assert all(name in said for name in ("no-plan.json", "bad.json, period", "none.json"))
    assert inside(tmp_path) == {"bad.json"}
