"""The assessment leaves nothing out: every child, every finding with its source, every account, what speaks for it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from matching.errors import BadInput
from matching.findings import Condition
from matching.report_parts import Asked, Mark, Paragraph, Tone
from matching.reports import assessment
from matching.reports.assessment.children import OF_THE_GROUP
from matching.reports.assessment.readiness import conditions
from matching.rule import LooksAt
from matching.rules import RULES
from matching.world.facts import Role
from matching.world.world import World
from scenarios import storybook as told
from tests import strategies as drawn
from tests.reports import example
from tests.reports.reading import rows_of, said, section, sections, words


@pytest.mark.parametrize("children", [0, 1, 2, 6, 12])
def test_each_child_who_lives_here_has_a_section(children: int) -> None:
    parts = sections(example.report(children))
    named = [p.title.split(",")[0] for p in parts if p.key.startswith("child-")]
    assert named == list(example.NAMES[:children])


def test_a_child_says_when_not_asked_and_why() -> None:
    views = said(section(example.report(3), "child-3"))
    assert "Not yet asked. In hospital this week." in views
    assert "I'd like a girl to play with." in said(section(example.report(3), "child-1"))


def test_every_finding_stands_exactly_once_under_every_rule() -> None:
    _, found = example.checked(example.world())
    rows = rows_of(section(example.report(), "rules"))
    assert sorted(words(row[2]) for row in rows) == sorted(f.reason for f in found.findings)


def test_the_group_as_a_whole_has_its_own_part_fed_by_rules_that_exist() -> None:
    group = section(example.report(), "group")
    assert "The youngest is four years below the next." in said(group)
    assert {rule.ID for rule in RULES if rule.LOOKS_AT is LooksAt.GROUP} == OF_THE_GROUP != frozenset()
    assert OF_THE_GROUP.isdisjoint({"impact-pairs", "named-pairs", "registered-places", "contact"})


def test_law_statement_and_judgement_stand_in_tables_of_their_own() -> None:
    report = example.report()
    assert "No bedroom is free" in said(section(report, "rules-law"))
    assert "within the statement" in said(section(report, "rules-statement"))
    assert "badly hurt" in said(section(report, "rules-judgement"))
    assert "badly hurt" not in said(section(report, "rules-law"))


def test_conditions_stand_in_the_order_of_their_days_and_each_once() -> None:
    days = [date(2027, 1, 2), date(2026, 12, 10), date(2026, 12, 9), date(2026, 12, 9)]
    match, found = example.checked(example.world(0))
    wanted = [Condition(what=f"By {d.isoformat()}.", by=Role.REGISTERED_MANAGER, due=d) for d in days]
    findings = tuple(
        f.model_copy(update={"conditions": (c,), "about": str(n)})
        for n, (f, c) in enumerate(zip([found.findings[0]] * 4, wanted, strict=True))
    )
    part = conditions(match, found.model_copy(update={"findings": findings}))
    assert [words(row[0]) for row in rows_of(part)] == [
        "By 2026-12-09.",
        "By 2026-12-10.",
        "By 2027-01-02.",
    ]


def test_accounts_that_are_old_or_disputed_say_so() -> None:
    rows = rows_of(section(example.report(), "accounts"))
    marked = {(words(row[0]), p.words) for row in rows for p in row[1] if isinstance(p, Mark)}
    assert ("Self-harm", "disputed") in marked
    assert any(word == "too old" for _, word in marked)
    assert 'She said "leave me" & <cried>.' in said(section(example.report(), "accounts"))


def test_whoever_has_not_answered_is_awaited_and_whoever_was_not_asked_is_named() -> None:
    part = section(example.report(), "asked")
    asked = {words(row[0]): row for row in rows_of(part)}
    assert Mark("awaited", Tone.UNKNOWN) in asked["Previous carer"][3]
    assert "open question" in words(asked["Police"][1])


def test_strengths_ties_and_the_childs_own_words_balance_the_risks() -> None:
    balance = said(section(example.report(), "strengths"))
    for piece in ("near my nan", "Kind to younger", "Swimming", "Bryony: friends", "same pool"):
        assert piece in balance


def test_nothing_recorded_of_strengths_is_asked_for() -> None:
    bare = told.referral(child=told.newcomer(strengths=(), interests=()), wishes=None)
    match, found = example.checked(told.world(referral=bare))
    balance = said(section(assessment.assessment(match, found, rules=example.rules()), "strengths"))
    assert balance.count("Nothing is recorded. Ask") == 2
    assert "Not yet asked" in balance


def test_remedies_have_their_own_section_only_when_there_are_any() -> None:
    match, found = example.checked(example.world())
    remedies = (Paragraph(("Start on 18 December.",)),)
    with_them = assessment.assessment(match, found, remedies=remedies, rules=example.rules())
    assert said(section(with_them, "changes")) == "Start on 18 December."
    assert "changes" not in {s.key for s in example.report().sections}


def test_the_footer_names_every_version_and_the_digest_of_the_inputs() -> None:
    _, found = example.checked(example.world())
    footer = " ".join(example.report().footer)
    assert all(v in footer for v in found.versions.model_dump().values())


def test_the_reference_holds_ids_only() -> None:
    report = example.report(name="Zebedee")
    assert report.reference == "referral R-1, home SC900101, 2026-11-16"
    assert "Zebedee" in report.identity


@pytest.mark.parametrize(("referrals", "urns"), [((), ()), (("R-1", "R-2"), ("SC900101",)), (("R-1",), ("SC999999",))])
def test_an_assessment_of_none_or_many_or_the_unheard_of_is_refused(
    referrals: tuple[str, ...], urns: tuple[str, ...]
) -> None:
    with pytest.raises(BadInput):
        assessment.write(Asked(example.world(), told.TODAY, referrals, urns))


@settings(max_examples=15)
@given(drawn.worlds(least=1))
def test_any_sound_world_can_be_reported_with_every_finding_and_every_child(world: World) -> None:
    match, found = example.checked(world, referral=world.referrals[0].id, urn=world.homes[0].urn)
    report = assessment.assessment(match, found, rules=example.rules())
    keys = [s.key for s in sections(report)]
    assert sum(k.startswith("child-") for k in keys) == len(match.group.residents)
    assert len(set(keys)) == len(keys)
    assert len(rows_of(section(report, "rules"))) == len(found.findings)


def test_the_decision_ends_a_summary_and_what_it_rests_on_follows() -> None:
    match, found = example.checked(example.world())
    remedies = (Paragraph(("Start on 18 December.",)),)
    report = assessment.assessment(match, found, remedies=remedies, rules=example.rules())
    keys = [s.key for s in report.sections if s.key != "first"]
    assert keys[: keys.index("decision")] == ["answer", "conditions", "changes"]
    assert keys[keys.index("decision") + 1 :] == ["children", "unknown", "strengths", "asked", "rules", "accounts"]
    assert "Impact on each child" in said(section(report, "decision"))
