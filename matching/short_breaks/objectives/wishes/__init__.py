"""Wishes: dates, company, spacing, familiar bedrooms, key workers and long waiting, added up. One wish is one file.

What each is worth against the others is Project judgement.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from matching.short_breaks.building.made import Made
from matching.short_breaks.objectives.wishes import (
    company,
    familiar_bedrooms,
    key_workers,
    preferred_nights,
    requests,
    spacing,
    waiting,
)
from matching.short_breaks.problem import Ints, Level

ID = "wishes"
NAME = "Wishes"


class StayWish(Protocol):
    """A wish that each stay meets or not by itself."""

    def worth(self, made: Made) -> Ints:
        """(C,): what each candidate stay is worth by it."""
        ...


STAY_WISHES: tuple[StayWish, ...] = (preferred_nights, requests, key_workers, waiting)


def counts(step: str) -> str:
    """As the protocol says."""
    return "points for preferred nights, requests, company, spacing, familiar bedrooms, key workers and long waiting"


def levels(made: Made) -> Iterable[Level]:
    """One level with every wish."""
    by_stay = sum((wish.worth(made) for wish in STAY_WISHES), start=made.nothing())
    yield Level(
        ID,
        by_stay=by_stay,
        by_variant=familiar_bedrooms.by_variant(made),
        links=company.links(made),
        spacing=spacing.spacing(made),
    )
