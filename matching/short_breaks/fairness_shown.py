"""How nights fall by one rule of fairness and by another, and what being fair costs in benefit."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from matching.world.record import Ident, Record, Text


class FairnessPicture(Record):
    """How the nights fall by one rule of fairness, to set rules side by side."""

    rule: Text
    nights: int
    benefit: int
    families_with_nothing: int
    below_half: int
    """Families below half their protected minimum."""
    below_minimum: int
    by_family: tuple[tuple[Ident, int], ...]


class PriceOfFairness(Record):
    """Benefit given up for being as fair as the plan: the most there could be without a level for fairness, less the
    most there could be with one. Neither is known exactly as long as a bound is above what was found."""

    least: Annotated[int, Field(ge=0)]
    """It is no less: what was found without fairness, less the bound of what any plan as fair can have."""
    most: Annotated[int, Field(ge=0)] | None
    """It is no more: the bound of what any plan can have without fairness, less what this plan has. None: no bound."""
