"""A period of six nights written down by hand as whole numbers: one home, two kinds of bedroom, four families.

Every family may come on any night for up to three nights; nothing binds until a test makes it.
"""

from dataclasses import replace
from typing import Any

import numpy as np

from matching.short_breaks.problem import FREE_LABEL, NO_LIMIT, Choice, Level, Plan, Problem

NIGHTS = 6
FAMILIES = 4
LONGEST = 3
STAYS = [
    (p, first, nights) for p in range(FAMILIES) for first in range(NIGHTS) for nights in range(1, LONGEST + 1)
    if first + nights <= NIGHTS
]  # fmt: skip
HOISTED, PLAIN = 0, 1
"""The variants of each pair: into the one bedroom with a hoist, or into one of the two others."""


def stay(family: int, first: int, nights: int, way: int = PLAIN) -> Choice:
    """A choice, by what it is."""
    return Choice(STAYS.index((family, first, nights)), 2 * family + way)


def plan(*choices: Choice) -> Plan:
    return tuple(sorted(choices))


def hand_problem(**changes: Any) -> Problem:
    """The problem, with any of its arrays replaced."""
    pairs = np.arange(FAMILIES, dtype=np.int32)
    per_family = [FAMILIES]
    made = Problem(
        homes=("SC700001",),
        families=tuple(f"F-{u + 1}" for u in range(FAMILIES)),
        rooms=(("room 1",), ("room 2", "room 3")),
        rows=("places", "day staff"),
        nights=NIGHTS,
        pair_family=pairs,
        pair_home=np.zeros(FAMILIES, dtype=np.int32),
        family_pairs=np.arange(FAMILIES + 1, dtype=np.int32),
        pair_alone=np.zeros(FAMILIES, dtype=np.bool_),
        pair_label=np.full((FAMILIES, NIGHTS), FREE_LABEL, dtype=np.int8),
        pair_first_most=np.full(per_family, NO_LIMIT, dtype=np.int16),
        apart_one=np.zeros(0, dtype=np.int32),
        apart_other=np.zeros(0, dtype=np.int32),
        use=np.array([[1, 2]] * FAMILIES, dtype=np.int16),
        capacity=np.full((1, 2, NIGHTS), 100, dtype=np.int16),
        arrivals=np.full((1, NIGHTS), NO_LIMIT, dtype=np.int16),
        turnaround=np.zeros(1, dtype=np.int16),
        class_home=np.zeros(2, dtype=np.int32),
        class_open=np.array([[1] * NIGHTS, [2] * NIGHTS], dtype=np.int16),
        class_alike=np.arange(2, dtype=np.int32),
        variant_pair=np.repeat(pairs, 2),
        pair_variants=np.arange(0, 2 * FAMILIES + 1, 2, dtype=np.int32),
        variant_classes=np.array([[HOISTED], [PLAIN]] * FAMILIES, dtype=np.int32),
        **_stays(),
        most_nights=np.full(per_family, NIGHTS, dtype=np.int16),
        most_stays=np.full(per_family, NO_LIMIT, dtype=np.int16),
        least_gap=np.zeros(per_family, dtype=np.int16),
        budgets=("weekend nights",),
        most_counted=np.full((FAMILIES, 1), NO_LIMIT, dtype=np.int16),
        most_by_night=np.full((FAMILIES, NIGHTS), NO_LIMIT, dtype=np.int16),
        days_per_stay=0,
        fixed=(),
        levels=(Level("nights", by_nights=np.tile(np.arange(NIGHTS + 1), (FAMILIES, 1))),),
    )
    return replace(made, **changes)


def _stays() -> dict[str, Any]:
    columns = np.array(STAYS)
    return {
        "stay_pair": columns[:, 0].astype(np.int32),
        "stay_first": columns[:, 1].astype(np.int16),
        "stay_nights": columns[:, 2].astype(np.int16),
        "pair_stays": np.arange(0, len(STAYS) + 1, len(STAYS) // FAMILIES, dtype=np.int32),
        "stay_counts": np.array([[_weekend_nights(first, nights)] for _, first, nights in STAYS], dtype=np.int8),
    }


def _weekend_nights(first: int, nights: int) -> int:
    return sum(t in {4, 5} for t in range(first, first + nights))


def each(number: int, kind: Any = np.int16) -> Any:
    """The same for every family."""
    return np.full(FAMILIES, number, dtype=kind)
