"""What one check uses: every version in force of the home, its group, each child there, and the referral."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from service.records.handing_out import there_on
from service.records.learnt import made_by
from service.records.reach.reach import sent_on
from service.records.versions import in_force
from service.store.opening import Transaction
from service.store.rows import (
    ChildVersionRow,
    EnquiryRow,
    EnquiryVersionRow,
    GroupVersionRow,
    HomeEnquiryVersionRow,
    HomeRow,
    HomeVersionRow,
    ReferralRow,
    ReferralVersionRow,
    ResidenceRow,
    ResidenceVersionRow,
    SendingRow,
    StatementVersionRow,
)
from service.store.rows.assessment_use import Of


class Use(NamedTuple):
    """A record and the number of its version; 0 where it has none and only that it is there counts."""

    of: Of
    record: str
    number: int


def uses_of(t: Transaction, home: str, referral: str, day: date) -> frozenset[Use]:
    """Everything that a check of that referral at that home uses on that day.

    Found before the world is handed out: what somebody changes in between then shows as a change, never as none.
    """
    sendings = select(SendingRow.id).where(SendingRow.home_id == home, SendingRow.referral_id == referral, sent_on(day))
    sent = (Use(Of.SENDING, id, 0) for id in t.session.scalars(sendings))
    versions = (
        Use(of, id, row.number)
        for of, kind, parent, chosen in _versioned(home, referral, day)
        for id, row in in_force(t, kind, parent, chosen, day).items()
    )
    return frozenset((*sent, *versions))


def _versioned(home: str, referral: str, day: date) -> Iterator[tuple[Of, Any, Any, Select[Any]]]:
    of_home = HomeRow.id == home, there_on(HomeRow.gone_from, day)
    living = ResidenceRow.home_id == home, ResidenceRow.since <= day, there_on(ResidenceRow.gone_from, day)
    referred = ReferralRow.id == referral, there_on(ReferralRow.gone_from, day)
    made = EnquiryRow.referral_id == referral, there_on(EnquiryRow.gone_from, day)
    homes = select(HomeRow.id).where(*of_home)
    yield Of.HOME, HomeVersionRow, HomeVersionRow.home_id, homes
    yield Of.STATEMENT, StatementVersionRow, StatementVersionRow.home_id, homes
    yield Of.GROUP, GroupVersionRow, GroupVersionRow.home_id, homes
    residences, residents = select(ResidenceRow.id).where(*living), select(ResidenceRow.child_id).where(*living)
    yield Of.RESIDENCE, ResidenceVersionRow, ResidenceVersionRow.residence_id, residences
    yield Of.RESIDENT, ChildVersionRow, ChildVersionRow.child_id, residents
    yield Of.REFERRAL, ReferralVersionRow, ReferralVersionRow.referral_id, select(ReferralRow.id).where(*referred)
    yield Of.CHILD, ChildVersionRow, ChildVersionRow.child_id, select(ReferralRow.child_id).where(*referred)
    learnt = HomeEnquiryVersionRow.home_enquiry_id
    yield Of.LEARNT, HomeEnquiryVersionRow, learnt, made_by(home, referral)
    yield Of.ENQUIRY, EnquiryVersionRow, EnquiryVersionRow.enquiry_id, select(EnquiryRow.id).where(*made)
