"""A plan of short breaks is worked out in a process of its own, and one that does not pass its check is not kept."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import cache
from typing import Any

import pytest

from matching.errors import BadInput
from matching.short_breaks.period import Booking, BookingStatus, CancelledBy, Nights, Period, sheet_of
from matching.short_breaks.result import Planned
from scenarios.periods import winter_at_marram
from service.solving import short_breaks
from service.solving.breaks_question import BreaksQuestion
from service.solving.contained import How, contained
from service.solving.given_out import sheet_after
from service.solving.limits import Limits
from service.solving.long_work import CHILD
from service.solving.sizes import MOST_NIGHTS, refuse_beyond, refuse_too_many
from service.store.rows.solve import SolveKind, SolveState

LIMITS = Limits(seconds=900.0)


def small() -> Period:
    """The story's first two weeks for three families, so that a plan is found at once."""
    period = winter_at_marram.period()
    families = tuple(family for family in period.families if family.id in {"F-03", "F-05", "F-06"})
    return period.model_copy(
        update={
            "nights": 14,
            "families": tuple(f.model_copy(update={"requests": (), "preferred": ()}) for f in families),
            "company": (),
            "holidays": (),
            "bookings": (),
            "cancellations": (),
        }
    )


QUESTION = BreaksQuestion(period=small(), rounds=0, moves=2_000, seconds=None)


@cache
def solved() -> str:
    given = {"kind": SolveKind.SHORT_BREAKS.value, "question": QUESTION.model_dump_json()}
    came = in_child("solve", given)
    assert came
    return came


def in_child(work: str, given: dict[str, str]) -> str:
    command = (*CHILD, work, str(LIMITS.memory_bytes), str(LIMITS.seconds))
    came = contained(command, json.dumps(given).encode(), LIMITS, lambda _: None, lambda: False)
    assert came.how is How.ANSWERED
    return came.said.decode()


def changed(**allocation: Any) -> str:
    plan = json.loads(solved())
    plan["allocation"].update(allocation)
    return json.dumps(plan)


def state_of(answer: str) -> SolveState:
    return short_breaks.check(QUESTION.model_dump_json(), answer).state


def test_a_plan_is_found_and_checked_in_processes_of_their_own() -> None:
    given = {"kind": SolveKind.SHORT_BREAKS.value, "question": QUESTION.model_dump_json(), "answer": solved()}
    assert json.loads(in_child("check", given))["state"] in {SolveState.OPTIMAL, SolveState.FEASIBLE}
    assert state_of(solved()) in {SolveState.OPTIMAL, SolveState.FEASIBLE}


def test_a_plan_that_breaks_a_rule_or_says_what_is_not_so_fails_its_check() -> None:
    stays = json.loads(solved())["allocation"]["stays"]
    assert stays
    elsewhen = [{**stays[0], "first_night": str(QUESTION.period.first_night - timedelta(days=3))}, *stays[1:]]
    for wrong in (
        changed(stays=elsewhen),
        changed(stays=[*stays, stays[0]]),
        changed(stays=stays[1:]),
        changed(inputs_sha256="0" * 64),
        changed(engine="another"),
        json.dumps({**json.loads(solved()), "cleared": {"suited": []}}),
        "not a plan",
        "[]",
    ):
        assert state_of(wrong) is SolveState.FAILED_CHECK


def test_a_plan_that_is_given_out_writes_down_the_confirmed_booking_that_it_leaves_out() -> None:
    sheet, day = sheet_of(QUESTION.period), QUESTION.period.first_night
    stay = Planned.model_validate_json(solved()).allocation.stays[0]
    kept = Booking(id="B-1", status=BookingStatus.CONFIRMED, **dict(stay))
    dropped = kept.model_copy(update={"id": "B-2", "first_night": kept.first_night - timedelta(days=300)})
    before = sheet.model_copy(update={"bookings": (kept, dropped)})
    after = sheet_after(SolveKind.SHORT_BREAKS, solved(), before, day)
    assert after.bookings == (kept,)
    (gone,) = after.cancellations
    assert (gone.family, gone.nights, gone.by, gone.on) == (
        kept.family,
        kept.nights,
        CancelledBy.HOME,
        QUESTION.period.first_night,
    )


def test_a_check_that_does_not_look_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(short_breaks, "faults_of", lambda *_: iter(()))
    with pytest.raises(AssertionError):
        test_a_plan_that_breaks_a_rule_or_says_what_is_not_so_fails_its_check()


def test_a_period_that_is_wrong_is_refused_with_every_reason() -> None:
    family = QUESTION.period.families[0].model_copy(
        update={"available": (Nights(first=QUESTION.period.first_night, nights=5),)}
    )
    twice = QUESTION.period.model_copy(update={"families": (family, family)})
    asked = QUESTION.model_copy(update={"period": twice}).model_dump_json()
    found = short_breaks.check(asked, short_breaks.solve(asked, lambda _: None, LIMITS))
    assert found.state is SolveState.REFUSED
    assert found.reasons


def test_a_period_that_is_too_large_is_refused_with_what_would_fit() -> None:
    refuse_beyond(small(), LIMITS)
    with pytest.raises(BadInput, match="at most 190"):
        refuse_too_many(small().model_copy(update={"nights": MOST_NIGHTS + 1}))
    with pytest.raises(BadInput, match="memory"):
        refuse_beyond(small(), Limits(memory_bytes=1_000_000))


def test_nothing_of_what_is_too_large_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    def build(*_: object, **__: object) -> None:
        raise AssertionError("it was built")

    monkeypatch.setattr(short_breaks, "allocate", build)
    asked, scarce = QUESTION.model_dump_json(), Limits(memory_bytes=1_000_000)
    found = short_breaks.check(asked, short_breaks.solve(asked, lambda _: None, scarce))
    assert found.state is SolveState.REFUSED
    assert "memory" in found.reasons[0]


def test_building_before_refusing_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(short_breaks, "refuse_beyond", lambda *_: None)
    with pytest.raises(AssertionError, match="it was built"):
        test_nothing_of_what_is_too_large_is_built(monkeypatch)


def test_a_search_ends_by_itself_before_it_would_be_ended() -> None:
    asked = QUESTION.model_copy(update={"seconds": 600.0})
    assert short_breaks.effort_of(asked, Limits(seconds=60.0)).seconds == 40.0
    assert short_breaks.effort_of(asked, Limits()).seconds == 600.0
