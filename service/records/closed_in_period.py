"""Whose referral in a period of short breaks is closed: its coordinator is told, since their stays stand as they were.

Project judgement: nothing is taken out of a period by itself. A referral is also closed because the child has a place,
and breaks then go on; who knows which it is takes stays back, or leaves them.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from matching.world.record import Record
from service.records.closing import Cause, closing_of
from service.records.desk import Desk
from service.records.handing_out import children_on
from service.records.kept_period import PeriodNow
from service.store.rows import ReferralRow


class ClosedInPeriod(Record):
    """A child of the period by its id, the family where the child has one, and since when and why it is closed."""

    family: str | None
    child: str
    cause: Cause | None
    """None: it is not known."""
    closed_on: date


def closed_in(desk: Desk, period: PeriodNow) -> tuple[ClosedInPeriod, ...]:
    """Each of whom the referral is closed today, by family. Raises NotThere."""
    family_of = {child: family.id for family in period.kept.sheet.families for child in family.children}
    gone = ReferralRow.id.in_(period.kept.referrals) & (ReferralRow.gone_from <= desk.day)
    rows = desk.t.session.scalars(select(ReferralRow).where(gone)).all()
    children = children_on(desk.t, [row.child_id for row in rows], desk.day)
    found = []
    for row in rows:
        closed, child = closing_of(desk, row.id), str(children[row.child_id]["id"])
        on = closed.closed_on or desk.day
        found.append(ClosedInPeriod(family=family_of.get(child), child=child, cause=closed.cause, closed_on=on))
    return tuple(sorted(found, key=lambda each: (each.family or "", each.child)))
