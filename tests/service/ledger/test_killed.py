"""A process that is killed while it signs loses no decision that it had acknowledged, and leaves none half kept."""

from __future__ import annotations

from random import Random

from service.settings import Settings
from tests.service.conftest import Make
from tests.service.killing import WAITS, broken_after, killed_while_signing, lay_out

AT = ("after rows are written", "after the commit")


def test_no_acknowledged_decision_is_lost_and_none_is_half_there(settings: Settings) -> None:
    lay_out(settings)
    acknowledged = []
    for seed, point in enumerate(AT):
        acknowledged += killed_while_signing(settings, Random(seed), point=point)
        assert broken_after(settings, acknowledged) == []
    assert len(acknowledged) > 0


def test_a_decision_acknowledged_before_it_was_kept_is_caught(new_sqlite: Make) -> None:
    settings = new_sqlite()
    lay_out(settings)
    ((id, checkpoint),) = killed_while_signing(settings, Random(0), WAITS)
    assert f"{id} was acknowledged and is lost" in broken_after(settings, [(id, checkpoint)])
