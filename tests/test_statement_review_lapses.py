"""A competence that lapses ahead is told with its day, where a need that is stated relies on it."""

from __future__ import annotations

from typing import Any

import pytest

from matching.statement import lapsing, says_more
from matching.statement.item import Severity
from matching.world.home import Home
from scenarios import storybook as told
from tests.test_statement_review_needs import SOON, competent, found, says


def lapsing_home(**changes: Any) -> Home:
    staff = competent("autism_practice", expires=SOON, **changes)
    return says("autism_sensory", 2, staff=tuple(staff))


def test_a_competence_that_lapses_ahead_is_told_with_the_day_and_when_to_begin() -> None:
    (item,) = found(lapsing.ID, lapsing_home())
    assert (item.severity, item.due, item.fields) == (Severity.PLAN, SOON, ("need:autism_sensory",))
    assert "begin now" in item.way_forward


@pytest.mark.parametrize(("ahead", "told_of"), [(29, 0), (30, 1)])
def test_a_lapse_is_told_only_within_the_days_looked_ahead(ahead: int, told_of: int) -> None:
    assert len(found(lapsing.ID, lapsing_home(), ahead_days=ahead)) == told_of


def test_a_lapse_that_leaves_the_shifts_covered_is_not_told() -> None:
    assert found(lapsing.ID, lapsing_home(count=2)) != ()
    covered = (*competent("autism_practice", expires=SOON), *told.staff())
    assert found(lapsing.ID, says("autism_sensory", 2, staff=covered)) == ()


def test_somebody_leaving_ahead_opens_a_drift_as_a_lapse_does() -> None:
    stays, leaves = competent("autism_practice")
    staff = (stays, leaves.model_copy(update={"leaves": SOON}))
    (item,) = found(lapsing.ID, says("autism_sensory", 2, staff=staff))
    assert item.due == SOON


def test_a_competence_no_stated_need_relies_on_may_lapse_unremarked() -> None:
    staff = tuple(competent("autism_practice", expires=SOON))
    assert found(lapsing.ID, says("missing", 2, staff=staff)) == ()


def test_a_competence_already_gone_is_a_drift_and_not_a_lapse_ahead() -> None:
    home = says("autism_sensory", 2, staff=tuple(competent("autism_practice", count=1, expires=SOON)))
    assert found(lapsing.ID, home) == ()
    assert len(found(says_more.ID, home)) == 1
