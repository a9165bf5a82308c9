"""A clinical task can be typed as the form calls it, or by its id."""

from __future__ import annotations

from pathlib import Path

import pytest

from matching.world.catalogue import CapabilityKind, standard_catalogue
from scenarios.periods.winter_at_marram import TASK, URN
from service.commands.breaks.change_words import _task, _value
from tests.commands.breaks_asked import QUICK, WINTER, breaks, plan_in

TASKS = {c.id: c.name for c in standard_catalogue().capabilities if c.kind is CapabilityKind.COMPETENCE}


@pytest.mark.parametrize("id", TASKS)
def test_every_task_is_known_by_the_name_on_the_form_and_by_its_id(id: str) -> None:
    typed = TASKS[id].partition(":")[0].partition(",")[0].upper()
    assert _task(typed) == id
    assert _task(id) == id
    assert _value("trained", f"{typed}, nothing known") == [id, "nothing known"]


def test_training_typed_by_the_forms_name_gives_the_same_answer(tmp_path: Path) -> None:
    plan = plan_in(tmp_path)
    by_id, by_name = (
        breaks("what-if", WINTER, plan, "--train", f"{URN}:{task}:1", *QUICK) for task in (TASK, TASKS[TASK])
    )
    assert by_name.exit_code == 0, by_name.output
    assert by_name.stdout == by_id.stdout
