"""A stay that will not happen."""

from __future__ import annotations

from datetime import date
from typing import Literal

from matching.errors import BadInput, Problem
from matching.listing import nearest_first
from matching.short_breaks.changes.period_change import PeriodChange
from matching.short_breaks.explaining.words import day_in_words, nights_in_words
from matching.short_breaks.period import Cancellation, CancelledBy, Period, PlannedStay
from matching.world.home import Urn
from matching.world.record import Ident


class StayCancelled(PeriodChange):
    """A stay, booked or planned, that somebody has cancelled; of one that has begun, the nights from that day on."""

    kind: Literal["stay cancelled"] = "stay cancelled"
    family: Ident
    urn: Urn
    first_night: date
    by: CancelledBy
    on: date

    def make(self, period: Period) -> Period:
        """The period without the booking and with the cancellation. Raises BadInput when no such stay is to come."""
        held = (*period.bookings, *period.published)
        where = f"family {self.family}, {day_in_words(self.first_night)}"
        begun = next(filter(self._is, period.taken), None)
        if begun is not None:
            return self._ended(period, begun, where)
        stays = [stay for stay in held if self._is(stay)]
        if not stays:
            raise BadInput([Problem(where, "no such stay is booked or published", self._those_there(period))])
        record = self._record(self.first_night, stays[0].nights)
        return period.model_copy(
            update={
                "bookings": tuple(b for b in period.bookings if b not in stays),
                "published": tuple(s for s in period.published if s not in stays),
                "cancellations": (*period.cancellations, record),
            }
        )

    def _those_there(self, period: Period) -> str:
        """The stays of that family that could be meant; of a family that nobody knows, which there are."""
        known = [family.id for family in period.families]
        if self.family not in known:
            return f"The period has no such family. Name one of: {nearest_first(self.family, known)}."
        own = {
            (s.first_night, s.urn, s.nights): s
            for s in (*period.bookings, *period.published, *period.taken)
            if s.family == self.family
        }
        if not own:
            return "The family has no stay, booked or planned, that could be cancelled."
        stays = "; ".join(f"{own[key].urn}, {key[0].isoformat()}, {nights_in_words(key[2])}" for key in sorted(own))
        return f"Name the home and the first night of one that it has: {stays}."

    def _ended(self, period: Period, begun: PlannedStay, where: str) -> Period:
        """The period with the stay as long as it was, and the rest of it cancelled."""
        had = (self.on - begun.first_night).days
        if not 0 < had < begun.nights:
            what = f"this stay has begun, and {day_in_words(self.on)} is no later night of it that could be cancelled"
            way_out = (
                "Nights that were taken stay on record. Name a stay that is still to come; or, where the child went "
                "home early, give the first night that it did not stay as the day of the cancellation."
            )
            raise BadInput([Problem(where, what, way_out)])
        shorter = begun.model_copy(update={"nights": had})
        rest = self._record(self.on, begun.nights - had)
        return period.model_copy(
            update={
                "taken": tuple(shorter if stay == begun else stay for stay in period.taken),
                "published": tuple(shorter if self._is(stay) else stay for stay in period.published),
                "cancellations": (*period.cancellations, rest),
            }
        )

    def _record(self, first: date, nights: int) -> Cancellation:
        return Cancellation(family=self.family, urn=self.urn, first_night=first, nights=nights, by=self.by, on=self.on)

    def _is(self, stay: PlannedStay) -> bool:
        return (stay.family, stay.urn, stay.first_night) == (self.family, self.urn, self.first_night)

    @property
    def sentence(self) -> str:
        """The change in words."""
        stay = f"the stay of {self.family} from {day_in_words(self.first_night)}"
        if self.by is CancelledBy.ILLNESS:
            return f"{stay} cancelled because of {self.by.value}"
        return f"{self.by.value} cancelled {stay}"

    def said(self, before: Period) -> str:
        """The same; of a stay that has begun, that its nights before the day stand."""
        if not any(map(self._is, before.taken)):
            return self.sentence
        return f"{self.sentence}, which had begun: only from the night of {day_in_words(self.on)} on"
