"""Nights of a family that has long been waiting, so that between equals they go to who has waited longer."""

from __future__ import annotations

from datetime import date

from matching.short_breaks.building.made import Made
from matching.short_breaks.period import Family
from matching.short_breaks.problem import Ints

MONTHS_EACH = 6
MOST = 4


def worth(made: Made) -> Ints:
    """(C,): for each night of the stay, one for every half-year waited by the first night of the period, to two years.

    Since when a family has waited may not be known: it then counts as new, which no other level goes by.
    """
    found = made.nothing()
    first_night = made.frame.period.first_night
    waited = [_half_years(family, first_night) for family in made.frame.families]
    for p, pair in enumerate(made.frame.pairs):
        part = slice(int(made.stays.starts[p]), int(made.stays.starts[p + 1]))
        found[part] += waited[pair.family] * made.stays.nights[part]
    return found


def _half_years(family: Family, first_night: date) -> int:
    since = family.waiting_since
    if since is None:
        return 0
    months = 12 * (first_night.year - since.year) + first_night.month - since.month - (first_night.day < since.day)
    return min(max(months // MONTHS_EACH, 0), MOST)
