"""Which referrals not taken one change would no longer have ruled out."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import Any

import pytest

from matching.check import MatchReport, check, check_match
from matching.findings import Band, Condition, Finding, Gap, GapKind, Outcome
from matching.rules import kind_of_stay, range_of_needs, registered_ages, stated_ages, stated_number, stated_sex
from matching.statement import refusals
from matching.statement.item import Item, State
from matching.statement_review import review
from matching.world.facts import Role
from matching.world.home import Home
from matching.world.statement import Ages, SexServed, StayKind
from scenarios import storybook as told
from scenarios.storybook import TODAY, URN
from tests.rules.case import open_example


def found(refused: list[MatchReport], home: Home | None = None) -> list[Item]:
    items = review(home or told.home(), told.group(), TODAY, refused=refused).items
    return [i for i in items if i.check == refusals.ID]


def turned(items: list[Item]) -> list[tuple[str, tuple[str, ...]]]:
    return [(i.fields[0], i.referrals) for i in items]


def gap(part: str, amount: int = 1, kind: GapKind = GapKind.VARIATION) -> Gap:
    return Gap(kind=kind, part=part, amount=amount)


def blocking(*gaps: Gap | None, rule: str = range_of_needs.ID, **changes: Any) -> Finding:
    conditions = tuple(Condition(what="w", by=Role.REGISTERED_MANAGER, due=TODAY, gap=g) for g in gaps)
    ordinary: dict[str, Any] = {"outcome": Outcome.NOT_MET, "worst": Band.OUTSIDE, "best": Band.OUTSIDE}
    about = "/".join(g.part for g in gaps if g)
    return Finding(rule=rule, about=about, title="t", reason="r", conditions=conditions, **(ordinary | changes))


def report(referral: str, *findings: Finding, **changes: Any) -> MatchReport:
    return whole().model_copy(update={"referral": referral, "findings": findings} | changes)


@cache
def whole() -> MatchReport:
    return check(told.world(), "R-1", URN, TODAY)


SEIZURES_4 = gap("need:seizures", 4)


def test_a_referral_with_one_obstacle_in_the_statement_is_turned_by_it() -> None:
    (item,) = found([report("R-7", blocking(SEIZURES_4))])
    assert item.fields == ("need:seizures",)
    assert item.referrals == ("R-7",)
    assert "to level 4" in item.what
    assert "not yet a good match" in item.way_forward


def test_two_obstacles_are_not_turned_by_one_change() -> None:
    assert found([report("R-7", blocking(SEIZURES_4), blocking(gap("need:missing", 3)))]) == []


@pytest.mark.parametrize(
    "other",
    [blocking(), blocking(None), blocking(gap("room", kind=GapKind.BEDROOM)), blocking(SEIZURES_4, gap("a"))],
    ids=["no way out", "no gap", "another kind", "two things at once"],
)
def test_an_obstacle_that_no_single_change_lifts_keeps_the_referral_ruled_out(other: Finding) -> None:
    assert found([report("R-7", blocking(SEIZURES_4), other)]) == []
    assert found([report("R-7", other)]) == []


def test_a_finding_that_does_not_block_stands_in_nobodys_way() -> None:
    unless = blocking(gap("hoist", kind=GapKind.BEDROOM), best=Band.NOT_UNLESS, worst=Band.OUTSIDE)
    assert turned(found([report("R-7", blocking(SEIZURES_4), unless)])) == [("need:seizures", ("R-7",))]
    assert found([report("R-7", unless)]) == []


def test_the_change_that_turns_most_referrals_comes_first() -> None:
    refused = [
        report("R-1", blocking(gap("need:missing", 4))),
        report("R-2", blocking(SEIZURES_4)),
        report("R-3", blocking(SEIZURES_4)),
    ]
    expected = [("need:seizures", ("R-2", "R-3")), ("need:missing", ("R-1",))]
    assert turned(found(refused)) == expected
    assert turned(found(refused[::-1])) == expected


def test_a_higher_level_turns_the_referrals_of_the_lower_ones_too() -> None:
    home = told.home(statement=told.statement(needs=told.positions({"seizures": 2})))
    refused = [report("R-2", blocking(gap("need:seizures", 3))), report("R-3", blocking(SEIZURES_4))]
    items = found(refused, home)
    assert [(i.referrals, "to level 4" in i.what) for i in items] == [(("R-2", "R-3"), True), (("R-2",), False)]


@pytest.mark.parametrize(
    "findings",
    [
        [blocking(gap("need:seizures", 3), SEIZURES_4)],
        [blocking(gap("need:seizures", 4)), blocking(gap("need:seizures", 3))],
    ],
    ids=["of one finding", "of two findings"],
)
def test_a_referral_is_turned_only_by_the_highest_level_it_called_for(findings: list[Finding]) -> None:
    home = told.home(statement=told.statement(needs=told.positions({"seizures": 2})))
    (item,) = found([report("R-7", *findings)], home)
    assert "to level 4" in item.what


def test_a_level_the_statement_has_reached_since_is_not_told_again() -> None:
    assert found([report("R-7", blocking(gap("need:seizures", 3)))]) == []


def test_the_latest_of_two_reports_on_one_referral_counts() -> None:
    earlier = report("R-7", blocking(SEIZURES_4), on=TODAY - timedelta(days=1))
    later = report("R-7", blocking(gap("need:missing", 4)))
    for refused in ([earlier, later], [later, earlier]):
        assert turned(found(refused)) == [("need:missing", ("R-7",))]


def test_a_later_start_as_another_way_out_does_not_keep_a_referral_ruled_out() -> None:
    full = blocking(gap("", kind=GapKind.DATE), gap("statement:number", 2), rule=stated_number.ID)
    (item,) = found([report("R-7", full)])
    assert item.fields == ("number",)
    assert "number of children, by 2 children" in item.what


def test_an_obstacle_of_the_registration_is_told_as_such_and_not_joined_with_the_statement() -> None:
    of_registration = blocking(gap("ages"), rule=registered_ages.ID)
    (item,) = found([report("R-7", of_registration)])
    assert item.fields == ("registration:ages",)
    assert "a change of the registration: ages." in item.what
    assert found([report("R-7", of_registration, blocking(gap("statement:ages")))]) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ages": told.stated(Ages(youngest=8, oldest=12))}, "ages"),
        ({"sex": told.stated(SexServed.MALE)}, "sex"),
        ({"kinds_of_stay": told.stated((StayKind.SHORT_BREAK,)), "emergency": ()}, "kinds_of_stay"),
        ({"number": told.stated(2)}, "number"),
        ({"needs": told.positions({"missing": 2})}, "need:missing"),
    ],
)
def test_every_field_that_a_real_check_is_ruled_out_by_is_the_one_to_change(
    changes: dict[str, Any], field: str
) -> None:
    home = told.home(statement=told.statement(**changes))
    child = told.newcomer(needs={"missing": 3})
    match = open_example(told.world(home=home, referral=told.referral(child=child)))
    refused = check_match(match, (range_of_needs, stated_ages, stated_sex, kind_of_stay, stated_number))
    assert turned(found([refused], home)) == [(field, ("R-1",))]


def test_what_is_not_in_place_for_the_change_is_told_with_it() -> None:
    (item,) = found([report("R-7", blocking(SEIZURES_4))])
    assert {s.capability: s.state for s in item.standings}["rescue_medicine"] is State.BY_NAME
    assert "Before it could say so: Giving rescue medicine for a seizure" in item.way_forward


def test_referrals_are_told_by_id_alone() -> None:
    child = told.newcomer(needs={"seizures": 4})
    refused = check(told.world(referral=told.referral(child=child)), "R-1", URN, TODAY)
    text = "".join(i.model_dump_json() for i in found([refused]))
    assert "R-1" in text
    assert child.name not in text
