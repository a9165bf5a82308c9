"""What the families of the winter at Marram House ask for."""

from __future__ import annotations

from typing import Any

from matching.short_breaks.period import BenefitMark, DateRequest, Family, Nights
from matching.short_breaks.period.family import TeaVisits
from scenarios.periods.winter_at_marram.told import (
    BROTHER,
    FIRST,
    HOLIDAY,
    NIGHTS,
    TOLD,
    URN,
    Told,
    night,
)
from scenarios.storybook import TODAY

CRITERIA = (
    "child_gain",
    "care_by_day",
    "care_by_night",
    "brothers_and_sisters",
    "carer_health",
    "no_alternative",
    "since_last_break",
    "breakdown_risk",
)
WEDDING = DateRequest(id="Q-1", nights=Nights(first=night(33), nights=2), weight=5, why="His aunt's wedding")
OPERATION = DateRequest(id="Q-2", nights=Nights(first=night(22), nights=3), weight=5, why="His mother's operation")
OF_ONE: dict[str, dict[str, Any]] = {
    "Ben": {"children": ("C-02", BROTHER[0])},
    "Cai": {"familiar_bedrooms": (f"{URN}/room 2",)},
    "Fay": {"owed_nights": 2},
    "Gus": {"requests": (WEDDING,)},
    "Lil": {"tea_visits": (TeaVisits(urn=URN, made=1),)},
    "Max": {"requests": (OPERATION,), "owed_nights": 1},
    "Nia": {"available": (Nights(first=FIRST, nights=35),)},
}
"""What only one of them has, by the name of its first child."""


def families() -> tuple[Family, ...]:
    """Every family, F-01 for the first one told of."""
    return tuple(_family(number, told) for number, told in enumerate(TOLD, start=1))


def _family(number: int, told: Told) -> Family:
    ordinary: dict[str, Any] = {
        "id": f"F-{number:02}",
        "children": (f"C-{number:02}",),
        "homes": (URN,),
        "assessed_nights": told.assessed,
        "protected_minimum": told.minimum,
        "available": (Nights(first=FIRST, nights=NIGHTS),),
        "preferred": (Nights(first=night(7 * (number % 5)), nights=7),),
        "pattern": told.pattern,
        "longest_stay": 5 if told.pattern is HOLIDAY else 3,
        "least_gap": 4,
        "evenly_spaced": number % 3 == 0,
        "waiting_since": TODAY.replace(month=9 - number % 4, day=1),
        "benefit": tuple(_mark(c, mark) for c, mark in zip(CRITERIA, told.marks, strict=True)),
    }
    return Family(**(ordinary | OF_ONE.get(told.name, {})))


def _mark(criterion: str, mark: str) -> BenefitMark:
    return BenefitMark(criterion=criterion, level=None if mark == "?" else int(mark))
