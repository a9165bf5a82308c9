"""Homes that share no family can be planned apart: values, bounds and families of the parts make up the whole.

By need order families of all parts share one ladder of points, so there the whole is not taken apart.
"""

from __future__ import annotations

from collections import Counter

from hypothesis import assume, given, settings

from matching.short_breaks.allocate import allocate
from matching.short_breaks.bound.by_families import by_families
from matching.short_breaks.build import build
from matching.short_breaks.components import parts_of
from matching.short_breaks.effort import Effort
from matching.short_breaks.period import FairnessRule, Nights, Pattern
from scenarios.generators.short_breaks import Shape, draw
from tests.short_breaks.promises.best import Worth, best, worth_of_stays
from tests.strategies.few_families import Few, few_families
from tests.strategies.few_homes import URNS

FEW = settings(max_examples=settings().max_examples // 4)
FEWER = settings(max_examples=settings().max_examples // 20)
WORK = Effort(seed=2, moves=2_000, rounds=1, seconds=None, processes=1)
ADDING_UP = tuple(rule for rule in FairnessRule if rule is not FairnessRule.NEED_ORDER)


def apart(few: Few) -> Few:
    """Each family keeps one home of the two, in turn, and no more is booked."""
    home = {f.id: URNS[n % 2] for n, f in enumerate(few.period.families)}
    suited = tuple(s for s in few.cleared.suited if home[s.family] == s.urn)
    return Few(few.period.model_copy(update={"bookings": ()}), few.cleared.model_copy(update={"suited": suited}))


def with_some_night_for_each(few: Few) -> Few:
    """Every family can use every night, even one alone, so that none is sent back for having none."""
    whole = (Nights(first=few.period.first_night, nights=few.period.nights),)
    changes = {"available": whole, "pattern": Pattern.FLEXIBLE, "shortest_stay": 1}
    families = tuple(f.model_copy(update=changes) for f in few.period.families)
    return few._replace(period=few.period.model_copy(update={"families": families}))


def parts(few: Few) -> list[Few]:
    found = [Few(part.period, part.cleared) for part in parts_of(*few)]
    assume(len(found) > 1)
    return found


def added(worths: list[Worth]) -> Worth:
    found: Counter[str] = Counter()
    for worth in worths:
        found.update(worth)
    return {id: value for id, value in found.items() if value}


def some(worth: Worth) -> Worth:
    return {id: value for id, value in worth.items() if value}


@FEW
@given(few_families(rules=ADDING_UP, least_homes=2).map(apart))
def test_the_best_of_the_parts_is_the_best_of_the_whole(few: Few) -> None:
    each = [best(part) for part in parts(few)]
    whole = best(few)
    assert added([found.worth for found in each]) == some(whole.worth)
    together = tuple(stay for found in each for stay in found.stays)
    assert worth_of_stays(few, together) == whole.worth


@FEW
@given(few_families(rules=ADDING_UP, least_homes=2).map(apart))
def test_bounds_of_the_parts_add_up_to_a_bound_of_the_whole(few: Few) -> None:
    together = added([by_families(build(*part)) for part in parts(few)])
    whole = by_families(build(*few))
    assert together == some(whole)
    assert all(value <= whole[id] for id, value in best(few).worth.items())


@FEWER
@given(few_families(least_homes=2).map(apart))
def test_an_allocation_tells_of_every_family_once_and_adds_its_parts_up(few: Few) -> None:
    few = with_some_night_for_each(few)
    assume(len(parts_of(*few)) > 1)
    found = allocate(few.period, WORK, few.cleared).allocation
    assert [result.family for result in found.families] == sorted(f.id for f in few.period.families)
    assert Counter(stay for result in found.families for stay in result.stays) == Counter(found.stays)
    proven = best(few).worth
    for level in found.levels:
        assert level.value == worth_of_stays(few, found.stays).get(level.id, 0)
        assert level.bound is not None
        assert level.value <= level.bound
    assert [level.value for level in found.levels if level.id in proven] <= list(proven.values())


def test_a_home_that_no_family_may_use_keeps_nobody_else_from_a_plan() -> None:
    period, cleared = draw(Shape(2, 6, 1, (2,)), 1)
    used = period.homes[1].urn
    suited = tuple(s for s in cleared.suited if s.urn == used)
    found = allocate(period, WORK, cleared.model_copy(update={"suited": suited})).allocation
    assert {stay.urn for stay in found.stays} == {used}
    assert len(found.families) == len(period.families)


def test_a_period_in_which_no_home_may_take_anybody_is_told_as_such() -> None:
    period, cleared = draw(Shape(2, 6, 1, (2,)), 1)
    found = allocate(period, WORK, cleared.model_copy(update={"suited": ()})).allocation
    assert found.stays == ()
    assert [result.nights for result in found.families] == [0] * len(period.families)
