"""What the match check answers of a family as a whole: its children, its referrals, its homes and its company."""

from datetime import timedelta

import pytest

from matching.errors import BadInput
from matching.short_breaks.clear import clear
from matching.world.facts import Role
from matching.world.referral import Bond, SiblingBond
from matching.world.statement import StayKind
from scenarios import storybook as told
from tests.short_breaks.clear_worlds import (
    household,
    kid,
    only_suited,
    period_of,
    referred,
    world_of,
)
from tests.short_breaks.small_period import URN


def test_a_family_is_known_to_a_home_only_when_all_its_children_are() -> None:
    world = world_of([referred(kid("A")), referred(kid("B"), known_to_home=())])
    assert not only_suited(clear(period_of(world, household("F", "C-A", "C-B")))).known
    assert only_suited(clear(period_of(world, household("F", "C-A")))).known


def test_the_latest_referral_for_short_breaks_is_the_one_that_counts() -> None:
    earlier = told.TODAY - timedelta(days=90)
    world = world_of(
        [
            referred(kid("A")),
            referred(kid("A", day_care=None), id="R-Z", received_on=earlier),
            referred(kid("A", night_care=None), id="R-L", kind=StayKind.LONG, received_on=told.TODAY),
        ],
        ties=(),
    )
    only_suited(clear(period_of(world, household("F", "C-A"))))


def test_a_sister_of_another_family_who_must_come_too_is_decided_together() -> None:
    bond = SiblingBond(child="C-B", bond=Bond.MUST, said_by=Role.SOCIAL_WORKER, why="They always go together")
    world = world_of([referred(kid("A"), siblings=(bond,)), referred(kid("B"))])
    suited = only_suited(clear(period_of(world, household("F", "C-A"))))
    assert any(said.startswith("Decide this referral together with that of Child B") for said in suited.conditions)


def test_a_child_without_a_referral_for_short_breaks_is_named_with_the_way_out() -> None:
    world = world_of([referred(kid("A"))])
    with pytest.raises(BadInput, match=r"child 'C-Z' has no such referral"):
        clear(period_of(world, household("F", "C-Z")))


def test_a_home_that_takes_no_part_is_refused_by_name() -> None:
    world = world_of([referred(kid("A"))])
    cleared = clear(period_of(world, household("F", "C-A", homes=("SC900999", URN))))
    assert [(s.family, s.urn) for s in cleared.suited] == [("F", URN)]
    assert [(r.urn, r.why) for r in cleared.refused] == [("SC900999", ("This home takes no part in the period.",))]


def test_a_family_whose_care_plan_asks_for_it_stays_alone_and_the_reason_is_told() -> None:
    world = world_of([referred(kid("A"))])
    alone = only_suited(clear(period_of(world, household("F-A", "C-A", only_guest=True))))
    assert alone.alone
    assert "Nobody else stays on the nights of Child A: the care plan asks for it." in alone.conditions
    assert not only_suited(clear(period_of(world, household("F-A", "C-A")))).alone


def test_the_answers_of_a_period_are_stamped_anew_when_a_guest_is_to_be_the_only_one() -> None:
    world = world_of([referred(kid("A"))])
    stamps = {clear(period_of(world, household("F-A", "C-A", only_guest=only))).digest for only in (False, True)}
    assert len(stamps) == 2
