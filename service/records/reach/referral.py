"""A referral is reached by who keeps it and by homes it was sent to; one that a provider keeps is its homes' own."""

from __future__ import annotations

from datetime import date

from sqlalchemy import exists

from service.records.reach.reach import Ids, Reach, Where, for_breaks, sent_on, to_homes, to_homes_of
from service.store.rows import HomeRow, ReferralRow, SendingRow


def _sending(day: date, where: Where) -> Where:
    joined = (SendingRow.referral_id == ReferralRow.id) & (SendingRow.home_id == HomeRow.id)
    return exists().where(joined, sent_on(day), where).correlate(ReferralRow)


def _own(homes: Ids, day: date) -> Where:
    return _sending(day, to_homes(homes) & (HomeRow.organisation_id == ReferralRow.organisation_id))


REACH = Reach(
    id=ReferralRow.id,
    kept=lambda organisations, _: ReferralRow.organisation_id.in_(organisations),
    at=_own,
    sent=lambda homes, day: _sending(day, to_homes(homes)),
    breaks=lambda homes, day: _sending(day, for_breaks(homes)),
    sent_to_provider=lambda organisations, day: _sending(day, to_homes_of(organisations)),
    about=ReferralRow.child_id.in_,
)
