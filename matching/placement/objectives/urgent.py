"""Emergencies have a home first."""

from __future__ import annotations

from collections.abc import Iterable

from matching.placement.homes_found import counted, levels_for
from matching.placement.level import Level
from matching.placement.model import Model
from matching.placement.problem import Priority

ID = "urgent"
NAME = "Emergencies"


def counts(step: str) -> str:
    """As the protocol says."""
    return counted("children in an emergency")


def levels(model: Model) -> Iterable[Level]:
    """Those placed of them."""
    return levels_for(ID, model, {Priority.URGENT})
