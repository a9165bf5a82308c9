"""The next period on the command line: a form and its world, begun from a plan and its entitlement record."""

from __future__ import annotations

from pathlib import Path

from matching.formats import json_world
from matching.plain_json import write_json
from matching.short_breaks.entitlement import entitlement
from scenarios.periods import winter_at_marram
from service.commands.breaks.recording import EntitlementRecord
from tests.commands.breaks_asked import WINTER, breaks, plan_in, planned, refused

RUN = ("--from", "2027-01-18", "--to", "2027-02-14")


def record(folder: Path, period: str | None = None, more_owed: int = 0) -> Path:
    """The entitlement record of the example, as it would be saved; the first family is owed that many nights more."""
    example, path = winter_at_marram.period(), folder / "record.json"
    first, *others = entitlement(example, planned().allocation.families)
    rows = (first.model_copy(update={"owed_after": first.owed_after + more_owed}), *others)
    path.write_bytes(write_json(EntitlementRecord(period=period or example.id, rows=rows)))
    return path


def test_the_next_period_is_a_form_with_what_is_owed_and_a_world_with_what_was_had(tmp_path: Path) -> None:
    form, world = tmp_path / "next.xlsx", tmp_path / "world.json"
    asked = (WINTER, plan_in(tmp_path), *RUN, "--record", record(tmp_path, more_owed=3))
    result = breaks("next", *asked, "--out", form, "--world-out", world)
    assert result.exit_code == 0, result.output
    said = " ".join(result.stdout.split())
    assert "Who works on which shift, and who is on duty when: nobody is entered." in said
    assert "The record was taken; see which is right." in said
    assert f"breaks read {form} --world {world}" in said
    stay = planned().allocation.stays[0]
    children = next(f.children for f in winter_at_marram.period().families if f.id == stay.family)
    now = json_world.read(world.read_bytes())
    breaks_had = next(r.previous_breaks for r in now.referrals if r.child.id == children[0])
    assert (stay.first_night, stay.nights) in {(b.first_night, b.nights) for b in breaks_had or ()}
    assert form.read_bytes().startswith(b"PK")


def test_everything_wrong_with_the_next_period_is_named_before_anything_is_written(tmp_path: Path) -> None:
    asked = (WINTER, plan_in(tmp_path), "--from", "2027-02-14", "--to", "2027-01-18")
    said = refused(breaks("next", *asked, "--out", tmp_path / "next.json", "--world-out", tmp_path / "next.json"))
    for words in ("the next period is a form to fill in", "it is before the first night", "it is named twice"):
        assert words in said
    other = record(tmp_path, period="another")
    of_another = (WINTER, plan_in(tmp_path), *RUN, "--record", other)
    said = refused(breaks("next", *of_another, "--out", tmp_path / "n.xlsx", "--world-out", tmp_path / "w.json"))
    assert "it is the record of another" in said
    assert not list(tmp_path.glob("*.xlsx"))
