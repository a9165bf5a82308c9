"""A child admitted in an emergency can be typed; care that nobody has said is asked for."""

from __future__ import annotations

from pathlib import Path

from tests.commands.breaks_asked import QUICK, URN, WINTER, breaks, plan_in, refused

ADMITTED = f"{URN}:room 4:2026-12-18:3:C-99:1 to 2:waking, shared"


def test_an_emergency_can_be_typed_and_its_repair_says_whom_to_ask_what(tmp_path: Path) -> None:
    told = breaks("repair", WINTER, plan_in(tmp_path), "--emergency", f"{ADMITTED}:nothing", *QUICK)
    assert told.exit_code == 0, told.output
    said = " ".join(told.stdout.split())
    assert f"a child admitted in an emergency to room 4 at {URN} from Friday 18 December 2026" in said
    assert "and C-99 know, or know of, each other?" in said


def test_an_emergency_typed_without_its_clinical_tasks_is_asked_for_them(tmp_path: Path) -> None:
    said = refused(breaks("repair", WINTER, plan_in(tmp_path), "--emergency", ADMITTED, *QUICK))
    assert "clinical_tasks" in said
    assert "nobody has said what staff the child needs" in said


def test_an_emergency_of_a_child_nobody_knows_is_answered_with_how_its_care_is_typed(tmp_path: Path) -> None:
    bare = f"{URN}:room 4:2026-12-18:3:C-99"
    said = refused(breaks("repair", WINTER, plan_in(tmp_path), "--emergency", bare, *QUICK))
    example = f"{bare}:1 to 1:waking, shared:nothing"
    assert f"--emergency '{example}'" in said
    assert breaks("repair", WINTER, plan_in(tmp_path), "--emergency", example, *QUICK).exit_code == 0


def test_care_that_is_no_care_is_refused_where_it_stands(tmp_path: Path) -> None:
    typed = f"{URN}:room 4:2026-12-18:3:C-99:a lot:waking, shared:nothing"
    assert "--emergency (number 1), child" in refused(
        breaks("repair", WINTER, plan_in(tmp_path), "--emergency", typed, *QUICK)
    )


def test_a_child_whom_the_period_knows_is_typed_by_id_alone_and_only_those_it_must_not_meet_are_touched(
    tmp_path: Path,
) -> None:
    told = breaks("repair", WINTER, plan_in(tmp_path), "--emergency", f"{URN}:room 2:2026-12-14:2:C-06", *QUICK)
    assert told.exit_code == 0, told.output
    said = " ".join(told.stdout.split())
    assert f"C-06, a child admitted in an emergency to room 2 at {URN} from Monday 14 December 2026" in said
    assert "with all that is recorded of the child" in said
    assert "One family loses a stay" in said
