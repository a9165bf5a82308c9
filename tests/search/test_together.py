"""Brothers and sisters are searched for as one, and no home is said to take all of them that has no places for all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from matching.errors import BadInput
from matching.findings import Band
from matching.search import FoundTogether, family_of, market_of, search_together
from matching.world.facts import Role
from matching.world.referral import Bond, Referral, SiblingBond
from matching.world.world import World
from scenarios import ordinary_home
from scenarios import storybook as told
from scenarios.worlds import brother_and_sister as story
from tests.strategies.markets import markets

find_together: Any = import_module("matching.search.find_together")
FEWER = settings(max_examples=max(1, settings().max_examples // 8), suppress_health_check=list(HealthCheck))
BORN = date(2014, 5, 9)
BOTH = (story.URN, story.ONE_PLACE_URN)


def found_in(world: World, own: Collection[str] = ()) -> FoundTogether:
    family = (world.referrals[0], *world.referrals[1:])
    return search_together(market_of(world, world.as_at, tuple(own)), family, world.as_at, world.referrals)


def too_few_places(found: FoundTogether, world: World) -> list[str]:
    """Homes said to take all of them that have fewer bedrooms free or say so of their places, counted anew."""
    wrong, needed = [], len(found.shortlist.children)
    for listed in found.shortlist.for_all:
        home = world.home(listed.urn)
        assert home is not None
        rooms = len(home.bedrooms) - len(world.group(listed.urn).residents) if listed.is_own else needed
        places = min((v.places for v in home.vacancies if not listed.is_own), default=needed)
        wrong += [listed.urn] if min(rooms, places) < needed else []
    return wrong


def named(found: FoundTogether) -> tuple[list[str], ...]:
    lists = (found.shortlist.for_all, found.shortlist.for_some, found.shortlist.for_none)
    return tuple([home.urn for home in homes] for homes in lists)


@pytest.mark.parametrize("own", [(), BOTH])
def test_the_home_with_one_place_takes_either_of_two_and_not_both(own: tuple[str, ...]) -> None:
    found = found_in(story.world(), own)
    assert named(found) == ([story.URN], [story.ONE_PLACE_URN], [])
    (some,) = found.shortlist.for_some
    assert some.whom == (story.REFERRAL, story.BROTHERS_REFERRAL)
    assert some.why_not_all == find_together.NO_PLACES
    assert len(found.shortlist.partings) == 2


def test_a_home_for_all_asks_for_no_approval_to_live_apart() -> None:
    found = found_in(story.world(), BOTH)
    said = [c.what for home in found.checks for _, report in home for f in report.findings for c in f.conditions]
    assert not any("live apart" in words for words in said)


def test_places_that_nobody_told_of_are_neither_enough_nor_too_few() -> None:
    world = story.world()
    silent = tuple(home.model_copy(update={"vacancies": ()}) for home in world.homes)
    found = found_in(world.model_copy(update={"homes": silent}))
    assert named(found) == (sorted(BOTH), [], [])
    assert all((h.places_told, h.has_places) == (None, False) for h in found.shortlist.for_all)
    assert all(home.worst < Band.CONDITIONS for home in found.shortlist.for_all)


def test_two_who_would_each_have_the_same_bedroom_are_not_said_to_have_one_each() -> None:
    """One bedroom of two free ones is closed: each child could have the other, and both could not."""
    world = story.world()
    homes = tuple(
        home.model_copy(
            update={
                "bedrooms": tuple(
                    room.model_copy(update={"closed_from": world.as_at}) if number == 3 else room
                    for number, room in enumerate(home.bedrooms)
                )
            }
        )
        for home in world.homes
    )
    found = found_in(world.model_copy(update={"homes": homes}), (story.URN,))
    assert story.URN not in named(found)[0]


def one_room_suits() -> World:
    """Both children use a wheelchair; of the two open bedrooms, one is up a step."""
    world = story.world()
    referrals = tuple(
        r.model_copy(update={"child": told.child(r.child.id, r.child.name, BORN, needs={"mobility": 2})})
        for r in world.referrals
    )
    rooms = (*ordinary_home.bedrooms(3), *ordinary_home.bedrooms(4, lacking=["level_access"])[3:])
    homes = tuple(home.model_copy(update={"bedrooms": rooms}) for home in world.homes)
    return world.model_copy(update={"homes": homes, "referrals": referrals})


def test_of_two_open_bedrooms_one_that_suits_either_is_not_one_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """And planted: it is only asked whether each by itself has a bedroom that suits."""
    both = {story.REFERRAL, story.BROTHERS_REFERRAL}
    some = next(home for home in found_in(one_room_suits(), (story.URN,)).shortlist.for_some if home.urn == story.URN)
    assert (set(some.whom), some.why_not_all, some.best) == (both, find_together.NO_PLACES, Band.NOT_UNLESS)
    monkeypatch.setattr(find_together, "rooms_for_all", lambda *_: (Band.GOOD, Band.GOOD))
    assert named(found_in(one_room_suits(), (story.URN,)))[0] == [story.URN]


def test_a_search_that_asks_each_as_though_alone_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: nobody asks whether there are places for all, nor what they are to one another."""
    world = story.world()
    assert not too_few_places(found_in(world, BOTH), world)
    assert not too_few_places(found_in(world), world)
    monkeypatch.setattr(find_together, "only_together", find_together.alone)
    assert too_few_places(found_in(world), world) == [story.ONE_PLACE_URN]


def test_bedrooms_counted_twice_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the checks that all have a bedroom, and of each with the others there, are left out."""
    world = story.world()
    monkeypatch.setattr(find_together, "only_together", find_together.alone)
    monkeypatch.setattr(find_together, "rooms_for_all", lambda *_: (Band.GOOD, Band.GOOD))
    monkeypatch.setattr(find_together, "there_together", lambda *_: ())
    assert too_few_places(found_in(world, BOTH), world) == [story.ONE_PLACE_URN]


@FEWER
@given(markets(most_homes=4))
def test_every_home_is_in_one_list_and_none_for_all_keeps_a_child_out_or_says_too_few_places(world: World) -> None:
    found = found_in(world)
    lists = named(found)
    assert sorted(urn for urns in lists for urn in urns) == sorted(home.urn for home in world.homes)
    for home in found.shortlist.for_all:
        assert home.places_told is None or home.places_told >= 2
        assert len(home.whom) == 2
        assert home.best <= min(child.best for child in home.children)
        assert home.worst <= min(child.worst for child in home.children)
    assert all(0 < len(home.whom) <= 2 for home in found.shortlist.for_some)
    assert not any(home.whom for home in found.shortlist.for_none)


def test_a_family_is_joined_through_another_and_never_across_a_decision_to_live_apart() -> None:
    one, two, three = _child("1", {"C-2": Bond.MUST}), _child("2", {"C-3": Bond.SHOULD}), _child("3", {})
    assert [r.id for r in family_of(three, (one, two, three))] == ["R-3", "R-1", "R-2"]
    apart = _child("3", {"C-1": Bond.MUST_NOT})
    assert [r.id for r in family_of(one, (one, two, apart))] == ["R-1", "R-2"]
    with pytest.raises(BadInput, match="must not live together"):
        family_of(one, (one, two, apart), ("R-3",))
    assert [r.id for r in family_of(_child("4", {}), (one, two, three), ())] == ["R-4"]


def _child(number: str, bonds: dict[str, Bond]) -> Referral:
    child = told.newcomer().model_copy(update={"id": f"C-{number}"})
    siblings = tuple(
        SiblingBond(child=other, bond=bond, said_by=Role.SOCIAL_WORKER, why="So.") for other, bond in bonds.items()
    )
    return told.referral(child=child, siblings=siblings).model_copy(update={"id": f"R-{number}"})
