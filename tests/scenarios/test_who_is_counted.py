"""A study that only takes something away looks better by no measure, and who loses a home is told to lose it."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from matching.world.world import World
from scenarios.generators.region import region
from scenarios.studies import double_referrals, lose_a_home
from scenarios.studies.answers import answers
from scenarios.studies.measures import OF_HOMES, More, standing
from scenarios.studies.result import Turn, result_of, turns_in, value_in
from scenarios.studies.study import Size, Trial
from scenarios.studies.words import ONLY_THEN, who_turned

PER_CHILD = ("children", "surely", "perhaps", "nowhere", "no place", "possible pairs")
SIZE, SEED = Size(homes=3, children=2), 3


@pytest.fixture(scope="module")
def world() -> World:
    return region(SEED, SIZE.homes, SIZE.children)


@pytest.fixture(scope="module")
def lost(world: World) -> Trial:
    return lose_a_home.trial(SEED, SIZE)


def left_by(world: World) -> Collection[str]:
    """The children who lived in the home that closes."""
    return {r.child.id for r in lose_a_home.change(world).referrals} - {r.child.id for r in world.referrals}


def looks_better(trial: Trial) -> set[str]:
    """Measures by which a world looks better after a change than before."""
    sides = {m: (value_in(trial.before, m.id), value_in(trial.after, m.id)) for m in OF_HOMES}
    more = {m.id for m, (before, after) in sides.items() if m.more is More.BETTER and after > before}
    return more | {m.id for m, (before, after) in sides.items() if m.more is More.WORSE and after < before}


def test_losing_a_home_never_looks_better_and_who_lived_there_has_lost(world: World, lost: Trial) -> None:
    turns = turns_in(lost)
    assert not looks_better(lost)
    assert left_by(world)
    assert {turns[child] for child in left_by(world)} == {Turn.LOST}
    assert set(turns.values()) <= {Turn.LOST, Turn.SAME}


def test_counting_who_lived_there_only_once_they_look_for_a_home_is_caught(world: World) -> None:
    """Planted: each side is told by itself, and the children of the home are in the second alone."""
    before, after = answers(world), answers(lose_a_home.change(world))
    planted = Trial(study="x", seed=SEED, before=standing(before), after=standing(after))
    assert {"possible pairs", "perhaps"} <= looks_better(planted)
    assert Turn.NEW in turns_in(planted).values()


def test_more_children_for_the_same_places_never_look_better(world: World) -> None:
    before = answers(world)
    after = answers(double_referrals.change(world, SEED), before)
    trial = Trial(study="x", seed=SEED, before=standing(before, after), after=standing(after, before))
    assert not looks_better(trial)
    assert value_in(trial.after, "children") == 2 * value_in(trial.before, "children")
    assert ONLY_THEN in who_turned(result_of(double_referrals, SIZE, [trial]))


def referred(world: World, child: str, *, id: str = "R-MOVES") -> World:
    """The world with a referral more, of a child who lives in it or is referred already."""
    whole = next(c for c in world.children() if c.id == child)
    more = world.referrals[0].model_copy(update={"id": id, "child": whole, "siblings": ()})
    return world.model_copy(update={"referrals": (*world.referrals, more)})


def test_a_child_who_lives_in_a_home_and_is_referred_looks_for_another(world: World) -> None:
    (group, *_) = [g for g in world.groups if g.residents]
    moving = referred(world, group.residents[0].child.id)
    found = answers(moving)
    before, after = standing(answers(world)), standing(found)
    assert value_in(after, "children") == value_in(before, "children") + 1
    assert found.at_home() == frozenset()
    assert ("R-MOVES", group.urn) not in found.by_pair
    assert sum(pair[0] == "R-MOVES" for pair in found.by_pair) == len(world.homes) - 1


def test_who_lives_there_and_is_referred_counted_as_at_home_is_caught(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = answers
    every = [r.id for r in world.referrals] + ["R-MOVES"]
    monkeypatch.setitem(globals(), "answers", lambda asked, before=None: honest(asked, before, at_home=every))
    with pytest.raises(AssertionError):
        test_a_child_who_lives_in_a_home_and_is_referred_looks_for_another(world)


def test_a_child_referred_twice_is_one_child_and_takes_one_place(world: World) -> None:
    twice = standing(answers(referred(world, world.referrals[0].child.id)))
    once = standing(answers(world))
    assert {m: value_in(twice, m) for m in PER_CHILD} == {m: value_in(once, m) for m in PER_CHILD}
    assert value_in(twice, "ruled out") >= value_in(once, "ruled out")
