"""A repair on the command line: whatever happened, whom it touches, and a plan that more can be asked of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from matching.formats import json_period
from matching.short_breaks.period import CancelledBy
from scenarios.periods import winter_at_marram
from scenarios.periods.winter_at_marram.house import REPAINTED
from tests.commands.breaks_asked import QUICK, URN, WINTER, breaks, plan_in, planned, refused

BOOKED = winter_at_marram.period().bookings[0]
STAY = next(s for s in planned().allocation.stays[3:] if REPAINTED not in s.bedrooms)
NIGHT = STAY.first_night.isoformat()
CHILD: dict[str, Any] = {
    "id": "C-99",
    "name": "Zebedee",
    "day_care": "1:1",
    "night_care": "waking, shared",
    "clinical_tasks": [],
}
EMERGENCY = {"kind": "emergency admission", "urn": URN, "bedroom": "room 2", "nights": {"first": NIGHT, "nights": 3}}


def typed(mishap: str, folder: Path) -> tuple[str, str]:
    changes = folder / "changes.json"
    changes.write_text(json.dumps([EMERGENCY | {"child": CHILD, "from_held_back": False}]))
    return {
        "a stay cancelled": ("--cancelled", f"{STAY.family}:{URN}:{NIGHT}:the family"),
        "staff off sick": ("--staff-off", f"{URN}:day:3:{NIGHT}:2"),
        "a bedroom closed": ("--bedroom-closed", f"{URN}:{STAY.bedrooms[0]}:{NIGHT}:14"),
        "an emergency": ("--changes", str(changes)),
    }[mishap]


def repair(folder: Path, *changes: str) -> tuple[str, Path, Path]:
    """What is said, and where the repaired plan and the period as it now is were saved."""
    plan, period = folder / "repaired.json", folder / "period-now.json"
    given: tuple[str | Path, ...] = (
        "repair",
        WINTER,
        plan_in(folder),
        *changes,
        *QUICK,
        "--out",
        plan,
        "--period-out",
        period,
    )
    result = breaks(*given)
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split()), plan, period


@pytest.mark.parametrize("mishap", ["a stay cancelled", "staff off sick", "a bedroom closed", "an emergency"])
def test_after_any_mishap_more_can_be_asked_of_the_repaired_plan(mishap: str, tmp_path: Path) -> None:
    said, plan, period = repair(tmp_path, *typed(mishap, tmp_path))
    assert "What happened: " in said
    assert "famil" in said
    assert CHILD["name"] not in said
    asked = breaks("family", period, plan, "F-01")
    assert asked.exit_code == 0, asked.output


FREE = next(
    room.id
    for room in winter_at_marram.period().world.homes[0].bedrooms
    if room.id != REPAINTED
    and not any(room.id in s.bedrooms and s.run.holds(STAY.first_night) for s in planned().allocation.stays)
)
"""A bedroom in which nobody stays on the night of the emergency."""


def admitted(bedroom: str) -> tuple[str, str]:
    return "--emergency", f"{URN}:{bedroom}:{NIGHT}:1:C-99:1 to 1:waking, shared:nothing"


def test_a_repair_says_which_bedroom_touches_whom_and_the_coordinator_chooses_one(tmp_path: Path) -> None:
    before = winter_at_marram.period().homes[0].held_back
    said, _, period = repair(tmp_path, *admitted(STAY.bedrooms[0]), "--bedroom", FREE, "--release-bed", URN)
    assert "those first with which a repair touches the fewest families: " in said
    assert f"{STAY.bedrooms[0]}: " in said
    assert "in another bedroom, or loses nights" in said
    assert f"{FREE}: no stay is in it; a repair with it touches" in said
    now = json_period.read(period.read_bytes())
    assert {r.bedroom for r in now.world.group(URN).residents if r.child.id == "C-99"} == {FREE}
    assert now.homes[0].held_back == before - 1


@pytest.mark.parametrize("emergencies", [0, 2])
def test_a_bedroom_for_nobody_or_for_one_of_several_is_refused(emergencies: int, tmp_path: Path) -> None:
    typed_twice = [part for n in range(emergencies) for part in admitted(f"room {n + 2}")]
    others = ("--release-bed", URN, *typed_twice)
    result = breaks("repair", WINTER, plan_in(tmp_path), *others, "--bedroom", "room 4", *QUICK)
    assert "--bedroom: " in refused(result)


def test_a_family_that_loses_a_promised_stay_is_listed_with_the_reason_and_the_record_names_the_home(
    tmp_path: Path,
) -> None:
    said, _, period = repair(tmp_path, "--staff-off", f"{URN}:day:4:{BOOKED.first_night.isoformat()}:{BOOKED.nights}")
    assert f"{BOOKED.family} • Loses" in said or f"{BOOKED.family} - Loses" in said, said
    assert "on record as cancelled by the home" in said
    assert "no repair that keeps as much of what is committed touches fewer" in said
    gone = {(c.family, c.by) for c in json_period.read(period.read_bytes()).cancellations}
    assert (BOOKED.family, CancelledBy.HOME) in gone


def test_a_child_whose_care_is_not_known_is_asked_about_before_anything_is_planned(tmp_path: Path) -> None:
    changes = tmp_path / "changes.json"
    changes.write_text(json.dumps([EMERGENCY | {"child": {"id": "C-99", "name": "Zebedee"}}]))
    said = refused(breaks("repair", WINTER, plan_in(tmp_path), "--changes", changes, *QUICK))
    assert "nobody has said what staff the child needs" in said
    assert "Zebedee" not in said


def test_a_repair_that_offers_nights_says_since_when_nights_count_as_still_to_come(tmp_path: Path) -> None:
    mishaps = ("a stay cancelled", "staff off sick", "a bedroom closed")
    folders = [tmp_path / mishap.replace(" ", "-") for mishap in mishaps]
    for folder in folders:
        folder.mkdir()
    told = [repair(folder, *typed(mishap, folder))[0] for mishap, folder in zip(mishaps, folders, strict=True)]
    said = next(words for words in told if "Newly offered" in words or "instead." in words)
    assert "As of Monday 16 November 2026: no night before it is offered." in said


def test_a_repair_names_what_the_placing_authority_has_to_settle_for_the_plan_as_it_is_now(tmp_path: Path) -> None:
    said, plan, _ = repair(tmp_path, *typed("staff off sick", tmp_path))
    escalations = json.loads(plan.read_text())["allocation"]["escalations"]
    assert escalations
    assert "To settle with the placing authority" in said
    assert all(f"{found['family']}, child {found['child']}: {found['counted']}" in said for found in escalations)
