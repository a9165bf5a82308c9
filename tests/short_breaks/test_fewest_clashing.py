"""A set of promises that clash is said to be one of the fewest only where no smaller one clashes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from random import Random
from typing import cast

import pytest

from matching.break_words.clash import FEWEST, NONE_TO_SPARE, how_small
from matching.short_breaks import conflict, fewest_clashing
from matching.short_breaks.clash import Together
from matching.short_breaks.fewest_clashing import LOOKS, Clashes, Clashing, fewest_with
from matching.short_breaks.period import Booking
from tests.short_breaks.small_period import FRIDAY, small_period
from tests.short_breaks.test_conflict import promise

PROMISES = tuple(promise(f"F-{n}", FRIDAY).model_copy(update={"id": str(n)}) for n in range(9))
ONE, *KEPT = PROMISES
WORK = 20.0


def rule(seed: int) -> Clashes:
    """What clashes: whatever holds the first and all of one of some groups of two to five of the others."""
    dice = Random(seed)
    groups = [frozenset(b.id for b in dice.sample(KEPT, dice.randint(2, 5))) for _ in range(dice.randint(1, 6))]

    def clashes(some: Sequence[Booking]) -> bool:
        ids = {b.id for b in some}
        return ONE.id in ids and any(group <= ids for group in groups)

    return clashes


def fewest(clashes: Clashes) -> int:
    """How many clash at the least, by trying every set."""
    return next(n + 1 for n in range(len(PROMISES)) if any(clashes((ONE, *some)) for some in combinations(KEPT, n)))


@pytest.mark.parametrize("seed", range(25))
def test_a_set_said_to_be_the_fewest_is_no_larger_than_any_that_clashes(seed: int) -> None:
    clashes = rule(seed)
    found = fewest_with(ONE, KEPT, clashes, WORK)
    assert clashes(found.bookings)
    assert not any(clashes([b for b in found.bookings if b is not one]) for one in found.bookings)
    assert found.fewest
    assert len(found.bookings) == fewest(clashes)


def one_by_one(some: Sequence[Booking], clashes: Clashes) -> list[Booking]:
    """What is left once each that can be left out is, each tried by itself."""
    left = list(some)
    for booking in some:
        without = [b for b in left if b is not booking]
        left = without if clashes(without) else left
    return left


@pytest.mark.parametrize("seed", range(25))
def test_halving_leaves_what_trying_each_promise_would_leave_with_fewer_looks(seed: int) -> None:
    looks: list[int] = []

    def counting(some: Sequence[Booking]) -> bool:
        looks.append(len(some))
        return rule(seed)(some)

    many = tuple(promise(f"F-{n}", FRIDAY).model_copy(update={"id": f"M-{n}"}) for n in range(100))
    promises = (*many[:60], *KEPT, *many[60:], ONE)
    assert list(fewest_clashing.smallest(promises, counting)) == one_by_one(promises, rule(seed))
    assert len(looks) < len(promises) / 2


def test_a_set_of_which_only_none_can_be_left_out_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def as_first_found(one: Booking, kept: Sequence[Booking], clashes: Clashes, work: float) -> Clashing:
        return Clashing(fewest_clashing.smallest((*kept, one), clashes), fewest=True)

    larger = [s for s in range(25) if len(as_first_found(ONE, KEPT, rule(s), WORK).bookings) > fewest(rule(s))]
    assert larger
    monkeypatch.setattr("tests.short_breaks.test_fewest_clashing.fewest_with", as_first_found)
    with pytest.raises(AssertionError):
        test_a_set_said_to_be_the_fewest_is_no_larger_than_any_that_clashes(larger[0])


def test_without_work_to_prove_it_no_set_of_three_is_said_to_be_the_fewest() -> None:
    found = [fewest_with(ONE, KEPT, rule(seed), WORK, 0) for seed in range(25)]
    assert {len(one.bookings) <= 2 for one in found if one.fewest} <= {True}
    assert any(not one.fewest for one in found)


class AlwaysClashing:
    """Bookings that clash whichever are looked at."""

    def __call__(self, some: Sequence[Booking]) -> list[str]:
        return ["They clash."]

    def clash(self, some: Sequence[Booking]) -> bool:
        return True

    near = staticmethod(fewest_clashing.all_of)


def test_of_many_promises_dropped_each_is_looked_at_the_less(monkeypatch: pytest.MonkeyPatch) -> None:
    allowed: list[int] = []

    def noting(
        one: Booking, kept: Sequence[Booking], clashes: Clashes, work: float, looks: int, near: object
    ) -> Clashing:
        allowed.append(looks)
        return fewest_with(one, kept, clashes, work, looks)

    monkeypatch.setattr(conflict, "fewest_with", noting)
    for many in (1, 4):
        allowed.clear()
        dropped = [b.model_copy(update={"id": f"{n}"}) for n, b in enumerate(PROMISES[:many])]
        breaks = cast(conflict._Breaks, AlwaysClashing())
        conflict._explained(small_period(), dropped, dropped, breaks, conflict.say_nothing)
        assert sum(allowed) == LOOKS


def test_which_of_the_two_a_set_is_is_said() -> None:
    plain = Together(together=(), sentences=())
    assert how_small(plain) == NONE_TO_SPARE
    assert how_small(plain.model_copy(update={"fewest": True})) == FEWEST
