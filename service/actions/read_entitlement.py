"""The entitlement record: nights assessed, offered, taken, cancelled by whom and owed, and each child's 17 and 75."""

from __future__ import annotations

from collections.abc import Sequence

from matching.short_breaks.cancelled import cancelled_nights
from matching.short_breaks.next_period import owed_after, stays_had
from matching.short_breaks.period import CancelledBy, Family, Period, PeriodSheet, PlannedStay
from matching.short_breaks.verifying import Counter, Escalation, escalations
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.kept_period import PeriodNow
from service.records.periods import period_of, whole


class AskEntitlement(Record):
    """Of which period."""

    period: str


class Entitled(Record):
    """One family. All counts are nights; `cancelled` is by whom, only those with any."""

    family: str
    assessed: int
    protected_minimum: int
    owed_before: int
    owed_because: str | None
    """Why these are other than the period before comes to, as a coordinator corrected them. None: they were not."""
    offered: int
    """Given out or booked and not cancelled, with those taken already; no night twice."""
    taken: int
    cancelled: tuple[tuple[CancelledBy, int], ...]
    owed: int
    """Assessed and owed from before, less what is offered and what the family itself cancelled. Project judgement. A
    period that follows on this one begins with as many."""


class Entitlement(Record):
    """Every family's record, and both counters of every child: by any 12 months and by financial year.

    Care Planning, Placement and Case Review (England) Regulations 2010, reg 48.
    """

    version: int
    families: tuple[Entitled, ...]
    counters: tuple[Counter, ...]
    beyond: tuple[Escalation, ...]
    """Limits that the stays go beyond, each with its day, so that the legal basis is changed before it."""


def read_entitlement(desk: Desk, asked: AskEntitlement) -> Entitlement:
    """As it stands, by what was given out and cancelled. Raises NotThere."""
    period = period_of(desk, asked.period)
    return entitlement_of(period, whole(desk, period.kept))


def entitlement_of(period: PeriodNow, joined: Period) -> Entitlement:
    """The record of a period that was read, beside its world of today."""
    sheet = period.kept.sheet
    corrected = {each.family: each.because for each in period.kept.owed_otherwise}
    had, owed = stays_had(sheet), owed_after(sheet)
    watch = escalations(joined, had)
    return Entitlement(
        version=period.version,
        families=tuple(
            _entitled(sheet, family, had, owed[family.id], corrected.get(family.id))
            for family in sorted(sheet.families, key=lambda family: family.id)
        ),
        counters=watch.counters,
        beyond=watch.escalations,
    )


def entitled(sheet: PeriodSheet, family: Family, owed_because: str | None) -> Entitled:
    """What one family has of it. `owed_because`: why its nights owed from before were corrected, if they were."""
    return _entitled(sheet, family, stays_had(sheet), owed_after(sheet)[family.id], owed_because)


def _entitled(
    sheet: PeriodSheet, family: Family, had: Sequence[PlannedStay], owed: int, owed_because: str | None
) -> Entitled:
    return Entitled(
        family=family.id,
        assessed=family.assessed_nights,
        protected_minimum=family.protected_minimum,
        owed_before=family.owed_nights,
        owed_because=owed_because,
        offered=sum(stay.nights for stay in had if stay.family == family.id),
        taken=sum(stay.nights for stay in sheet.taken if stay.family == family.id),
        cancelled=cancelled_nights(sheet, family.id),
        owed=owed,
    )


ACT = Act("read the entitlement record", Kind.PERIOD, Action.PLAN, AskEntitlement, Entitlement, read_entitlement)
