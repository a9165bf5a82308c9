"""What memory a year of a region takes, before it is begun."""

from __future__ import annotations

from scenarios.generators.figures import number
from scenarios.year.region_year import HOMES_KEPT

BASE, A_HOME, A_CHILD, A_CHOICE = 100_000_000, 150_000, 60_000, 160
"""Bytes of the programs, of a home with who lives there, of a child who comes, and of a home that could be one for a
child: some way above what was measured of regions of 100 to 1,000 homes."""
PLACES = 4
"""Places of a home, about."""
DAYS_OF_A_YEAR = 365


def bytes_for_year(homes: int, days: int) -> int:
    """About the memory that one year takes; the year before, whose children are those expected, is in it."""
    came = 2 * homes * PLACES * number("arrivals") * days / DAYS_OF_A_YEAR
    return int(BASE + A_HOME * homes + (A_CHILD + A_CHOICE * min(homes, HOMES_KEPT)) * came)
