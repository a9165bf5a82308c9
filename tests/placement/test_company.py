"""Newcomers are asked about together where a plan joins them, and the plan is as good as if all were asked about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import numpy as np
import pytest

from matching.errors import EngineFault
from matching.findings import Band
from matching.optimise.lexicographic import Effort
from matching.optimise.stopping import at_once, never
from matching.placement import asking, company, place_world
from matching.placement.asking import asked_about
from matching.placement.beside import Beside
from matching.placement.checks import Checks
from matching.placement.company import Company
from matching.placement.from_world import problem_of
from matching.placement.may_know import all_own
from matching.placement.place import planned
from matching.placement.problem import Answer as Said
from matching.placement.problem import Apart, OpenHome, Placed, PlacesFrom, Response, Siblings
from matching.placement.result import Placement
from matching.placement.screening import Screened
from matching.placement.solve import Solved
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england
from matching.world.world import World
from scenarios.generators.region import region
from scenarios.storybook import TODAY
from tests.placement.test_world import EFFORT, world

VALUES = tuple[tuple[str, int, int | None], ...]


def values(found: Placement) -> VALUES:
    return tuple((x.id, x.value, x.bound) for x in found.levels)


def placed(asked: World, few: int, monkeypatch: pytest.MonkeyPatch) -> Placement:
    """With so many newcomers asked about two by two beforehand."""
    monkeypatch.setattr(place_world, "FEW", few)
    return place_world.place_world(all_own(asked), asked.as_at, effort=EFFORT)


def unchecked(children: int) -> World:
    """As many who may come to one home, between the first two of whom nobody has ruled out harm."""
    asked = world(children)
    ties = tuple(t for t in asked.groups[0].ties if not t.joins("C-1", "C-2"))
    return asked.model_copy(update={"groups": (asked.groups[0].model_copy(update={"ties": ties}),)})


@pytest.mark.parametrize("asked", [unchecked(2), unchecked(3), region(2, 6, 5)], ids=["two", "three", "region"])
def test_asking_only_of_those_whom_a_plan_joins_gives_a_plan_as_good(
    asked: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert values(placed(asked, 0, monkeypatch)) == values(placed(asked, 100, monkeypatch))


def test_two_of_whom_a_harm_is_not_ruled_out_are_parted_also_when_they_were_not_asked_about_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = placed(unchecked(2), 0, monkeypatch)
    assert sum(c.urn is not None for c in found.children) == 1


def test_a_plan_whose_company_is_never_asked_about_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Company, "joined", lambda self, problem, *_: problem)
    found = placed(unchecked(2), 0, monkeypatch)
    assert sum(c.urn is not None for c in found.children) == 2


def company_of(asked: World) -> Company:
    checks = Checks(asked, TODAY, standard_catalogue(), england().on(TODAY))
    return Company(Beside(checks), all_pairs=False)


def test_another_plan_that_the_check_does_not_leave_together_is_not_told() -> None:
    asked = unchecked(2)
    problem = problem_of(asked, asked.as_at, pairs=False)
    (urn,) = {h.urn for h in asked.homes}
    rooms = [r.id for h in problem.homes for r in h.rooms or ()]
    both = (Placed("R-1", urn, rooms[0]), Placed("R-2", urn, rooms[-1]))
    assert not company_of(asked).leaves(problem, both)
    assert company_of(asked).leaves(problem, both[:1])


def test_once_a_plan_joins_two_who_are_parted_all_who_may_come_to_that_home_are_asked_about() -> None:
    asked = unchecked(3)
    problem = problem_of(asked, asked.as_at, pairs=False)
    (urn,) = {h.urn for h in asked.homes}
    for joined, stop, times in ((("R-2", "R-3"), never, 1), (("R-1", "R-2"), never, 3), (("R-1", "R-2"), at_once, 1)):
        found = company_of(asked)
        found.joined(problem, tuple(Placed(child, urn) for child in joined), stop=stop)
        assert len(found._pairs) == times


def test_three_are_asked_about_also_where_two_of_them_are_parted_and_would_be_there_one_after_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Those two never meet, and the plan may join them for all that they are parted; the three are asked about then."""
    crowds = []

    def of_two(checks: Checks, asked: company.Asked) -> company.Said:
        return (Apart(asked.ids, "So.", asked.urn) if asked.ids == ("R-1", "R-2") else None), ()

    monkeypatch.setattr(company, "said_of_two", of_two)
    monkeypatch.setattr(company, "said_of_many", lambda checks, asked: crowds.append(asked.ids))
    asked, of_three = world(3), company_of(world(3))
    problem = problem_of(asked, asked.as_at, pairs=False)
    plan = tuple(Placed(child, asked.homes[0].urn) for child in ("R-1", "R-2", "R-3"))
    parted = of_three.joined(problem, plan)
    assert parted.apart
    assert crowds == []
    assert of_three.joined(parted, plan) == parted
    assert crowds == [("R-1", "R-2", "R-3")]


def test_of_those_who_come_one_after_another_only_who_are_there_at_once_are_asked_about_and_no_set_hides_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """R-4 has left before R-5 comes; too many together are R-3 with those two, and R-3 with R-1 and R-2."""

    def too_many(checks: Checks, ids: Collection[str], *rest: object) -> str | None:
        return "So." if any({*three} <= {*ids} for three in (("R-3", "R-4", "R-5"), ("R-1", "R-2", "R-3"))) else None

    monkeypatch.setattr(company, "said_of_two", lambda checks, asked: (None, ()))
    monkeypatch.setattr(company, "why_apart", too_many)
    asked = world(5)
    problem = problem_of(asked, asked.as_at, pairs=False)
    *others, four, five = problem.children
    week = timedelta(days=7)
    stays = (*others, replace(four, until=four.first + week), replace(five, first=five.first + 2 * week))
    plan = tuple(Placed(f"R-{n}", asked.homes[0].urn) for n in range(1, 6))
    parted = company_of(asked).joined(replace(problem, children=stays), plan).apart
    assert ("R-1", "R-2", "R-3") in {a.children for a in parted}


def test_once_three_are_too_many_together_whoever_else_may_come_is_asked_about_with_each_two_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def of_many(checks: Checks, asked: company.Asked) -> Apart:
        return Apart(asked.ids, "Too many together.", asked.urn)

    monkeypatch.setattr(company, "said_of_two", lambda checks, asked: (None, ()))
    monkeypatch.setattr(company, "said_of_many", of_many)
    asked = world(4)
    problem = problem_of(asked, asked.as_at, pairs=False)
    plan = tuple(Placed(child, asked.homes[0].urn) for child in ("R-1", "R-2", "R-3"))
    parted = company_of(asked).joined(problem, plan).apart
    assert {a.children for a in parted} == set(combinations(("R-1", "R-2", "R-3", "R-4"), 3))


def test_where_all_would_be_too_many_the_plan_says_at_how_many_homes_each_child_was_asked_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = region(2, 6, 5)
    monkeypatch.setattr(asking, "MOST_CHECKS", 0)
    found = place_world.place_world(all_own(asked), asked.as_at, effort=EFFORT)
    assert found.homes_each == asking.HOMES_EACH
    assert found.shortage is None
    few = place_world.place_world(all_own(asked), asked.as_at, effort=EFFORT, homes_each=1)
    assert all(len(c.others) + (c.urn is not None) <= 3 for c in few.children)
    assert all("at most that were asked about" in c.why for c in few.children if c.urn is None)


def test_what_was_agreed_and_where_a_brother_is_asked_about_is_never_left_out() -> None:
    asked = region(2, 6, 5)
    referrals, homes = sorted(asked.referrals, key=lambda r: r.id), sorted(asked.homes, key=lambda h: h.urn)
    good = np.full((len(referrals), len(homes)), Band.GOOD, dtype=np.int8)
    free = [OpenHome(h.urn, (PlacesFrom(date(2000, 1, 1), 1),)) for h in homes]
    one, other = referrals[0].id, referrals[1].id
    said = tuple(Response(referrals[n].id, homes[-1].urn, Said.ACCEPTED) for n in (0, 2))
    found = asked_about(referrals, homes, Screened(good, good), free, (Siblings((one, other), must=True),), said, 1)
    assert (found.flags[0] == found.flags[1]).all()
    assert found.flags[[0, 1, 2], -1].all()
    assert found.flags.sum(axis=1).max() <= 3


def test_only_two_who_were_asked_about_and_get_on_may_be_joined_without_asking() -> None:
    asked, found = unchecked(3), company_of(unchecked(3))
    problem = problem_of(asked, asked.as_at, pairs=False)
    (urn,) = {h.urn for h in asked.homes}
    pairs = (("R-1", "R-2"), ("R-3", "R-2"))
    assert [found.may_join(*pair, urn) for pair in pairs] == [False, False]
    found.joined(problem, (Placed("R-1", urn), Placed("R-2", urn)))
    assert [found.may_join(*pair, urn) for pair in pairs] == [False, True]


def test_when_it_is_late_the_last_plan_is_kept_without_whoever_is_in_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place_world, "FEW", 0)
    monkeypatch.setattr(place_world, "QUICK_PLANS", 0)
    asked, made = unchecked(3), []

    def noted(*given: object) -> Solved:
        made.append(given)
        return planned(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(place_world, "planned", noted)
    found = place_world.place_world(all_own(asked), asked.as_at, effort=EFFORT, stop=lambda: True)
    home = {c.child for c in found.children if c.urn is not None}
    assert len(home) == 2
    assert not {"R-1", "R-2"} <= home
    assert len(made) == 3
    assert found.levels[0].bound is not None


def test_where_many_may_come_only_whoever_is_parted_from_most_is_asked_about_with_all_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def of_two(checks: Checks, asked: company.Asked) -> company.Said:
        return (Apart(asked.ids, "So.", asked.urn) if "R-1" in asked.ids else None), ()

    monkeypatch.setattr(company, "said_of_two", of_two)
    monkeypatch.setattr(company, "said_of_many", lambda checks, asked: None)
    monkeypatch.setattr(company, "FEW_AT_HOME", 0)
    asked = world(5)
    problem = problem_of(asked, asked.as_at, pairs=False)
    plan = tuple(Placed(child, asked.homes[0].urn) for child in ("R-1", "R-2", "R-3"))
    for most, parted in ((2, 4), (1, 2)):
        monkeypatch.setattr(company, "MOST_NEAR", most)
        found = company_of(asked)
        assert len(found.joined(problem, plan).apart) == parted
        assert len(found._pairs) == parted + 1


def short_of_plans(monkeypatch: pytest.MonkeyPatch) -> World:
    """A region of which no plan is come to in so few as are allowed, unless each child is asked about at two homes."""
    monkeypatch.setattr(place_world, "ROUNDS", 1)
    monkeypatch.setattr(place_world, "FEW", 0)
    return region(8, 5, 14)


def test_where_no_plan_is_come_to_fewer_homes_are_asked_about_for_each_child_and_the_plan_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = short_of_plans(monkeypatch)
    found = place_world.place_world(all_own(asked), asked.as_at, effort=EFFORT)
    assert found.homes_each == 2
    assert found == place_world.place_world(all_own(asked), asked.as_at, effort=EFFORT, homes_each=2)


def test_plans_made_in_vain_before_a_stop_are_not_held_against_those_made_quickly_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else every child would be asked about anew, at fewer homes, with no time left for it."""
    monkeypatch.setattr(place_world, "ROUNDS", 3)
    monkeypatch.setattr(place_world, "FEW", 0)
    is_parted = iter([True, True, True])
    monkeypatch.setattr(place_world, "parted", lambda before, after: next(is_parted, False))
    made: list[Solved] = []

    def noted(*given: object) -> Solved:
        made.append(planned(*given))  # type: ignore[arg-type]
        return made[-1]

    monkeypatch.setattr(place_world, "planned", noted)
    found = place_world.place_world(all_own(world(2)), TODAY, effort=EFFORT, stop=lambda: len(made) >= 2)
    assert found.homes_each is None
    assert sum(c.urn is not None for c in found.children) == 2


@pytest.mark.parametrize(("shares", "last"), [(place_world.SHARES, EFFORT), (-1, place_world.QUICKLY)])
def test_once_all_plans_have_had_their_work_another_is_made_quickly_and_kept(
    shares: int, last: Effort, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place_world, "SHARES", shares)
    efforts: list[object] = []

    def noted(*given: object) -> Solved:
        efforts.append(given[1])
        return planned(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(place_world, "planned", noted)
    found = place_world.place_world(all_own(world(2)), TODAY, effort=EFFORT)
    assert set(efforts) == {last}
    assert sum(c.urn is not None for c in found.children) == 2
    assert all(x.bound is not None and x.bound >= x.value for x in found.levels)


def test_a_search_that_gave_up_at_once_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = short_of_plans(monkeypatch)
    monkeypatch.setattr(place_world, "FEWER", ())
    with pytest.raises(EngineFault, match="After 1 plans that parted somebody"):
        place_world.place_world(all_own(asked), asked.as_at, effort=EFFORT)


def test_plans_that_only_fit_worse_are_counted_too_and_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place_world, "changed", lambda before, after: True)
    monkeypatch.setattr(place_world, "FEWER", ())
    monkeypatch.setattr(place_world, "FITTING_WORSE", 3)
    with pytest.raises(EngineFault, match="or 3 that fitted worse"):
        place_world.place_world(all_own(world(2)), TODAY, effort=EFFORT)
