"""Children of a period who may have been in one before it under another record: nights that they had then do not count.

Whether they are one child somebody says who answers for both records; it is asked, and never taken to be so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import select

from matching.short_breaks.next_period import stays_had
from matching.world.record import Ident, Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.records.acquaintances import may_keep_from
from service.records.desk import Desk
from service.records.kept_period import KeptPeriod, PeriodNow
from service.records.linking import look_alike
from service.records.periods import kept_in
from service.records.periods_before import also_here, before_it, records_of_children
from service.store.rows import ChildRow

WAY_OUT = (
    "If it is the same child, say so on the page of other records of the child: who answers for both can. "
    "Its nights then count here too."
)


class NotCounted(Record):
    """A child of this period, and nights of one before it that it may have had under another record."""

    child: Ident
    record: str
    """The id of the row of the child's record in this period."""
    period: Ident
    nights: int
    """Given out there and not cancelled, to the child's family under the other record."""
    may_link: bool
    """Whether the asker answers for both records, and can say whether they are of one child."""
    way_out: Text = WAY_OUT


def not_counted(desk: Desk, now: PeriodNow) -> tuple[NotCounted, ...]:
    """By the periods before, the last first. What the asker may not read of now is not told."""
    if now.kept.after is None:
        return ()
    here = records_of_children(desk, now.kept)
    found = (each for before in before_it(desk, now.kept, kept_in) for each in _in(desk, here, before))
    return tuple(found)


def _in(desk: Desk, here: dict[str, dict[str, object]], before: KeptPeriod) -> Iterator[NotCounted]:
    there = records_of_children(desk, before)
    rows, ids = {str(child["id"]): row for row, child in there.items()}, {r: str(c["id"]) for r, c in here.items()}
    counted = set(here) | set(also_here(desk.t, rows, ids))
    for row in _readable(desk, set(there) - counted):
        for own, child in here.items():
            if own not in there and look_alike(child, there[row]):
                desk.ask(Action.READ, Kind.CHILD, row)
                yield NotCounted(
                    child=str(child["id"]),
                    record=own,
                    period=before.sheet.id,
                    nights=_nights(before, str(there[row]["id"])),
                    may_link=may_keep_from(desk, own) and may_keep_from(desk, row),
                )


def _readable(desk: Desk, rows: Collection[str]) -> list[str]:
    may = select(ChildRow.id).where(ChildRow.id.in_(rows), desk.all_that_may(Action.READ, Kind.CHILD))
    return list(desk.t.session.scalars(may.order_by(ChildRow.id)))


def _nights(before: KeptPeriod, child: str) -> int:
    families = {family.id for family in before.sheet.families if child in family.children}
    return sum(stay.nights for stay in stays_had(before.sheet) if stay.family in families)
