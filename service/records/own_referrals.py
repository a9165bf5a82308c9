"""An authority's own referrals: all that are open at once, and writing a new version of one."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from matching.errors import BadInput, Problem
from matching.world.catalogue import standard_catalogue
from matching.world.problems import sound_alone
from matching.world.referral import Referral
from matching.world.statement import StayKind
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk
from service.records.handing_out import referrals_on, there_on
from service.records.naming import unnamed
from service.records.open_still import held_with_child, must_be_open
from service.records.periods import periods_with
from service.records.sendings import referral as read
from service.records.taking_in import GoesBy, take_in_referral
from service.records.versions import Writing
from service.store.rows import ChildRow, ReferralRow

SAME = {
    "id": "Keep the id as it was read.",
    "child, id": "Keep the child's id as it was read.",
    "placing authority": "Keep the authority as it was read.",
}
ANOTHER_KIND = "Keep the kind as it was read, and make another referral for the other stay."


def open_referrals(desk: Desk, keeper: str) -> dict[str, Referral]:
    """By the id of its row, each open referral of that authority that this person may write to, by reference.

    Each child is noted. Two authorities' referrals may go by one id, so those of one alone are put beside each other.
    """
    may = (ReferralRow.organisation_id == keeper) & desk.all_that_may(Action.WRITE, Kind.REFERRAL)
    chosen = select(ReferralRow).where(may, there_on(ReferralRow.gone_from, desk.day))
    rows = desk.t.session.scalars(chosen.order_by(ReferralRow.reference)).all()
    desk.ask_each(Action.READ, Kind.REFERRAL, (row.id for row in rows))
    desk.ask_each(Action.READ, Kind.CHILD, (row.child_id for row in rows))
    return referrals_on(desk.t, desk.day, ReferralRow.id.in_([row.id for row in rows]))


def rewrite(desk: Desk, id: str, referral: Referral) -> Referral:
    """A new version of a referral and its child, from today. Raises BadInput with every problem in it."""
    keeper = desk.ask(Action.WRITE, Kind.REFERRAL, id).keeper
    child = held_with_child(desk.t, id).child_id
    must_be_open(desk.t, id)
    kept = read(desk, id)
    problems = [*_problems(desk, id, kept, referral)]
    if problems:
        raise BadInput(problems)
    desk.ask(Action.WRITE, Kind.CHILD, child)
    goes_by = GoesBy(
        desk.t.session.get_one(ReferralRow, id).reference, desk.t.session.get_one(ChildRow, child).reference
    )
    take_in_referral(Writing(desk.t, desk.day, desk.now, desk.actor.person), referral, keeper, goes_by)
    return referral


def _problems(desk: Desk, id: str, kept: Referral, told: Referral) -> Iterator[Problem]:
    pairs = {
        "id": (kept.id, told.id),
        "child, id": (kept.child.id, told.child.id),
        "placing authority": (kept.placing_authority, told.placing_authority),
    }
    yield from (Problem(where, "it is another one", SAME[where]) for where, (was, now) in pairs.items() if was != now)
    if told.kind is not kept.kind is StayKind.SHORT_BREAK and periods_with(desk.t, id, desk.day):
        yield Problem("kind", "a home's short breaks have the child", ANOTHER_KIND)
    try:
        sound_alone(told, desk.day, standard_catalogue())
    except BadInput as found:
        yield from unnamed(found.problems, told.child)
