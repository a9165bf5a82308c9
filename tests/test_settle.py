"""The fewest questions that settle an answer are held to trying every set and every combination of answers."""

from __future__ import annotations

from itertools import chain, combinations, product

from hypothesis import given
from hypothesis import strategies as st

from matching.findings import Band, Case, FactRef, Finding, Given, Outcome, Verdict
from matching.settle import allowed, rows_of, smallest_settling

FACTS = tuple(FactRef("child", name) for name in ("a", "b", "c", "d"))
VALUES = (0, 1, 2)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    """A finding that turns on one or two facts by a threshold each, as rules do."""
    facts = draw(st.lists(st.sampled_from(FACTS), min_size=1, max_size=2, unique=True))
    splits = [draw(st.integers(1, 2)) for _ in facts]
    cases = []
    for above in product((False, True), repeat=len(facts)):
        givens = tuple(
            Given(fact=f, answer="", values=tuple(v for v in VALUES if (v >= s) is a))
            for f, s, a in zip(facts, splits, above, strict=True)
        )
        verdict = Verdict(outcome=Outcome.MET, reason="", allows=draw(st.sampled_from(Band)))
        cases.append(Case(given=givens, verdict=verdict))
    bands = [c.verdict.allows for c in cases]
    return Finding(
        rule="r",
        title="t",
        outcome=Outcome.NOT_KNOWN,
        worst=min(bands),
        best=max(bands),
        reason="",
        turns_on=tuple(facts),
        cases=tuple(cases),
    )


def settles(found: list[Finding], facts: tuple[FactRef, ...]) -> bool:
    """Whether every combination of answers to the facts leaves one band."""
    for values in product(VALUES, repeat=len(facts)):
        bands = [allowed(rows_of(f), dict(zip(facts, values, strict=True))) for f in found]
        if min(b[0] for b in bands) != min(b[1] for b in bands):
            return False
    return True


@given(st.lists(findings(), min_size=1, max_size=5))
def test_the_smallest_set_settles_and_no_smaller_set_does(found: list[Finding]) -> None:
    settling = smallest_settling(found, min(f.best for f in found))
    assert settling.proven
    assert settles(found, settling.facts)
    smaller = chain.from_iterable(combinations(FACTS, n) for n in range(len(settling.facts)))
    assert not any(settles(found, facts) for facts in smaller)


@given(st.lists(findings(), min_size=2, max_size=5))
def test_the_order_of_findings_changes_nothing(found: list[Finding]) -> None:
    best = min(f.best for f in found)
    assert smallest_settling(found, best) == smallest_settling(found[::-1], best)


def _turning_on(fact: FactRef, *bands: Band) -> Finding:
    cases = tuple(
        Case(
            given=(Given(fact=fact, answer="", values=(value,)),),
            verdict=Verdict(outcome=Outcome.MET, reason="", allows=band),
        )
        for value, band in enumerate(bands)
    )
    worst, best = min(bands), max(bands)
    return Finding(rule="r", title="t", outcome=Outcome.NOT_KNOWN, worst=worst, best=best, reason="", cases=cases)


def test_a_set_too_large_to_try_is_given_without_claiming_that_it_is_smallest() -> None:
    settling = smallest_settling([_turning_on(FACTS[0], Band.GOOD, Band.NOT_UNLESS)], Band.GOOD, look_at_most=0)
    assert settling.facts == (FACTS[0],)
    assert not settling.proven


def test_what_cannot_change_the_answer_need_not_be_asked() -> None:
    against = Finding(
        rule="law", title="t", outcome=Outcome.NOT_MET, worst=Band.NOT_UNLESS, best=Band.NOT_UNLESS, reason="against"
    )
    amber = _turning_on(FACTS[1], Band.CONDITIONS, Band.GOOD)
    blocks = _turning_on(FACTS[0], Band.OUTSIDE, Band.GOOD)
    assert smallest_settling([against, amber], Band.NOT_UNLESS).facts == ()
    assert smallest_settling([against, amber, blocks], Band.NOT_UNLESS).facts == (FACTS[0],)
