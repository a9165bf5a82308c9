"""Problems are listed in the order in which a person finds them: the second before the tenth."""

from __future__ import annotations

from datetime import timedelta

from matching.errors import BadInput, Problem
from matching.world.catalogue import standard_catalogue
from matching.world.problems import problems_of
from matching.world.referral import ShortBreakRecord
from scenarios import storybook


def test_row_2_comes_before_row_10() -> None:
    rows = [Problem(f"Families!B{n}", "it is wrong", "Put it right.") for n in (10, 2, 1)]
    assert [p.where for p in BadInput(rows).problems] == ["Families!B1", "Families!B2", "Families!B10"]


def test_the_rank_that_a_file_gives_comes_first_and_words_without_numbers_are_in_their_own_order() -> None:
    last = Problem("A1", "it is wrong", "Put it right.", rank=(2,))
    ranked = Problem("Z1", "it is wrong", "Put it right.", rank=(1,))
    words = [Problem(where, "it is wrong", "Put it right.") for where in ("b", "a", "a 1", "a 01")]
    assert [p.where for p in BadInput([last, ranked, *words]).problems] == ["a", "a 01", "a 1", "b", "Z1", "A1"]


def test_the_problems_of_a_world_are_in_the_order_of_their_numbers() -> None:
    first = storybook.TODAY - timedelta(days=60)
    nights = tuple(ShortBreakRecord(first_night=first + timedelta(days=n), nights=2) for n in range(12))
    world = storybook.world(referrals=(storybook.referral(previous_breaks=nights),))
    found = [p.where.rpartition(" ")[2] for p in problems_of(world, standard_catalogue()) if ", stay " in p.where]
    assert found == [str(n) for n in range(2, 13)]
