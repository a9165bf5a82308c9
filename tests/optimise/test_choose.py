"""The best choice of options is held to trying every choice there is."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from matching.optimise.choose import Choice, Level, Measure, best_choice

MOST = 6


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    """A small choice with demands, groups of which one may be taken, needs and two levels."""
    count = draw(st.integers(1, MOST))
    option = st.integers(0, count - 1)
    subset = st.sets(option, min_size=1)
    levels = tuple(
        Level(f"level {n}", tuple(draw(st.lists(st.integers(0, 9), min_size=count, max_size=count))), measure)
        for n, measure in enumerate(draw(st.lists(st.sampled_from(Measure), max_size=3)))
    )
    return Choice(
        count=count,
        demands=tuple(draw(st.lists(subset, max_size=3))),
        at_most=tuple(draw(st.lists(subset, max_size=2))),
        needs=tuple(
            draw(st.lists(st.tuples(st.integers(0, count - 1), st.sets(st.integers(0, count - 1))), max_size=2))
        ),
        levels=levels,
    )


def fits(choice: Choice, chosen: set[int]) -> bool:
    """The plain reading of what a choice must satisfy."""
    return (
        all(chosen & set(demand) for demand in choice.demands)
        and all(len(chosen & set(group)) <= 1 for group in choice.at_most)
        and all(option not in chosen or chosen & set(others) for option, others in choice.needs)
    )


def amounts(choice: Choice, chosen: set[int]) -> tuple[int, ...]:
    """The levels' values, in order."""
    return tuple(
        sum(level.amounts[i] for i in chosen)
        if level.measure is Measure.TOTAL
        else max((level.amounts[i] for i in chosen), default=0)
        for level in choice.levels
    )


@given(choices())
def test_no_choice_is_better_than_the_best_choice(choice: Choice) -> None:
    every = chain.from_iterable(combinations(range(choice.count), n) for n in range(choice.count + 1))
    fitting = [set(chosen) for chosen in every if fits(choice, set(chosen))]
    best = best_choice(choice)
    if best is None:
        assert fitting == []
    else:
        assert fits(choice, set(best))
        assert amounts(choice, set(best)) == min(amounts(choice, chosen) for chosen in fitting)


@given(choices())
def test_the_same_choice_is_made_again(choice: Choice) -> None:
    assert best_choice(choice) == best_choice(choice)


def test_demanding_nothing_chooses_nothing() -> None:
    assert best_choice(Choice(count=3, levels=(Level("cost", (0, 0, 0)),))) == ()


def test_a_demand_nothing_meets_has_no_choice() -> None:
    assert best_choice(Choice(count=2, demands=({0}, {1}), at_most=({0, 1},))) is None
