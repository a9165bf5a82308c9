"""A search counts miles by postcode where that is all that was given, whoever asks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from matching.optimise.lexicographic import Effort
from matching.placement.may_know import may_know
from matching.placement.place_world import place_world
from matching.postcodes import homes_located, located, referrals_located
from matching.search import Shortlist, market_of, search
from matching.world.place import Place
from matching.world.world import World
from scenarios import storybook as told

PALACE, LEEDS = "SW1A 1AA", "LS1 1UR"


def by_postcode(home: str | None, child: str | None) -> World:
    """A home and a child of whom no place is given, only these postcodes."""
    newcomer = told.newcomer(home_place=None, home_postcode=child)
    of_home = told.home(place=None, postcode=home)
    return told.world(home=of_home, referral=told.referral(child=newcomer))


def shortlist(world: World, own: tuple[str, ...] = ()) -> Shortlist:
    return search(market_of(world, world.as_at, own), world.referrals[0], world.as_at, world.referrals).shortlist


def test_a_search_counts_miles_from_the_two_postcodes_of_others_homes_and_of_ones_own() -> None:
    world = by_postcode(PALACE, LEEDS)
    for own in ((), (told.URN,)):
        assert [home.miles for home in shortlist(world, own).shown] == [169.7]


def test_a_plan_counts_the_same_miles() -> None:
    world = by_postcode(PALACE, LEEDS)
    for own in ((), (told.URN,)):
        (child,) = place_world(may_know(world, own), world.as_at, effort=Effort(1.0)).children
        assert child.miles == 170


def test_a_world_that_was_located_before_is_answered_the_same_to_the_byte() -> None:
    world = by_postcode(PALACE, LEEDS)
    assert shortlist(world).model_dump_json() == shortlist(located(world).world).model_dump_json()


def test_a_postcode_that_is_not_known_leaves_the_miles_not_known() -> None:
    for home, child in ((None, LEEDS), (PALACE, None), (PALACE, "ZZ99 9ZZ")):
        assert [home.miles for home in shortlist(by_postcode(home, child)).shown] == [None]


def test_nothing_is_looked_up_where_every_place_is_given() -> None:
    def never(postcodes: Iterable[str]) -> Mapping[str, Place]:
        raise AssertionError("looked up")

    placed = located(by_postcode(PALACE, LEEDS)).world
    assert homes_located(placed.homes, never) == placed.homes
    assert referrals_located(placed.referrals, never) == placed.referrals
