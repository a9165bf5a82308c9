"""Two questions that are said to be answered alike, whoever the resident is, are: in outcome, bands and points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator

import pytest
from hypothesis import given

from matching import impact
from matching.check import every_question
from matching.findings import Condition, Gap, GapKind
from matching.known import every_world
from matching.match import Match
from matching.placement.fitting import Answer, _answer
from matching.rules import RULES
from matching.world.facts import Role
from matching.world.world import World
from scenarios.generators.drawn import AS_AT
from tests.placement.test_together import ANY
from tests.placement.test_worked_out_once import FEW, every_match, of_a_region

Alike = tuple[str, str, Hashable]
"""The referral, the rule, and all that its answer turns on."""


def answers(match: Match) -> Iterator[tuple[Alike, Answer]]:
    """Each question that says what it turns on, with the answer that it has when nothing is known of any other."""
    if match.child.id in {resident.child.id for resident in match.group.residents}:
        return
    for rule, question in every_question(match, RULES):
        turned_on = question.answered_alike and question.answered_alike()
        if turned_on is not None:
            verdicts = [verdict for _, verdict in every_world(question.judge, match)]
            yield (match.referral.id, rule.ID, turned_on), _answer(verdicts)


def told_apart(matches: Iterator[Match]) -> list[Alike]:
    """What is answered in two ways though it is said to be answered alike."""
    found = {pair for match in matches for pair in answers(match)}
    return [alike for alike, ways in Counter(alike for alike, _ in found).items() if ways > 1]


@FEW
@given(ANY)
def test_what_is_said_to_be_answered_alike_is_whoever_the_resident_is(asked: World) -> None:
    assert told_apart(every_match(asked)) == []


def test_so_it_is_in_a_region_where_many_are_answered_alike() -> None:
    said = [alike for match in of_a_region() for alike, _ in answers(match)]
    assert len(said) - len(set(said)) > 400
    assert told_apart(iter(of_a_region())) == []


def test_residents_taken_for_alike_whatever_their_needs_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    matches = tuple(every_match(of_a_region()[0].world))
    monkeypatch.setattr(impact, "_turned_on", lambda *about: None)
    assert told_apart(iter(matches)) != []


def test_a_condition_made_by_a_rule_is_the_same_as_one_that_is_looked_at() -> None:
    gap = {"kind": GapKind.STAFF, "part": "a", "shift": "night", "amount": 2, "source": "b", "affected": "c"}
    what = {"what": "Put 2 more on.", "by": Role.REGISTERED_MANAGER, "due": AS_AT}
    assert Gap.of(**gap, on=AS_AT).__dict__ == Gap(**gap, on=AS_AT).__dict__  # type: ignore[arg-type]
    assert Gap.of(GapKind.DATE).__dict__ == Gap(kind=GapKind.DATE).__dict__
    assert Condition.of(**what).__dict__ == Condition(**what).__dict__  # type: ignore[arg-type]
    assert list(Gap.of(GapKind.DATE).__dict__) == list(Gap.model_fields)
    assert list(Condition.of(**what).__dict__) == list(Condition.model_fields)  # type: ignore[arg-type]
