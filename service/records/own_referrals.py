"""An authority's own referrals: all that are open at once, and writing a new version of one."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import false, select

from matching.errors import BadInput, Problem
from matching.world.catalogue import standard_catalogue
from matching.world.problems import sound_alone
from matching.world.referral import Referral
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk
from service.records.handing_out import hand_out, there_on
from service.records.naming import unnamed
from service.records.open_still import must_be_open
from service.records.references import plain
from service.records.sendings import referral as read
from service.records.taking_in import GoesBy, take_in_referral
from service.records.versions import Writing
from service.store.rows import ChildRow, ReferralRow

SAME = {
    "id": "Keep the id as it was read.",
    "child, id": "Keep the child's id as it was read.",
    "placing authority": "Keep the authority as it was read.",
}


def open_referrals(desk: Desk) -> dict[str, Referral]:
    """By the id of its row, each open referral that this person may write to, by reference; each child is noted."""
    may = desk.all_that_may(Action.WRITE, Kind.REFERRAL)
    chosen = select(ReferralRow).where(may, there_on(ReferralRow.gone_from, desk.day))
    rows = {plain(row.reference): row for row in desk.t.session.scalars(chosen.order_by(ReferralRow.reference))}
    for row in rows.values():
        desk.ask(Action.READ, Kind.REFERRAL, row.id)
        desk.ask(Action.READ, Kind.CHILD, row.child_id)
    ids = ReferralRow.id.in_([row.id for row in rows.values()])
    return {rows[r.id].id: r for r in hand_out(desk.t, desk.day, false(), ids).world.referrals}


def rewrite(desk: Desk, id: str, referral: Referral) -> Referral:
    """A new version of a referral and its child, from today. Raises BadInput with every problem in it."""
    keeper = desk.ask(Action.WRITE, Kind.REFERRAL, id).keeper
    must_be_open(desk.t, id)
    kept = read(desk, id)
    problems = [*_problems(desk, kept, referral)]
    if problems:
        raise BadInput(problems)
    child = desk.t.session.get_one(ReferralRow, id).child_id
    desk.ask(Action.WRITE, Kind.CHILD, child)
    goes_by = GoesBy(
        desk.t.session.get_one(ReferralRow, id).reference, desk.t.session.get_one(ChildRow, child).reference
    )
    take_in_referral(Writing(desk.t, desk.day, desk.now, desk.actor.person), referral, keeper, goes_by)
    return referral


def _problems(desk: Desk, kept: Referral, told: Referral) -> Iterator[Problem]:
    pairs = {
        "id": (kept.id, told.id),
        "child, id": (kept.child.id, told.child.id),
        "placing authority": (kept.placing_authority, told.placing_authority),
    }
    yield from (Problem(where, "it is another one", SAME[where]) for where, (was, now) in pairs.items() if was != now)
    try:
        sound_alone(told, desk.day, standard_catalogue())
    except BadInput as found:
        yield from unnamed(found.problems, told.child)
