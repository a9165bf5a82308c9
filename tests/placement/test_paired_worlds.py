"""Two worlds that differ only in who lives and works in others' homes give the same answers, to the byte."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from matching.optimise.lexicographic import Effort
from matching.placement import place_world as placing
from matching.placement.may_know import MayKnow, may_know
from matching.plain_json import write_json
from matching.search import family_of, market_of, search, search_together
from matching.sufficiency import sufficiency
from matching.world.group import Group
from matching.world.published import as_recorded, publish
from matching.world.statement import StayKind
from matching.world.world import World
from scenarios.generators.region import region
from scenarios.worlds import brother_and_sister


def made() -> World:
    return region(2, 6, 4)


def bare(world: World) -> World:
    """The same homes with nobody living or working there, and no bedroom told of."""
    homes = tuple(as_recorded(publish(home)) for home in world.homes)
    return world.model_copy(update={"homes": homes, "groups": tuple(Group(urn=h.urn, residents=()) for h in homes)})


def searched(world: World) -> bytes:
    asked = [r for r in world.referrals if r.kind is not StayKind.SHORT_BREAK]
    homes = market_of(world, min(world.as_at, *(r.start for r in asked)))
    found = [search(homes, r, world.as_at, world.referrals, misses=2) for r in asked]
    return b"\n".join(write_json(part) for one in found for part in (one.shortlist, *one.reports))


def searched_together(world: World) -> bytes:
    family = family_of(world.referrals[0], world.referrals)
    assert len(family) == 2
    homes = market_of(world, world.as_at)
    return write_json(search_together(homes, family, world.as_at, world.referrals).shortlist)


def placed(world: World) -> bytes:
    return write_json(placing.place_world(may_know(world), world.as_at, effort=Effort(3.0)))


def lacking(world: World) -> bytes:
    return write_json(sufficiency(world, world.as_at))


ANSWERS = [(searched, made), (placed, made), (lacking, made), (searched_together, brother_and_sister.world)]


@pytest.mark.parametrize(("answer", "world"), ANSWERS, ids=["search", "place", "sufficiency", "search together"])
def test_who_lives_and_works_in_others_homes_changes_no_byte(
    answer: Callable[[World], bytes], world: Callable[[], World]
) -> None:
    assert answer(world()) == answer(bare(world()))


def test_a_plan_that_looks_into_others_homes_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    world = made()
    monkeypatch.setattr(MayKnow, "world", property(lambda self: world if self.as_at else None))
    seen = placed(world)
    monkeypatch.undo()
    assert seen != placed(world)
