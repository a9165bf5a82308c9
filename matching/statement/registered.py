"""Which needs, and from which level, the categories of need in the registration leave out."""

from __future__ import annotations

from matching.statement.item import Today
from matching.world.categories import Covered, covered_needs
from matching.world.home import CategoriesCondition, Category, conditions_on


def registered_categories(today: Today) -> frozenset[Category] | None:
    """The categories that every condition in force names. None: the registration names no categories."""
    named = [set(c.categories) for c in conditions_on(today.home, CategoriesCondition, today.on)]
    return frozenset(set.intersection(*named)) if named else None


def beyond(today: Today, need: str) -> tuple[Covered, ...]:
    """Where a need goes beyond the categories registered, the lowest level first."""
    return tuple(c for c in _called_for(today, need) if (registered_categories(today) or frozenset()).isdisjoint(c.by))


def surely_within(today: Today, need: str, level: int) -> bool:
    """Whether a need at that level is covered, whichever of several categories should be meant."""
    registered = registered_categories(today) or frozenset()
    return all(c.from_level > level or registered >= set(c.by) for c in _called_for(today, need))


def _called_for(today: Today, need: str) -> list[Covered]:
    """What a need calls for; nothing when the registration names no categories, which restricts nothing."""
    if registered_categories(today) is None:
        return []
    return sorted((c for c in covered_needs() if c.need == need), key=lambda c: c.from_level)
