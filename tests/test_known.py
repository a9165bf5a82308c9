"""Asking a rule about every world still possible: exact, consistent, and no more often than it must."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from matching.details.between import LINK
from matching.findings import Band, FactRef, Outcome, Verdict, met, not_met
from matching.known import Judge, Known, always, every_case
from matching.match import Match
from matching.world.group import TieKind
from scenarios import storybook as told
from tests.rules.case import open_example

ASKED = ("seizures", "missing", "self_harm")
Formula = Callable[[Callable[[str, int], bool]], bool]


def nobody_asked(*needs: str) -> Match:
    """The ordinary match, with nothing known of these needs of the newcomer."""
    return open_example(told.world(referral=told.referral(child=told.newcomer(needs=dict.fromkeys(needs, ())))))


@st.composite
def formulas(draw: st.DrawFn, depth: int = 2) -> Formula:
    """A small and-or-not formula over thresholds."""
    if depth == 0 or draw(st.booleans()):
        need, level = draw(st.sampled_from(ASKED)), draw(st.integers(1, 4))
        return lambda above: above(need, level)
    left, right = draw(formulas(depth - 1)), draw(formulas(depth - 1))
    kind = draw(st.sampled_from(["and", "or", "not"]))
    if kind == "and":
        return lambda above: left(above) and right(above)
    return (lambda above: left(above) or right(above)) if kind == "or" else (lambda above: not left(above))


def judge_of(formula: Formula) -> Judge:
    """A rule that is met where the formula is true."""

    def judge(known: Known) -> Verdict:
        holds = formula(lambda need, level: known.at_least("C-NEW", need, level))
        return met("") if holds else not_met("", Band.CONDITIONS)

    return judge


def plainly(formula: Formula, levels: tuple[int, ...]) -> Outcome:
    """The formula's outcome where the levels are known."""
    known = dict(zip(ASKED, levels, strict=True))
    return Outcome.MET if formula(lambda need, level: known[need] >= level) else Outcome.NOT_MET


@given(formulas())
def test_the_cases_say_just_what_trying_every_level_says(formula: Formula) -> None:
    cases = every_case(judge_of(formula), nobody_asked(*ASKED))
    outcomes = {c.verdict.outcome for c in cases}
    assert outcomes == {plainly(formula, levels) for levels in product(range(5), repeat=len(ASKED))}


@given(formulas())
def test_every_combination_of_levels_falls_in_exactly_one_case(formula: Formula) -> None:
    cases = every_case(judge_of(formula), nobody_asked(*ASKED))
    for levels in product(range(5), repeat=len(ASKED)):
        known = {FactRef("C-NEW", n): v for n, v in zip(ASKED, levels, strict=True)}
        assert sum(all(known[g.fact] in g.values for g in c.given) for c in cases) == 1


def test_a_known_fact_is_asked_about_once() -> None:
    match = open_example(told.world())
    cases = every_case(lambda known: met(str(known.level("C-NEW", "seizures"))), match)
    assert [c.verdict.reason for c in cases] == ["0"]
    assert cases[0].given == ()


def test_a_threshold_parts_an_unknown_level_in_two_and_no_further() -> None:
    judge = judge_of(lambda above: above("seizures", 3))
    cases = every_case(judge, nobody_asked("seizures"))
    assert [c.given[0].values for c in cases] == [(3, 4), (0, 1, 2)]


def test_two_thresholds_on_one_fact_never_contradict_each_other() -> None:
    def judge(known: Known) -> Verdict:
        low, high = known.at_least("C-NEW", "seizures", 2), known.at_least("C-NEW", "seizures", 4)
        return met(f"{low} {high}")

    reasons = {c.verdict.reason for c in every_case(judge, nobody_asked("seizures"))}
    assert reasons == {"True True", "True False", "False False"}


def test_disagreeing_sources_leave_what_lies_between_them_possible() -> None:
    accounts = (told.said(1), told.said(3))
    child = told.newcomer(needs={"seizures": accounts})
    match = open_example(told.world(referral=told.referral(child=child)))
    levels = {c.verdict.reason for c in every_case(lambda k: met(str(k.level("C-NEW", "seizures"))), match)}
    assert levels == {"1", "2", "3"}


def test_an_unknown_birthday_leaves_every_age_below_eighteen_possible() -> None:
    child = told.newcomer(date_of_birth=None)
    match = open_example(told.world(referral=told.referral(child=child)))
    ages = {int(c.verdict.reason) for c in every_case(lambda k: met(str(k.age("C-NEW", told.TODAY))), match)}
    assert ages == set(range(18))


def test_a_known_birthday_gives_one_age() -> None:
    child = told.newcomer(date_of_birth=date(2013, 11, 17))
    match = open_example(told.world(referral=told.referral(child=child)))
    cases = every_case(lambda k: met(str(k.age("C-NEW", told.TODAY))), match)
    assert [c.verdict.reason for c in cases] == ["12"]


def test_a_judge_that_reads_nothing_has_one_case() -> None:
    assert [c.verdict for c in every_case(always(met("so")), nobody_asked())] == [met("so")]


def test_a_supposed_answer_stays_the_very_thing_it_may_be() -> None:
    match = open_example(told.world(group=told.group(ties=())))
    link = FactRef("C-NEW", LINK, "C-A")

    def judge(known: Known) -> Verdict:
        return met("") if known.whether(link, lambda kind: not kind.is_harmful) else not_met("", Band.NOT_UNLESS)

    supposed = [g.values for case in every_case(judge, match) for g in case.given]
    assert supposed == [(TieKind.NO_LINK,), (TieKind.CONFLICT,)]
    assert all(type(value) is TieKind for values in supposed for value in values)
