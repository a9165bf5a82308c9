"""Where too few are on shift or trained, only the families who need them are named, by the check and by the model."""

from __future__ import annotations

from matching.short_breaks.build import build
from matching.short_breaks.constraints import capacity, violations
from matching.short_breaks.period import Working
from matching.short_breaks.rooming import plan_of
from tests.short_breaks.verifying.sound import Case, sound

AT_HOME = {"F-1", "F-2", "F-3"}


def named(case: Case) -> set[str]:
    """Of those who are at the home, whom the check names."""
    (broken, *_) = case.verdict().broken
    return {family for family in AT_HOME if family in broken.sentence}


def named_by_the_model(case: Case) -> set[str]:
    problem = build(case.period, case.cleared)
    found = violations(problem, plan_of(problem, case.period, case.stays))
    return {problem.families[u] for v in found if v.constraint == capacity.ID for u in v.families}


def awake_for() -> set[str]:
    """Families of whom a child needs somebody awake."""
    period = sound().period
    waking = {r.child.id for r in period.world.referrals if r.child.night_care and r.child.night_care.waking_quarters}
    return {family.id for family in period.families if waking & set(family.children)} & AT_HOME


def test_with_nobody_awake_at_night_only_those_who_need_somebody_awake_are_named() -> None:
    case = sound().staff(Working.WAKING_NIGHT, 0).staff(Working.SLEEP_IN, 4)
    assert awake_for() < AT_HOME
    assert named(case) == awake_for()
    assert named_by_the_model(case) == awake_for()


def test_with_too_few_trained_only_those_who_need_the_task_or_may_need_it_are_named() -> None:
    case = sound().child("C-3", clinical_tasks=None)
    assert named(case) == {"F-1", "F-3"}
    assert named_by_the_model(case) == {"F-1", "F-3"}
