"""A child admitted in an emergency of whom something is known is checked by it; whoever is not known stays unknown."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from matching.errors import BadInput
from matching.short_breaks.changes import changed, emergency_admission
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.changes.known_child import recorded as on_record
from matching.short_breaks.clear import clear
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.clearing_again import cleared_again
from matching.short_breaks.period import Nights, Period
from matching.world.child import Child, DayCare, NightCare, Sex, TaskNeeded
from matching.world.facts import Account, Basis, Fact, Role
from matching.world.group import Resident
from scenarios.periods.winter_at_marram import TASK, URN, period

RUN = Nights(first=date(2026, 12, 12), nights=2)
CARE = {"day_care": DayCare.SHARED_1_TO_2, "night_care": NightCare.SLEEP_IN, "clinical_tasks": ()}
FIRE = Fact(
    about="fire_setting",
    accounts=(Account(level=4, said_by=Role.POLICE, said_on=date(2026, 12, 1), basis=Basis.OBSERVED),),
)


def admitted(id: str, **told: object) -> EmergencyAdmission:
    child = Child.model_validate({"id": id, "name": id, **told})
    return EmergencyAdmission(urn=URN, bedroom="room 2", nights=RUN, child=child)


@cache
def before() -> tuple[Period, Cleared]:
    return period(), clear(period())


def kept_away(change: EmergencyAdmission) -> set[str]:
    """The families whom the match check no longer allows on the first night."""
    now, cleared = before()
    after = cleared_again(now, changed(now, [change]), cleared)
    there = [{s.family for s in c.suited if any(run.holds(RUN.first) for run in s.nights)} for c in (cleared, after)]
    return there[0] - there[1]


def resident(change: EmergencyAdmission, now: Period | None = None) -> Child:
    (found,) = changed(now or period(), [change]).world.group(URN).residents
    return found.child


def recorded(id: str) -> Child:
    return next(r.child for r in period().world.referrals if r.child.id == id)


def test_a_child_named_by_id_alone_is_checked_by_all_that_is_recorded_of_it() -> None:
    assert resident(admitted("C-06")) == recorded("C-06")
    assert kept_away(admitted("C-06")) == {"F-03", "F-06"}
    assert "with all that is recorded of the child" in admitted("C-06").said(period())


def test_a_known_child_taken_for_one_of_whom_nothing_is_known_would_be_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(emergency_admission, "with_what_is_known", lambda world, told: told)
    with pytest.raises(AssertionError):
        assert kept_away(admitted("C-06", **CARE)) == {"F-03", "F-06"}


def test_a_child_of_whom_nothing_is_recorded_stays_unknown_and_it_is_said() -> None:
    now, cleared = before()
    assert kept_away(admitted("C-99", **CARE)) == {s.family for s in cleared.suited}
    assert admitted("C-99", **CARE).said(now).endswith("nothing is recorded of a child of the id C-99")
    with pytest.raises(BadInput, match="nobody has said what staff the child needs"):
        changed(now, [admitted("C-99")])


@pytest.mark.parametrize("typed", ["C06", "c-06", "C-6"])
def test_an_id_that_is_nearly_one_that_is_known_is_not_taken_for_it_but_asked_about(typed: str) -> None:
    assert "if C-06 is meant, repair again with that id" in admitted(typed, **CARE).said(period())


def test_of_two_words_on_care_the_greater_counts_and_no_clinical_task_is_lost() -> None:
    less = admitted("C-01", day_care=DayCare.SHARED_1_TO_4, night_care=NightCare.SLEEP_IN, clinical_tasks=())
    child, record = resident(less), recorded("C-01")
    assert (child.day_care, child.night_care, child.clinical_tasks) == (
        record.day_care,
        record.night_care,
        (TaskNeeded(task=TASK),),
    )
    assert "more care than was told, as it is recorded" in less.said(period())
    more = resident(admitted("C-06", day_care=DayCare.TWO_TO_ONE, clinical_tasks=(TaskNeeded(task=TASK),)))
    assert (more.day_care, more.clinical_tasks) == (DayCare.TWO_TO_ONE, (TaskNeeded(task=TASK),))


def test_what_is_told_on_the_night_is_added_and_holds_for_the_childs_own_breaks_too() -> None:
    after = changed(period(), [admitted("C-06", facts=(FIRE,), day_care=DayCare.TWO_TO_ONE)])
    referred = next(r.child for r in after.world.referrals if r.child.id == "C-06")
    said = [a for f in referred.facts if f.about == FIRE.about for a in f.accounts]
    assert FIRE.accounts[0] in said
    assert {f.about for f in recorded("C-06").facts} <= {f.about for f in referred.facts}
    assert referred.day_care is recorded("C-06").day_care


@pytest.mark.parametrize("told", [{"date_of_birth": date(2010, 1, 1)}, {"sex": Sex.MALE}])
def test_what_cannot_be_true_of_the_child_of_that_id_is_refused(told: dict[str, object]) -> None:
    with pytest.raises(BadInput, match="another than what is recorded of the child of that id"):
        changed(period(), [admitted("C-06", **told)])


def test_a_child_who_lives_in_a_home_already_is_not_recorded_a_second_time() -> None:
    now = changed(period(), [admitted("C-06")])
    with pytest.raises(BadInput, match=f"the child lives at {URN} already"):
        changed(now, [admitted("C-06").model_copy(update={"bedroom": "room 3"})])


def test_a_resident_is_known_by_the_homes_own_record() -> None:
    now = changed(period(), [admitted("C-06")])
    (living,) = now.world.group(URN).residents
    assert isinstance(living, Resident)
    without = tuple(r for r in now.world.referrals if r.child.id != "C-06")
    world = now.world.model_copy(update={"referrals": without})
    assert on_record(world, "C-06") == living.child
