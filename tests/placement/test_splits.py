"""What is said of brothers and sisters parted: whether a plan keeps them together at all, and at what price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from matching.optimise.lexicographic import Effort
from matching.placement.explaining.splits import Change, Split, splits
from matching.placement.place import place
from matching.placement.problem import Answer, Apart, Plan, Priority, Problem, Response, Siblings
from matching.placement.solve import solve
from matching.placement.verifying import verify
from matching.reports import placement_plan
from service.web.text import to_text
from tests.placement.drawn import draw, every_plan
from tests.placement.test_given_up import problem

TIES = (Siblings(("s", "t"), must=False),)
PAIRS = (("R-0", "R-1"), ("R-2", "R-3"), ("R-1", "R-2"))


def split_of(asked: Problem, effort: Effort | None = None, *, whole: bool = True) -> Split:
    best = solve(asked)
    assert best.plan is not None
    (found,) = splits(asked, best.plan, best.levels, effort or Effort(), whole=whole)
    return found


def two_emergencies_and_two_siblings() -> Problem:
    """Both emergencies can only go where the siblings could live together."""
    asked = problem({"H": 2, "J": 1}, {"a": "H", "b": "H", "s": "HJ", "t": "H"}, siblings=TIES)
    children = (replace(c, priority=Priority.URGENT) if c.id in "ab" else c for c in asked.children)
    return replace(asked, children=tuple(children))


@pytest.mark.parametrize("whole", [True, False])
def test_keeping_two_together_is_possible_where_it_costs_two_emergencies_their_homes(whole: bool) -> None:
    found = split_of(two_emergencies_and_two_siblings(), whole=whole)
    assert found.possible is True
    assert Change("urgent", 2, 0) in (found.price or ())
    said = to_text(placement_plan.write(place(two_emergencies_and_two_siblings())))
    assert "Emergencies, 2 now and 0 then" in " ".join(said.split())


@pytest.mark.parametrize(
    "rules",
    [
        {"apart": (Apart(("s", "t"), "They fought.", "H"),)},
        {"responses": (Response("t", "H", Answer.DECLINED),)},
        {"responses": (Response("a", "H", Answer.ACCEPTED),)},
    ],
    ids=["kept apart", "declined", "a place agreed"],
)
def test_keeping_two_together_is_impossible_where_no_plan_has_both_in_one_home(rules: dict[str, object]) -> None:
    asked = replace(two_emergencies_and_two_siblings(), **rules)  # type: ignore[arg-type]
    found = split_of(asked)
    assert (found.possible, found.price) == (False, None)
    said = " ".join(to_text(placement_plan.write(place(asked))).split())
    assert "It is proven that no plan that keeps all that was agreed has both of them in one home." in said


def test_another_two_who_would_be_parted_instead_are_the_price() -> None:
    ties = (*TIES, Siblings(("u", "v"), must=False))
    asked = problem({"H": 3, "J": 1}, {"s": "H", "t": "HJ", "u": "H", "v": "HJ"}, siblings=ties)
    assert split_of(asked).price == (Change("siblings: the others", 1, 0),)
    said = to_text(placement_plan.write(place(asked)))
    assert "Brothers and sisters together: the others, 1 now and 0 then" in " ".join(said.split())


def with_both(asked: Problem, children: tuple[str, str]) -> Iterator[Plan]:
    """Every sound plan that has both in one home."""
    for plan in every_plan(asked):
        home = {p.child: p.urn for p in plan}
        if children[0] in home and home[children[0]] == home.get(children[1]) and not verify(asked, plan).broken:
            yield plan


def without(asked: Problem, children: tuple[str, str]) -> Problem:
    """The same with nothing said of these two as brothers or sisters."""
    kept = tuple(s for s in asked.siblings if s.must or s.children != children)
    return replace(asked, siblings=kept)


def with_ties(seed: int) -> Problem:
    """A small problem in which several should live together."""
    drawn = draw(seed)
    ties = (*(s for s in drawn.siblings if s.must), *(Siblings(pair, must=False) for pair in PAIRS))
    return replace(drawn, siblings=ties)


@pytest.mark.parametrize("seed", range(60))
def test_a_price_is_that_of_the_best_of_all_plans_that_have_both_in_one_home(seed: int) -> None:
    asked = with_ties(seed)
    best = solve(asked)
    for found in splits(asked, best.plan or (), best.levels, Effort(), whole=True):
        plans = list(with_both(asked, found.children))
        assert found.possible is bool(plans)
        if not plans:
            continue
        said = {c.level.partition(": the others")[0]: c.then for c in found.price or ()}
        ids = [x.id for x in best.levels]
        counted = without(asked, found.children)
        least = max(_values(counted, plan, ids) for plan in plans)
        now = _values(counted, best.plan or (), ids)
        assert tuple(said.get(id, before) for id, before in zip(ids, now, strict=True)) == least


def _values(asked: Problem, plan: Plan, ids: list[str]) -> tuple[int, ...]:
    values = verify(asked, plan).values
    return tuple(values.get(id, 0) for id in ids)


@pytest.mark.parametrize("work", [0.0, 1e-6])
def test_where_the_work_runs_out_keeping_two_together_is_called_impossible_only_where_it_is(work: float) -> None:
    for seed in range(60):
        asked = with_ties(seed)
        best = solve(asked)
        for found in splits(asked, best.plan or (), best.levels, Effort(work), whole=True):
            assert found.possible in (None, any(True for _ in with_both(asked, found.children)))
            assert (found.price is not None) == (found.possible is True)


def unproven() -> Problem:
    """A problem of which the first two can be kept together, and the least price takes some work to find."""
    drawn = draw(123, children=6, homes=4)
    must = tuple(s for s in drawn.siblings if s.must)
    return replace(drawn, siblings=(*must, Siblings(("R-0", "R-1"), must=False)))


def test_a_price_is_called_the_least_only_where_that_is_proven() -> None:
    asked = unproven()
    best = solve(asked)
    for work, is_least in ((1e-6, False), (60.0, True)):
        (found,) = splits(asked, best.plan or (), best.levels, Effort(work), whole=True)
        assert found.price is not None
        assert found.is_least is is_least
    (split,) = place(asked).splits
    told = place(asked).model_copy(update={"splits": (split.model_copy(update={"is_least": False}),)})
    assert "perhaps not the best" in to_text(placement_plan.write(told))
    assert "perhaps not the best" not in to_text(placement_plan.write(place(asked)))


@pytest.mark.parametrize("seed", range(20))
def test_a_price_called_the_least_is_that_found_with_more_work(seed: int) -> None:
    drawn = draw(seed, children=6, homes=4)
    asked = replace(drawn, siblings=tuple(Siblings(pair, must=False) for pair in PAIRS))
    best = solve(asked)
    quick, whole = (list(splits(asked, best.plan or (), best.levels, Effort(w), whole=True)) for w in (1e-6, 60.0))
    for found, least in zip(quick, whole, strict=True):
        assert not (found.price is not None and found.is_least) or found.price == least.price
