"""A period of short breaks, whole: everything an allocation may look at."""

from __future__ import annotations

from matching.short_breaks.period.sheet import PeriodSheet
from matching.world.world import World


class Period(PeriodSheet):
    """One period of short breaks, with the world its homes and children stand in."""

    world: World
    """Homes, with a referral for short breaks for each child, as they stood on its day; groups hold children who live
    in a home and the ties that are known between children."""


def join(sheet: PeriodSheet, world: World) -> Period:
    """The whole period, of what a coordinator filled in and the world it is about."""
    return Period(**{name: getattr(sheet, name) for name in PeriodSheet.model_fields}, world=world)


def sheet_of(period: PeriodSheet) -> PeriodSheet:
    """The period without its world: what a coordinator would have filled in."""
    return PeriodSheet(**{name: getattr(period, name) for name in PeriodSheet.model_fields})
