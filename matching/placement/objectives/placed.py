"""As many children as can be have a home."""

from __future__ import annotations

from collections.abc import Iterable

from matching.placement.homes_found import counted, levels_for
from matching.placement.level import Level
from matching.placement.model import Model
from matching.placement.problem import Priority

ID = "placed"
NAME = "Children with a home"


def counts(step: str) -> str:
    """As the protocol says."""
    return counted("children")


def levels(model: Model) -> Iterable[Level]:
    """Everybody placed."""
    return levels_for(ID, model, set(Priority))
