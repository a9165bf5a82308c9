"""No home that the full check would leave possible is lost to a screen, and one that says it has no place is asked."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.screen import Screen
from matching.findings import Band
from matching.match import Match
from matching.placement import checks, fitting, screening
from matching.placement.from_world import problem_of
from matching.placement.problem import POSSIBLE, Fit
from matching.rules import PUBLISHED
from matching.world.vacancy import Vacancy
from matching.world.world import World
from scenarios.benchmarks.home_search import columns_of
from scenarios.benchmarks.market import ON, homes
from scenarios.storybook import TODAY
from scenarios.worlds import many_homes
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


def screens_of_a_market(children: int, many: int) -> tuple[Columns[PublishedColumns], list[Screen]]:
    columns = columns_of(PublishedColumns(tuple(homes(many)), ON), children)
    return columns, [screen for rule in screening.GATES for screen in rule.screen(columns)]


def test_of_many_pairs_laid_one_upon_the_other_each_is_said_what_all_in_turn_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    columns, screens = screens_of_a_market(40, 70)
    in_turn = screening.together(columns, screens)
    monkeypatch.setattr(screening, "MANY_PAIRS", 0)
    monkeypatch.setattr(screening, "FEW_KINDS", 8)
    laid = screening.together(columns, screens)
    assert (laid.worst == in_turn.worst).all()
    assert (laid.best == in_turn.best).all()
    assert len({*in_turn.best.ravel().tolist()}) > 1


def test_questions_by_miles_that_are_left_out_of_many_pairs_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    columns, screens = screens_of_a_market(40, 70)
    in_turn = screening.together(columns, screens)
    monkeypatch.setattr(screening, "MANY_PAIRS", 0)
    by_kinds = [s for s in screens if s.worst.size * screening.FEW_KINDS <= 40 * 70]
    assert 0 < len(by_kinds) < len(screens)
    left_out = screening.together(columns, by_kinds)
    assert not (left_out.best == in_turn.best).all()
