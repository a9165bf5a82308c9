"""Defects planted in what a plan says it gave up: each is shown to be caught by how that is tested or checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from matching.errors import EngineFault
from matching.optimise import too_many
from matching.optimise.program import Flags, Ints
from matching.placement import newcomers, shortage
from matching.placement import place as placing
from matching.placement.explaining import blocking, splits, taking
from matching.placement.place import place
from matching.placement.problem import Plan, Problem, Siblings
from matching.placement.result import Placement
from matching.placement.solve import solve
from matching.placement.verifying import verify
from matching.reports import placement_plan
from service.web.text import to_text
from tests.placement.drawn import draw, every_plan
from tests.placement.test_blocking import would_both_rather
from tests.placement.test_given_up import problem
from tests.placement.test_world import (
    test_what_is_not_known_between_siblings_decided_to_live_together_is_asked_of_somebody_named as siblings_are_asked,
)

SEEDS = range(12)


def home_of(found: Placement) -> dict[str, str]:
    return {c.child: c.urn for c in found.children if c.urn is not None}


def pairs_are_told_truly() -> bool:
    """The pairs told are those that a count anew finds."""
    for seed in SEEDS:
        asked = draw(seed)
        found = place(asked)
        if found.levels and {(p.child, p.urn) for p in found.blocking} != would_both_rather(asked, home_of(found)):
            return False
    return True


def test_pairs_that_would_both_rather_counted_without_the_home_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pairs_are_told_truly()
    monkeypatch.setattr(taking, "home_rank", lambda asked: {c.id: 0 for c in asked.children})
    assert not pairs_are_told_truly()


def the_steadier_plan_is_told_truly() -> bool:
    """How many pairs it leaves, how many move and who loses a home, as counted anew from what it says of each child."""
    told = False
    for seed in range(40):
        asked = draw(seed)
        found = place(asked)
        if found.steadier is None:
            continue
        told = True
        now = home_of(found)
        then = {**now, **{p.child: p.urn for p in found.steadier.moved}}
        then = {child: urn for child, urn in then.items() if child not in found.steadier.without}
        pairs, said = would_both_rather(asked, then), to_text(placement_plan.write(found))
        words = " ".join(said.split())
        if f"brothers and sisters together, has {len(pairs)}, the fewest" not in words or len(then) != len(now):
            return False
        if pairs != {(p.child, p.urn) for p in found.steadier.pairs}:
            return False
    assert told
    return True


def test_a_steadier_plan_told_with_the_pairs_of_the_other_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    assert the_steadier_plan_is_told_truly()
    monkeypatch.setattr(placing, "_steadier", _pairs_of_the_other)
    assert not the_steadier_plan_is_told_truly()


honest_steadier = placing._steadier


def _pairs_of_the_other(asked: Problem, solved: Any, plan: Plan, *rest: Any) -> Any:
    found = honest_steadier(asked, solved, plan, *rest)
    pairs = placing._pairs(blocking.blocking_pairs(asked, plan))
    return None if found is None else found.model_copy(update={"pairs": pairs})


def test_a_steadier_plan_that_hides_who_loses_a_home_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def hiding(*asked: Any) -> Any:
        found = honest_steadier(*asked)
        return None if found is None else found.model_copy(update={"without": ()})

    monkeypatch.setattr(placing, "_steadier", hiding)
    assert not the_steadier_plan_is_told_truly()


def the_price_of_a_split_is_the_least() -> bool:
    """No plan that keeps the two together loses less, by every plan there is."""
    ties = (Siblings(("a", "b"), must=False),)
    asked = problem({"H": 2, "J": 1}, {"a": "HJ", "b": "H", "c": "H"}, siblings=ties)
    (split,) = place(asked).splits
    best = max(_values(asked), default=())
    ids = [x.id for x in place(asked).levels]
    placed = ids.index("placed")
    return split.price is not None and any(d.then == best[placed] for d in split.price if d.now == 3)


def _values(asked: Problem) -> Iterator[tuple[int, ...]]:
    ids = [x.id for x in place(asked).levels]
    for plan in every_plan(asked):
        home, verdict = {p.child: p.urn for p in plan}, verify(asked, plan)
        if not verdict.broken and home.get("a", "") == home.get("b"):
            yield tuple(verdict.values[i] for i in ids)


def test_a_price_of_a_split_worked_out_without_keeping_the_two_together_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert the_price_of_a_split_is_the_least()
    honest = solve

    def forgetful(asked: Problem, *rest: Any, **more: Any) -> Any:
        return honest(replace(asked, siblings=tuple(replace(s, must=False) for s in asked.siblings)), *rest, **more)

    monkeypatch.setattr(splits, "solve", forgetful)
    assert not the_price_of_a_split_is_the_least()


def test_a_shortage_whose_cut_leaves_out_a_home_or_takes_in_a_child_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = problem({"H": 1, "J": 1, "K": 5}, {"a": "HJ", "b": "HJ", "c": "HJ", "d": "K"})
    assert (place(asked).shortage or pytest.fail("There is a shortage.")).short == 1
    honest = too_many.too_many
    for wrong_row, wrong_home in (([], [1]), ([3], [])):

        def wrong(could: Flags, places: Ints, rows: Any = wrong_row, homes: Any = wrong_home) -> tuple[Flags, Flags]:
            children, at = honest(could, places)
            children[rows], at[homes] = True, False
            return children, at

        monkeypatch.setattr(shortage, "too_many", wrong)
        with pytest.raises(EngineFault, match="A shortage was found that is none"):
            place(asked)


def test_what_is_open_between_newcomers_forgotten_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    siblings_are_asked()
    monkeypatch.setattr(newcomers, "doubts_of", lambda found, urn: iter(()))
    with pytest.raises(AssertionError):
        siblings_are_asked()
