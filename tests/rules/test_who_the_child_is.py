"""Who a child is enters an answer only where the visible list says so, and why; a rule that looks further is caught."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from matching.columns.children import ChildColumns, nowhere
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.kinds import kinds_of
from matching.columns.published import PublishedRule
from matching.columns.screen import Screen
from matching.known import every_world
from matching.match import Match
from matching.rule import Question, Rule
from matching.rules import PUBLISHED, RULES, WHO_THE_CHILD_IS, strengths
from matching.world.catalogue import standard_catalogue
from matching.world.child import Child
from matching.world.policy import england
from matching.world.published import publish_all
from matching.world.record import Record
from matching.world.referral import Referral
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import open_example
from tests.rules.test_rules import CASES

WHO = {"date_of_birth", "sex", "name", "identity_needs", "legal_status"}
"""The fields that say who a child is. A legal status may tell of where a child comes from."""
NOT_WHO = {
    *("id", "facts", "day_care", "night_care", "clinical_tasks", "school", "interests", "strengths"),
    *("home_place", "home_postcode", "child", "placing_authority", "received_on", "urgency", "kind", "start"),
    *("expected_nights", "notice_hours", "known_to_home", "education", "family", "contact", "siblings", "avoid"),
    *("history", "wishes", "papers", "enquiries", "approvals", "previous_breaks", "offered_weekly_pounds"),
    "brings_animal",
}
"""All others. What is said there in words no rule looks at."""
IN_WORDS_ONLY = {"name"}
"""A full check, and a screen that asks the same questions, calls the child by name: no band or point goes by it."""
COLUMNS = {"births": "date_of_birth", "sexes": "sex", "declared_needs": "identity_needs"}
"""The columns of children that say who a child is, each by its field."""

LISTED = {(who.rule.ID, who.field) for who in WHO_THE_CHILD_IS}
LOOKED_AT: set[str] = set()


class WatchedChild(Child):
    """A child of whom it is noted when somebody looks at who they are."""

    def __getattribute__(self, name: str) -> Any:
        LOOKED_AT.update({name} & WHO)
        return super().__getattribute__(name)


class WatchedReferral(Referral):
    """A referral of which the same is noted."""

    def __getattribute__(self, name: str) -> Any:
        LOOKED_AT.update({name} & WHO)
        return super().__getattribute__(name)


def watched_child(child: Child) -> Child:
    return WatchedChild.model_construct(**child.__dict__)


def watched(world: World) -> World:
    """The world with every child watched."""
    referrals = [
        WatchedReferral.model_construct(**{**r.__dict__, "child": watched_child(r.child)}) for r in world.referrals
    ]
    groups = [
        g.model_copy(
            update={
                "residents": tuple(r.model_copy(update={"child": watched_child(r.child)}) for r in g.residents),
            }
        )
        for g in world.groups
    ]
    return world.model_copy(update={"referrals": tuple(referrals), "groups": tuple(groups)})


@contextmanager
def looking() -> Iterator[set[str]]:
    """What is looked at meanwhile."""
    found: set[str] = set()
    LOOKED_AT.clear()
    yield found
    found |= LOOKED_AT


def looked_at_by_screens(rules: Iterable[PublishedRule], world: World) -> set[tuple[str, str]]:
    """Each rule whose screen looks at who the children referred are, and at what."""
    world, catalogue, policy = watched(world), standard_catalogue(), england().on(world.as_at)
    homes = PublishedColumns(publish_all(world.homes), min([world.as_at, *(r.start for r in world.referrals)]))
    asked = [nowhere(r, world.as_at, catalogue, policy, world.referrals) for r in world.referrals]
    found: set[tuple[str, str]] = set()
    for rule in rules:
        columns = Columns(ChildColumns(asked), homes, world.as_at, catalogue, policy)
        with looking() as fields:
            tuple(rule.screen(columns))
        asks_in_words = IN_WORDS_ONLY if hasattr(rule, "READS") else set()
        found |= {(rule.ID, field) for field in fields - asks_in_words}
    return found


def looked_at_in_full(rules: Iterable[Rule], match: Match) -> set[tuple[str, str]]:
    """Each rule whose questions look at who a child is, and at what."""
    found: set[tuple[str, str]] = set()
    for rule in rules:
        with looking() as fields:
            for question in rule.questions(match):
                every_world(question.judge, match)
        found |= {(rule.ID, field) for field in fields - IN_WORDS_ONLY}
    return found


def columns_named_in(source: str) -> set[str]:
    """The columns that say who a child is which a rule's file names, by their fields."""
    names = {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}
    return {COLUMNS[name] for name in names & COLUMNS.keys()}


def test_every_field_of_a_child_or_a_referral_is_said_to_tell_who_the_child_is_or_not() -> None:
    kinds: tuple[type[Record], ...] = (Child, Referral)
    assert {name for kind in kinds for name in kind.model_fields} == WHO | NOT_WHO
    assert not WHO & NOT_WHO


def test_every_column_that_says_who_a_child_is_is_marked_as_protected() -> None:
    marked = {name for name, part in vars(ChildColumns).items() if "PROTECTED" in (getattr(part, "__doc__", "") or "")}
    assert marked == set(COLUMNS)


@pytest.mark.parametrize("rule", PUBLISHED, ids=lambda rule: str(rule.ID))
def test_the_file_of_a_rule_names_no_protected_column_but_those_listed_for_it(rule: Any) -> None:
    assert {(rule.ID, field) for field in columns_named_in(inspect.getsource(rule))} <= LISTED


def test_no_screen_looks_at_who_a_child_is_but_where_it_is_listed() -> None:
    screened = {rule.ID: rule for rule in PUBLISHED}
    asked = [(screened[rule.ID], case.world()) for rule, case in CASES if rule.ID in screened]
    found = {one for rule, world in asked for one in looked_at_by_screens([rule], world)}
    who_shares_is_not_public = {line for line in LISTED if line[0] == "bedroom"}
    assert found == {line for line in LISTED if line[0] in screened} - who_shares_is_not_public


def test_no_full_check_looks_at_who_a_child_is_but_where_it_is_listed_and_every_line_is_needed() -> None:
    found: set[tuple[str, str]] = set()
    for rule, case in CASES:
        found |= looked_at_in_full([rule], open_example(watched(case.world())))
    assert found == LISTED


def test_each_line_says_why_and_stands_once() -> None:
    assert len(LISTED) == len(WHO_THE_CHILD_IS)
    assert {who.rule.ID for who in WHO_THE_CHILD_IS} <= {rule.ID for rule in RULES}
    assert all(who.field in WHO and len(who.why.split()) > 6 for who in WHO_THE_CHILD_IS)


def test_a_screen_that_goes_by_faith_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the rule on strengths adds points for a faith that the home meets anyway."""
    honest = strengths.screen

    def defect(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
        assert columns.children.declared_needs.kinds
        return honest(columns)

    monkeypatch.setattr(strengths, "screen", defect)
    assert looked_at_by_screens([strengths], told.world()) - LISTED == {("strengths", "identity_needs")}
    assert columns_named_in(inspect.getsource(defect).replace("    def", "def", 1).strip()) == {"identity_needs"}


@pytest.mark.parametrize("field", ["sex", "date_of_birth", "name"])
def test_a_screen_that_looks_past_the_columns_at_the_record_is_caught(
    monkeypatch: pytest.MonkeyPatch, field: str
) -> None:
    """Planted: the rule on strengths looks at the child's record itself."""
    honest = strengths.screen

    def defect(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
        kinds_of(columns.children.asked, lambda match: getattr(match.child, field))
        return honest(columns)

    monkeypatch.setattr(strengths, "screen", defect)
    assert looked_at_by_screens([strengths], told.world()) - LISTED == {("strengths", field)}


def test_a_full_check_that_goes_by_sex_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the rule on strengths asks whether the sex is known first."""
    honest = strengths.questions

    def defect(match: Match) -> Iterable[Question]:
        return [q for q in honest(match) if match.child.sex]

    monkeypatch.setattr(strengths, "questions", defect)
    found = looked_at_in_full([strengths], open_example(watched(told.world())))
    assert found - LISTED == {("strengths", "sex")}
