"""That nothing is done any more with a referral that was closed, and in which order what is changed is held.

Whoever changes several things holds them in this order until the transaction ends, so that no two wait for each other:
as HELD_IN_ORDER names them, the rows of one kind by their ids and the places held by home. Of two who do so all the
same the database ends one, whose work is then done anew.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from matching.errors import BadInput, Problem
from service.store.base import Base
from service.store.opening import Transaction
from service.store.rows import ChildRow, ReferralRow

HELD_IN_ORDER = (
    "data_keys",
    "periods",
    "referrals",
    "home_enquiries",
    "children",
    "homes",
    "reviews",
    "tasks",
    "holds",
    "organisations",
)
"""The tables whose rows are held, in the order in which one transaction holds them. What is not here is held alone."""


def must_be_open(t: Transaction, referral: str) -> None:
    """Raises BadInput where it is closed. Until the transaction ends nobody else closes it."""
    gone = t.session.scalar(select(ReferralRow.gone_from).where(ReferralRow.id == referral).with_for_update(read=True))
    if gone is not None:
        way_out = "Ask whoever made it to open it again, or make a new one."
        raise BadInput([Problem("referral", "the referral is closed", way_out)])


def in_one_order(referrals: Iterable[str]) -> list[str]:
    """Several referrals in the order in which they are held."""
    return sorted(set(referrals))


def held(t: Transaction, referral: str) -> ReferralRow:
    """Its row, held until the transaction ends: meanwhile nobody sends it, takes an offer for it or plans with it."""
    return t.session.get_one(ReferralRow, referral, with_for_update={"key_share": True}, populate_existing=True)


def held_with_child(t: Transaction, referral: str) -> ReferralRow:
    """The same, and the child's record too: both are written anew, and neither by anybody else meanwhile."""
    row = held(t, referral)
    hold_children(t, [row.child_id])
    return row


def hold_row(t: Transaction, kind: type[Base], id: str) -> None:
    """The row of that kind, held until the transaction ends: what is read of it from here on no other writes anew."""
    t.session.get(kind, id, with_for_update={"key_share": True}, populate_existing=True)


def hold_children(t: Transaction, children: Iterable[str]) -> None:
    """Their records, held until the transaction ends: what is read of them from here on nobody else writes anew."""
    rows = select(ChildRow.id).where(ChildRow.id.in_(set(children))).order_by(ChildRow.id)
    t.session.scalars(rows.with_for_update(key_share=True)).all()
