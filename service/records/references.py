"""By which id a record goes in its organisation: the one it was given, told apart where that would tell of another.

An id that a record has which this person may not read is not "taken": that would say that there is such a record. The
new one then goes by the same id, and by something random beside it that nobody is shown.
"""

from __future__ import annotations

from sqlalchemy import select

from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk
from service.records.given_ids import APART, goes_by
from service.records.visible import visible
from service.store.base import new_id
from service.store.rows import ChildRow, ReferralRow

Keeping = type[ChildRow] | type[ReferralRow]
KINDS: dict[Keeping, Kind] = {ChildRow: Kind.CHILD, ReferralRow: Kind.REFERRAL}


def kept_as(desk: Desk, kind: Keeping, keeper: str, id: str) -> str | None:
    """The row of that id among the keeper's that this person may read. None: there is none for them."""
    mine = visible(desk.actor, Action.READ, KINDS[kind], desk.day)
    chosen = select(kind.id).where(kind.organisation_id == keeper, mine, goes_by(kind.reference, id))
    return desk.t.session.scalars(chosen.order_by(kind.reference)).first()


def reference_for(desk: Desk, kind: Keeping, keeper: str, id: str, row: str | None) -> str:
    """What a record of that id is to go by: that row's, or a new one that nothing else of the keeper goes by."""
    if row is not None:
        return str(desk.t.session.scalars(select(kind.reference).where(kind.id == row)).one())
    taken = select(kind.id).where(kind.organisation_id == keeper, kind.reference == id)
    return id if desk.t.session.scalars(taken).first() is None else f"{id}{APART}{new_id()}"
