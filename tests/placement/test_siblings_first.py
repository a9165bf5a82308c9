"""Brothers and sisters are parted so that one more child has a home, and never so that one more home is sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from matching.findings import Band
from matching.placement import objectives
from matching.placement.objectives import fit, placed, siblings, statutory, sure, urgent
from matching.placement.place import place
from matching.placement.problem import Doubt, Priority, Problem, Siblings
from tests.placement.test_given_up import problem

TIES = (Siblings(("a", "b"), must=False),)


def only_if(asked: Problem, child: str, urn: str) -> Problem:
    """The same with one home possible for one child only if what is not known turns out well."""
    fits = (replace(f, worst=Band.NOT_UNLESS) if (f.child, f.urn) == (child, urn) else f for f in asked.fits)
    return replace(asked, fits=tuple(fits))


def homes(asked: Problem) -> dict[str, str | None]:
    return {c.child: c.urn for c in place(asked).children}


def two_and(**others: str) -> Problem:
    """Two who should live together: at H, where `a` is not sure, or parted, with `a` at J for sure."""
    could: Mapping[str, str] = {"a": "HJ", "b": "H", **others}
    return only_if(problem({"H": 2, "J": 1}, dict(could), siblings=TIES), "a", "H")


def test_no_two_are_parted_so_that_one_more_home_is_sure() -> None:
    assert homes(two_and()) == {"a": "H", "b": "H"}


def test_two_are_parted_where_one_more_child_has_a_home_by_it() -> None:
    assert homes(two_and(c="H")) == {"a": "J", "b": "H", "c": "H"}


def test_of_plans_that_keep_as_many_together_the_one_with_more_homes_sure_is_best() -> None:
    assert homes(replace(two_and(), siblings=())) == {"a": "J", "b": "H"}


@pytest.mark.parametrize("priority", [Priority.STATUTORY, Priority.URGENT])
def test_no_two_are_parted_so_that_a_child_who_comes_first_is_sure(priority: Priority) -> None:
    asked = two_and()
    first = replace(asked, children=(replace(asked.children[0], priority=priority), *asked.children[1:]))
    assert homes(first) == {"a": "H", "b": "H"}


def test_no_two_are_parted_so_that_nothing_is_open_between_them() -> None:
    asked = problem({"H": 2, "J": 1}, {"a": "HJ", "b": "H"}, siblings=TIES)
    doubts = tuple(Doubt(pair, "H", ("Do they quarrel?",), Band.NOT_UNLESS) for pair in (("a", "b"), ("b", "a")))
    assert homes(replace(asked, doubts=doubts)) == {"a": "H", "b": "H"}


def test_a_home_for_sure_goes_to_a_child_whose_day_is_set_by_law_before_others() -> None:
    asked = problem({"H": 1, "J": 1}, {"a": "HJ", "b": "HJ"})
    asked = only_if(only_if(asked, "a", "J"), "b", "J")
    by_law = replace(asked.children[1], priority=Priority.STATUTORY)
    found = place(replace(asked, children=(asked.children[0], by_law))).children
    assert [(c.child, c.urn, c.sure) for c in found] == [("a", "J", False), ("b", "H", True)]


def test_an_order_that_asks_for_sure_before_together_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objectives, "OBJECTIVES", (statutory, urgent, placed, sure, siblings, fit))
    assert homes(two_and()) != {"a": "H", "b": "H"}
