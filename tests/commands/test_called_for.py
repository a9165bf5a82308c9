"""The answer in brief names what calls for a condition, and never hides a child's objection or a missing approval."""

from __future__ import annotations

from pathlib import Path

from rich.console import Group

from matching.check import MatchReport
from matching.findings import Band, Condition, Finding, Outcome
from matching.formats import json_world
from matching.rules import contact, distance, own_area_approvals, residents_views
from matching.world.facts import Role
from scenarios import storybook as told
from service.commands.brief import in_the_way
from service.commands.called_for import SHOWN, calling_for_a_condition, first_sentence
from service.commands.screen import in_plain_text
from tests.commands.asking import ask
from tests.reports import example


def test_a_resident_who_is_against_it_and_a_child_who_is_are_named_with_the_reason(tmp_path: Path) -> None:
    asha, bryony = told.two_residents()
    against = asha.model_copy(update={"views": (told.welcome(False, "I don't want it."),)})
    world = told.world(group=told.group((against, bryony)))
    (tmp_path / "world.json").write_bytes(json_world.write(world))
    said = ask("check", tmp_path / "world.json").stdout
    name, newcomer = asha.child.name, world.referrals[0].child.name
    assert f"not met: amber {name}'s view of {newcomer} coming" in said
    assert f"{name} is against {newcomer} coming." in said
    assert "Leila does not want to live here." in ask("check", "example:against-the-childs-wish").stdout


def test_every_finding_that_certainly_calls_for_a_condition_is_listed() -> None:
    _, report = example.checked(example.world(6))
    listed = calling_for_a_condition(report)
    amber = [f for f in report.findings if f.worst is f.best is Band.CONDITIONS]
    assert amber
    assert [f for f in amber if f not in listed] == []


def test_what_is_only_possible_is_counted_and_not_listed() -> None:
    said = ask("check", "example:a-full-assessment").stdout
    assert "Besides, five findings could call for a condition" in said
    assert "not known: could be amber" not in said


def test_a_long_list_says_how_many_it_leaves_out_and_where_they_are() -> None:
    match, _ = example.checked(example.world(0))
    many = tuple(amber(distance.ID).model_copy(update={"about": str(n)}) for n in range(SHOWN + 3))
    listed = in_plain_text(Group(*in_the_way(match, holding(*many))))
    assert listed.count("not met: amber") == SHOWN
    assert "and 3 more: --format text" in listed
    assert "more" not in in_plain_text(Group(*in_the_way(match, holding(*many[:SHOWN]))))


def test_what_children_said_comes_before_law_and_law_before_judgement() -> None:
    rules = (distance, own_area_approvals, contact, residents_views)
    ordered = calling_for_a_condition(holding(*(amber(r.ID) for r in rules)))
    assert [f.rule for f in ordered] == [residents_views.ID, own_area_approvals.ID, distance.ID, contact.ID]


def test_a_condition_that_limits_nothing_is_listed_when_its_finding_is_not_met() -> None:
    assert calling_for_a_condition(holding(amber(distance.ID, Band.GOOD)))
    assert not calling_for_a_condition(holding(amber(distance.ID, Band.GOOD, Outcome.MET)))


def holding(*findings: Finding) -> MatchReport:
    _, report = example.checked(example.world(0))
    return report.model_copy(update={"findings": findings})


def amber(rule: str, allows: Band = Band.CONDITIONS, outcome: Outcome = Outcome.NOT_MET) -> Finding:
    wanted = Condition(what="Agree it.", by=Role.REGISTERED_MANAGER, due=told.FIRST_NIGHT)
    return Finding(
        rule=rule, title=rule, outcome=outcome, worst=allows, best=allows, reason="So.", conditions=(wanted,)
    )


def test_the_first_sentence_of_a_reason_is_whole() -> None:
    assert first_sentence("H. Castellanos resolved it. He said so.") == "H. Castellanos resolved it."
    assert first_sentence("It takes 1.5 miles. Ask.") == "It takes 1.5 miles."
    assert first_sentence("Nothing more") == "Nothing more"
