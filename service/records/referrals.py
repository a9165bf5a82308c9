"""The referrals that were sent to a home, and one of them as the home may read it."""

from __future__ import annotations

from sqlalchemy import exists, false, or_, select, true

from matching.world.referral import Referral
from service.access.action import Action
from service.access.decide import NOTHING, Answer
from service.access.kind import Kind
from service.access.subject import Subject
from service.records.audit import line_of
from service.records.desk import Desk, NotThere
from service.records.handing_out import hand_out
from service.records.learnt import learnt, with_learnt
from service.records.open_still import must_be_open
from service.records.reach.reach import sent_on
from service.store.rows import ReferralRow, SendingRow


def sent_to(desk: Desk, home: str, closed: bool = False) -> tuple[str, ...]:
    """The ids of every open referral that was sent to the home and that this person may read, or of closed ones too."""
    desk.ask(Action.READ, Kind.HOME, home)
    open_still = true() if closed else or_(ReferralRow.gone_from.is_(None), ReferralRow.gone_from > desk.day)
    of_home = (SendingRow.referral_id == ReferralRow.id) & (SendingRow.home_id == home) & sent_on(desk.day)
    may = desk.all_that_may(Action.READ, Kind.REFERRAL)
    chosen = select(ReferralRow.id).where(may, open_still, exists().where(of_home).correlate(ReferralRow))
    return tuple(sorted(desk.t.session.scalars(chosen)))


def ask_here(desk: Desk, action: Action, home: str, referral: str) -> Subject:
    """What is asked of a referral at one home. Raises NotThere also when it was sent to another home alone.

    Once it is closed it can be read and nothing else be done with it: raises BadInput.
    """
    desk.ask(Action.READ, Kind.GROUP, home)
    subject = desk.ask(action, Kind.REFERRAL, referral)
    if home not in subject.sent_to:
        refused = Answer(False, NOTHING)
        desk.refusals.append(line_of(desk.actor, desk.now, action, Kind.REFERRAL, referral, subject.child, refused))
        raise NotThere
    if action is not Action.READ:
        must_be_open(desk.t, referral)
    return subject


def may_write(desk: Desk, referral: str) -> bool:
    """Whether this person may write to the referral: it is their organisation's own."""
    chosen = select(ReferralRow.id).where(ReferralRow.id == referral, desk.all_that_may(Action.WRITE, Kind.REFERRAL))
    return desk.t.session.scalars(chosen).first() is not None


def referral_at(desk: Desk, home: str, referral: str, without: str | None = None) -> Referral:
    """A referral, open or closed, with what the home has learnt but for one enquiry left out. Raises NotThere.

    The postcode of the child's own home is left out.
    """
    child = ask_here(desk, Action.READ, home, referral).child
    desk.ask(Action.READ, Kind.CHILD, str(child))
    world = hand_out(desk.t, desk.day, false(), ReferralRow.id == referral, closed=True).world
    if not world.referrals:
        raise NotThere
    known = learnt(desk.t, home, referral, desk.day)
    found = with_learnt(world.referrals[0], (each.enquiry for each in known if each.id != without))
    return found.model_copy(update={"child": found.child.model_copy(update={"home_postcode": None})})
