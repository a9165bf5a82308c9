"""Each rule of the check is broken by a plan corrupted in just that way, and kept at its edge."""

from __future__ import annotations

import pytest

from matching.short_breaks.verifying.rules import RULES
from tests.short_breaks.verifying.changes import Corruption
from tests.short_breaks.verifying.corrupted_nights import CORRUPTED_NIGHTS
from tests.short_breaks.verifying.corrupted_stays import CORRUPTED_STAYS
from tests.short_breaks.verifying.kept_at_the_edge import KEPT
from tests.short_breaks.verifying.sound import sound

CORRUPTIONS = (*CORRUPTED_STAYS, *CORRUPTED_NIGHTS)


@pytest.mark.parametrize("row", CORRUPTIONS, ids=lambda row: f"{row.rule}: {row.what}")
def test_a_corrupted_plan_breaks_that_rule_and_no_other(row: Corruption) -> None:
    found = row.change(sound()).verdict()
    assert {broken.rule for broken in found.broken} == {row.rule}
    assert max(broken.by for broken in found.broken) == row.by
    assert found.from_promises == ()


@pytest.mark.parametrize("row", KEPT, ids=lambda row: row.what)
def test_a_plan_at_the_edge_of_a_rule_is_sound(row: Corruption) -> None:
    found = row.change(sound()).verdict()
    assert (found.broken, found.from_promises) == ((), ())
    assert found.is_sound


def test_every_rule_has_a_corruption() -> None:
    assert {row.rule for row in CORRUPTIONS} == {rule.ID for rule in RULES}


@pytest.mark.parametrize("row", CORRUPTIONS, ids=lambda row: f"{row.rule}: {row.what}")
def test_no_sentence_names_a_child_by_name(row: Corruption) -> None:
    for broken in row.change(sound()).verdict().broken:
        assert "Child" not in broken.sentence
        assert broken.sentence.endswith(".")
