"""The bookings named do make room, and no fewer would: held against every smaller set there is."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from random import Random
from typing import Any

import numpy as np
import pytest

from matching.short_breaks.problem import NO_LIMIT, Choice, Level, Plan, Problem
from matching.short_breaks.why_not.moving import NoRoom, Room, make_room, nights_promised
from tests.short_breaks.hand_problem import HOISTED, PLAIN, each, hand_problem, plan, stay
from tests.short_breaks.plain_check import broken
from tests.short_breaks.small_problems import small_problem, sound_plan

SEEDS = range(1, 9)


def tiny(seed: int) -> tuple[Problem, Plan]:
    problem = small_problem(seed, homes=1, children=5)
    return problem, sound_plan(problem, Random(seed), tries=14)


def asked(problem: Problem, held: Plan, seed: int, many: int) -> list[int]:
    taken = {choice.stay for choice in held}
    free = [s for s in range(len(problem.stay_pair)) if s not in taken]
    return Random(seed).sample(free, min(many, len(free)))


def disturbance(problem: Problem, moved: Plan, number: int) -> tuple[int, ...]:
    own = problem.family_of_stay[number]
    others = [c.stay for c in moved if problem.family_of_stay[c.stay] != own]
    nights = problem.stay_nights[others].sum()
    own_nights = sum(int(problem.stay_nights[c.stay]) for c in moved) - int(nights)
    promised = sum(nights_promised(problem, choice) for choice in moved)
    return len({int(problem.family_of_stay[s]) for s in others}), len(others), promised, int(nights), own_nights


def ways(problem: Problem, number: int) -> Iterator[Choice]:
    pair = problem.stay_pair[number]
    yield from (Choice(number, v) for v in range(problem.pair_variants[pair], problem.pair_variants[pair + 1]))


def could_stand(problem: Problem, numbers: list[int]) -> bool:
    """Whether these stays break nothing in some bedrooms."""
    every = (ways(problem, number) for number in sorted(numbers))
    return any(not broken(problem, chosen) for chosen in product(*every))


def least(problem: Problem, held: Plan, number: int) -> tuple[int, ...] | None:
    """The least disturbance over every set of bookings that could go."""
    sets = [some for many in range(len(held) + 1) for some in combinations(held, many)]
    for moved in sorted(sets, key=lambda some: disturbance(problem, some, number)):
        if could_stand(problem, [number, *(c.stay for c in held if c not in moved)]):
            return disturbance(problem, moved, number)
    return None


@pytest.mark.parametrize("seed", SEEDS)
def test_the_bookings_named_make_room(seed: Any) -> None:
    problem = small_problem(seed)
    held = sound_plan(problem, Random(seed))
    for number in asked(problem, held, seed, 30):
        room = make_room(problem, held, number)
        if isinstance(room, Room):
            assert broken(problem, room.plan) == []
            left = {c.stay for c in held} - {c.stay for c in room.moved}
            assert {c.stay for c in room.plan} == left | {number}


@pytest.mark.parametrize("seed", SEEDS)
def test_no_fewer_bookings_would_make_room(seed: Any) -> None:
    problem, held = tiny(seed)
    for number in asked(problem, held, seed, 12):
        room = make_room(problem, held, number)
        found = disturbance(problem, room.moved, number) if isinstance(room, Room) else None
        assert found == least(problem, held, number)
        assert room is NoRoom.PROVEN or (isinstance(room, Room) and room.fewest)


@pytest.mark.parametrize("seed", SEEDS)
def test_without_time_room_is_made_all_the_same_or_it_is_not_called_impossible(seed: Any) -> None:
    problem, held = tiny(seed)
    numbers = asked(problem, held, seed, 6)
    possible = {number for number in numbers if isinstance(make_room(problem, held, number), Room)}
    for number in possible:
        room = make_room(problem, held, number, work=0.0)
        assert room is not NoRoom.PROVEN
        if isinstance(room, Room):
            assert not room.fewest
            assert not broken(problem, room.plan)
            assert set(held) - set(room.moved) < set(room.plan)


def test_a_booking_that_could_sleep_elsewhere_does_not_move() -> None:
    problem = hand_problem(pair_variants=np.array([0, 2, 4, 6, 8], dtype=np.int32))
    problem = only_hoisted(problem, 0)
    room = made(problem, plan(stay(1, 0, 2, HOISTED)), stay(0, 0, 2).stay)
    assert room.moved == ()
    assert Choice(stay(1, 0, 2).stay, stay(1, 0, 2).variant) in room.plan


def room_for(guests: int, **changes: Any) -> Problem:
    """A home with places for so many families, and otherwise room enough."""
    open_rooms = np.array([[1] * 6, [4] * 6], dtype=np.int16)
    return hand_problem(
        capacity=np.full((1, 2, 6), [[guests], [100]], dtype=np.int16), class_open=open_rooms, **changes
    )


def test_three_bookings_of_one_family_move_before_two_of_two_families() -> None:
    mine = plan(stay(1, 0, 1), stay(1, 1, 1), stay(1, 2, 1))
    problem, asked_for = room_for(2), stay(0, 0, 3).stay
    assert made(problem, plan(*mine, stay(2, 0, 2), stay(3, 2, 1)), asked_for).moved == mine


def test_one_long_booking_moves_before_two_short_ones_of_one_family() -> None:
    long = stay(2, 0, 3)
    assert made(room_for(2), plan(stay(1, 0, 1), stay(1, 1, 1), long), stay(0, 0, 2).stay).moved == (long,)


def test_of_as_many_bookings_the_shorter_move() -> None:
    short = stay(1, 1, 1)
    assert made(room_for(2), plan(short, stay(2, 1, 2)), stay(0, 1, 1).stay).moved == (short,)
    short = stay(2, 1, 1)
    assert made(room_for(2), plan(stay(1, 0, 2), short), stay(0, 1, 1).stay).moved == (short,)


def test_of_as_many_bookings_one_that_was_not_promised_moves_though_it_is_longer() -> None:
    problem, promised, free = room_for(2), stay(1, 1, 1), stay(2, 1, 2)
    kept = np.zeros(len(problem.stay_pair), dtype=np.int64)
    kept[promised.stay] = 1
    with_promise = replace(problem, levels=(Level("promises", by_stay=kept),))
    assert made(with_promise, plan(promised, free), stay(0, 1, 1).stay).moved == (free,)


def test_of_its_own_stays_the_family_gives_up_the_shorter() -> None:
    problem = room_for(4, most_stays=each(2))
    for short, long in ((stay(0, 0, 1), stay(0, 4, 2)), (stay(0, 5, 1), stay(0, 0, 2))):
        assert made(problem, plan(short, long), stay(0, 2, 2).stay).moved == (short,)


def test_nobody_changes_bedrooms_without_need() -> None:
    for first, other in ((HOISTED, PLAIN), (PLAIN, HOISTED)):
        held = plan(stay(1, 0, 2, first), stay(2, 0, 2, other))
        assert set(held) < set(made(hand_problem(), held, stay(0, 0, 2).stay).plan)


def test_a_committed_booking_never_moves() -> None:
    problem = hand_problem(capacity=np.full((1, 2, 6), [[1], [100]], dtype=np.int16), fixed=plan(stay(1, 0, 2)))
    assert make_room(problem, plan(stay(1, 0, 2)), stay(0, 1, 2).stay) is NoRoom.PROVEN
    assert made(problem, plan(stay(1, 0, 2), stay(2, 2, 1)), stay(0, 2, 1).stay).moved == plan(stay(2, 2, 1))


def test_a_later_booking_that_would_become_too_long_a_first_stay_is_counted_too() -> None:
    first_most = np.array([NO_LIMIT, 1, NO_LIMIT, NO_LIMIT], dtype=np.int16)
    problem = hand_problem(capacity=np.full((1, 2, 6), [[1], [100]], dtype=np.int16), pair_first_most=first_most)
    held = plan(stay(1, 0, 1), stay(1, 3, 3))
    assert made(problem, held, stay(0, 0, 1).stay).moved == held


def test_a_guest_who_comes_in_the_turnaround_has_to_move() -> None:
    problem = hand_problem(
        turnaround=np.array([1], dtype=np.int16), class_open=np.array([[0] * 6, [1] * 6], dtype=np.int16)
    )
    held = plan(stay(1, 2, 1), stay(2, 4, 1))
    assert made(problem, held, stay(0, 0, 2).stay).moved == plan(stay(1, 2, 1))


def test_the_familys_own_stays_make_room_where_its_limits_call_for_it() -> None:
    problem = hand_problem(least_gap=each(2))
    held = plan(stay(0, 0, 1), stay(0, 5, 1), stay(1, 2, 2))
    assert made(problem, held, stay(0, 2, 1).stay).moved == plan(stay(0, 0, 1))


def made(problem: Problem, held: Plan, number: int) -> Room:
    room = make_room(problem, held, number)
    assert isinstance(room, Room)
    assert broken(problem, room.plan) == []
    return room


def only_hoisted(problem: Problem, family: int) -> Problem:
    """Both ways of the family lead to the bedroom with a hoist."""
    classes = problem.variant_classes.copy()
    classes[2 * family : 2 * family + 2] = HOISTED
    return replace(problem, variant_classes=classes)


def test_work_that_runs_out_is_never_taken_for_proof_that_there_is_no_room() -> None:
    problem = small_problem(1)
    held = sound_plan(problem, Random(1))
    without = {number: make_room(problem, held, number, work=0.0) for number in asked(problem, held, 1, 30)}
    guessed = [n for n, found in without.items() if isinstance(found, Room) and not found.fewest]
    assert any(isinstance(found := make_room(problem, held, n), Room) and found.fewest for n in guessed)
    for number, found in without.items():
        if found is NoRoom.PROVEN:
            assert make_room(problem, held, number) is NoRoom.PROVEN
