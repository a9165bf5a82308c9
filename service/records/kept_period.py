"""What is kept of a period of short breaks, and how one is named and stands."""

from __future__ import annotations

from matching.short_breaks.changes.happened import Lasting
from matching.short_breaks.period import PeriodSheet
from matching.short_breaks.swap_moves import SwapMade
from matching.world.record import Record
from service.records.periods_before import OwedOtherwise


class KeptPeriod(Record):
    """What a coordinator keeps of a period: the sheet, and the referrals of its families' children, by their rows."""

    sheet: PeriodSheet
    referrals: tuple[str, ...]
    happened: tuple[Lasting, ...] = ()
    """What was told for repairs that were given out, and stands in the records of a home at most."""
    after: str | None = None
    """The row of the period that it follows on, whose nights count against the limits in law. None: none kept here."""
    owed_otherwise: tuple[OwedOtherwise, ...] = ()
    """Nights owed that were corrected, each with why: other than the period before comes to."""
    swapped: tuple[SwapMade, ...] = ()
    """Swaps that were made of what was given out, and who agreed to each: on which day, and to whom."""


class NamedPeriod(Record):
    """A period in a list: the id of its row, the home that keeps it, and the id that the coordinator gave it."""

    id: str
    home: str
    reference: str


class PeriodNow(Record):
    """A period as it stands. `version` is what a change to it has to name."""

    id: str
    home: str
    version: int
    kept: KeptPeriod
