"""Capabilities are chosen by what each opens beside the others; no choice opens more than the bound."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.sufficiency import Lack, Looked, Sought
from matching.sufficiency.bound import at_most
from matching.sufficiency.opening import choose

PLACES = {"1": "North", "2": "North", "3": "South"}
LACKS = [Lack("need:a", 2), Lack("need:a", 3), Lack("need:b", 2), Lack("have:c")]

lacking = st.dictionaries(
    st.sampled_from(sorted(PLACES)), st.frozensets(st.sampled_from(LACKS), min_size=1, max_size=2), max_size=3
)
markets = st.lists(lacking, max_size=6).map(
    lambda rows: Looked(
        tuple(Sought(f"R-{n}", 3, None, tuple(sorted(row.items()))) for n, row in enumerate(rows)), (), PLACES, 0
    )
)


def opened(looked: Looked, chosen: set[tuple[str, Lack]]) -> set[str]:
    """The referrals opened by these capabilities, by plain loops."""
    found = set()
    for sought in looked.sought:
        for urn, lacks in sought.lacking:
            here = [x for place, x in chosen if place == looked.place_of[urn]]
            if all(any(x.key == y.key and x.level >= y.level for x in here) for y in lacks):
                found.add(sought.referral)
    return found


@given(markets, st.integers(1, 5))
@settings(max_examples=60, deadline=None)
def test_each_row_counts_what_it_opens_beside_the_rows_before_it(looked: Looked, most: int) -> None:
    chosen: set[tuple[str, Lack]] = set()
    for row in choose(looked, most):
        before = opened(looked, chosen)
        chosen |= {(row.place, x) for x in row.lacks}
        assert set(row.referrals) == opened(looked, chosen) - before
        assert row.referrals
        assert row.alone == len(opened(looked, {(row.place, x) for x in row.lacks}))


@given(markets, st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_the_bound_is_what_the_best_of_all_choices_opens(looked: Looked, many: int) -> None:
    everything = [(place, x) for place in ("North", "South") for x in LACKS]
    best = max(len(opened(looked, set(c))) for n in range(many + 1) for c in combinations(everything, n))
    bound = at_most(looked, many, 20.0)
    assert (bound.most, bound.reached) == (best, best)


def test_rows_end_when_nothing_opens_any_more() -> None:
    looked = Looked((Sought("R-1", 1, None, (("1", frozenset(LACKS[:1])),)), Sought("R-2", 1, None)), (), PLACES, 0)
    assert [row.referrals for row in choose(looked, 10)] == [("R-1",)]
