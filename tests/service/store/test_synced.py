"""No decision is acknowledged before the disk was waited for: what a power cut leaves has it."""

from __future__ import annotations

import pytest

from tests.service.conftest import Make
from tests.service.syncing import NEVER_WAITS, WATCHES, synced

DECISIONS = 4

watched = pytest.mark.skipif(WATCHES is None, reason="NOT TESTED: there is no strace to watch the system with")


@watched
def test_the_disk_is_waited_for_at_least_once_for_each_acknowledged_decision(new_sqlite: Make) -> None:
    assert synced(new_sqlite(), DECISIONS) >= DECISIONS


@watched
def test_a_database_that_never_waits_for_its_disk_would_be_caught(new_sqlite: Make) -> None:
    assert synced(new_sqlite(), DECISIONS, NEVER_WAITS) < DECISIONS
