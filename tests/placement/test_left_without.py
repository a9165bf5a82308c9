"""Why a child is left without a home is told truly: never that no place is left where the plan leaves one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matching.findings import Band
from matching.optimise.stopping import Stop, at_once, never
from matching.placement import telling
from matching.placement.explaining.alternatives import Left
from matching.placement.place import place
from matching.placement.problem import (
    Apart,
    Fit,
    FreeRoom,
    OpenHome,
    Placed,
    PlacesFrom,
    Priority,
    Problem,
    Siblings,
    Waiting,
)
from matching.placement.verifying import verify
from matching.reports import placement_plan
from service.web.text import to_text
from tests.placement.drawn import draw

DAY = date(2027, 3, 1)


def of_two(*homes: OpenHome, **more: object) -> Problem:
    """Two children, each of whom could live in each home."""
    return Problem(
        children=tuple(Waiting(c, Priority.ORDINARY, 10, DAY) for c in "ab"),
        homes=homes,
        fits=tuple(Fit(c, h.urn, Band.GOOD, Band.GOOD, 30, 30, 50, 5) for c in "ab" for h in homes),
        **more,  # type: ignore[arg-type]
    )


def with_places(urn: str, many: int, **more: object) -> OpenHome:
    return OpenHome(urn, (PlacesFrom(DAY, many),), **more)  # type: ignore[arg-type]


HELD = (Siblings(("a", "b"), must=True),)


def test_two_held_together_are_told_that_places_are_left_and_which_of_them_are_only_supposed() -> None:
    found = place(of_two(with_places("H", 1, is_supposed=True), with_places("J", 1), siblings=HELD))
    assert [child.urn for child in found.children] == [None, None]
    for child, other in zip(found.children, "ba", strict=True):
        assert child.why == (
            f"A place is left in H, J, but the child must live with {other}, and no home was found for all of them. "
            "1 of these homes has not said how many places are free: one is supposed, so ask first."
        )


def test_a_child_kept_out_by_a_rule_between_children_is_not_told_that_no_place_is_left() -> None:
    found = place(of_two(with_places("H", 2), apart=(Apart(("a", "b"), "They harmed each other."),)))
    (left,) = (child for child in found.children if child.urn is None)
    assert left.why.startswith("A place is left in H, but what was agreed or rules between children")


def test_no_place_is_left_where_every_bedroom_that_suits_is_taken() -> None:
    rooms = (FreeRoom("room 1", DAY), FreeRoom("room 2", DAY))
    problem = of_two(with_places("H", 2, rooms=rooms))
    narrow = replace(problem, fits=tuple(replace(f, rooms=frozenset({"room 1"})) for f in problem.fits))
    (left,) = (child for child in place(narrow).children if child.urn is None)
    assert left.why == "No place is left in any home that is possible."
    assert [other.free for other in left.others] == [False]


def told_falsely(problem: Problem) -> list[str]:
    """The children told that no place is left though the plan leaves one of the possible homes with a place."""
    found = place(problem)
    told = {child.child: child for child in found.children}
    return [
        id
        for id, child in told.items()
        if child.why.startswith("No place is left") and any(o.free for o in child.others)
    ]


def test_nobody_is_told_that_no_place_is_left_beside_a_home_that_has_one() -> None:
    for seed in range(60):
        assert told_falsely(draw(seed)) == []


def test_a_reason_that_calls_every_home_full_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(problem: Problem, left: Left, child: str) -> str:
        return "No place is left in any home that is possible."

    monkeypatch.setattr(telling, "why_none", full)
    assert any(told_falsely(draw(seed)) for seed in range(60))


WORDS = {"places": "none for the whole stay", "apart": "stand against each of them", "": "the search ended before"}


def told_otherwise(seed: int, stop: Stop = never) -> list[str]:
    """The children told of a place that is left, with a reason that the check does not find when they are put there."""
    problem, wrong = draw(seed, children=5), []
    found = place(problem, stop=stop)
    plan = tuple(Placed(c.child, c.urn, c.bedroom) for c in found.children if c.urn)
    rooms = {h.urn: [None] if h.rooms is None else [r.id for r in h.rooms] for h in problem.homes}
    for child in (c for c in found.children if c.why.startswith("A place is left") and "must live with" not in c.why):
        for urn in (urn for urn in rooms if urn in child.why):
            broken = (
                {b.rule for b in verify(problem, (*plan, Placed(child.child, urn, r))).broken} for r in rooms[urn]
            )
            rules = min(broken, key=len) or {""}
            wrong += [child.child] if not any(WORDS.get(rule, "what was agreed") in child.why for rule in rules) else []
    return wrong


def test_whoever_is_told_of_a_place_that_is_left_is_told_what_stands_against_it() -> None:
    assert [seed for seed in range(40) if told_otherwise(seed)] == []
    assert told_otherwise(53, at_once) == []


def test_a_place_that_is_taken_later_and_passes_for_a_rule_between_children_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Left, "is_full_later", lambda *asked: False)
    assert told_otherwise(3)


def test_two_parted_because_a_place_is_only_supposed_are_told_whom_to_ask_first() -> None:
    should = (Siblings(("a", "b"), must=False),)
    found = place(of_two(with_places("H", 1, is_supposed=True), with_places("J", 1), siblings=should))
    (split,) = found.splits
    assert (split.possible, split.homes_for_both, split.supposed) == (False, 2, 1)
    assert "1 of the 2 homes that are possible for both has not said how many places" in " ".join(
        to_text(placement_plan.write(found)).split()
    )
