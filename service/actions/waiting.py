"""The referrals that wait at a home: emergencies first, then by their first night and by how much is missing."""

from __future__ import annotations

from datetime import date
from functools import partial

from matching.world.record import Record, Text
from matching.world.referral import Urgency
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.actions.missing import Missing, missing_of
from service.records.assessments import Checked, check_of
from service.records.decisions import SETTLES, stands
from service.records.desk import Desk
from service.records.only_shown import Looked, look_at, show
from service.records.parts import AskPart
from service.records.referrals import referral_at, sent_to


class AskWaiting(AskPart):
    """Whose referrals: the home's, and which part of them."""

    home: str


class Waiting(Record):
    """One referral that waits. `id` is that of its row, `reference` the one it is known by."""

    id: str
    reference: str
    name: Text
    date_of_birth: date | None
    """None: not known."""
    placing_authority: Text
    urgency: Urgency
    received_on: date
    start: date
    days_waited: int
    more_was_asked: bool
    """Whether the last decision was to ask for more."""
    check: Checked
    missing: Missing


class AllWaiting(Record):
    """Every referral that waits, the most urgent first."""

    referrals: tuple[Waiting, ...]
    next: str | None = None
    """What `after` has to be for the next part. None: nothing is left."""


def waiting(desk: Desk, asked: AskWaiting) -> AllWaiting:
    """A part of them; each child is noted. Raises NotInList."""
    part, following = asked.of(_in_order(desk, asked.home), lambda each: each.came.id)
    return AllWaiting(referrals=show(desk, part), next=following)


def all_waiting(desk: Desk, home: str) -> tuple[Waiting, ...]:
    """Those sent to the home, still open, and not accepted or declined; each child is noted."""
    return show(desk, _in_order(desk, home))


def _in_order(desk: Desk, home: str) -> list[Looked[Waiting]]:
    each = (look_at(desk, partial(_waiting, home, id)) for id in sent_to(desk, home))
    return sorted((Looked(one.came, one.asked) for one in each if one.came is not None), key=_order)


def _waiting(home: str, id: str, desk: Desk) -> Waiting | None:
    standing = stands(desk, home, id)
    if standing is not None and standing.decided in SETTLES:
        return None
    referral = referral_at(desk, home, id)
    return Waiting(
        id=id,
        reference=referral.id,
        name=referral.child.name,
        date_of_birth=referral.child.date_of_birth,
        placing_authority=referral.placing_authority,
        urgency=referral.urgency,
        received_on=referral.received_on,
        start=referral.start,
        days_waited=(desk.day - referral.received_on).days,
        more_was_asked=standing is not None,
        check=check_of(desk, home, id),
        missing=missing_of(referral),
    )


def _order(looked: Looked[Waiting]) -> tuple[bool, date, int, str]:
    one = looked.came
    return (one.urgency is not Urgency.EMERGENCY, one.start, -one.missing.count, one.reference)


ACT = Act("see which referrals wait", Kind.HOME, Action.READ, AskWaiting, AllWaiting, waiting, reads=True)
