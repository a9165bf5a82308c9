"""A request that is refused is told with what stood in the way of the nights asked for, and of no other nights."""

from __future__ import annotations

from random import Random
from typing import Any

import numpy as np
import pytest

from matching.short_breaks.build import build
from matching.short_breaks.building.frame import Frame
from matching.short_breaks.constraints import CONSTRAINTS, fixed, most_nights, violations
from matching.short_breaks.entitlement import entitlement
from matching.short_breaks.explaining import family_results, nights_asked
from matching.short_breaks.explaining.counting import count
from matching.short_breaks.explaining.lacking import GIVEN_UP
from matching.short_breaks.explaining.own import OWN
from matching.short_breaks.explaining.requests import CANCELLED, NO_HOME, NO_STAY, STILL_FREE
from matching.short_breaks.period import Cancellation, CancelledBy, DateRequest, Nights, Pattern
from matching.short_breaks.problem import Choice, Ints, Plan, Problem, presence
from matching.short_breaks.result import RequestResult
from scenarios.generators.short_breaks import Shape, draw
from tests.short_breaks.explaining.one_weekend import ASKER, HOLDER, WEEKEND, Case, asker, holder
from tests.short_breaks.small_period import EVERY_NIGHT, FRIDAY, MONDAY, NEXT_FRIDAY, URN
from tests.short_breaks.small_problems import small_problem, sound_plan

ASKED = DateRequest(id="Q-1", nights=WEEKEND)
LATER = Nights(first=NEXT_FRIDAY, nights=2)
ONE_GUEST: dict[str, Any] = {"held_back": 2}
SEEDS = range(1, 9)


def answer(case: Case, nights: Nights = WEEKEND, **changes: Any) -> RequestResult:
    """What comes of the asker's request."""
    asking = asker(**({"requests": (DateRequest(id="Q-1", nights=nights),)} | changes))
    case.families = (asking, holder())
    return case.result().requests[0]


def sentences(found: RequestResult) -> list[tuple[str, str]]:
    return [(obstacle.rule, obstacle.sentence) for obstacle in found.in_the_way]


def test_what_stands_on_those_nights_is_told() -> None:
    found = answer(Case(home=ONE_GUEST))
    assert sentences(found) == [("capacity", "On the one stay that would hold them, every place was taken.")]
    case = Case(home=ONE_GUEST, families=(asker(requests=(ASKED,)), holder()))
    assert "none is granted. On the one stay that would hold them, every place was taken." in case.result().reason


def test_what_stands_on_other_nights_is_not_told_of_those_asked_for() -> None:
    case = Case(home=ONE_GUEST | {"arrivals_a_day": None}, stays=((HOLDER, LATER),))
    found = answer(case, available=(WEEKEND, LATER), assessed_nights=4)
    assert [rule for rule, _ in sentences(found)] == [STILL_FREE]


def test_nothing_stands_in_the_way_of_what_is_granted() -> None:
    assert answer(Case(stays=((ASKER, WEEKEND),))).in_the_way == ()


def test_of_a_request_that_is_granted_in_part_the_missing_nights_are_told() -> None:
    case = Case(home=ONE_GUEST, stays=((ASKER, WEEKEND), (HOLDER, LATER)))
    both = Nights(first=FRIDAY, nights=9)
    found = answer(case, both, available=(EVERY_NIGHT,), assessed_nights=6, pattern=Pattern.FLEXIBLE, least_gap=0)
    assert found.granted == 2
    assert found.in_the_way
    assert all("hold some of them" in words for _, words in sentences(found))


def test_with_all_its_nights_given_elsewhere_it_is_told_that_none_are_left() -> None:
    case = Case(stays=((ASKER, LATER),))
    found = answer(case, available=(WEEKEND, LATER))
    assert sentences(found) == [(most_nights.ID, "It has all the nights assessed and owed.")]


def test_with_too_few_nights_left_for_any_such_stay_that_is_told() -> None:
    found = answer(Case(stays=((ASKER, LATER),)), available=(WEEKEND, LATER), assessed_nights=3)
    assert sentences(found) == [(most_nights.ID, "The 1 night left is fewer than any stay that would hold them.")]


def test_nights_that_no_stay_of_it_could_hold_are_told_as_that() -> None:
    found = answer(Case(), Nights(first=MONDAY, nights=1))
    assert [rule for rule, _ in sentences(found)] == [NO_STAY]


def test_of_a_request_granted_in_part_it_is_not_said_that_no_stay_could_hold_any_of_it() -> None:
    case = Case(home=ONE_GUEST, stays=((ASKER, WEEKEND),))
    found = answer(case, Nights(first=FRIDAY, nights=4), available=(WEEKEND,))
    assert 0 < found.granted < found.nights
    assert [rule for rule, _ in sentences(found)] == [NO_STAY]
    assert "any night of them that it does not have fits" in sentences(found)[0][1]


def test_a_family_that_no_home_may_take_is_told_that() -> None:
    case = Case(stays=())
    asking = asker(requests=(ASKED,))
    case.families = (asking, holder())
    period, cleared, *_ = case.made()
    without = cleared.model_copy(update={"suited": tuple(s for s in cleared.suited if s.family != ASKER)})
    (found,) = (r for r in family_results(period, without, build(period, without), (), ()) if r.family == ASKER)
    assert [obstacle.rule for obstacle in found.requests[0].in_the_way] == [NO_HOME]


def _broken(problem: Problem, plan: Plan, stay: int) -> set[str]:
    """What breaks when the stay joins the plan, whichever way it is taken."""
    pair = problem.stay_pair[stay]
    ways = range(int(problem.pair_variants[pair]), int(problem.pair_variants[pair + 1]))
    plans = [tuple(sorted((*plan, Choice(stay, way)))) for way in ways]
    return set.intersection(*({v.constraint for v in violations(problem, with_it)} for with_it in plans)) - {fixed.ID}


OWN_LIMITS = {rule.RULE for rule in OWN} | {most_nights.ID}


def _asked_for(problem: Problem, plan: Plan, family: int, missing: set[int]) -> list[int]:
    """The family's stays that hold all of these nights, or some where none holds all; one by one."""
    own = np.flatnonzero(problem.family_of_stay == family).tolist()
    first, long = problem.stay_first, problem.stay_nights
    nights = {stay: missing & set(range(int(first[stay]), int(first[stay] + long[stay]))) for stay in own}
    return [s for s in own if nights[s] == missing] or [s for s in own if nights[s]]


def _wrong(seed: int) -> list[str]:
    """What is counted of a request and is not what the constraints say of its stays, asked one by one."""
    problem, frame = small_problem(seed), Frame(*draw(Shape(2, 7, 2, (3, 2)), seed))
    plan, found = sound_plan(problem, Random(seed)), []
    there = presence(problem, plan)
    counted = count(frame, problem, plan)
    for q, (u, id, *_) in enumerate(counted.asked.requests):
        request = next(r for r in frame.families[u].requests if r.id == id)
        asked = {frame.period.number(night) for night in request.nights.dates()} & set(range(problem.nights))
        has = set(np.flatnonzero(there[problem.pair_family == u].any(axis=0)).tolist())
        broken = {stay: _broken(problem, plan, stay) for stay in _asked_for(problem, plan, u, asked - has)}
        usable = {rule for rules in broken.values() if not rules & OWN_LIMITS for rule in rules}
        told = {c.rule for c in counted.counts if c.requests[q]}
        is_right = usable <= told <= {rule for rules in broken.values() for rule in rules}
        free = sum(not rules for rules in broken.values())
        if not is_right or (counted.held.candidates[q], counted.held.free[q]) != (len(broken), free):
            found.append(id)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_each_thing_told_of_nights_asked_for_is_what_the_constraints_say_of_their_stays(seed: int) -> None:
    assert _wrong(seed) == []


def test_planted_defect_counting_over_all_the_familys_stays_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def of_any_nights(problem: Problem, u: int, missing: list[int]) -> tuple[Ints, bool]:
        return np.flatnonzero(problem.family_of_stay == u), True

    monkeypatch.setattr(nights_asked, "_holding", of_any_nights)
    assert any(map(_wrong, SEEDS))


def test_every_constraint_is_known_by_its_id() -> None:
    assert not {NO_HOME, NO_STAY, STILL_FREE} & {constraint.ID for constraint in CONSTRAINTS}


def test_nights_outside_the_familys_own_pattern_are_told_by_that_and_by_nothing_else() -> None:
    request = DateRequest(id="Q-9", nights=Nights(first=MONDAY, nights=2))
    family = asker(requests=(request,), pattern=Pattern.WEEKEND, available=(EVERY_NIGHT,))
    (told,) = Case(families=(family, holder())).result().requests
    assert [found.sentence for found in told.in_the_way] == [
        "They do not fit the family's pattern: nights of Friday to Sunday, beginning on Friday or Saturday."
    ]


@pytest.mark.parametrize(("by", "owed"), [(CancelledBy.FAMILY, 0), (CancelledBy.ILLNESS, 2)])
def test_nights_asked_for_that_were_cancelled_are_told_as_that_and_owed_again_unless_the_family_cancelled(
    by: CancelledBy, owed: int
) -> None:
    gone = Cancellation(family=ASKER, urn=URN, first_night=WEEKEND.first, nights=2, by=by, on=MONDAY)
    asks = DateRequest(id="Q-1", nights=WEEKEND)
    case = Case(families=(asker(requests=(asks,)), holder()), period={"cancellations": (gone,)})
    result = case.result()
    assert result.owed_after == owed
    assert [(o.rule, o.sentence) for o in result.requests[0].in_the_way] == [(GIVEN_UP, CANCELLED.sentence)]
    assert ("Not granted" in result.reason) == bool(owed)
    assert entitlement(case.made()[0], [result])[0].owed_after == owed
