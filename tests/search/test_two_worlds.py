"""What is public and what an own home knows are kept apart by types, and no screen reads who a child is."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mypy import api

from matching.columns import lines, reach
from matching.rule import Rule
from matching.rules import PUBLISHED, RULES
from matching.search import Found, market_of, search
from matching.world.change import with_child, with_referral
from matching.world.child import Child, Sex
from matching.world.published import PublishedHome
from matching.world.referral import Referral
from matching.world.world import World
from scenarios import storybook as told
from tests.strategies.markets import markets

ROOT = Path(__file__).parents[2]

RIGHT = """
from datetime import date
from matching.search import market
from matching.world.published import publish
from scenarios import storybook
market([publish(storybook.home())], date(2026, 11, 16))
"""
WRONG = {
    "a home's own record": "market([storybook.home()], date(2026, 11, 16))",
    "a group": "market([storybook.group()], date(2026, 11, 16))",
    "a home of one's own": "market([OwnHome(storybook.home(), storybook.group())], date(2026, 11, 16))",
    "residents in a public home": "PublishedHome(urn='SC000001', name='A', provider='B', residents=())",
}


def test_a_search_of_others_homes_takes_no_type_that_can_hold_residents(tmp_path: Path) -> None:
    imports = RIGHT.replace("from matching.search import market", "from matching.search import OwnHome, market")
    imports = imports.replace("import publish", "import PublishedHome, publish")
    lines = [imports, *WRONG.values()]
    file = tmp_path / "asking.py"
    file.write_text("\n".join(lines))
    first = "\n".join(lines[:1]).count("\n") + 2
    told_of, _, _ = api.run(
        [str(file), "--strict", "--config-file", str(ROOT / "pyproject.toml"), "--no-error-summary"]
    )
    at = {int(line.split(":")[1]) for line in told_of.splitlines() if "asking.py:" in line and ": error:" in line}
    assert at == {first + n for n in range(len(WRONG))}, told_of


def test_what_is_public_of_a_home_has_no_field_for_those_who_live_or_work_there() -> None:
    assert not {"residents", "group", "staff", "shifts", "bedrooms"} & PublishedHome.model_fields.keys()


def test_every_rule_is_screened_or_asks_who_lives_or_works_in_a_home() -> None:
    unscreened = {rule.ID for rule in RULES} - {rule.ID for rule in PUBLISHED}
    assert unscreened == {
        *("registered-places", "stated-number", "day-staffing", "night-staffing", "staff-on-shift", "clinical-tasks"),
        *("impact-pairs", "named-pairs", "good-company", "chains", "staff-draw", "minority-of-one", "age-spread"),
        *("shared-school", "night-waking", "residents-views", "positive-ties"),
    }


WHO_A_CHILD_IS = {
    *("sex", "sexes", "births", "date_of_birth", "declared_needs", "identity_needs", "name", "words", "facts"),
    *("legal_status", "family", "identity_culture_language"),
}
MAY_READ = {
    "registered-sex": {"sexes"},
    "stated-sex": {"sexes"},
    "registered-ages": {"births"},
    "stated-ages": {"births"},
    "practised-ages": {"births"},
    "identity-needs": {"declared_needs"},
}
"""Law and statements may set ages and a sex; a declared need counts only as one that the home can meet."""


def read_by_screen(source: str) -> Iterator[str]:
    """Each attribute and text that a rule's screen, and what it calls in its file, reads of anything but homes."""
    tree = ast.parse(source)
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    waiting, seen = ["screen"], set()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        for node in ast.walk(functions[name]):
            if isinstance(node, ast.Name) and node.id in functions and node.id not in seen:
                waiting.append(node.id)
            if isinstance(node, ast.Attribute) and not _is_of_homes(node):
                yield node.attr
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _is_of_homes(node: ast.Attribute) -> bool:
    owner = node.value
    return (isinstance(owner, ast.Attribute) and owner.attr == "homes") or (
        isinstance(owner, ast.Name) and owner.id in ("homes", "s", "stated", "spells")
    )


@pytest.mark.parametrize("rule", PUBLISHED, ids=lambda rule: str(rule.ID))
def test_no_screen_reads_who_a_child_is_unless_law_or_a_statement_does(rule: Rule) -> None:
    source = Path(inspect.getfile(rule.questions)).read_text()
    if "same_everywhere" in set(read_by_screen(source)):
        assert rule.POINTS == 0
        return
    assert set(read_by_screen(source)) & WHO_A_CHILD_IS <= MAY_READ.get(rule.ID, set())


def test_the_static_check_catches_a_screen_that_reads_a_childs_sex() -> None:
    planted = "def screen(columns):\n    return judge(columns)\n\ndef judge(columns):\n    columns.children.sexes\n"
    assert "sexes" in set(read_by_screen(planted))


FEWER = settings(max_examples=settings().max_examples // 5, suppress_health_check=list(HealthCheck))


def order_of(world: World) -> list[tuple[str, int, int, int]]:
    """The order of the homes, with what each could be."""
    homes = market_of(world, world.as_at)
    found: Found = search(homes, world.referrals[0], world.as_at, also=world.referrals)
    return [(h.urn, h.place, int(h.best), int(h.worst)) for h in found.shortlist.shown]


def serving_any(world: World) -> World:
    """The world in which no home says which sex it is for but by serving any."""

    def change(home: Any) -> Any:
        conditions = tuple(c for c in home.conditions if c.kind != "sex")
        statement = home.statement.model_copy(update={"sex": told.statement().sex})
        return home.model_copy(update={"conditions": conditions, "statement": statement})

    return world.model_copy(update={"homes": tuple(map(change, world.homes))})


def child_with(world: World, **changes: Any) -> World:
    def change(child: Child) -> Child:
        return child.model_copy(update=changes)

    return with_child(world, world.referrals[0].child.id, change)


@FEWER
@given(markets(most_homes=4))
def test_a_childs_sex_changes_no_order_where_homes_serve_any(world: World) -> None:
    any_sex = serving_any(world)
    orders = [order_of(child_with(any_sex, sex=sex)) for sex in (Sex.MALE, Sex.FEMALE, None)]
    assert orders[0] == orders[1] == orders[2]


@FEWER
@given(markets(most_homes=4), st.sampled_from(["Agnieszka", "Mohammed", "孫"]))
def test_a_name_changes_no_order(world: World, name: str) -> None:
    assert order_of(world) == order_of(child_with(world, name=name))


@FEWER
@given(markets(most_homes=4))
def test_one_faith_or_language_for_another_changes_no_order_where_no_home_meets_either(world: World) -> None:
    def declaring(need: str) -> World:
        return with_referral(world, "R-1", lambda r: r.model_copy(update={"identity_needs": (need,)}))

    assert order_of(declaring("welsh")) == order_of(declaring("sikh temple"))


@FEWER
@given(markets(most_homes=4))
def test_declaring_a_need_never_lowers_how_far_identity_is_met(world: World) -> None:
    none, one = (_identity(with_referral(world, "R-1", partial(_declaring, said=said))) for said in ((), ("halal",)))
    assert all(one.get(urn, low) >= low for urn, low in none.items())


def _declaring(referral: Referral, said: tuple[str, ...]) -> Referral:
    return referral.model_copy(update={"identity_needs": said})


def _identity(world: World) -> dict[str, int]:
    """How far each home shown surely meets what matters to the child."""
    shown = search(market_of(world, world.as_at), world.referrals[0], world.as_at).shortlist.shown
    return {h.urn: s.low for h in shown for s in h.shares if s.consideration == "identity"}


def test_every_rule_that_screens_is_asked_of_other_peoples_homes_in_the_order_of_the_rules() -> None:
    assert [rule.ID for rule in RULES if hasattr(rule, "screen")] == [rule.ID for rule in PUBLISHED]


@pytest.mark.parametrize("module", [reach, lines], ids=lambda module: str(module.__name__))
def test_what_screens_share_reads_nothing_of_who_a_child_is(module: Any) -> None:
    tree = ast.parse(Path(inspect.getfile(module)).read_text())
    read = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not read & WHO_A_CHILD_IS


@FEWER
@given(markets(most_homes=4), st.sampled_from(["seeking asylum alone, s 20", "s 31 care order", None]))
def test_what_is_said_of_legal_status_changes_no_order(world: World, said: str | None) -> None:
    def change(referral: Referral) -> Referral:
        return referral.model_copy(update={"legal_status": said})

    assert order_of(world) == order_of(with_referral(world, "R-1", change))


def test_a_declared_need_counts_only_at_a_home_that_meets_it() -> None:
    """Two homes alike but for what they meet. What a home meets counts for no child who has not declared it."""

    def first(*declared: str) -> list[tuple[str, int]]:
        homes = tuple(told.home(urn=f"SC90000{n}", meets=meets) for n, meets in ((1, ()), (2, ("halal", "polish"))))
        referral = told.referral(identity_needs=declared)
        world = told.world(referral=referral).model_copy(update={"homes": homes, "groups": ()})
        shown = search(market_of(world, world.as_at), referral, world.as_at).shortlist.shown
        return [(h.urn, s.low) for h in shown for s in h.shares if s.consideration == "identity"]

    assert [urn for urn, _ in first("halal")] == ["SC900002", "SC900001"]
    assert [urn for urn, _ in first()] == [urn for urn, _ in first("sikh temple")] == ["SC900001", "SC900002"]
    assert len({low for _, low in first()}) == len({low for _, low in first("sikh temple")}) == 1
