"""Every rule answers its worked examples, says what it is, and is registered."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

import pytest

import matching.rules
import tests.rules
from matching.rule import LooksAt, Rule, sentence
from matching.rules import RULES
from tests.rules.case import Kind, RuleCase, finding_of, findings_of, open_example

CASE_FILES: tuple[ModuleType, ...] = tuple(
    importlib.import_module(f"tests.rules.{m.name}")
    for m in pkgutil.iter_modules(tests.rules.__path__)
    if m.name.endswith("_cases") and m.name != "test_cases"
)
CASES: list[tuple[Rule, RuleCase]] = [(f.RULE, c) for f in CASE_FILES for c in f.CASES]


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{r.ID}: {c.name}" for r, c in CASES])
def test_the_rule_finds_what_the_example_says(rule: Rule, case: RuleCase) -> None:
    finding = finding_of(rule, case.world(), case.about)
    assert (finding.outcome, finding.worst, finding.best) == (case.outcome, case.worst, case.best), finding.reason
    assert case.says in finding.reason
    if case.points is not None:
        assert (finding.points_low, finding.points_high) == case.points


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.ID))
def test_every_rule_has_examples_met_not_met_not_known_and_at_its_edge(rule: Rule) -> None:
    kinds = {case.kind for file in CASE_FILES if rule.ID == file.RULE.ID for case in file.CASES}
    assert kinds >= {Kind.MET, Kind.NOT_MET, Kind.NOT_KNOWN, Kind.EDGE}


def test_every_rule_file_is_registered_and_every_line_has_its_file() -> None:
    files = {m.name for m in pkgutil.iter_modules(matching.rules.__path__)}
    registered = {getattr(rule, "__name__", "").rpartition(".")[2] for rule in RULES}
    assert files == registered


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.ID))
def test_every_rule_says_whom_it_looks_at(rule: Rule) -> None:
    assert isinstance(rule.LOOKS_AT, LooksAt)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.ID))
def test_what_a_rule_finds_from_one_child_to_another_is_not_of_the_home_or_of_one_child(rule: Rule) -> None:
    worlds = (case.world() for file in CASE_FILES if rule.ID == file.RULE.ID for case in file.CASES)
    found = [f for world in worlds for f in findings_of(rule, open_example(world))]
    if rule.LOOKS_AT in (LooksAt.HOME, LooksAt.CHILD):
        assert {(f.source, f.affected) for f in found} == {(None, None)}


def test_no_two_rules_share_an_id() -> None:
    assert len({rule.ID for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.ID))
def test_every_rule_says_its_sentence_its_source_and_why_it_may_not_apply(rule: Rule) -> None:
    assert len(sentence(rule).split()) >= 4
    assert len(rule.SOURCE) > 20
    assert rule.NOTHING.endswith(".")
    names_law = "Regulations" in rule.SOURCE or "Act" in rule.SOURCE or "Project judgement" in rule.SOURCE
    assert names_law, "a source is law by regulation and paragraph, or says that it is our judgement"
