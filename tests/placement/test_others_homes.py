"""Of others' homes what is not public is not known: it rules none out, and lets nobody together who must not be."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from matching.findings import Band
from matching.placement import company, fitting, newcomers
from matching.placement.from_world import problem_of
from matching.placement.may_know import may_know
from matching.placement.newcomers import Together
from matching.placement.place_world import place_world
from matching.placement.problem import POSSIBLE
from matching.search import market_of, search
from matching.world.group import Group
from matching.world.statement import StayKind
from matching.world.vacancy import Vacancy
from matching.world.world import World
from scenarios import storybook
from scenarios.generators.region import region
from scenarios.worlds import red_pair_unresolved as story
from tests.placement.test_world import EFFORT

ON = story.ON


def could_be(world: World) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Each child with each home that could be one: by the search for each, and as a plan is asked of."""
    asked = [r for r in world.referrals if r.kind is not StayKind.SHORT_BREAK]
    since = min(world.as_at, *(r.start for r in asked))
    homes = market_of(world, since)
    by_search = {
        (r.id, home.urn)
        for r in asked
        for home in search(homes, r.model_copy(update={"siblings": ()}), world.as_at, shown=len(homes)).shortlist.shown
    }
    alone = world.model_copy(update={"referrals": tuple(r.model_copy(update={"siblings": ()}) for r in asked)})
    fits = problem_of(may_know(alone).world, world.as_at, pairs=False).fits
    return by_search, {(f.child, f.urn) for f in fits if f.possible}


@pytest.mark.parametrize("seed", [1, 2])
def test_a_home_that_a_search_says_could_be_one_is_one_for_a_plan(seed: int) -> None:
    by_search, by_plan = could_be(region(seed, 6, 4))
    assert by_search
    assert by_plan == by_search


def test_staff_that_are_not_public_taken_for_none_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(fitting.IN_TURN, False, fitting.IN_TURN[True])
    by_search, by_plan = could_be(region(1, 6, 4))
    assert by_plan < by_search


def two_who_must_not_meet() -> World:
    """The boy who carries drugs and the girl who goes missing, both referred, and a home with places for both."""
    world = story.world()
    poppy = next(r.child for r in world.groups[0].residents if r.child.id == story.POPPY)
    hers = storybook.referral(child=poppy).model_copy(update={"id": "R-6"})
    places = Vacancy(places=3, since=ON, told_on=ON)
    home = world.homes[0].model_copy(update={"vacancies": (places,)})
    nobody = Group(urn=story.URN, residents=())
    return world.model_copy(update={"homes": (home,), "groups": (nobody,), "referrals": (world.referrals[0], hers)})


@pytest.mark.parametrize("own", [(), (story.URN,)], ids=["another's", "own"])
def test_two_between_whom_harm_is_known_never_come_to_one_home(own: tuple[str, ...]) -> None:
    found = place_world(may_know(two_who_must_not_meet(), own), ON, effort=EFFORT)
    assert sorted(c.urn or "" for c in found.children) == ["", story.URN]


def test_a_known_harm_that_is_weighed_only_against_an_unsure_home_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def weighed(found: Sequence[Together], urn: str, alone: dict[tuple[str, str], Band]) -> str | None:
        worst = {t.newcomer.id: min(f.worst for f in t.findings) for t in found}
        return "So." if any(band < min(POSSIBLE, alone[id, urn]) for id, band in worst.items()) else None

    monkeypatch.setattr(newcomers, "why_of", weighed)
    monkeypatch.setattr(company, "why_of", weighed)
    found = place_world(may_know(two_who_must_not_meet()), ON, effort=EFFORT)
    assert [c.urn for c in found.children] == [story.URN, story.URN]
