"""Reading and learning one field of a referral that may be not known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from matching.findings import FactRef
from matching.match import Match
from matching.world.change import with_referral
from matching.world.world import World

Supposed = Callable[[Match], tuple[Any, ...]]
"""The values a field may be supposed to have in a match."""


def of_referral(field: str, supposed: Supposed) -> Callable[[Match, FactRef], tuple[Any, ...]]:
    """The field's value, or what it may be supposed to be while it is None."""

    def possible(match: Match, ref: FactRef) -> tuple[Any, ...]:
        value = getattr(match.referral, field)
        return supposed(match) if value is None else (value,)

    return possible


def learn_field(field: str) -> Callable[[World, Match, FactRef, Any], World]:
    """The world in which the field is known."""

    def learn(world: World, match: Match, ref: FactRef, value: Any) -> World:
        return with_referral(world, match.referral.id, lambda r: r.model_copy(update={field: value}))

    return learn


def asks_of_child(words: str) -> Callable[[Match, FactRef], str]:
    """A question about the referred child."""
    return lambda match, ref: f"{match.child.name}: {words}"
