"""A rule that is asked once for each kind of child goes by no field of the referral but those that it names."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from matching.columns.children import nowhere
from matching.known import every_world
from matching.rule import Rule
from matching.rules import PUBLISHED
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england
from matching.world.referral import Referral
from matching.world.world import World
from scenarios import storybook as told
from tests.strategies.lives import lives
from tests.strategies.markets import markets

FEWER = settings(max_examples=settings().max_examples // 5, suppress_health_check=list(HealthCheck))
ASKED_ONCE: tuple[Any, ...] = tuple(rule for rule in PUBLISHED if hasattr(rule, "READS"))
NO_PART_IN_IT = {"id", "child"}
"""Who it is goes into the words and not into the answer."""


class Watched(Referral):
    """A referral that notes which of its fields are looked at."""

    def __getattribute__(self, name: str) -> Any:
        if name in Referral.model_fields:
            object.__getattribute__(self, "__dict__").setdefault("_looked_at", set()).add(name)
        return super().__getattribute__(name)


def looked_at(rule: Rule, referral: Referral, world: World) -> set[str]:
    """The fields of a referral that a rule goes by."""
    watched = Watched.model_construct(**{name: getattr(referral, name) for name in Referral.model_fields})
    match = nowhere(referral, world.as_at, standard_catalogue(), england().on(world.as_at), world.referrals)
    object.__setattr__(match, "referral", watched)
    for question in rule.questions(match):
        every_world(question.judge, match)
    found: set[str] = watched.__dict__.get("_looked_at", set())
    return found - NO_PART_IN_IT


def rules_that_say_they_look_at_no_home() -> Iterator[str]:
    for rule in PUBLISHED:
        if "same_everywhere" in inspect.getsource(rule.screen):
            yield rule.ID


def test_every_rule_that_looks_at_no_home_names_what_it_goes_by() -> None:
    assert [rule.ID for rule in ASKED_ONCE] == list(rules_that_say_they_look_at_no_home())


@pytest.mark.parametrize("rule", ASKED_ONCE, ids=lambda rule: str(rule.ID))
def test_a_rule_asked_once_for_each_kind_goes_by_the_fields_it_names(rule: Any) -> None:
    @FEWER
    @given(lives() | markets(most_homes=1))
    def holds(world: World) -> None:
        assert looked_at(rule, world.referrals[0], world) <= set(rule.READS)

    holds()


def test_a_rule_that_names_too_little_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the rule of papers names all that it goes by but the papers."""
    papers = next(rule for rule in ASKED_ONCE if rule.ID == "planned-papers")
    monkeypatch.setattr(papers, "READS", ("urgency", "start"))
    assert looked_at(papers, told.world().referrals[0], told.world()) - set(papers.READS) == {"papers"}
