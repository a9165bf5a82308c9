"""A period of short breaks, whole: everything an allocation may look at."""

from __future__ import annotations

from datetime import date

from matching.short_breaks.period.booking import PlannedStay
from matching.short_breaks.period.sheet import PeriodSheet
from matching.world.world import World


class Period(PeriodSheet):
    """One period of short breaks, with the world its homes and children stand in."""

    world: World
    """Homes, with a referral for short breaks for each child, as they stood on its day; groups hold children who live
    in a home and the ties that are known between children."""

    @property
    def stands_on(self) -> date:
        """The day on which one stands; where nobody has said which, that of the world's records."""
        return self.world.as_at if self.as_of is None else self.as_of

    def has_begun(self, stay: PlannedStay) -> bool:
        """Whether the stay began before the day on which one stands; of none where nobody has said which day."""
        return self.as_of is not None and stay.first_night < self.as_of


def join(sheet: PeriodSheet, world: World) -> Period:
    """The whole period, of what a coordinator filled in and the world it is about."""
    return Period(**{name: getattr(sheet, name) for name in PeriodSheet.model_fields}, world=world)


def sheet_of(period: PeriodSheet) -> PeriodSheet:
    """The period without its world: what a coordinator would have filled in."""
    return PeriodSheet(**{name: getattr(period, name) for name in PeriodSheet.model_fields})
