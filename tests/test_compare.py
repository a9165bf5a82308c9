"""Two match reports side by side tell what differs and because of what, and nothing when nothing does."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings

from matching.check import MatchReport, check
from matching.compare import CauseKind, Comparison, compare
from matching.comparison.facts import HOME, FactChangeKind
from matching.comparison.findings import ChangeKind
from matching.errors import BadInput, EngineFault
from matching.findings import Band, FactRef, Finding, Outcome, Source
from matching.rules import range_of_needs
from matching.world.catalogue import standard_catalogue
from matching.world.facts import Account, Role
from matching.world.policy import england
from matching.world.world import World
from scenarios import storybook as told
from scenarios.storybook import TODAY, URN
from tests.strategies import AS_AT, worlds

DAY = timedelta(days=1)
SEIZURES = FactRef("C-NEW", "seizures")


def checked(seizures: tuple[Account, ...], on: date = TODAY, **changes: Any) -> MatchReport:
    """The ordinary match, with these accounts of seizures and nothing else unusual."""
    child = told.newcomer(needs={"seizures": seizures})
    world = told.world(referral=told.referral(child=child), home=told.home(**changes))
    return check(world, "R-1", changes.get("urn", URN), on)


LEVEL_2 = (told.said(2),)


def kinds(comparison: Comparison, fact: FactRef = SEIZURES) -> list[FactChangeKind]:
    return [f.kind for f in comparison.facts if f.fact == fact]


def about(comparison: Comparison, need: str = "seizures") -> list[ChangeKind]:
    return [f.kind for f in comparison.findings if (f.rule, f.about) == (range_of_needs.ID, need)]


@settings(max_examples=settings().max_examples // 6)
@given(worlds(most_homes=1, most_residents=1, most_referrals=1, least=1))
def test_a_report_survives_being_written_down_and_compared_with_itself_is_empty(world: World) -> None:
    report = check(world, world.referrals[0].id, world.homes[0].urn, AS_AT)
    written = report.model_dump_json()
    read = MatchReport.model_validate_json(written)
    assert read.model_dump_json() == written
    for other in (report, read):
        found = compare(report, other)
        assert found.is_empty
        assert found.same_inputs
        assert found.unchanged == len(report.findings)
        assert found.summary.startswith("Nothing differs: both reports were made from the same inputs")


def test_reports_that_differ_from_the_same_inputs_are_the_engine_s_fault() -> None:
    report = checked(LEVEL_2)
    altered = report.model_copy(update={"worst": Band.OUTSIDE})
    with pytest.raises(EngineFault, match="same inputs must give the same report"):
        compare(report, altered)


def test_reports_on_two_referrals_cannot_be_compared() -> None:
    report = checked(LEVEL_2)
    with pytest.raises(BadInput) as refused:
        compare(report, report.model_copy(update={"referral": "R-2"}))
    (problem,) = refused.value.problems
    assert "R-2" in problem.where
    assert problem.way_out == "Choose two reports on the same referral."


def test_a_new_account_is_named_as_what_changed_the_finding() -> None:
    health = told.said(4, by=Role.HEALTH, on=TODAY - DAY)
    found = compare(checked(LEVEL_2), checked((health,)))
    (change,) = (f for f in found.findings if f.about == "seizures" and f.rule == range_of_needs.ID)
    assert change.kind is ChangeKind.ANSWER
    assert [f.kind for f in change.facts] == [FactChangeKind.HEARD, FactChangeKind.DROPPED]
    assert change.facts[0].words == (
        "seizures, the child referred: a new account: level 4, by health on 2026-11-15, as observed fact"
    )
    assert "outcome “not met”, not “met”" in change.words
    assert CauseKind.RECORDS in {c.kind for c in found.causes}
    assert "level 4, by health" in found.summary


def test_the_range_of_the_answer_is_told_for_both_reports() -> None:
    found = compare(checked(LEVEL_2), checked((told.said(4),)))
    assert found.after.best is Band.OUTSIDE
    assert found.summary.startswith(f"The answer is “{Band.OUTSIDE.words}”, and was ")


def test_accounts_that_disagree_and_agree_again_are_told() -> None:
    disputed = (*LEVEL_2, told.said(4, by=Role.HEALTH))
    opened = compare(checked(LEVEL_2), checked(disputed))
    assert kinds(opened) == [FactChangeKind.HEARD, FactChangeKind.DISPUTED, FactChangeKind.OPENED]
    assert about(opened) == [ChangeKind.ANSWER]
    settled = compare(checked(disputed), checked(LEVEL_2))
    assert kinds(settled) == [FactChangeKind.DROPPED, FactChangeKind.AGREED, FactChangeKind.SETTLED]


def test_an_account_that_grew_too_old_is_told_with_the_day() -> None:
    said = (told.said(2, on=TODAY - 180 * DAY),)
    found = compare(checked(said), checked(said, on=TODAY + DAY))
    assert kinds(found) == [FactChangeKind.STALE, FactChangeKind.OPENED]
    assert [(c.kind, c.certain) for c in found.causes] == [(CauseKind.DAY, True), (CauseKind.RECORDS, False)]
    assert found.causes[0].words == "day 2026-11-17, not 2026-11-16"
    back = compare(checked(said, on=TODAY + DAY), checked(said))
    assert kinds(back) == [FactChangeKind.FRESH, FactChangeKind.SETTLED]


def test_an_account_given_before_is_not_called_new_where_the_first_report_did_not_look() -> None:
    old, new = told.said(0), told.said(3, on=TODAY + DAY)
    found = compare(checked((old,)), checked((old, new), on=TODAY + 2 * DAY))
    heard = [f.account.level for f in found.facts if f.kind is FactChangeKind.HEARD and f.account]
    assert heard == ["3"]


@pytest.mark.parametrize(("mark", "kind"), [("stale", FactChangeKind.STALE), ("disputed", FactChangeKind.DISPUTED)])
def test_what_is_stale_or_disputed_is_told_even_where_the_first_report_did_not_look(
    mark: str, kind: FactChangeKind
) -> None:
    marked = account().model_copy(update={mark: True})
    assert kinds(compare(hand_made(), hand_made(finding(rests_on=(marked,)), inputs="b" * 64))) == [kind]


@pytest.mark.parametrize(("said_on", "kind"), [(TODAY, FactChangeKind.ASKED), (TODAY + DAY, FactChangeKind.HEARD)])
def test_where_the_first_report_did_not_look_only_a_later_account_is_new(said_on: date, kind: FactChangeKind) -> None:
    second = hand_made(finding(rests_on=(account(said_on=said_on),)), inputs="b" * 64)
    assert kinds(compare(hand_made(), second)) == [kind]


def test_a_fact_looked_at_in_one_report_only_is_told_as_that() -> None:
    one = compare(hand_made(), hand_made(finding(rests_on=(account(),)), inputs="b" * 64))
    assert kinds(one) == [FactChangeKind.ASKED]
    other = compare(hand_made(finding(rests_on=(account(),))), hand_made(inputs="b" * 64))
    assert kinds(other) == [FactChangeKind.NOT_ASKED]


def test_two_homes_are_compared_as_homes_and_their_own_facts_side_by_side() -> None:
    found = compare(checked(LEVEL_2), checked(LEVEL_2, urn="SC900102"))
    assert [(c.kind, c.certain) for c in found.causes] == [(CauseKind.HOME, True), (CauseKind.RECORDS, False)]
    assert (found.before.urn, found.after.urn) == (URN, "SC900102")
    asked = FactRef(URN, "facility or arrangement", "hoist")
    same = compare(
        hand_made(finding(turns_on=(asked,))),
        hand_made(finding(turns_on=(asked._replace(subject="SC900102"),)), inputs="b" * 64, urn="SC900102"),
    )
    assert same.facts == ()


def test_what_is_open_about_the_home_is_told_of_the_home() -> None:
    asked = FactRef(URN, "facility or arrangement", "low_arousal_space")
    found = compare(hand_made(finding()), hand_made(finding(turns_on=(asked,)), inputs="b" * 64))
    assert [f.fact.subject for f in found.facts] == [HOME]
    assert found.facts[0].words == ("facility or arrangement (low arousal space), the home: now leaves the answer open")


def test_another_catalogue_policy_or_engine_is_named() -> None:
    catalogue = standard_catalogue().model_copy(update={"version": "next"})
    policy = england().model_copy(update={"version": "later"})
    found = compare(check(told.world(), "R-1", URN, TODAY), check(told.world(), "R-1", URN, TODAY, catalogue, policy))
    assert [(c.kind, c.words) for c in found.causes] == [
        (CauseKind.CATALOGUE, f"catalogue next, not {standard_catalogue().version}"),
        (CauseKind.POLICY, f"policy later, not {england().version}"),
        (CauseKind.RECORDS, "perhaps what is recorded of the referral, the home or its group"),
    ]
    report = checked(LEVEL_2)
    versions = report.versions.model_copy(update={"engine": "9.9"})
    assert [c.kind for c in compare(report, report.model_copy(update={"versions": versions})).causes] == [
        CauseKind.ENGINE
    ]


def test_records_that_differ_without_changing_anything_are_not_passed_over() -> None:
    found = compare(checked(LEVEL_2), checked(LEVEL_2, name="Alder Bank House"))
    assert [(c.kind, c.certain) for c in found.causes] == [(CauseKind.RECORDS, True)]
    assert not found.same_inputs
    assert not found.is_empty


def finding(about: str = "", **changes: Any) -> Finding:
    ordinary: dict[str, Any] = {"outcome": Outcome.MET, "worst": Band.GOOD, "best": Band.GOOD, "reason": "r"}
    return Finding(rule="a rule", about=about, title="A rule", **(ordinary | changes))


def account(**changes: Any) -> Source:
    ordinary: dict[str, Any] = {"level": "2", "said_by": "health", "said_on": TODAY - DAY, "basis": "opinion"}
    return Source(fact=SEIZURES, stale=False, disputed=False, **(ordinary | changes))


def hand_made(*findings: Finding, inputs: str = "a" * 64, **changes: Any) -> MatchReport:
    versions = whole().versions.model_copy(update={"inputs_sha256": inputs})
    return whole().model_copy(update={"findings": findings, "versions": versions} | changes)


@cache
def whole() -> MatchReport:
    return check(told.world(), "R-1", URN, TODAY)
