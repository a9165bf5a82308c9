"""A repair keeps what was given out where it can, says whom it touches, and is not believed where it hides anybody."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from matching.short_breaks.changes.bedroom_closed import BedroomClosed
from matching.short_breaks.period import Cancellation, CancelledBy, Period, PlannedStay
from matching.short_breaks.result import Planned
from service.solving import repairs
from service.solving.breaks_question import RepairedBreaks, RepairQuestion
from service.solving.given_out import as_of_today
from service.store.rows.solve import SolveState
from tests.service.solving.test_short_breaks import LIMITS, QUESTION, solved


@cache
def question() -> RepairQuestion:
    """The plan was given out, and then the home closes for the nights of its first stay."""
    plan = Planned.model_validate_json(solved()).allocation
    home = QUESTION.period.homes[0]
    closed = home.model_copy(update={"closed": (*home.closed, plan.stays[0].run)})
    period = QUESTION.period.model_copy(update={"published": plan.stays, "homes": (closed,)})
    period = as_of_today(period, period.stands_on)
    return RepairQuestion(period=period, given_out=plan, rounds=0, moves=2_000, seconds=None)


@cache
def repaired() -> str:
    return repairs.solve(question().model_dump_json(), lambda _: None, LIMITS)


def read() -> RepairedBreaks:
    return RepairedBreaks.model_validate_json(repaired())


def state_of(answer: str) -> SolveState:
    return repairs.check(question().model_dump_json(), answer).state


def test_what_cannot_stand_is_told_and_all_else_stays_as_it_was_given_out() -> None:
    asked, found = question().period, read()
    lost = asked.published[0]
    assert state_of(repaired()) in {SolveState.OPTIMAL, SolveState.FEASIBLE}
    assert lost.family in {each.family for each in found.touched}
    untouched = [s for s in asked.published if s.family not in {each.family for each in found.touched}]
    assert set(untouched) <= set(found.planned.allocation.stays)
    (cancelled,) = (c for c in found.sheet.cancellations if c.first_night == lost.first_night)
    assert (cancelled.family, cancelled.by, cancelled.wanted_again) == (lost.family, CancelledBy.HOME, True)


def changed(**parts: Any) -> str:
    return json.dumps({**json.loads(repaired()), **parts})


def sheet(**parts: Any) -> str:
    return changed(sheet={**json.loads(repaired())["sheet"], **parts})


def one_more_night(period: Period) -> list[PlannedStay]:
    """What was given out, with a night more for the last of the stays."""
    *first, last = period.published
    return [*first, last.model_copy(update={"nights": last.nights + 1})]


def test_a_repair_that_hides_whom_it_touches_or_changes_more_fails_its_check() -> None:
    plain = json.loads(repaired())
    by_family = [{**each, "by": CancelledBy.FAMILY.value} for each in plain["sheet"]["cancellations"]]
    more_nights = [json.loads(stay.model_dump_json()) for stay in one_more_night(question().period)]
    for wrong in (
        changed(touched=[]),
        sheet(cancellations=[]),
        sheet(cancellations=by_family),
        sheet(cancellations=plain["sheet"]["cancellations"] * 2),
        sheet(repairs=0),
        sheet(taken=more_nights[:1]),
        sheet(published=more_nights),
        sheet(families=plain["sheet"]["families"][1:]),
        sheet(policy={**plain["sheet"]["policy"], "notice_days": 3}),
        changed(planned={**plain["planned"], "allocation": json.loads(solved())["allocation"]}),
        "{}",
        "[]",
    ):
        assert state_of(wrong) is SolveState.FAILED_CHECK


def test_a_check_that_looks_at_the_plan_alone_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repairs, "_wrong_in_the_period", lambda *_: iter(()))
    with pytest.raises(AssertionError):
        test_a_repair_that_hides_whom_it_touches_or_changes_more_fails_its_check()


def test_a_repair_that_tells_a_cancelled_stay_as_taken_fails_its_check() -> None:
    asked, answer = question().period, read()
    stay = min(asked.published, key=lambda stay: stay.first_night)
    run: dict[str, Any] = {
        "family": stay.family,
        "urn": stay.urn,
        "first_night": stay.first_night,
        "nights": stay.nights,
    }
    gone = Cancellation(by=CancelledBy.FAMILY, on=stay.first_night, **run)
    world = asked.world.model_copy(update={"as_at": stay.first_night})
    told = answer.model_copy(update={"sheet": answer.sheet.model_copy(update={"taken": (stay,)})})
    for cancellations, is_said in (((), False), ((gone,), True)):
        before = asked.model_copy(update={"world": world, "cancellations": cancellations})
        assert any("as taken" in said for said in repairs._wrong_in_the_period(before, told)) is is_said


def test_a_period_that_is_wrong_or_too_large_is_not_repaired() -> None:
    period = question().period
    twice = question().model_copy(update={"period": period.model_copy(update={"families": period.families * 2})})
    for asked, limits in ((twice, LIMITS), (question(), LIMITS.__class__(memory_bytes=1_000_000))):
        answer = repairs.solve(asked.model_dump_json(), lambda _: None, limits)
        found = repairs.check(asked.model_dump_json(), answer)
        assert found.state is SolveState.REFUSED
        assert found.reasons


def test_what_has_happened_besides_is_in_the_repair_and_one_made_without_it_fails_its_check() -> None:
    before = question()
    stay = next(s for s in read().planned.allocation.stays)
    closed = BedroomClosed(urn=stay.urn, bedroom=stay.bedrooms[0], nights=stay.run)
    asked = before.model_copy(update={"changes": (closed,)}).model_dump_json()
    answer = repairs.solve(asked, lambda _: None, LIMITS)
    assert repairs.check(asked, answer).state in {SolveState.OPTIMAL, SolveState.FEASIBLE}
    stays = RepairedBreaks.model_validate_json(answer).planned.allocation.stays
    assert all(closed.bedroom not in s.bedrooms for s in stays if s.run == stay.run)
    assert repairs.check(asked, repaired()).state is SolveState.FAILED_CHECK
