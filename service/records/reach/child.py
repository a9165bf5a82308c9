"""A child's record is reached from where the child lives or lived, and from where their referrals were sent."""

from __future__ import annotations

from datetime import date

from sqlalchemy import exists, or_

from service.records.reach.reach import Ids, Reach, Where, for_breaks, sent_on, to_homes, to_homes_of
from service.store.rows import ChildRow, HomeRow, ReferralRow, ResidenceRow, SendingRow


def _sending(day: date, where: Where) -> Where:
    joined = (
        (ReferralRow.child_id == ChildRow.id)
        & (SendingRow.referral_id == ReferralRow.id)
        & (SendingRow.home_id == HomeRow.id)
    )
    return exists().where(joined, sent_on(day), where).correlate(ChildRow)


def _lived(homes: Ids) -> Where:
    return exists().where(ResidenceRow.child_id == ChildRow.id, ResidenceRow.home_id.in_(homes)).correlate(ChildRow)


def _living(homes: Ids, day: date) -> Where:
    there = (ResidenceRow.since <= day) & or_(ResidenceRow.gone_from.is_(None), ResidenceRow.gone_from > day)
    of_child = (ResidenceRow.child_id == ChildRow.id) & ResidenceRow.home_id.in_(homes)
    return exists().where(of_child, there).correlate(ChildRow)


def _own(homes: Ids, day: date) -> Where:
    return _lived(homes) | _sending(day, to_homes(homes) & (HomeRow.organisation_id == ChildRow.organisation_id))


REACH = Reach(
    id=ChildRow.id,
    kept=lambda organisations, _: ChildRow.organisation_id.in_(organisations),
    at=_own,
    sent=lambda homes, day: _sending(day, to_homes(homes)),
    living=_living,
    breaks=lambda homes, day: _sending(day, for_breaks(homes)),
    sent_to_provider=lambda organisations, day: _sending(day, to_homes_of(organisations)),
    about=ChildRow.id.in_,
)
