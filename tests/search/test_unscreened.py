"""A rule without a screen finds the same at every home of others', so that leaving it out changes no order there."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from matching.findings import Band
from matching.rule import Rule
from matching.rules import PUBLISHED, RULES, stated_number
from matching.world.published import publish_all
from matching.world.statement import Stated, StatementOfPurpose
from matching.world.world import World
from scenarios import storybook as told
from tests.columns.asking import public_match
from tests.rules.case import findings_of
from tests.strategies.markets import markets

FEWER = settings(max_examples=settings().max_examples // 5, suppress_health_check=list(HealthCheck))
UNSCREENED = tuple(rule for rule in RULES if rule not in PUBLISHED)

Bounds = tuple[tuple[Band, Band, int, int], ...]


def found_at_each(world: World, rule: Rule) -> list[Bounds]:
    """The bounds of a rule's findings at each home, by what is public of it."""
    matches = [public_match(h, world.referrals[0], world.referrals, world.as_at) for h in publish_all(world.homes)]
    return [
        tuple((f.worst, f.best, f.points_low, f.points_high) for f in sorted(findings_of(rule, m), key=lambda f: f.key))
        for m in matches
    ]


def with_statements(*statements: StatementOfPurpose) -> World:
    """Homes that differ in their statements alone."""
    homes = tuple(told.home(urn=f"SC90000{n}", statement=said) for n, said in enumerate(statements))
    return told.world().model_copy(update={"homes": homes, "groups": ()})


@FEWER
@given(markets(most_homes=4))
def test_a_rule_without_a_screen_finds_the_same_at_every_home_of_others(world: World) -> None:
    assert [rule.ID for rule in UNSCREENED if len(set(found_at_each(world, rule))) > 1] == []


def test_a_stated_number_leaves_room_for_one_wherever_who_lives_there_is_not_public() -> None:
    """What is stated is public and who lives there is not: at best there is room, whether a number is stated or not."""
    few = told.statement().model_copy(update={"number": (Stated[int](value=1, effective=told.YEAR_AGO),)})
    silent = few.model_copy(update={"number": ()})
    world = with_statements(few, silent)
    assert {best for found in found_at_each(world, stated_number) for _, best, *_ in found} == {Band.GOOD}


def test_a_rule_that_grades_by_what_is_public_and_has_no_screen_is_caught() -> None:
    """Planted: the rule of kinds of stay as one without a screen."""
    world = with_statements(told.statement(), told.statement().model_copy(update={"kinds_of_stay": ()}))
    planted = next(rule for rule in RULES if rule.ID == "kind-of-stay")
    assert len(set(found_at_each(world, planted))) > 1
