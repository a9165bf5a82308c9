"""What was found at one home is used at another only where it would be found there again, to the byte."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from matching.check import check_match
from matching.rules import PUBLISHED, provision, range_of_needs, registered_ages
from matching.search import market_of, search
from matching.weighing import Kept
from matching.world.catalogue import standard_catalogue
from matching.world.home import Home
from matching.world.published import publish_all
from matching.world.statement import Stated, StayLength
from matching.world.world import World
from scenarios import storybook as told
from scenarios.worlds import many_homes
from tests.columns.asking import public_match
from tests.strategies.markets import markets

FEWER = settings(max_examples=settings().max_examples // 5, suppress_health_check=list(HealthCheck))


def differing(world: World) -> list[str]:
    """The homes of which a check that uses what was found at others says anything else than one alone.

    No two have one name, so that words on one home would show at another.
    """
    kept = Kept()
    referral = world.referrals[0]
    matches = [public_match(home, referral, world.referrals, world.as_at) for home in publish_all(_named(world.homes))]
    return [m.home.urn for m in matches if check_match(m, PUBLISHED, kept) != check_match(m, PUBLISHED)]


def _named(homes: tuple[Home, ...]) -> Iterator[Home]:
    return (home.model_copy(update={"name": f"House {n}"}) for n, home in enumerate(homes))


@FEWER
@given(markets(most_homes=4))
def test_what_was_found_at_other_homes_changes_no_answer(world: World) -> None:
    assert differing(world) == []


def test_two_homes_of_one_statement_share_what_is_found_by_it() -> None:
    homes: tuple[Home, ...] = tuple(told.home(urn=f"SC90000{n}", name=f"Home {n}") for n in (1, 2))
    child = told.newcomer(needs={"seizures": 3})
    world = told.world(referral=told.referral(child=child)).model_copy(update={"homes": homes, "groups": ()})
    kept = Kept()
    one, other = (
        check_match(public_match(home, world.referrals[0], world.referrals, world.as_at), PUBLISHED, kept).findings
        for home in publish_all(world.homes)
    )
    shared = [a.about for a, b in zip(one, other, strict=True) if a is b and a.rule == range_of_needs.ID]
    assert "seizures" in shared


def growing_out_of_two_homes() -> World:
    """A child who may be 18 before the stay ends, whose length nobody has said, and homes with other limits on that."""
    limits = (Stated[StayLength](value=StayLength(longest_nights=most), effective=told.YEAR_AGO) for most in (60, 200))
    statements = (told.statement(stay_length=(limit,)) for limit in limits)
    homes: tuple[Home, ...] = tuple(told.home(urn=f"SC90000{n}", statement=s) for n, s in enumerate(statements, 1))
    born = told.FIRST_NIGHT.replace(year=told.FIRST_NIGHT.year - 18) + timedelta(days=100)
    asked = told.referral(child=told.newcomer(date_of_birth=born), expected_nights=None)
    return told.world(referral=asked).model_copy(update={"homes": homes, "groups": ()})


def test_lengths_of_a_stay_that_another_home_sets_are_not_told_of_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert differing(growing_out_of_two_homes()) == []
    monkeypatch.setattr(registered_ages, "looked_at", lambda match, ages, spell: (ages, spell))
    assert differing(growing_out_of_two_homes()) == ["SC900002"]


def test_keeping_what_was_found_of_a_blank_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: a home of which it is not recorded whether facilities are there counts as one that has them all."""
    all_there = tuple(c.id for c in standard_catalogue().capabilities)
    blank, full = (told.home(urn=f"SC90000{n}", has=has, lacks=()) for n, has in ((2, ()), (1, all_there)))
    child = told.newcomer(needs={"mobility": 3})
    homes: tuple[Home, ...] = (full, blank)
    world = told.world(referral=told.referral(child=child)).model_copy(update={"homes": homes, "groups": ()})
    assert differing(world) == []
    monkeypatch.setattr(provision, "_alike", lambda match, capability: ())
    assert differing(world) == ["SC900002"]


def test_homes_that_others_searched_before_answer_alike_and_keep_nothing_of_a_child() -> None:
    world = many_homes.world()
    used = market_of(world, many_homes.ON)
    for child in world.referrals:
        before, anew = (search(homes, child, many_homes.ON) for homes in (used, market_of(world, many_homes.ON)))
        assert (before.shortlist, before.reports) == (anew.shortlist, anew.reports)
    kept = [text for home, text in map(used.recorded, range(len(used)))]
    assert not any(word in text for text in kept for r in world.referrals for word in (r.id, r.child.id, r.child.name))
