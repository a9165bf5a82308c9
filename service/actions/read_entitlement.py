"""The entitlement record: nights assessed, offered, taken, cancelled by whom and owed, and each child's 17 and 75."""

from __future__ import annotations

from collections import Counter as Counted

from matching.short_breaks.cancelled import NOT_OWED_AGAIN
from matching.short_breaks.period import CancelledBy, Family, Period, PeriodSheet
from matching.short_breaks.verifying import Counter, Escalation, escalations
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.periods import PeriodNow, period_of, whole


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
    """Given out and not cancelled, with those taken already."""
    taken: int
    cancelled: tuple[tuple[CancelledBy, int], ...]
    owed: int
    """Assessed and owed from before, less what is offered and what the family itself cancelled. Project judgement."""


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
    stays = tuple(dict.fromkeys((*sheet.taken, *sheet.published)))
    watch = escalations(joined, stays)
    return Entitlement(
        version=period.version,
        families=tuple(
            entitled(sheet, family, corrected.get(family.id))
            for family in sorted(sheet.families, key=lambda family: family.id)
        ),
        counters=watch.counters,
        beyond=watch.escalations,
    )


def entitled(sheet: PeriodSheet, family: Family, owed_because: str | None) -> Entitled:
    """What one family has of it. `owed_because`: why its nights owed from before were corrected, if they were."""
    stays = dict.fromkeys((*sheet.taken, *sheet.published))
    offered = sum(stay.nights for stay in stays if stay.family == family.id)
    by: Counted[CancelledBy] = Counted()
    for cancellation in sheet.cancellations:
        if cancellation.family == family.id:
            by[cancellation.by] += cancellation.nights
    gone = sum(by[each] for each in NOT_OWED_AGAIN)
    return Entitled(
        family=family.id,
        assessed=family.assessed_nights,
        protected_minimum=family.protected_minimum,
        owed_before=family.owed_nights,
        owed_because=owed_because,
        offered=offered,
        taken=sum(stay.nights for stay in sheet.taken if stay.family == family.id),
        cancelled=tuple((each, by[each]) for each in CancelledBy if by[each]),
        owed=max(family.assessed_nights + family.owed_nights - offered - gone, 0),
    )


ACT = Act("read the entitlement record", Kind.PERIOD, Action.PLAN, AskEntitlement, Entitlement, read_entitlement)
