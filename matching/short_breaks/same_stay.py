"""Whether two stays are the same but for their bedrooms, share nights, and which nights are lost between them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from matching.short_breaks.period import Nights, PlannedStay
from matching.world.home import Urn
from matching.world.record import Ident

WhenWhere = tuple[Ident, Urn, str, int]
"""A stay without its bedrooms."""


def plain(stay: PlannedStay) -> PlannedStay:
    """The stay alone, of a booking too."""
    return PlannedStay(
        family=stay.family, urn=stay.urn, bedrooms=stay.bedrooms, first_night=stay.first_night, nights=stay.nights
    )


def when_where(stay: PlannedStay) -> WhenWhere:
    """The stay without its bedrooms: family, URN, first night and nights."""
    return stay.family, stay.urn, stay.first_night.isoformat(), stay.nights


def is_part_of_it(before: PlannedStay, after: PlannedStay) -> bool:
    """Whether a stay is one of the same family's at the same home that shares a night with the other."""
    same = (before.family, before.urn) == (after.family, after.urn)
    return same and before.first_night < after.run.until and after.first_night < before.run.until


def nights_lost(before: PlannedStay, stays: Iterable[PlannedStay]) -> tuple[Nights, ...]:
    """The runs of its nights that the family no longer has at that home."""
    has = {night for stay in stays if is_part_of_it(before, stay) for night in stay.run.dates()}
    found: list[Nights] = []
    for lost, nights in groupby(before.run.dates(), key=lambda night: night not in has):
        run = list(nights)
        found += [Nights(first=run[0], nights=len(run))] if lost else []
    return tuple(found)
