"""What the rules about a child's life ask to have in place: who sees to it, by when, and what closes the gap."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from matching.check import check_match
from matching.findings import Condition, Gap, GapKind
from matching.lever import openings_of
from matching.levers import LEVERS
from matching.match import Match
from matching.rule import Rule
from matching.rules import (
    areas_to_avoid,
    contact,
    identity_needs,
    key_stage_4,
    own_area_approvals,
    placement_plan,
    residents_views,
    school_kept,
    siblings,
    strengths,
    wishes_and_feelings,
)
from matching.world.child import Heard, View
from matching.world.facts import Role
from matching.world.referral import Approval, ApprovalKind, AreaToAvoid, Bond, Contact, Education, SiblingBond, Urgency
from matching.world.statement import StayKind
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import finding_of, open_example

AVOIDED = AreaToAvoid(name="Harbour", place=told.HERE, why="Threats.")
APART = SiblingBond(child="C-SIB", bond=Bond.MUST, said_by=Role.SOCIAL_WORKER, why="As planned.")
KEY_STAGE_4 = Education(year_group=10, keep_school=True, school_place=told.miles_east(60))
GIVEN_UP = told.newcomer(school="Elsewhere High")


def asked_of(changes: dict[str, Any], home: dict[str, Any] | None = None) -> World:
    return told.world(home=told.home(**(home or {})), referral=told.referral(**changes))


@pytest.mark.parametrize(
    ("rule", "world", "by", "kind", "part"),
    [
        (
            areas_to_avoid,
            asked_of({"avoid": (AVOIDED,)}),
            Role.NOMINATED_OFFICER,
            GapKind.APPROVAL,
            ApprovalKind.AREA_TO_AVOID,
        ),
        (
            key_stage_4,
            asked_of({"child": GIVEN_UP, "education": KEY_STAGE_4}),
            Role.NOMINATED_OFFICER,
            GapKind.APPROVAL,
            ApprovalKind.KEY_STAGE_4,
        ),
        (
            school_kept,
            asked_of({"child": GIVEN_UP, "education": KEY_STAGE_4}, {"has": (), "lacks": ("school_place",)}),
            Role.SOCIAL_WORKER,
            GapKind.ARRANGEMENT,
            "school_place",
        ),
        (
            identity_needs,
            asked_of({"identity_needs": ("halal",)}, {"meets": ("polish",)}),
            Role.REGISTERED_MANAGER,
            GapKind.ARRANGEMENT,
            "halal",
        ),
        (
            own_area_approvals,
            asked_of({"placing_authority": "Eastmarch"}, {"adjoining_authorities": ("Eastmarch",)}),
            Role.NOMINATED_OFFICER,
            GapKind.APPROVAL,
            ApprovalKind.OUT_OF_AREA,
        ),
        (
            own_area_approvals,
            asked_of({"placing_authority": "Farshire"}),
            Role.DIRECTOR,
            GapKind.APPROVAL,
            ApprovalKind.AT_A_DISTANCE,
        ),
    ],
)
def test_the_gap_names_who_closes_it_and_what_is_missing(
    rule: Rule, world: World, by: Role, kind: GapKind, part: str
) -> None:
    first = finding_of(rule, world).conditions[0]
    assert (first.by, first.due, first.gap) == (by, told.FIRST_NIGHT, Gap(kind=kind, part=part))


def test_must_live_together_and_would_not_asks_for_an_approval_by_name() -> None:
    finding = finding_of(siblings, asked_of({"siblings": (APART,)}), f"C-SIB: {Bond.MUST.value}")
    assert [c.gap for c in finding.conditions] == [Gap(kind=GapKind.APPROVAL, part=ApprovalKind.SEPARATE_SIBLINGS)]


def test_everybody_too_far_away_gets_a_plan_and_the_secret_address_one_procedure() -> None:
    seen = tuple(
        Contact(who=who, times_a_month=1, place=told.miles_east(90), must_not_know_address=True)
        for who in ("Dad", "Mum")
    )
    home = {"has": (), "lacks": ("confidential_address_procedure",)}
    found = finding_of(contact, asked_of({"contact": seen}, home)).conditions
    assert [c.gap.part for c in found if c.gap] == [
        "plan for family time:Dad",
        "plan for family time:Mum",
        "confidential_address_procedure",
    ]


def test_a_childs_wish_and_a_residents_view_are_talked_through_and_never_overruled_in_silence() -> None:
    no = View(heard=Heard.SAID, on=told.TODAY, words="No.", welcomes=False)
    wish = finding_of(wishes_and_feelings, asked_of({"wishes": no}))
    asha = told.resident("C-A", "Asha", date(2014, 2, 20), "room 1", views=(told.welcome(False),))
    view = finding_of(residents_views, told.world(group=told.group((asha,))), "C-A")
    assert [c.by for c in (*wish.conditions, *view.conditions)] == [Role.SOCIAL_WORKER, Role.KEY_WORKER]
    assert all("record" in c.what for c in (*wish.conditions, *view.conditions))


def notices(**changes: Any) -> list[Condition]:
    """What a home outside the area has to be told of, once everything is approved."""
    approval = Approval(kind=ApprovalKind.AT_A_DISTANCE, by=Role.DIRECTOR, name="D. Director", on=told.TODAY)
    finding = finding_of(
        own_area_approvals, asked_of({"placing_authority": "Farshire", "approvals": (approval,), **changes})
    )
    return list(finding.conditions)


def test_the_area_authority_is_told_before_and_after_the_child_arrives() -> None:
    assert [(c.by, c.due) for c in notices()] == [
        (Role.SOCIAL_WORKER, told.FIRST_NIGHT),
        (Role.REGISTERED_MANAGER, told.FIRST_NIGHT),
    ]


def test_in_an_emergency_the_area_authority_is_told_within_five_working_days() -> None:
    assert notices(urgency=Urgency.EMERGENCY)[0].due == date(2026, 12, 14)


def test_nobody_is_told_of_a_short_break() -> None:
    assert notices(kind=StayKind.SHORT_BREAK) == []


@pytest.mark.parametrize(
    ("urgency", "due"), [(Urgency.PLANNED, told.FIRST_NIGHT), (Urgency.EMERGENCY, date(2026, 12, 14))]
)
def test_a_placement_plan_in_time_is_still_something_to_do(urgency: Urgency, due: date) -> None:
    found = finding_of(placement_plan, asked_of({"urgency": urgency})).conditions
    assert [c.due for c in found] == [due]


def test_a_plan_agreed_already_asks_for_nothing() -> None:
    assert finding_of(placement_plan, asked_of({"papers": ("placement plan",)})).conditions == ()


def test_strengths_nothing_takes_up_are_asked_about_and_planned_for() -> None:
    found = finding_of(strengths, asked_of({"child": told.newcomer(interests=("chess",))})).conditions
    assert [c.gap.kind for c in found if c.gap] == [GapKind.RECORD]


@pytest.mark.parametrize(
    "world",
    [
        asked_of({"avoid": (AVOIDED,)}),
        asked_of({"child": GIVEN_UP, "education": KEY_STAGE_4}),
        asked_of({"placing_authority": "Farshire"}),
        asked_of({"siblings": (APART,)}),
        asked_of({"identity_needs": ("halal",)}, {"meets": ("polish",)}),
    ],
)
def test_doing_what_is_asked_lifts_what_was_limited(world: World) -> None:
    match = open_example(world)
    before = check_match(match)
    after = world
    for change in changes_for(match):
        after = change.apply(after)
    lifted = check_match(open_example(after))
    assert lifted.worst_score > before.worst_score


def changes_for(match: Match) -> list[Any]:
    openings = openings_of(check_match(match).findings)
    return [change for lever in LEVERS for change in lever.options(match, openings)]
