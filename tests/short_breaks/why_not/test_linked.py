"""Nobody is said to have to move where bookings on other nights could change bedrooms instead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from random import Random

import numpy as np
import pytest

from matching.short_breaks.build import build
from matching.short_breaks.cleared import Suited
from matching.short_breaks.period import PlannedStay
from matching.short_breaks.problem import Choice, Plan, Problem
from matching.short_breaks.rooming import plan_of
from matching.short_breaks.why_not import WhyNot, moving, why_not
from matching.short_breaks.why_not.linked import linked
from matching.short_breaks.why_not.moving import Room, make_room
from tests.short_breaks.hand_problem import FAMILIES, HOISTED, NIGHTS, PLAIN, STAYS, hand_problem, plan, stay
from tests.short_breaks.plain_check import broken
from tests.short_breaks.verifying.sound import LONG, A, day, sound

SEEDS = range(1, 13)
Trouble = tuple[int, int, int, int, int]
"""Other families that move, their bookings, those bookings' nights, the family's own nights, bedrooms changed."""


def two_bedrooms(dice: Random) -> tuple[Problem, Plan, int]:
    """Two bedrooms of two classes, a family that asks, and three families that may have either, or one, of them."""
    open_rooms = np.ones((2, NIGHTS), dtype=np.int16)
    problem = hand_problem(class_open=open_rooms, turnaround=np.array([dice.randint(0, 1)], dtype=np.int16))
    classes = problem.variant_classes.copy()
    for family in range(FAMILIES):
        classes[2 * family : 2 * family + 2, 0] = dice.choice(
            ((HOISTED, PLAIN), (HOISTED, PLAIN), (HOISTED, HOISTED), (PLAIN, PLAIN))
        )
    problem = hand_problem(class_open=open_rooms, turnaround=problem.turnaround, variant_classes=classes)
    held: Plan = ()
    for _ in range(40):
        longer = plan(*held, Choice(number := dice.randrange(len(STAYS)), 2 * STAYS[number][0] + dice.randint(0, 1)))
        if len(longer) <= 5 and len({c.stay for c in longer}) == len(longer) and not broken(problem, longer):
            held = longer
    free = [number for number in range(len(STAYS)) if number not in {c.stay for c in held}]
    return problem, held, dice.choice(free)


def trouble(problem: Problem, held: Plan, after: Plan, number: int) -> Trouble:
    left = {c.stay: c for c in after}
    moved = [STAYS[c.stay] for c in held if c.stay not in left]
    others = [it for it in moved if it[0] != STAYS[number][0]]
    changed = sum(c.stay in left and left[c.stay] != c for c in held)
    nights = sum(it[2] for it in others)
    return len({it[0] for it in others}), len(others), nights, sum(it[2] for it in moved) - nights, changed


def every_plan(held: Plan, number: int) -> Iterator[Plan]:
    for many in range(len(held) + 1):
        for left in combinations(held, many):
            for ways in product((HOISTED, PLAIN), repeat=many + 1):
                stays = (number, *(c.stay for c in left))
                yield plan(*(Choice(s, 2 * STAYS[s][0] + way) for s, way in zip(stays, ways, strict=True)))


@cache
def drawn(seed: int) -> tuple[tuple[Problem, Plan, int, Trouble], ...]:
    """Some cases, each with the least trouble over every plan there is."""
    dice, found = Random(seed), []
    for problem, held, number in (two_bedrooms(dice) for _ in range(12)):
        afters = sorted((trouble(problem, held, after, number), after) for after in every_plan(held, number))
        least = next(least for least, after in afters if not broken(problem, after))
        found.append((problem, held, number, least))
    return tuple(found)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_less_trouble_would_make_room_whoever_changes_bedrooms(seed: int) -> None:
    for problem, held, number, least in drawn(seed):
        room = make_room(problem, held, number)
        assert isinstance(room, Room)
        assert room.fewest
        assert not broken(problem, room.plan)
        assert trouble(problem, held, room.plan, number) == least


def test_bedrooms_of_other_nights_held_fast_are_seen_as_a_wrong_fewest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "linked", lambda *_: set[Choice]())
    cases = [case for seed in SEEDS for case in drawn(seed)]
    rooms = [make_room(problem, held, number) for problem, held, number, _ in cases]
    wrong = [
        trouble(problem, held, room.plan, number)[:4] > least[:4]
        for room, (problem, held, number, least) in zip(rooms, cases, strict=True)
        if isinstance(room, Room)
    ]
    assert any(wrong)


def test_a_chain_ends_at_a_bedroom_that_nobody_in_it_could_take() -> None:
    problem = hand_problem()
    classes = problem.variant_classes.copy()
    classes[6:8, 0] = PLAIN
    problem = hand_problem(variant_classes=classes)
    beside, after, much_later = stay(1, 1, 2), stay(2, 2, 2), stay(1, 4, 2)
    assert linked(problem, plan(beside, after, much_later), stay(0, 0, 2).stay) == {beside, after}
    assert linked(problem, plan(beside, stay(3, 2, 3), much_later), stay(0, 0, 2).stay) == {beside}
    assert linked(problem, plan(after), stay(0, 0, 2).stay) == set()


def test_a_committed_booking_is_in_no_chain() -> None:
    beside, after = stay(1, 1, 2), stay(2, 2, 2)
    problem = hand_problem(fixed=plan(beside))
    assert linked(problem, plan(beside, after), stay(0, 0, 2).stay) == set()


def asked_by_one_who_needs_the_bedroom_of_a_guest_that_could_change_with_a_later_one() -> WhyNot:
    case = sound()
    families = tuple(f.model_copy(update={"homes": (A,), "children": f.children[:1]}) for f in case.period.families[:3])
    case = case.of_period(bookings=(), families=families, homes=case.period.homes[:1])
    suits = {"F-1": ("r1",), "F-2": ("r1", "r2"), "F-3": ("r1", "r2")}
    case = case.answers(
        suited=tuple(
            Suited(family=family, urn=A, nights=(LONG,), bedrooms=(rooms,), known=True)
            for family, rooms in suits.items()
        )
    )
    now = PlannedStay(family="F-2", urn=A, bedrooms=("r1",), first_night=day(6), nights=3)
    later = PlannedStay(family="F-3", urn=A, bedrooms=("r2",), first_night=day(8), nights=2)
    problem = build(case.period, case.cleared)
    held = plan_of(problem, case.period, (now, later))
    return why_not(case.period, case.cleared, problem, held, "F-1", A, day(5), 2)


def test_a_guest_who_could_change_bedrooms_with_a_later_one_need_not_move() -> None:
    answer = asked_by_one_who_needs_the_bedroom_of_a_guest_that_could_change_with_a_later_one()
    assert (answer.to_move, answer.fewest) == ((), True)
    assert "would have to move" not in answer.for_coordinator


def test_held_bedrooms_would_have_named_that_guest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "linked", lambda *_: set[Choice]())
    answer = asked_by_one_who_needs_the_bedroom_of_a_guest_that_could_change_with_a_later_one()
    assert [held.family for held in answer.to_move] == ["F-2"]
