"""Defects planted on purpose: for each promise about safety, the way it is tested is shown to catch its breach."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from matching.check import MatchReport, check_match
from matching.findings import Band, FactRef, Outcome
from matching.known import Known
from matching.match import Match
from matching.rule import Question
from matching.rules import impact_pairs
from matching.world.facts import Account, Basis
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import open_example
from tests.test_promises import lies_within


def report_on(world: World) -> MatchReport:
    return check_match(open_example(world))


def newcomer_with(**needs: object) -> World:
    return told.world(referral=told.referral(child=told.newcomer(needs=needs)))


def blank_is_never_safe() -> bool:
    """Not having asked about seizures leaves the worst no better than the worst that could be answered."""
    asked = [report_on(newcomer_with(seizures=level)).worst for level in range(5)]
    return report_on(newcomer_with(seizures=())).worst <= min(asked)


def stale_is_never_safe() -> bool:
    """A "no seizures" of ten years ago is no better than not having asked."""
    old = told.said(0, on=date(2016, 11, 1))
    return lies_within(report_on(newcomer_with(seizures=())), report_on(newcomer_with(seizures=(old,))))


def both_directions_are_told() -> bool:
    """Every resident has a finding from the newcomer and one to the newcomer."""
    sections = report_on(told.world()).sections
    pairs = [{f.rule for f in side} for s in sections for side in (s.from_newcomer, s.to_newcomer)]
    return all(impact_pairs.ID in rules for rules in pairs)


def disagreement_is_kept() -> bool:
    """One source who says "often, with harm" is not outvoted by one who says "never"."""
    world = newcomer_with(missing=(told.said(0), told.said(4)))
    return report_on(world).worst <= report_on(newcomer_with(missing=4)).worst


def a_denied_allegation_is_kept() -> bool:
    """An allegation leaves its level possible until somebody has settled it."""
    alleged = told.said(4, basis=Basis.ALLEGATION)
    return report_on(newcomer_with(aggression_to_peers=(alleged,))).worst < Band.GOOD


def an_open_verdict_is_not_met() -> bool:
    """A rule that holds only for some answers is not known."""
    finding = {f.key: f for f in report_on(newcomer_with(seizures=())).findings}["range-of-needs", "seizures"]
    return finding.outcome is Outcome.NOT_KNOWN


def test_every_promise_holds_without_a_defect() -> None:
    assert blank_is_never_safe()
    assert stale_is_never_safe()
    assert both_directions_are_told()
    assert disagreement_is_kept()
    assert a_denied_allegation_is_kept()
    assert an_open_verdict_is_not_met()


def test_a_blank_read_as_nought_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = Match.levels

    def defect(match: Match, child: str, need: str) -> range:
        return range(1) if match.fact(child, need) is None else honest(match, child, need)

    monkeypatch.setattr(Match, "levels", defect)
    assert not blank_is_never_safe()


def test_a_stale_fact_taken_as_fresh_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Account, "is_stale", lambda account, on, fresh_days: False)
    assert not stale_is_never_safe()


def test_one_direction_of_a_pair_dropped_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = impact_pairs.questions

    def defect(match: Match) -> Iterable[Question]:
        return [q for q in honest(match) if q.source == match.child.id]

    monkeypatch.setattr(impact_pairs, "questions", defect)
    assert not both_directions_are_told()


def test_the_kinder_of_two_sources_believed_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = Match.levels

    def defect(match: Match, child: str, need: str) -> range:
        levels = honest(match, child, need)
        return levels[:1] if match.fact(child, need) is not None else levels

    monkeypatch.setattr(Match, "levels", defect)
    assert not disagreement_is_kept()


def test_an_allegation_dismissed_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def defect(account: Account) -> range:
        level = account.level if isinstance(account.level, int) and account.basis is not Basis.ALLEGATION else 0
        return range(level, level + 1)

    monkeypatch.setattr(Account, "levels", property(defect))
    assert not a_denied_allegation_is_kept()


def test_looking_only_at_the_best_case_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def lenient(known: Known, child: str, need: str) -> int:
        lowest: int = min(known.possible(FactRef(child, need)))
        return lowest

    monkeypatch.setattr(Known, "level", lenient)
    assert not an_open_verdict_is_not_met()


GRAVEST = (
    "aggression_to_peers",
    "harmful_sexual_behaviour",
    "bullying_or_coercive",
    "criminal_exploitation",
    "fire_setting",
)


@pytest.mark.parametrize("need", GRAVEST)
def test_a_child_at_the_gravest_level_is_never_a_good_match_beside_any_other_child(need: str) -> None:
    wide = told.home(statement=told.statement(needs=told.positions(otherwise=4)))
    child = told.newcomer(needs={need: 4})
    report = report_on(told.world(home=wide, referral=told.referral(child=child)))
    assert report.best <= Band.NOT_UNLESS


@pytest.mark.parametrize("need", [*GRAVEST, "self_harm"])
def test_a_resident_about_whom_nobody_was_asked_is_never_taken_as_harmless(need: str) -> None:
    silent = told.resident("C-A", "Asha", date(2014, 2, 20), "room 1", needs={need: ()})
    report = report_on(told.world(group=told.group([silent])))
    open_facts = {fact for f in report.findings for fact in f.turns_on}
    assert FactRef("C-A", need) in open_facts
    assert report.worst < Band.GOOD


def test_words_that_leave_a_view_open_are_never_taken_as_welcome() -> None:
    scared = told.resident(
        "C-A", "Asha", date(2014, 2, 20), "room 1", views=(told.welcome(None, "I am scared of her. Please no."),)
    )
    assert report_on(told.world(group=told.group([scared]))).worst < Band.GOOD
