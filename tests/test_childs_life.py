"""What the rules about a child's life promise: forgetting never narrows, learning never widens, order says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import MatchReport, check_match
from matching.details import detail_of
from matching.findings import Band, FactRef, Finding, Outcome
from matching.match import Match
from matching.rule import LooksAt
from matching.rules import RULES, positive_ties, residents_views
from matching.world.change import with_child, with_home, with_referral, with_resident
from matching.world.child import Child
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import findings_of, open_example
from tests.strategies.lives import lives

LIFE = tuple(r for r in RULES if r.LOOKS_AT is LooksAt.CHILD or r.ID in {residents_views.ID, positive_ties.ID})
FEWER = settings(max_examples=50)
MOST_COMPLETIONS = 32
MOST_CASES = 64

REFERRAL = ("avoid", "contact", "identity_needs", "wishes", "expected_nights")
CHILD = {"home_place": None, "school": None, "interests": (), "strengths": ()}
HOME = {"place": None, "authority": None, "adjoining_authorities": None, "has": ()}
EDUCATION = ("year_group", "keep_school", "school_place")


def report_on(world: World) -> MatchReport:
    """The check of an example world by the rules about a child's life alone."""
    return check_match(open_example(world), LIFE)


def without_child(field: str) -> Any:
    """The child with one field not told."""

    def change(child: Child) -> Child:
        return child.model_copy(update={field: CHILD[field]})

    return change


def forgettings() -> dict[str, Any]:
    """Every way of not knowing one more thing, by name."""
    found: dict[str, Any] = {}
    for field in REFERRAL:
        found[field] = lambda w, f=field: with_referral(w, "R-1", lambda r: r.model_copy(update={f: None}))
    for field in CHILD:
        found[f"child's {field}"] = lambda w, f=field: with_child(w, "C-NEW", without_child(f))
    for field, blank in HOME.items():
        found[f"home's {field}"] = lambda w, f=field, b=blank: with_home(
            w, told.URN, lambda h: h.model_copy(update={f: b})
        )
    for field in EDUCATION:
        found[field] = lambda w, f=field: with_referral(
            w, "R-1", lambda r: r.model_copy(update={"education": r.education.model_copy(update={f: None})})
        )
    found["resident's interests"] = lambda w: with_child(w, "C-1", without_child("interests"))
    found["resident's view"] = lambda w: with_resident(w, "C-1", lambda r: r.model_copy(update={"views": ()}))
    found["resident's leaving"] = lambda w: with_resident(
        w, "C-1", lambda r: r.model_copy(update={"leaving_confirmed": None})
    )
    return found


FORGETTINGS = forgettings()


def lies_within(narrow: MatchReport, wide: MatchReport) -> bool:
    """Whether one report's range lies within the other's, in band and in score."""
    bands = wide.worst <= narrow.worst and narrow.best <= wide.best
    return bands and wide.worst_score <= narrow.worst_score and narrow.best_score <= wide.best_score


@FEWER
@given(lives(), st.sampled_from(sorted(FORGETTINGS)))
def test_forgetting_anything_of_a_childs_life_never_narrows_the_answer(world: World, what: str) -> None:
    assert lies_within(report_on(world), report_on(FORGETTINGS[what](world)))


@FEWER
@given(lives(), st.data())
def test_learning_anything_of_a_childs_life_never_widens_the_answer(world: World, data: st.DataObject) -> None:
    match = open_example(world)
    before = check_match(match, LIFE)
    for fact in sorted({fact for f in before.findings for fact in f.turns_on}):
        value = data.draw(st.sampled_from(detail_of(match, fact.name).possible(match, fact)))
        after = detail_of(match, fact.name).learn(world, match, fact, value)
        assert lies_within(report_on(after), before), (fact, value)


@FEWER
@given(lives())
def test_a_finding_about_a_childs_life_says_just_what_the_worlds_still_possible_say(world: World) -> None:
    match = open_example(world)
    for finding in check_match(match, LIFE).findings:
        found = [same(finding, c) for c in completions(world, match, finding.turns_on)]
        if found:
            assert (min(f.worst for f in found), max(f.best for f in found)) == (finding.worst, finding.best)
            outcomes = {f.outcome is Outcome.NOT_MET for f in found}
            assert (finding.outcome is Outcome.NOT_KNOWN) == (len(outcomes) == 2), finding


def completions(world: World, match: Match, facts: Sequence[FactRef]) -> list[World]:
    """Every world in which the facts are known; none when nothing is open or there are too many to try."""
    values = [detail_of(match, f.name).possible(match, f) for f in facts]
    chosen = list(product(*values)) if facts else []
    return [learnt(world, match, facts, c) for c in chosen] if len(chosen) <= MOST_COMPLETIONS else []


def learnt(world: World, match: Match, facts: Sequence[FactRef], values: Sequence[Any]) -> World:
    for fact, value in zip(facts, values, strict=True):
        world = detail_of(match, fact.name).learn(world, match, fact, value)
    return world


def same(finding: Finding, world: World) -> Finding:
    """The same finding in another world; one that no longer arises allows everything."""
    rule = next(r for r in LIFE if finding.rule == r.ID)
    nothing = finding.model_copy(update={"outcome": Outcome.MET, "worst": Band.GOOD, "best": Band.GOOD})
    return next((f for f in findings_of(rule, open_example(world)) if f.key == finding.key), nothing)


@FEWER
@given(lives())
def test_no_question_about_a_childs_life_tells_too_many_worlds_apart(world: World) -> None:
    assert all(len(f.cases) <= MOST_CASES for f in report_on(world).findings)


@FEWER
@given(lives(), st.randoms(use_true_random=False))
def test_the_order_things_were_written_in_says_nothing_about_a_childs_life(world: World, random: Any) -> None:
    def mixed(referral: Any) -> Any:
        fields = ("avoid", "contact", "identity_needs", "history", "enquiries", "approvals", "siblings")
        lists = {f: getattr(referral, f) for f in fields if getattr(referral, f)}
        return referral.model_copy(update={f: tuple(random.sample(v, len(v))) for f, v in lists.items()})

    assert report_on(with_referral(world, "R-1", mixed)).findings == report_on(world).findings


@FEWER
@given(lives())
def test_judgement_about_a_childs_life_never_rules_a_home_out(world: World) -> None:
    assert report_on(world).worst > Band.OUTSIDE
