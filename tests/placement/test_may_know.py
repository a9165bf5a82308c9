"""A plan is made from one's own homes with who lives there, and of all others only from what is public."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import pytest

from matching.errors import BadInput
from matching.optimise.lexicographic import Effort
from matching.placement import may_know as knowing
from matching.placement.may_know import may_know
from matching.placement.place_world import place_world
from matching.plain_json import write_json
from matching.world.group import Group
from matching.world.home import Home
from matching.world.own_home import HomesTold, OwnHome
from matching.world.world import World
from scenarios.generators.region import region
from scenarios.worlds import brother_and_sister

EFFORT = Effort(4.0)
OWN = brother_and_sister.URN


def emptied(world: World, own: tuple[str, ...] = ()) -> World:
    """The same, but that in homes other than these nobody lives, sleeps or works who is recorded."""
    homes = tuple(
        h if h.urn in own else h.model_copy(update={"bedrooms": (), "staff": (), "shifts": ()}) for h in world.homes
    )
    return world.model_copy(update={"homes": homes, "groups": tuple(g for g in world.groups if g.urn in own)})


def written(world: World, own: tuple[str, ...] = ()) -> str:
    return write_json(place_world(may_know(world, own), world.as_at, effort=EFFORT)).decode()


def test_who_lives_in_a_home_that_is_not_the_askers_own_changes_no_byte_of_a_plan() -> None:
    world = region(1, 5, 3)
    some = tuple(sorted(g.urn for g in world.groups))[:1]
    for own in ((), some):
        assert written(world, own) == written(emptied(world, own), own)


def test_no_child_who_lives_in_anothers_home_is_named_and_nobody_is_sure_there() -> None:
    world = brother_and_sister.world()
    said = written(world)
    assert not [r.child.name for g in world.groups for r in g.residents if str(r.child.name) in said]
    assert not any(child["sure"] for child in json.loads(said)["children"])


def test_a_home_of_ones_own_counts_who_lives_there() -> None:
    world = brother_and_sister.world()
    assert written(world, (OWN,)) != written(emptied(world), ())
    assert json.loads(written(world, (OWN,)))["own"] == [OWN]


def test_an_own_home_that_is_not_there_or_of_which_the_group_is_not_said_is_named() -> None:
    world = brother_and_sister.world()
    with pytest.raises(BadInput, match="holds no such home"):
        may_know(world, ("SC000000",))
    with pytest.raises(BadInput, match="not said who lives there"):
        may_know(emptied(world), (OWN,))


def test_a_plan_that_takes_every_group_for_known_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def all_known(homes: Iterable[Home], groups: Iterable[Group], own: Sequence[str]) -> HomesTold:
        group_of = {g.urn: g for g in groups}
        return HomesTold((), tuple(OwnHome(h, group_of.get(h.urn, Group(urn=h.urn))) for h in homes))

    monkeypatch.setattr(knowing, "told_apart", all_known)
    with pytest.raises(AssertionError):
        test_who_lives_in_a_home_that_is_not_the_askers_own_changes_no_byte_of_a_plan()
