"""Two plans for children who differ in one protected characteristic alone are the same, where no home asks about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from matching.optimise.lexicographic import Effort
from matching.placement import checks, fitting
from matching.placement.from_world import problem_of
from matching.placement.may_know import MayKnow, all_own, may_know
from matching.placement.place_world import place_world
from matching.placement.problem import Fit
from matching.plain_json import write_json
from matching.world.child import Sex
from matching.world.referral import Referral
from matching.world.world import World
from scenarios.generators.region import region
from tests.search.test_two_worlds import serving_any

KNOWN = pytest.mark.parametrize("known", [all_own, may_know], ids=["own homes", "others' homes"])


@pytest.fixture(scope="module")
def asked() -> World:
    return serving_any(region(3, 6, 5))


def changed(world: World, known: Callable[[World], MayKnow], change: Callable[[Referral], Referral]) -> World:
    """The world in which the first child for whom a home is possible is otherwise in one thing."""
    found = problem_of(known(world).world, world.as_at, pairs=False)
    first = min(child for child, _ in found.fit_of)
    return world.model_copy(update={"referrals": tuple(change(r) if r.id == first else r for r in world.referrals)})


def of_sex(sex: Sex) -> Callable[[Referral], Referral]:
    return lambda r: r.model_copy(update={"child": r.child.model_copy(update={"sex": sex})})


def of_faith(*needs: str) -> Callable[[Referral], Referral]:
    return lambda r: r.model_copy(update={"identity_needs": needs})


def plan(world: World, known: Callable[[World], MayKnow], change: Callable[[Referral], Referral]) -> bytes:
    """All of a plan but the words of findings, which may say he or she."""
    asked = changed(world, known, change)
    found = place_world(known(asked), asked.as_at, effort=Effort(2.0))
    kept = [(c.urn, c.bedroom, c.band, c.band_at_best, c.points, c.sure, len(c.only_if)) for c in found.children]
    return write_json(found.model_copy(update={"children": (), "inputs_sha256": ""})) + repr(kept).encode()


@KNOWN
@pytest.mark.parametrize(
    "pair",
    [(of_sex(Sex.MALE), of_sex(Sex.FEMALE)), (of_faith("a Sikh temple"), of_faith("a Catholic church"))],
    ids=["sex", "faith"],
)
def test_one_protected_characteristic_alone_changes_nothing_in_a_plan(asked: World, known: Any, pair: Any) -> None:
    one, other = (plan(asked, known, change) for change in pair)
    assert one == other


def test_a_fit_that_looks_at_a_childs_sex_is_caught(asked: World, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = fitting.fit_of

    def unfair(match: Any, *rest: Any, **more: Any) -> Fit | None:
        found = honest(match, *rest, **more)
        return found and replace(found, points=found.points - (match.child.sex is Sex.FEMALE))

    monkeypatch.setattr(checks, "fit_of", unfair)
    assert plan(asked, all_own, of_sex(Sex.MALE)) != plan(asked, all_own, of_sex(Sex.FEMALE))
