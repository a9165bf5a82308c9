"""A child who lives in a home is nobody's guest, and keeps away the guests whom the family must not meet."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from matching.errors import EngineFault
from matching.short_breaks import clear as clearing
from matching.short_breaks.build import build
from matching.short_breaks.changes import changed
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.clear import clear
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.clearing_again import cleared_again
from matching.short_breaks.period import Nights, Period, PlannedStay
from matching.short_breaks.verifying import verify
from matching.short_breaks.worth import checked
from matching.world.problems.whereabouts import problems_of_whereabouts
from scenarios.periods.winter_at_marram import period

URN, FIRST = "SC900131", date(2026, 12, 12)


@cache
def sides() -> tuple[Period, Cleared, Period]:
    before = period()
    child = next(r.child for r in before.world.referrals if r.child.id == "C-06")
    nights = Nights(first=FIRST, nights=2)
    admission = EmergencyAdmission(urn=URN, bedroom="room 2", nights=nights, child=child)
    return before, clear(before), changed(before, (admission,))


def allowed(cleared: Cleared, family: str) -> set[date]:
    found = (s.nights for s in cleared.suited if (s.family, s.urn) == (family, URN))
    return {night for nights in found for run in nights for night in run.dates()}


@pytest.mark.parametrize("family", ["F-03", "F-06"])
def test_neither_who_must_not_meet_the_child_nor_the_childs_family_is_a_guest_meanwhile(family: str) -> None:
    before, cleared, after = sides()
    found = cleared_again(before, after, cleared)
    assert FIRST not in allowed(found, family)


@pytest.mark.parametrize("family", ["F-03", "F-06"])
def test_the_check_of_a_plan_sees_it_by_itself_whatever_was_cleared(family: str) -> None:
    before, cleared, after = sides()
    stay = PlannedStay(family=family, urn=URN, first_night=FIRST, nights=1, bedrooms=("room 4",))
    assert "living" not in {b.rule for b in verify(before, cleared, (stay,)).broken}
    assert "living" in {b.rule for b in verify(after, cleared, (stay,)).broken}


@pytest.mark.parametrize("family", ["F-03", "F-06"])
def test_an_answer_that_overlooks_who_lives_there_would_be_noticed(
    family: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, cleared, after = sides()
    monkeypatch.setattr(clearing, "beside_who_lives", lambda _, suited: suited)
    with pytest.raises(AssertionError):
        assert FIRST not in allowed(cleared_again(before, after, cleared), family)


@pytest.mark.parametrize("family", ["F-03", "F-06"])
def test_a_stay_planned_on_an_answer_that_overlooks_who_lives_there_is_not_shown(
    family: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, cleared, after = sides()
    assert not offered(after, cleared_again(before, after, cleared), family)
    monkeypatch.setattr(clearing, "beside_who_lives", lambda _, suited: suited)
    overlooked = cleared_again(before, after, cleared)
    assert offered(after, overlooked, family)
    stay = PlannedStay(family=family, urn=URN, first_night=FIRST, nights=1, bedrooms=("room 4",))
    with pytest.raises(EngineFault, match="living"):
        checked(after, overlooked, (stay,))


def offered(period: Period, cleared: Cleared, family: str) -> bool:
    """Whether the model has a stay of the family on that night."""
    problem = build(period, cleared)
    of_night = problem.stay_first == period.number(FIRST)
    return bool((of_night & (problem.family_of_stay == problem.families.index(family))).any())


def test_a_period_with_a_child_of_a_family_taken_in_can_be_read_again() -> None:
    _, _, after = sides()
    assert Period.model_validate_json(after.model_dump_json()) == after
    assert list(problems_of_whereabouts(after.world)) == []


def test_a_child_who_lives_on_in_a_home_is_still_not_referred_and_nobody_is_told_to_invent_an_id() -> None:
    world = sides()[2].world
    staying = tuple(
        g.model_copy(
            update={"residents": tuple(r.model_copy(update={"leaving_confirmed": False}) for r in g.residents)}
        )
        for g in world.groups
    )
    (found,) = problems_of_whereabouts(world.model_copy(update={"groups": staying}))
    assert "already a resident" in found.what
    assert "id" not in str(found.way_out).split()
