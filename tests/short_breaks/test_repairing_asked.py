"""A repair that asks the match check for itself touches the fewest, and keeps nobody whom it no longer allows."""

from __future__ import annotations

import pytest

from matching.errors import EngineFault
from matching.short_breaks import repairing
from matching.short_breaks.clear import clear
from matching.short_breaks.period import BookingStatus
from matching.short_breaks.verifying import verify
from tests.short_breaks.asked_mishaps import fewest, given_out, happens, repaired
from tests.short_breaks.mishaps import Least, when

SEEDS = range(12)


def _is_sound(seed: int) -> bool:
    """Whether the repaired plan keeps every rule by answers asked of the whole period as it now is."""
    found = repaired(given_out(seed), happens(given_out(seed), seed))
    return verify(found.period, clear(found.period), found.planned.allocation.stays).is_sound


@pytest.mark.parametrize("seed", SEEDS)
def test_a_repair_is_sound_by_answers_asked_anew_of_the_whole_period(seed: int) -> None:
    assert _is_sound(seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_repair_touches_fewer_families_by_answers_asked_anew(seed: int) -> None:
    given, changes = given_out(seed), happens(given_out(seed), seed)
    found = repaired(given, changes)
    committed = {when(b) for b in given.period.bookings if b.status is BookingStatus.COMMITTED}
    kept = sum(s.nights for s in found.planned.allocation.stays if when(s) in committed)
    assert found.fewest.proven
    assert Least(kept, found.fewest.families) == fewest(given, changes)


def test_some_of_these_mishaps_touch_several_families() -> None:
    touched = [len(repaired(given_out(s), happens(given_out(s), s)).touched) for s in SEEDS]
    assert any(many > 1 for many in touched)


def _is_found_out(seed: int) -> bool:
    try:
        return not _is_sound(seed)
    except EngineFault:
        return True


def test_a_repair_that_goes_by_the_answers_from_before_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repairing, "cleared_again", lambda before, after, cleared: cleared)
    assert any(map(_is_found_out, SEEDS))
