"""A world that was written down is handed out again for its day, whatever was written down later."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import false, func, select

from matching.errors import BadInput
from matching.world.change import with_child
from matching.world.world import World
from scenarios import storybook
from scenarios.a_region import world as a_region
from scenarios.worlds import WORLDS
from service.records import versions
from service.records.handing_out import hand_out
from service.records.taking_in import take_in, take_in_referral
from service.records.versions import Writing
from service.store.opening import Store, Transaction
from service.store.rows import ChildVersionRow, HomeRow, HomeVersionRow, ReferralRow
from tests.service.conftest import NOW
from tests.strategies.plain import AS_AT
from tests.strategies.worlds import worlds

some = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
T = TypeVar("T")


class Undone(Exception):
    """Nothing of a try is kept."""


@contextmanager
def tried(store: Store) -> Iterator[Transaction]:
    """A transaction of which nothing is kept."""
    with suppress(Undone), store.transaction() as t:
        yield t
        raise Undone


def in_order(world: World) -> World:
    """The same world with its parts in the order they are handed out in: that order carries no meaning."""
    groups = tuple(
        g.model_copy(update={"residents": tuple(sorted(g.residents, key=lambda r: r.child.id))}) for g in world.groups
    )
    return World(
        as_at=world.as_at,
        homes=tuple(sorted(world.homes, key=lambda h: h.urn)),
        groups=tuple(sorted(groups, key=lambda g: g.urn)),
        referrals=tuple(sorted(world.referrals, key=lambda r: r.id)),
    )


def written(t: Transaction, world: World, on: date | None = None) -> Writing:
    writing = Writing(t, on or world.as_at, NOW)
    take_in(writing, world)
    return writing


@some
@given(world=worlds())
def test_any_world_comes_out_as_it_went_in(store: Store, world: World) -> None:
    with tried(store) as t:
        written(t, world)
        assert hand_out(t, world.as_at).world == in_order(world)


@pytest.mark.parametrize("story", WORLDS, ids=lambda story: story.NAME)
def test_each_example_comes_out_as_it_went_in(shared: Store, story: object) -> None:
    world: World = story.world()  # type: ignore[attr-defined]
    with tried(shared) as t:
        written(t, world)
        assert hand_out(t, world.as_at).world == in_order(world)


def test_a_whole_region_comes_out_as_it_went_in_and_a_home_and_a_referral_of_it_alone(store: Store) -> None:
    world = in_order(a_region())
    with tried(store) as t:
        written(t, world)
        assert hand_out(t, world.as_at).world == world
        home, referral = world.homes[7], world.referrals[3]
        handed = hand_out(t, world.as_at, HomeRow.urn == home.urn, ReferralRow.reference == referral.id)
        assert (handed.world.homes, handed.world.referrals) == ((home,), (referral,))
        assert handed.world.groups == (world.group(home.urn),)
        assert len(handed.children) == len(world.group(home.urn).residents) + 1


@some
@given(first=worlds(), second=worlds())
def test_a_day_before_a_change_is_handed_out_as_it_was(store: Store, first: World, second: World) -> None:
    later = second.model_copy(update={"as_at": AS_AT + timedelta(days=3)})
    with tried(store) as t:
        written(t, first)
        written(t, later)
        for day in (AS_AT, AS_AT + timedelta(days=2)):
            assert hand_out(t, day).world == in_order(first.model_copy(update={"as_at": day}))
        only = HomeRow.urn.in_([home.urn for home in later.homes])
        there = hand_out(t, later.as_at, only, false()).world
        assert there == in_order(later.model_copy(update={"referrals": ()}))


def test_before_anything_was_written_down_there_is_nothing(store: Store) -> None:
    with tried(store) as t:
        world = WORLDS[0].world()
        written(t, world)
        day = world.as_at - timedelta(days=1)
        assert hand_out(t, day).world == World(as_at=day)


def test_writing_the_same_again_makes_no_new_version(store: Store) -> None:
    with tried(store) as t:
        world = WORLDS[0].world()
        for days in range(3):
            written(t, world, world.as_at + timedelta(days=days))
        counts = [t.session.scalar(select(func.count()).select_from(k)) for k in (HomeVersionRow, ChildVersionRow)]
        assert counts == [len(world.homes), len(world.children())]


def test_two_referrals_by_one_id_are_not_handed_out_as_one(store: Store) -> None:
    with tried(store) as t:
        world = WORLDS[0].world()
        writing = written(t, world)
        other = world.referrals[0].model_copy(update={"placing_authority": "Another Council"})
        take_in_referral(writing, other)
        with pytest.raises(BadInput, match="two of the referrals go by one id"):
            hand_out(t, world.as_at)


def renamed(world: World) -> World:
    """The world three days later, in which the child referred goes by another name."""
    child = world.referrals[0].child
    after = with_child(world, child.id, lambda c: c.model_copy(update={"name": "Somebody Else"}))
    return after.model_copy(update={"as_at": world.as_at + timedelta(days=3)})


def history_is_kept(store: Store) -> bool:
    """Whether a child's name of before a change is handed out for the day before it."""
    with tried(store) as t:
        world = WORLDS[0].world()
        written(t, world)
        written(t, renamed(world))
        found = hand_out(t, world.as_at).world
    return bool(found == in_order(world))


def test_a_changed_name_stays_what_it_was_before(store: Store) -> None:
    assert history_is_kept(store)


def test_a_change_dated_back_over_what_was_shown_is_caught(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        f"{take_in.__module__}.write_down",
        lambda writing, *of: versions.write_down(replace(writing, holds_from=date(2020, 1, 1)), *of),
    )
    assert not history_is_kept(store)


def test_a_child_who_leaves_and_comes_back_on_one_day_lives_there_as_before(store: Store) -> None:
    whole = storybook.world()
    (group,) = whole.groups
    without = whole.model_copy(update={"groups": (group.model_copy(update={"residents": group.residents[1:]}),)})
    with tried(store) as t:
        for world in (whole, without, whole, without, whole):
            written(t, world)
            assert hand_out(t, whole.as_at).world == in_order(world)
