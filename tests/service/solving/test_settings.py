"""How much long work may take is said in the environment, and what is said wrongly is told before anything begins."""

from __future__ import annotations

import pytest

from matching.errors import BadInput
from service.solving.settings import MEMORY, SECONDS, SLOTS, capacity_from


def test_what_is_not_said_is_as_usual_and_what_is_said_holds() -> None:
    usual, said = capacity_from({}), capacity_from({SLOTS: "1", MEMORY: "1000", SECONDS: "60"})
    assert (usual.slots, usual.limits.memory_bytes, usual.limits.seconds) == (2, 2_500_000_000, 900.0)
    assert (said.slots, said.limits.memory_bytes, said.limits.seconds) == (1, 1_000_000_000, 60.0)
    assert str(said) == "Plans are worked out 1 at once, each in at most 1.0 GB and 60 s."
    assert "they wait" in str(capacity_from({SLOTS: "0"}))


def test_everything_that_is_said_wrongly_is_told_at_once() -> None:
    with pytest.raises(BadInput) as told:
        capacity_from({SLOTS: "many", MEMORY: "-1", SECONDS: "9" * 30})
    assert [problem.where for problem in told.value.problems] == sorted([SLOTS, MEMORY, SECONDS])
    assert all(problem.way_out.startswith("Give a whole number") for problem in told.value.problems)
