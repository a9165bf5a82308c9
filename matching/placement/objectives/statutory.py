"""Children whose day is set by law have a home first."""

from __future__ import annotations

from collections.abc import Iterable

from matching.placement.homes_found import counted, levels_for
from matching.placement.level import Level
from matching.placement.model import Model
from matching.placement.problem import Priority

ID = "statutory"
NAME = "Children whose day is set by law"


def counts(step: str) -> str:
    """As the protocol says."""
    return counted("children for whom the day is set by law or a court")


def levels(model: Model) -> Iterable[Level]:
    """Those placed of them."""
    return levels_for(ID, model, {Priority.STATUTORY})
