"""That nothing is done any more with a referral that was closed."""

from __future__ import annotations

from sqlalchemy import select

from matching.errors import BadInput, Problem
from service.store.opening import Transaction
from service.store.rows import ReferralRow


def must_be_open(t: Transaction, referral: str) -> None:
    """Raises BadInput where it is closed. Until the transaction ends nobody else closes it."""
    gone = t.session.scalar(select(ReferralRow.gone_from).where(ReferralRow.id == referral).with_for_update(read=True))
    if gone is not None:
        way_out = "Ask whoever made it to open it again, or make a new one."
        raise BadInput([Problem("referral", "the referral is closed", way_out)])


def held(t: Transaction, referral: str) -> ReferralRow:
    """Its row, held until the transaction ends: meanwhile nobody sends it, takes an offer for it or plans with it."""
    return t.session.get_one(ReferralRow, referral, with_for_update={"key_share": True}, populate_existing=True)
