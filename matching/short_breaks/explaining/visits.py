"""Tea visits that a family's stays count on: how many are still to be made, at which home, before which first night."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from matching.short_breaks.board.guests import key_of
from matching.short_breaks.building.frame import Frame
from matching.short_breaks.building.stays import visits_to_make
from matching.short_breaks.cleared import Suited
from matching.short_breaks.period import BreakHome, Family, PlannedStay
from matching.short_breaks.result import VisitsFirst


def visits_first(
    frame: Frame, family: Family, suited: Sequence[Suited], stays: Sequence[PlannedStay]
) -> Iterator[VisitsFirst]:
    """One for each home where the children are new and have a stay; none where a stay there has been taken."""
    new_at = {one.urn for one in suited if not one.known}
    taken = {key_of(stay) for stay in frame.period.taken}
    for home in frame.homes:
        there = [stay for stay in stays if stay.urn == home.urn]
        visits = visits_to_make(home, family)
        if visits and there and home.urn in new_at and not any(key_of(stay) in taken for stay in there):
            yield _of(frame, home, visits, min(there, key=lambda stay: stay.first_night))


def _of(frame: Frame, home: BreakHome, visits: int, first: PlannedStay) -> VisitsFirst:
    ready = frame.period.stands_on + timedelta(days=visits * home.tea_visit_days)
    in_time = ready <= first.first_night
    return VisitsFirst(urn=home.urn, visits=visits, first_night=first.first_night, in_time=in_time)
