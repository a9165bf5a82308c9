"""A child and a home are told to both rather only where the home could take the child in, keeping whom it prefers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest

from matching.optimise.lexicographic import Effort
from matching.placement.explaining.blocking import blocking_pairs, fewest_blocking
from matching.placement.explaining.taking import Taking, child_rank
from matching.placement.problem import (
    Answer,
    Apart,
    FreeRoom,
    Placed,
    PlacesFrom,
    Plan,
    Priority,
    Problem,
    Response,
    Siblings,
)
from matching.placement.verifying import verify
from tests.placement.drawn import draw, every_plan
from tests.placement.test_given_up import DAY, problem


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def b_would_rather_be_with_a(places: int = 2, **more: object) -> Problem:
    """`a` fits better at H than `b` does, who fits better there than at J, where the plan below has it."""
    asked = problem({"H": places, "J": 1}, {"a": "H", "b": "HJ"}, **more)
    points = {("a", "H"): 40, ("b", "H"): 35, ("b", "J"): 30}
    return replace(asked, fits=tuple(replace(f, points=points[f.child, f.urn]) for f in asked.fits))


PLAN: Plan = (Placed("a", "H"), Placed("b", "J"))


def told(asked: Problem, plan: Plan = PLAN) -> list[tuple[str, str]]:
    return [(p.child, p.urn) for p in blocking_pairs(asked, plan)]


def test_a_home_with_a_place_left_and_a_child_who_would_rather_are_told() -> None:
    assert told(b_would_rather_be_with_a()) == [("b", "H")]
    assert told(b_would_rather_be_with_a(places=1)) == []


def test_a_child_who_has_left_before_another_comes_is_not_in_its_way() -> None:
    asked = b_would_rather_be_with_a(places=1)
    first, second = asked.children
    children = (replace(first, until=later(5)), replace(second, first=later(7)))
    assert told(replace(asked, children=children)) == [("b", "H")]


def test_a_home_with_fewer_places_later_in_the_stay_has_none() -> None:
    asked = b_would_rather_be_with_a()
    home = replace(asked.homes[0], places=(PlacesFrom(DAY, 2), PlacesFrom(later(10), 1)))
    assert told(replace(asked, homes=(home, asked.homes[1]))) == []
    leaves = replace(asked.children[1], until=later(9))
    assert told(replace(asked, homes=(home, asked.homes[1]), children=(asked.children[0], leaves))) == [("b", "H")]


def test_two_who_are_kept_apart_are_not_told_where_the_home_would_keep_the_other() -> None:
    bars = (Apart(("a", "b"), "They fought.", "H"),)
    assert told(b_would_rather_be_with_a(apart=bars)) == []
    asked = b_would_rather_be_with_a(apart=bars)
    sooner = replace(asked.children[1], priority=Priority.URGENT)
    assert told(replace(asked, children=(asked.children[0], sooner))) == [("b", "H")]


@pytest.mark.parametrize(
    ("rooms", "suits", "pairs"),
    [
        ((FreeRoom("1", DAY), FreeRoom("2", DAY)), None, [("b", "H")]),
        ((FreeRoom("1", DAY), FreeRoom("2", DAY)), frozenset({"2"}), [("b", "H")]),
        ((FreeRoom("1", DAY), FreeRoom("2", DAY)), frozenset(), []),
        ((FreeRoom("1", DAY), FreeRoom("2", DAY, later(90))), frozenset({"2"}), []),
        ((FreeRoom("1", DAY),), None, []),
        ((FreeRoom("1", DAY), FreeRoom("2", DAY)), frozenset({"1"}), []),
    ],
    ids=["any", "one that suits", "none suits", "not for the whole stay", "none left", "the one that suits is needed"],
)
def test_a_home_without_a_bedroom_that_suits_and_is_left_is_not_told(
    rooms: tuple[FreeRoom, ...], suits: frozenset[str] | None, pairs: list[tuple[str, str]]
) -> None:
    asked = b_would_rather_be_with_a()
    home = replace(asked.homes[0], rooms=rooms)
    only = {"a": frozenset({"1"}), "b": suits}
    fits = (replace(f, rooms=only[f.child]) if f.urn == "H" else f for f in asked.fits)
    assert told(replace(asked, homes=(home, asked.homes[1]), fits=tuple(fits))) == pairs


def test_a_child_with_a_place_agreed_elsewhere_is_not_told() -> None:
    assert told(b_would_rather_be_with_a(responses=(Response("b", "J", Answer.ACCEPTED),))) == []
    assert told(b_would_rather_be_with_a(responses=(Response("b", "J", Answer.OFFERED),))) == [("b", "H")]


def test_a_home_gives_up_nobody_to_whom_it_has_agreed_a_place() -> None:
    asked = b_would_rather_be_with_a(places=1)
    sooner = replace(asked.children[1], priority=Priority.URGENT)
    asked = replace(asked, children=(asked.children[0], sooner))
    assert told(asked) == [("b", "H")]
    assert told(replace(asked, responses=(Response("a", "H", Answer.ACCEPTED),))) == []


def test_nobody_is_told_who_must_live_with_a_brother_or_sister() -> None:
    asked = problem({"H": 2, "J": 2}, {"b": "HJ", "s": "J"}, siblings=(Siblings(("b", "s"), must=True),))
    points = {("b", "H"): 40}
    better = tuple(replace(f, points=points.get((f.child, f.urn), 30)) for f in asked.fits)
    both: Plan = (Placed("b", "J"), Placed("s", "J"))
    assert told(replace(asked, fits=better), both) == []
    assert told(replace(asked, fits=better, siblings=()), both) == [("b", "H")]


def test_a_home_at_any_distance_that_is_known_comes_before_one_at_a_distance_that_is_not() -> None:
    (fit,) = problem({"H": 1}, {"a": "H"}).fits
    assert child_rank(replace(fit, miles=10**7)) > child_rank(replace(fit, miles=None))


def would_both_rather(asked: Problem, home: dict[str, str]) -> set[tuple[str, str]]:
    """Every such pair, by trying: the child is put there with all whom the home would keep, and no rule is broken.

    Of rules are left out those that such a small plan breaks by leaving others without a home.
    """
    fits = {(f.child, f.urn): f for f in asked.fits if f.possible}
    agreed = {r.child: r.urn for r in asked.responses if r.answer is Answer.ACCEPTED}
    order = (Priority.ORDINARY, Priority.URGENT, Priority.STATUTORY)
    waits = {c.id: c for c in asked.children}
    must = {child for tie in asked.siblings if tie.must for child in tie.children}

    def liked(child: str, urn: str) -> tuple[int, int, bool, int]:
        fit = fits[child, urn]
        return fit.worst, fit.points, fit.miles is not None, -(fit.miles or 0)

    def kept(child: str, urn: str) -> tuple[object, ...]:
        return (agreed.get(child) == urn, order.index(waits[child].priority), *liked(child, urn))

    found = set()
    for child, urn in fits:
        if home.get(child) == urn or child in agreed or child in must:
            continue
        if child in home and liked(child, home[child]) >= liked(child, urn):
            continue
        there = [c for c, u in home.items() if u == urn and kept(c, urn) >= kept(child, urn)]
        if _holds(asked, [*there, child], urn):
            found.add((child, urn))
    return found


def _holds(asked: Problem, children: list[str], urn: str) -> bool:
    """Whether some bedrooms of a home hold all of them under its places, bars and answers."""
    without = replace(asked, siblings=(), responses=tuple(r for r in asked.responses if r.answer is Answer.DECLINED))
    (home,) = (h for h in asked.homes if h.urn == urn)
    rooms: list[str | None] = [None] if home.rooms is None else [r.id for r in home.rooms]

    def plans(left: list[str]) -> list[Plan]:
        return [()] if not left else [(Placed(left[0], urn, r), *p) for p in plans(left[1:]) for r in rooms]

    return any(not verify(without, plan).broken for plan in plans(children))


@pytest.mark.parametrize("seed", range(40))
def test_the_pairs_told_of_any_sound_plan_are_those_that_could_be(seed: int) -> None:
    asked = draw(seed, children=4)
    for plan in every_plan(asked):
        if not verify(asked, plan).broken:
            home = {p.child: p.urn for p in plan}
            assert set(told(asked, plan)) == would_both_rather(asked, home)


def crowded(seed: int) -> Problem:
    """As drawn, with more for whom H alone is possible, so that days, bars and bedrooms decide."""
    asked = draw(seed, children=4, homes=2)
    (home, *others) = asked.homes
    pairs = tuple(combinations(sorted(c.id for c in asked.children), 2))
    return replace(
        asked,
        homes=(replace(home, places=(*home.places, PlacesFrom(later(-40), 2))), *others),
        apart=(*asked.apart, Apart(pairs[seed % len(pairs)], "They fought.", home.urn)),
    )


@pytest.mark.parametrize("seed", range(30))
def test_no_plan_as_good_has_fewer_pairs_where_days_bars_and_bedrooms_decide(seed: int) -> None:
    asked = crowded(seed)
    found = fewest_blocking(asked, Effort())
    assert found is not None
    if found.plan is None:
        return
    held = [x for x in found.levels if x.id != "blocking"]
    plans = [p for p in every_plan(asked) if not verify(asked, p).broken]
    as_good = [p for p in plans if all(verify(asked, p).values[x.id] == x.value for x in held)]
    assert len(told(asked, found.plan)) == min(len(told(asked, p)) for p in as_good)
    assert -found.levels[-1].value == len(told(asked, found.plan))


def test_pairs_told_without_a_look_at_days_bars_or_bedrooms_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Taking, "full", lambda self, child, urn, among: ())
    asked = b_would_rather_be_with_a(places=1)
    assert set(told(asked)) != would_both_rather(asked, {p.child: p.urn for p in PLAN})
