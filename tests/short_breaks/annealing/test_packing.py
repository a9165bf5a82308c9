"""Rows packed into words compare as the rows themselves do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matching.short_breaks.annealing.packing import BITS, Packed, packed
from matching.short_breaks.build import build
from matching.short_breaks.problem import Ints, Problem
from scenarios.generators.short_breaks import Size, draw


@pytest.fixture(scope="module")
def problem() -> Problem:
    return build(*draw(Size.S.value, 3))


def _fits(problem: Problem, rows: Packed, pairs: list[int], night: int) -> tuple[bool, bool]:
    """Whether a set of pairs fits on a night of the first home: by the words, and by the rows."""
    left, by_words = rows.left[0, night].copy(), True
    for pair in pairs:
        left -= rows.draw[pair]
        if ((left & rows.guard) != rows.guard).any():
            by_words = False
            break
    by_rows = bool((problem.use[pairs].sum(axis=0) <= problem.capacity[0, :, night]).all())
    return by_words, by_rows


def test_guests_fit_by_the_words_just_when_they_fit_by_every_row(problem: Problem) -> None:
    rows, dice = packed(problem), np.random.default_rng(1)
    answers = set()
    for _ in range(3_000):
        pairs = dice.choice(len(problem.pair_home), int(dice.integers(1, 7)), replace=False).tolist()
        by_words, by_rows = _fits(problem, rows, pairs, int(dice.integers(problem.nights)))
        assert by_words == by_rows
        answers.add(by_words)
    assert answers == {True, False}


def test_a_night_that_is_closed_is_open_to_nobody(problem: Problem) -> None:
    capacity = problem.capacity.copy()
    capacity[:, :, 5] = 0
    closed = replace(problem, capacity=capacity)
    rows = packed(closed)
    assert not any(_fits(closed, rows, [pair], 5)[0] for pair in range(len(problem.pair_home)))


def test_leaving_out_what_guests_draw_would_be_seen(problem: Problem) -> None:
    """A planted defect: with nobody drawing on anything, more would fit by the words than by the rows."""
    wrong = replace(problem, use=np.zeros_like(problem.use))
    guests = list(range(12))
    assert _fits(wrong, packed(wrong), guests, 0)[0]
    assert not _fits(problem, packed(problem), guests, 0)[1]


def test_rows_too_wide_for_one_word_go_into_the_next(problem: Problem) -> None:
    wide = replace(problem, use=problem.use * 500, capacity=problem.capacity * 500)
    assert packed(wide).draw.shape[1] > packed(problem).draw.shape[1]
    assert int(packed(wide).guard.max()) < 2 ** (BITS + 1)


def _nobody_fits_though(problem: Problem, least: Ints) -> tuple[int, int]:
    """Of nights with few left: how many have no room for `least`, and how many of those have room for somebody."""
    rows, dice = packed(problem), np.random.default_rng(2)
    without_room = wrongly = 0
    for _ in range(300):
        left = rows.left[0, 0].copy()
        for pair in dice.choice(len(problem.pair_home), int(dice.integers(1, 6)), replace=False):
            after = left - rows.draw[pair]
            left = after if ((after & rows.guard) == rows.guard).all() else left
        if ((left - least[0]) & rows.guard != rows.guard).any():
            without_room += 1
            wrongly += bool((((left - rows.draw) & rows.guard) == rows.guard).all(axis=1).any())
    return without_room, wrongly


def test_where_there_is_no_room_for_the_least_draw_nobody_fits(problem: Problem) -> None:
    without_room, wrongly = _nobody_fits_though(problem, packed(problem).least)
    assert without_room > 0
    assert wrongly == 0


def test_a_least_draw_of_one_pair_alone_would_be_seen(problem: Problem) -> None:
    """A planted defect: the draw of whoever draws most, in place of the least of every row."""
    rows = packed(problem)
    most = np.argmax(problem.use.sum(axis=1))
    assert _nobody_fits_though(problem, rows.draw[most][None])[1] > 0
