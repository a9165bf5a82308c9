"""No home that the full check would leave possible is lost to a screen, and one that says it has no place is asked."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.findings import Band
from matching.match import Match
from matching.placement import checks, fitting, screening
from matching.placement.from_world import problem_of
from matching.placement.problem import POSSIBLE, Fit
from matching.rules import PUBLISHED
from matching.world.published import publish_all
from matching.world.vacancy import Vacancy
from matching.world.world import World
from scenarios.storybook import TODAY
from scenarios.worlds import many_homes
from tests.columns.asking import columns_of
from tests.placement.test_world import world
from tests.strategies import worlds
from tests.strategies.markets import markets
from tests.strategies.stories import told_worlds

FEWER = settings(max_examples=settings().max_examples // 5, suppress_health_check=list(HealthCheck))
ANY = st.one_of(markets(), worlds(least=1, most_referrals=2), told_worlds())


def lost(asked: World) -> set[tuple[str, str]]:
    """The pairs that the full check leaves possible and the screen does not."""
    kept = {(f.child, f.urn) for f in problem_of(asked, asked.as_at).fits}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screening, "GATES", ())
        every = problem_of(asked, asked.as_at).fits
    return {(f.child, f.urn) for f in every if f.best >= POSSIBLE} - kept


@FEWER
@given(ANY)
def test_no_pair_is_lost_that_the_full_check_would_leave_possible(asked: World) -> None:
    assert lost(asked) == set()


def test_a_screen_that_takes_no_place_told_for_no_bedroom_free_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    none = Vacancy(places=0, since=TODAY, told_on=TODAY)
    home = world().homes[0].model_copy(update={"vacancies": (none,)})
    asked = world(homes=(home,))
    assert lost(asked) == set()
    monkeypatch.setattr(screening, "GATES", PUBLISHED)
    kept = {f.child for f in problem_of(asked, TODAY).fits}
    assert kept == set()


def test_a_home_that_is_screened_out_is_not_checked_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []

    def noted(match: Match, *rest: Any, **more: Any) -> Fit | None:
        checked.append(match.home.urn)
        return fitting.fit_of(match, *rest, **more)

    monkeypatch.setattr(checks, "fit_of", noted)
    fits = problem_of(many_homes.world(), many_homes.ON).fits
    assert "SC900208" not in checked
    assert all(f.best > Band.OUTSIDE for f in fits)


@FEWER
@given(markets(most_homes=3))
def test_what_is_left_out_as_giving_points_alone_keeps_no_home_from_any_band(asked: World) -> None:
    left_out = [rule for rule in PUBLISHED if rule.ID in screening.ONLY_ORDER]
    columns = columns_of(publish_all(asked.homes), asked.referrals, asked.as_at)
    bands = [(s.worst, s.best) for rule in left_out for s in rule.screen(columns)]
    assert len(left_out) == len(screening.ONLY_ORDER) == len(bands)
    assert all((band == Band.GOOD).all() for both in bands for band in both)
