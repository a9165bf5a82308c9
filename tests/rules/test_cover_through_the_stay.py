"""Training closes a loss of cover during the stay, and is not asked for again because a year has passed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from matching.check import check_match
from matching.findings import Band, Finding, GapKind, Outcome
from matching.lever import openings_of
from matching.levers import train_staff
from matching.match import Match, open_match
from matching.world.child import TaskNeeded
from matching.world.staff import Competence, StaffMember
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import open_example

TASK = "rescue_medicine"
LAPSES = told.FIRST_NIGHT + timedelta(days=60)


def lapsing(nights: int | None, until: date | None = LAPSES) -> World:
    """Two who can do the task until a day of the stay, and two who have not been trained in it."""
    held = (Competence(task=TASK, for_child="C-NEW", assessed_on=told.TODAY, expires=until),)
    able = [StaffMember(id=f"S-{n}", post="worker", works=told.ALL_DAY, competences=held) for n in (1, 2)]
    others = [StaffMember(id=f"S-{n}", post="worker", works=told.ALL_DAY) for n in (3, 4)]
    child = told.newcomer(clinical_tasks=(TaskNeeded(task=TASK),))
    return told.world(
        home=told.home(staff=(*able, *others)), referral=told.referral(child=child, expected_nights=nights)
    )


def finding_in(match: Match) -> Finding:
    """What the check finds of the task."""
    return next(f for f in check_match(match).findings if f.key == ("clinical-tasks", TASK))


def trained(match: Match) -> Match:
    """The match with the staff trained whom the lever offers."""
    (change,) = train_staff.options(match, openings_of([finding_in(match)]))
    world = change.apply(match.world)
    return open_match(world, match.referral.id, match.home.urn, match.on, match.catalogue, match.policy)


def test_a_loss_of_cover_is_due_on_the_day_it_happens() -> None:
    conditions = finding_in(open_example(lapsing(300))).conditions
    assert {c.due for c in conditions} == {LAPSES}
    gaps = [c.gap for c in conditions if c.gap is not None]
    assert [(g.kind, g.shift, g.amount) for g in gaps] == [
        (GapKind.COMPETENCE, shift.value, 2) for shift in told.ALL_DAY
    ]


@pytest.mark.parametrize("nights", [61, 300, 365, 730])
def test_training_closes_a_loss_of_cover_however_long_the_stay(nights: int) -> None:
    match = open_example(lapsing(nights))
    assert finding_in(match).best is Band.CONDITIONS
    assert finding_in(trained(match)).worst is Band.GOOD


@pytest.mark.parametrize("nights", [365, 730])
def test_what_is_to_be_assessed_again_after_a_year_is_a_dated_task_and_no_gap_in_training(nights: int) -> None:
    finding = finding_in(trained(open_example(lapsing(nights))))
    assert finding.outcome is Outcome.MET
    (again,) = finding.conditions
    assert again.due >= told.TODAY + timedelta(days=365)
    assert again.gap is not None
    assert again.gap.kind is GapKind.RECORD


def test_cover_that_lasts_through_the_stay_asks_for_nothing() -> None:
    assert finding_in(open_example(lapsing(300, until=None))).conditions == ()
