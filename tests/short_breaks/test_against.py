"""What stands against one more stay is what the independent check says, and who would make room is named."""

from __future__ import annotations

import pytest

from matching.short_breaks import against as asking
from matching.short_breaks.against import against
from matching.short_breaks.allocate import allocate
from matching.short_breaks.effort import Effort
from matching.short_breaks.result import Planned
from matching.short_breaks.verifying import verify
from tests.service.solving.test_short_breaks import small

PERIOD = small()


@pytest.fixture(scope="module")
def planned() -> Planned:
    return allocate(PERIOD, Effort(seed=1, rounds=0, moves=2_000, seconds=None, processes=1))


def test_a_stay_taken_out_could_be_put_back_and_nothing_stands_against_it(planned: Planned) -> None:
    for stay in planned.allocation.stays:
        others = [each for each in planned.allocation.stays if each != stay]
        found = against(PERIOD, planned.cleared, others, stay.model_copy(update={"bedrooms": ()}))
        assert found.sentences == ()
        assert len(found.bedrooms) == len(stay.bedrooms)


def own_nights_named(planned: Planned) -> bool:
    """Whether a family that asks for one of its stays a second time hears that this very stay is in the way."""
    stay = planned.allocation.stays[0]
    found = against(PERIOD, planned.cleared, planned.allocation.stays, stay.model_copy(update={"bedrooms": ()}))
    return bool(found.sentences) and stay in found.instead_of


def test_the_stay_that_would_make_room_is_named(planned: Planned) -> None:
    assert own_nights_named(planned)


def test_a_check_that_finds_nothing_is_caught(planned: Planned, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = verify(PERIOD, planned.cleared, planned.allocation.stays)
    monkeypatch.setattr(asking, "verify", lambda *_: sound)
    assert not own_nights_named(planned)
