"""Bedrooms of a home, of which who comes, who goes and who is given a bed all look at one state, one after the other."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from service.store.opening import Transaction
from service.store.rows import HomeRow


def hold_homes(t: Transaction, homes: Collection[str]) -> None:
    """Held until the transaction ends: meanwhile nobody else comes there, goes from there or is given a bed there.

    They are held in one order, so that no two wait for each other. What is looked at has to be looked at afterwards.
    """
    rows = select(HomeRow.id).where(HomeRow.id.in_(homes)).order_by(HomeRow.id)
    t.session.scalars(rows.with_for_update(key_share=True)).all()
