"""Whatever a repair was of, every other command reads its period and plan again, in words a coordinator can read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from matching.short_breaks.changes import CHANGES
from scenarios.periods.winter_at_marram.house import REPAINTED
from scenarios.storybook import TODAY
from tests.commands.breaks_asked import URN, WINTER, breaks, plan_in, planned

QUICK = ("--rounds", "0", "--moves", "200", "--processes", "1")
STAYS = [s for s in planned().allocation.stays[3:] if REPAINTED not in s.bedrooms]
STAY, SECOND = STAYS[0], next(s for s in STAYS[1:] if s.family != STAYS[0].family)
FIRST = STAY.first_night.isoformat()
RUN = {"first": FIRST, "nights": 2}
CARE = {"day_care": "1:2", "night_care": "sleep-in", "clinical_tasks": []}
TASK = "gastrostomy_feeding"


def emergency(id: str, **more: Any) -> dict[str, Any]:
    child = {"id": id, "name": id, **more}
    return {"kind": "emergency admission", "urn": URN, "bedroom": "room 4", "nights": RUN, "child": child}


def off(shift: str, **more: Any) -> dict[str, Any]:
    return {"kind": "staff off", "urn": URN, "shift": shift, "people": 1, "nights": RUN, **more}


EACH: dict[str, tuple[dict[str, Any], str]] = {
    "more staff": (
        {"kind": "more staff", "urn": URN, "shift": "waking night"},
        f"1 more on the waking night shift at {URN}",
    ),
    "train staff": (
        {"kind": "train staff", "urn": URN, "task": TASK},
        f"1 more trained in feeding by gastrostomy on every shift at {URN}",
    ),
    "train staff for one child": (
        {"kind": "train staff", "urn": URN, "task": TASK, "for_child": "C-01", "nights": RUN},
        "1 more trained in feeding by gastrostomy for C-01 by name on every shift",
    ),
    "fit bedroom": (
        {"kind": "fit bedroom", "urn": URN, "bedroom": "room 2", "feature": "hoist"},
        "hoist over the bed in room 2",
    ),
    "another bedroom": (
        {"kind": "another bedroom", "urn": URN, "bedroom": "room 5"},
        f"a further bedroom, room 5, at {URN}",
    ),
    "release bed": ({"kind": "release bed", "urn": URN}, f"one bed fewer held back at {URN}"),
    "more arrivals": ({"kind": "more arrivals", "urn": URN}, f"one more family welcomed on a day at {URN}"),
    "stay cancelled": (
        {
            "kind": "stay cancelled",
            "family": STAY.family,
            "urn": URN,
            "first_night": FIRST,
            "by": "the family",
            "on": TODAY.isoformat(),
        },
        f"cancelled the stay of {STAY.family}",
    ),
    "staff off": (off("day"), "taken for trained in everything as nobody has said"),
    "staff off, trained": (off("day", trained=[TASK]), "trained in feeding by gastrostomy"),
    "staff off, in nothing": (off("sleep-in", trained=[]), "trained in no clinical task"),
    "bedroom closed": (
        {"kind": "bedroom closed", "urn": URN, "bedroom": "room 2", "nights": RUN},
        f"room 2 at {URN} closed from",
    ),
    "emergency ended": (
        {"kind": "emergency ended", "urn": URN, "child": "C-99", "left_on": FIRST},
        f"the emergency stay of C-99 at {URN} over from",
    ),
    "emergency admission, known": (emergency("C-06"), "with all that is recorded of the child"),
    "emergency admission, unknown": (emergency("C-99", **CARE), "nothing is recorded of a child of the id C-99"),
}


SAID_OTHERWISE = {"train staff for one child", "staff off, trained", "staff off, in nothing"}
"""Of these each other command reads the same as of the kind that comes before."""

FIRST_OF_ALL = {"emergency ended": (emergency("C-99", **CARE),)}
"""What has to have happened before."""


def test_every_kind_of_change_is_tried_here() -> None:
    assert {change["kind"] for change, _ in EACH.values()} == {
        str(kind.model_fields["kind"].default) for kind in CHANGES
    }


def readable(*asked: str | Path) -> str:
    found = breaks(*asked)
    assert found.exit_code == 0, found.output
    said = " ".join(found.stdout.split())
    words = said.replace("(goes into: child, facts, ", "(goes into: ").replace('"about": "', "")
    assert "None" not in words
    assert TASK not in words
    return said


@pytest.mark.parametrize("name", EACH)
def test_a_repair_of_any_kind_says_what_happened_in_words_and_is_read_again(name: str, tmp_path: Path) -> None:
    change, says = EACH[name]
    file, plan, period = tmp_path / "changes.json", tmp_path / "repaired.json", tmp_path / "now.json"
    file.write_text(json.dumps([*FIRST_OF_ALL.get(name, ()), change]))
    out = ("--out", plan, "--period-out", period)
    said = readable("repair", WINTER, plan_in(tmp_path), "--changes", file, *QUICK, *out)
    assert says in said.partition("What happened: ")[2], said[:400]
    readable("show", period, plan)
    if name in SAID_OTHERWISE:
        return
    readable("record", period, plan)
    readable("family", period, plan, STAY.family)
    readable("why", period, plan, "--family", STAY.family, "--home", URN, "--from", FIRST, "--nights", "1")
    stays = json.loads(plan.read_text())["allocation"]["stays"]
    left = next(s for s in stays if (s["family"], s["first_night"]) != (STAY.family, FIRST))
    cancelled = f"{left['family']}:{URN}:{left['first_night']}:the family"
    again = readable("repair", period, plan, "--cancelled", cancelled, *QUICK)
    assert f"cancelled the stay of {left['family']}" in again
