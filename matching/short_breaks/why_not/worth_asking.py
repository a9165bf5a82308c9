"""A stay that a family could be offered and does not have: one that is worth asking about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from matching.short_breaks.building.frame import Frame
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import Family, Nights, Period, PlannedStay
from matching.short_breaks.why_not.conditions import Asked, missed

USUAL_NIGHTS = 2


def worth_asking(period: Period, cleared: Cleared, stays: Sequence[PlannedStay], family: str) -> Asked | None:
    """The first such stay, on nights that the family prefers where there is one; None where every one is had."""
    frame = Frame(period, cleared)
    who = frame.families[frame.family_number[family]]
    own = [stay.run for stay in stays if stay.family == family]
    return next(
        (asked for asked in _stays(frame, who) if _free(frame, asked, own) and not any(missed(frame, asked))), None
    )


def _stays(frame: Frame, family: Family) -> Iterator[Asked]:
    """Stays of a usual length at each home, those on preferred nights first."""
    nights = max(min(USUAL_NIGHTS, family.longest_stay), family.shortest_stay)
    urns = [home.urn for home in frame.homes if (family.id, home.urn) in frame.pair_number]
    every = [Asked(family, urn, first, nights) for first in range(frame.nights - nights + 1) for urn in urns]
    preferred = frame.mask(family.preferred)
    return iter(sorted(every, key=lambda asked: not preferred[asked.first]))


def _free(frame: Frame, asked: Asked, own: Sequence[Nights]) -> bool:
    """Whether it leaves the family as long at home between its stays as it asks for."""
    gap = timedelta(days=asked.family.least_gap)
    first = frame.period.night(asked.first)
    until = first + timedelta(days=asked.nights)
    return all(until + gap <= run.first or run.until + gap <= first for run in own)
