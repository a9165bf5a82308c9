"""Of newcomers together only the rules are asked that look at who lives there, and nothing is lost by that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.check import every_question, find
from matching.findings import Finding
from matching.match import Match, open_match
from matching.placement import newcomers
from matching.placement.checks import Checks
from matching.placement.fitting import Unworded, _with_only
from matching.placement.from_world import problem_of
from matching.placement.newcomers import ALONE, joined
from matching.rule import Rule
from matching.rules import RULES, bedroom, distance, impact_pairs, siblings
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england
from matching.world.world import World
from tests.placement.test_world import siblings_unchecked, world
from tests.strategies import worlds
from tests.strategies.stories import told_worlds

FEWER = settings(max_examples=settings().max_examples // 5, suppress_health_check=list(HealthCheck))
ANY = st.one_of(worlds(least=1, most_referrals=3), told_worlds())
READ = ("rule", "about", "outcome", "worst", "best", "points_low", "points_high", "points_of", "reason")
EVERY = tuple(rule for rule in RULES if rule.ID not in (bedroom.ID, siblings.ID, distance.ID))
"""All that was asked of newcomers together before those were left out that look at nobody."""


def matches(asked: World) -> Iterator[tuple[Match, Match]]:
    """Each newcomer at each home alone, and with each other newcomer living there already."""
    law = england().on(asked.as_at)
    for one, other in combinations(asked.referrals, 2):
        for home in asked.homes:
            found = (asked, joined(asked, [other], home.urn, one))
            alone, together = (open_match(w, one.id, home.urn, asked.as_at, standard_catalogue(), law) for w in found)
            yield alone, together


def findings(match: Match, rules: Sequence[Rule]) -> list[Finding]:
    return list(find(match, rules))


@FEWER
@given(ANY)
def test_who_else_comes_changes_nothing_that_the_rules_left_out_find(asked: World) -> None:
    for alone, together in matches(asked):
        assert findings(alone, ALONE) == findings(together, ALONE)


@FEWER
@given(ANY)
def test_of_newcomers_together_the_check_finds_the_same_whatever_else_the_world_holds(asked: World) -> None:
    catalogue, law = standard_catalogue(), england().on(asked.as_at)
    checks = Checks(asked, asked.as_at, catalogue, law)
    for two in combinations(checks.referrals, 2):
        for urn in checks.homes:
            whole = newcomers.asked_together(asked, two, urn, asked.as_at, catalogue, law)
            alone = checks.together([r.id for r in two], urn)
            assert [words(t) for t in alone] == [words(t) for t in whole]


def words(found: newcomers.Together) -> list[Finding]:
    return [f.finding for f in found.findings]


def test_a_rule_that_looks_at_who_lives_there_would_be_caught_among_those_left_out() -> None:
    differs = {r.ID for r in RULES for a, b in matches(world(2)) if findings(a, (r,)) != findings(b, (r,))}
    assert impact_pairs.ID in differs
    assert differs.isdisjoint(r.ID for r in ALONE)


@pytest.mark.parametrize("asked", [world(3), siblings_unchecked()], ids=["three", "siblings"])
def test_who_is_apart_and_what_is_open_is_the_same_as_when_every_rule_is_asked(
    asked: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    fewer = problem_of(asked, asked.as_at)
    monkeypatch.setattr(newcomers, "ASKED", EVERY)
    assert problem_of(asked, asked.as_at) == fewer


@FEWER
@given(ANY)
def test_the_band_of_each_bedroom_alone_is_that_which_the_rule_finds_in_words(asked: World) -> None:
    law = england().on(asked.as_at)
    for referral in asked.referrals:
        for home in asked.homes:
            match = open_match(asked, referral.id, home.urn, asked.as_at, standard_catalogue(), law)
            for room in home.bedrooms:
                alone = _with_only(match, room)
                assert bedroom.best_band(alone) is max(f.best for f in find(alone, (bedroom,)))


@FEWER
@given(ANY)
def test_what_a_fit_reads_of_a_question_is_what_the_full_check_finds(asked: World) -> None:
    law = england().on(asked.as_at)
    for referral in asked.referrals:
        for home in asked.homes:
            match = open_match(asked, referral.id, home.urn, asked.as_at, standard_catalogue(), law)
            for finding, (rule, question) in zip(find(match), every_question(match), strict=True):
                found = Unworded(match, rule, question)
                assert all(getattr(found, name) == getattr(finding, name) for name in READ)
