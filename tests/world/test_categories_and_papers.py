"""What falls under a category, and which papers are asked for, fit the catalogue and each other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from matching.errors import EngineFault
from matching.world import categories, papers
from matching.world.catalogue import read_data, standard_catalogue
from matching.world.categories import covered_needs
from matching.world.home import Category
from matching.world.papers import papers_asked_for

NEEDS = standard_catalogue().need_by_id()


@pytest.fixture(autouse=True)
def _read_afresh() -> Iterator[None]:
    yield
    covered_needs.cache_clear()
    papers_asked_for.cache_clear()


def test_only_needs_of_the_catalogue_fall_under_a_category() -> None:
    assert {c.need for c in covered_needs()} <= set(NEEDS)
    assert all(c.from_level <= NEEDS[c.need].top for c in covered_needs())


def test_every_category_covers_some_need() -> None:
    assert {category for c in covered_needs() for category in c.by} == set(Category)


def test_no_need_falls_under_a_category_twice() -> None:
    pairs = [(c.need, category) for c in covered_needs() for category in c.by]
    assert len(pairs) == len(set(pairs))


def test_every_paper_is_asked_for_once() -> None:
    assert len({p.id for p in papers_asked_for()}) == len({p.name for p in papers_asked_for()}) == 5


@pytest.mark.parametrize(
    ("module", "read", "key", "field"),
    [(categories, covered_needs, "covered", "by"), (papers, papers_asked_for, "paper", "name")],
)
def test_data_at_fault_is_refused_as_our_own_fault(
    monkeypatch: pytest.MonkeyPatch, module: Any, read: Callable[[], object], key: str, field: str
) -> None:
    def broken(name: str) -> dict[str, Any]:
        data = json.loads(json.dumps(read_data(name)))
        del data[key][0][field]
        return {key: data[key]}

    monkeypatch.setattr(module, "read_data", broken)
    covered_needs.cache_clear()
    papers_asked_for.cache_clear()
    with pytest.raises(EngineFault, match=field):
        read()
