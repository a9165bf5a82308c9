"""Before a last place is used it is said what looking ahead would do, by the figure that decides it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from matching.optimise.assignment import Worths
from matching.placement import foresight, looking_ahead
from matching.placement.foresight import decide, kinds_of
from matching.placement.place import place
from matching.placement.problem import Priority, Problem
from matching.placement.result import Ahead, Placement, Step
from matching.reports import placement_plan
from matching.reports.placement_plan import in_short
from service.web.text import to_text
from tests.placement.test_given_up import problem
from tests.placement.test_last_places import not_sure


def placed(asked: Problem, expected: float = 6.0) -> Placement:
    return place(asked, dice=Random(1), expected=expected)


def ahead_of(found: Placement) -> dict[str, Ahead]:
    return {one.child: one for last in found.last_places for one in last.ahead}


def specialist(points: int = 10, priority: Priority = Priority.ORDINARY) -> Problem:
    """The one child who waits fits the last specialist bed so-so; many more who are expected can live nowhere else."""
    asked = problem({"H": 1}, {"a": "H", "b": "", "c": ""})
    fits = tuple(replace(f, points=points, points_best=points) for f in asked.fits)
    children = tuple(replace(c, priority=priority) if c.id == "a" else c for c in asked.children)
    return replace(asked, fits=fits, children=children)


@pytest.fixture
def dear(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those expected fit the bed better than the child who waits."""
    honest = foresight.kinds_of

    def better(asked: Problem, *, sure: bool = True) -> tuple[Worths, ...]:
        first, *others = honest(asked, sure=sure)
        return (first, *(((0, 1_050),) for _ in others))

    monkeypatch.setattr(looking_ahead, "kinds_of", better)


def test_a_last_bed_that_is_worth_more_to_those_expected_would_be_kept_and_the_figures_say_why(dear: None) -> None:
    one = ahead_of(placed(specialist()))["a"]
    assert (one.step, one.worth, one.urn, one.by_sure) == (Step.KEEP, 1_010, None, True)
    assert one.price > one.worth
    assert f"{one.price:,.0f} to those expected" in told(placed(specialist()))
    assert "would keep it for those expected, and a would wait" in told(placed(specialist()))


def told(found: Placement) -> str:
    whole, short = (" ".join(to_text(form.write(found)).split()) for form in (placement_plan, in_short))
    assert (looking := "Looking ahead would") not in whole or looking in short
    return whole


def test_a_child_who_cannot_wait_is_never_told_to(dear: None) -> None:
    for priority in (Priority.URGENT, Priority.STATUTORY):
        found = placed(specialist(priority=priority))
        assert ahead_of(found)["a"].step is Step.CANNOT_WAIT
        assert "would wait" not in told(found)


def test_a_last_bed_that_few_expected_could_use_is_given() -> None:
    found = placed(problem({"H": 1}, {"a": "H", "b": ""}), expected=0.5)
    one = ahead_of(found)["a"]
    assert (one.step, one.urn) == (Step.GIVE, None)
    assert one.price <= one.worth


def test_another_place_that_is_left_is_named_where_it_costs_those_expected_less() -> None:
    asked = problem({"H": 1, "J": 9}, {"a": "HJ", "b": ""})
    fits = tuple(replace(f, points=32 if f.urn == "H" else 30) for f in asked.fits)
    many = replace(asked, fits=fits)
    step = ahead_of(placed(many))
    assert {(one.step, one.urn) for one in step.values()} <= {(Step.ELSEWHERE, "J"), (Step.GIVE, None)}


def test_where_no_home_is_sure_it_is_worked_out_by_all_that_are_possible_and_says_so() -> None:
    found = placed(not_sure(problem({"H": 1}, {"a": "H", "b": "H"})))
    (one,) = ahead_of(found).values()
    assert not one.by_sure
    assert "by all that are possible" in told(found)


def as_the_policy_decides() -> bool:
    """With one last place and no other home, what is said is what deciding one by one does with that child."""
    asked = problem({"H": 1}, {"a": "H", "b": "H", "c": "H"})
    fits = tuple(replace(f, points=10 * n) for n, f in enumerate(asked.fits))
    asked = replace(asked, fits=fits)
    for seed in range(8):
        looking = looking_ahead.Looking(asked, 6.0, (0,), (0,))
        for number, child in enumerate(asked.children):
            (one,) = looking.at("H", [child.id], seed)
            kinds = foresight.Expected(kinds_of(asked), 6.0)
            home = decide(kinds.kinds[number], [1], kinds, Random(seed), looking_ahead.FUTURES)
            if (home is None) != (one.step is Step.KEEP):
                return False
    return True


def test_what_is_said_is_what_deciding_with_foresight_does(monkeypatch: pytest.MonkeyPatch) -> None:
    assert as_the_policy_decides()
    monkeypatch.setattr(looking_ahead, "_step", lambda *asked: Step.GIVE)
    assert not as_the_policy_decides()


def test_nothing_is_said_where_nobody_said_how_many_are_expected() -> None:
    found = place(problem({"H": 1}, {"a": "H"}))
    assert ahead_of(found) == {}
    assert "Looking ahead" not in told(found)
