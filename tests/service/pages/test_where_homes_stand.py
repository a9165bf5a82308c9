"""A home that is looked up is told of as the search found it: by its place, what keeps it out, or as one further on."""

from __future__ import annotations

import pytest

from matching.search import Shortlist, market_of, search
from matching.world.world import World
from scenarios.worlds import many_homes
from service.pages.where_homes_stand import MOST, Standing, looked_up


@pytest.fixture(scope="module")
def world() -> World:
    return many_homes.world()


@pytest.fixture(scope="module")
def found(world: World) -> Shortlist:
    """Of which one home alone is shown."""
    referral = world.referrals[0]
    return search(market_of(world, world.as_at, ()), referral, world.as_at, also=world.referrals, shown=1).shortlist


def standing(world: World, found: Shortlist, urn: str) -> Standing:
    looked = looked_up(f" {urn.lower()} ", world.homes, found)
    assert looked is not None
    return next(home for home in looked.homes if home.urn == urn)


def test_each_home_stands_where_the_search_put_it(world: World, found: Shortlist) -> None:
    kept_out = {home.urn: home.sentence for home in found.left_out}
    told = [standing(world, found, home.urn) for home in world.homes]
    assert {each.urn: each.kept_out for each in told if each.kept_out} == kept_out
    assert [each.urn for each in told if each.place == 1] == [found.shown[0].urn]
    further_on = [each for each in told if each.place is None and each.kept_out is None]
    assert len(further_on) == found.could_be - 1 > 0


def test_part_of_a_name_finds_each_home_that_has_it_and_says_how_many_more_there_are(
    world: World, found: Shortlist
) -> None:
    looked = looked_up("e", world.homes, found)
    assert looked is not None
    meant = [home for home in world.homes if "e" in home.name.lower()]
    assert len(looked.homes) == min(MOST, len(meant))
    assert looked.more == len(meant) - len(looked.homes)


def test_nothing_typed_looks_nothing_up(world: World, found: Shortlist) -> None:
    assert looked_up("  ", world.homes, found) is None
