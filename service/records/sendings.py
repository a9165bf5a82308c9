"""Referrals as the authority that keeps them and the homes they went to read them, and sending one to a home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import false, or_, select

from matching.errors import BadInput, Problem
from matching.world.referral import Referral
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk, NotThere
from service.records.given_ids import plain
from service.records.handing_out import hand_out
from service.records.holds import end
from service.records.open_still import held, must_be_open
from service.records.parts import ALL, Part
from service.records.periods import periods_with
from service.records.reviews import came_at
from service.store.rows import HoldRow, HomeRow, ReferralRow, SendingRow
from service.store.rows.hold import Ended

CLOSE_INSTEAD = "Ask the home to take the child out of its short breaks first, or close the referral: it says so there."

HAS_COME = "Close the referral instead: the home goes on reading what it needs for the reviews of the stay."


@dataclass(frozen=True)
class NamedReferral:
    """A referral in a list: the ids of its row and of the child's, and its own reference."""

    id: str
    child: str
    reference: str


@dataclass(frozen=True)
class Sent:
    """To which home a referral was sent, by its URN, and until when it may read it. None: it still may."""

    urn: str
    sent_on: date
    withdrawn_on: date | None


def referrals(desk: Desk, part: Part = ALL, closed: bool = False) -> tuple[NamedReferral, ...]:
    """The open referrals this person may read, by reference, or the closed ones, the last closed first; each is noted.

    Raises NotInList.
    """
    still = or_(ReferralRow.gone_from.is_(None), ReferralRow.gone_from > desk.day)
    chosen = select(ReferralRow).where(desk.all_that_may(Action.READ, Kind.REFERRAL), ~still if closed else still)
    first = [ReferralRow.gone_from.desc()] if closed else []
    rows = desk.t.session.scalars(chosen.order_by(*first, ReferralRow.reference, ReferralRow.id)).all()
    answered = part.of(rows)
    desk.ask_each(Action.READ, Kind.REFERRAL, (row.id for row in answered))
    return tuple(NamedReferral(row.id, row.child_id, plain(row.reference)) for row in answered)


def referral(desk: Desk, id: str) -> Referral:
    """A referral, open or closed, with its child and enquiries of today; the child is noted. Raises NotThere."""
    desk.ask(Action.READ, Kind.REFERRAL, id)
    handed = hand_out(desk.t, desk.day, false(), ReferralRow.id == id, closed=True)
    desk.ask_each(Action.READ, Kind.CHILD, handed.children)
    if not handed.world.referrals:
        raise NotThere
    return handed.world.referrals[0]


def sent(desk: Desk, id: str) -> tuple[Sent, ...]:
    """Where a referral was sent to, by day and URN: for the authority that keeps it. Raises NotThere."""
    desk.ask(Action.READ, Kind.REFERRAL, id)
    return _sent(desk, id)


def _sent(desk: Desk, id: str) -> tuple[Sent, ...]:
    rows = desk.t.session.scalars(select(SendingRow).where(SendingRow.referral_id == id))
    found = (Sent(desk.t.session.get_one(HomeRow, r.home_id).urn, r.sent_on, r.withdrawn_on) for r in rows)
    return tuple(sorted(found, key=lambda each: (each.sent_on, each.urn)))


def send(desk: Desk, id: str, urn: str) -> tuple[Sent, ...]:
    """From today the home may read the referral, but whoever knows the child. Sending it again changes nothing.

    Raises BadInput.
    """
    desk.ask(Action.SEND, Kind.REFERRAL, id)
    must_be_open(desk.t, id)
    home = home_of(desk, urn)
    row = _sending(desk, id, home)
    if row is None:
        desk.t.session.add(SendingRow(referral_id=id, home_id=home, sent_on=desk.day))
    elif row.withdrawn_on is not None:
        row.withdrawn_on = None
    desk.t.session.flush()
    return _sent(desk, id)


def withdraw(desk: Desk, id: str, urn: str) -> tuple[Sent, ...]:
    """From now on the home may not read the referral.

    Raises BadInput where it was not sent there, where the child has come, and where a period of short breaks at the
    home has the child.
    """
    desk.ask(Action.SEND, Kind.REFERRAL, id)
    referred = held(desk.t, id)
    row = _sending(desk, id, home_of(desk, urn))
    if row is None or row.withdrawn_on is not None:
        raise BadInput([Problem("/urn", "the referral is not with that home", "See where it was sent to.")])
    if came_at(desk.t, row.home_id, id) is not None:
        raise BadInput([Problem("/urn", "the child has come to that home", HAS_COME)])
    if referred.for_breaks and any(urn in homes for homes in periods_with(desk.t, id, desk.day)):
        raise BadInput([Problem("/urn", "the home's short breaks have the child", CLOSE_INSTEAD)])
    row.withdrawn_on = desk.day
    desk.t.session.flush()
    end(desk, Ended.WITHDRAWN, HoldRow.referral_id == id, HoldRow.home_id == row.home_id)
    return _sent(desk, id)


def home_of(desk: Desk, urn: str) -> str:
    """The id of the row of the home with that URN. Raises BadInput."""
    found = desk.t.session.scalar(select(HomeRow.id).where(HomeRow.urn == urn))
    if found is None:
        raise BadInput([Problem("/urn", "no home of that URN works with these records", "Correct the URN.")])
    return found


def _sending(desk: Desk, referral: str, home: str) -> SendingRow | None:
    """The one that holds today, or that was withdrawn on the day that it was made."""
    to = (SendingRow.referral_id == referral) & (SendingRow.home_id == home)
    holds = or_(SendingRow.withdrawn_on.is_(None), SendingRow.sent_on == desk.day)
    return desk.t.session.scalars(select(SendingRow).where(to, holds).order_by(SendingRow.withdrawn_on)).first()
