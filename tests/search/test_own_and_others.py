"""A home is weighed alike whether it is the asker's own or another's: nothing is gained for what nobody asked."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from matching.check import MatchReport, check_match
from matching.columns.bounds import HOLDS
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.screen import Screen
from matching.findings import Band
from matching.rules import PUBLISHED, provision
from matching.search import find, market_of, weights_on
from matching.search.find import Search
from matching.search.tally import FULLY, Tally, tally_columns, tally_reports
from matching.world.catalogue import standard_catalogue
from matching.world.group import Resident
from matching.world.policy import england
from matching.world.world import World
from scenarios import storybook as told
from scenarios.worlds import many_homes
from tests.search.test_search import found_in
from tests.strategies.markets import markets

FEWER = settings(max_examples=settings().max_examples // 5, suppress_health_check=list(HealthCheck))


def both_ways(world: World) -> tuple[Tally, Tally]:
    """What the screens come to at every home, and what the full checks do by the same that is public."""
    referral = world.referrals[0]
    homes = market_of(world, min(world.as_at, referral.start), ())
    weights = weights_on(world.as_at)
    on = world.as_at
    asked = Search(referral, on, world.referrals, standard_catalogue(), england().on(on), weights)
    reports = [check_match(asked.of_other(home), PUBLISHED) for home in homes.others.homes]
    columns = find.Searched(homes, asked)._columns()
    return tally_columns(columns, PUBLISHED, weights), tally_reports(reports, PUBLISHED, weights)


def are_alike(world: World) -> bool:
    by_screens, by_checks = both_ways(world)
    parts = (by_screens.low, by_checks.low), (by_screens.high, by_checks.high)
    bands = (by_screens.worst, by_checks.worst), (by_screens.best, by_checks.best)
    return all(np.array_equal(one, other) for one, other in (*parts, *bands))


@FEWER
@given(markets(most_homes=4))
def test_each_consideration_is_met_as_far_by_screens_as_by_the_full_check(world: World) -> None:
    assert are_alike(world)


def test_a_consideration_of_which_nothing_is_asked_is_fully_met_at_every_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provision, "questions", lambda match: ())
    monkeypatch.setattr(provision, "screen", lambda columns: ())
    place = [w.rule for w in weights_on(told.TODAY)].index(provision.ID)
    for tally in both_ways(many_homes.world()):
        assert (tally.low[:, place] == FULLY).all()
        assert (tally.high[:, place] == FULLY).all()


def test_screens_that_count_what_the_child_does_not_need_as_met_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    child = told.newcomer(needs={"mobility": 3})
    world = told.world(home=told.home(has=()), referral=told.referral(child=child))
    assert are_alike(world)
    honest = provision.screen

    def padded(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
        screens = tuple(honest(columns))
        holds = columns.of_child(columns.children.stay, lambda stay: HOLDS)
        return (*screens, holds, holds)

    monkeypatch.setattr(provision, "screen", padded)
    assert not are_alike(world)


def test_a_home_of_ones_own_of_which_no_bedroom_was_asked_is_not_said_to_have_one_free() -> None:
    report: MatchReport = found_in(many_homes.world(), (many_homes.URN,)).reports[0]
    bedroom = [f for f in report.findings if f.rule == "bedroom"]
    assert find.has_bedroom(report) is all(f.worst >= Band.CONDITIONS for f in bedroom)
    unasked = report.model_copy(update={"findings": tuple(f for f in report.findings if f.rule != "bedroom")})
    assert not find.has_bedroom(unasked)


def test_an_own_home_in_which_the_child_lives_says_so_and_anothers_never_does() -> None:
    world = told.world()
    lives = told.group(
        (*told.two_residents(), Resident(child=world.referrals[0].child, bedroom="room 3", arrived=told.TODAY))
    )
    world = world.model_copy(update={"groups": (lives,)})
    for own in ((), (told.URN,)):
        (home,) = found_in(world, own=own).shortlist.shown
        assert (home.is_own, home.lives_there) == (bool(own), bool(own))
