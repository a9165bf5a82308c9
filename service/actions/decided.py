"""The referrals a home has decided about: what was decided, and which decision says so."""

from __future__ import annotations

from datetime import date
from functools import partial

from matching.world.record import Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.ledger.document import Decided
from service.records.decisions import SETTLES, stands
from service.records.desk import Desk
from service.records.only_shown import Looked, look_at, show
from service.records.parts import AskPart
from service.records.referrals import referral_at, sent_to
from service.records.reviews import has_arrived


class AskDecided(AskPart):
    """Whose referrals: the home's, and which part of them."""

    home: str


class Settled(Record):
    """One referral that was accepted or declined. `id` and `decision` are those of rows."""

    id: str
    reference: str
    name: Text
    date_of_birth: date | None
    start: date
    decided: Decided
    decision: str
    arrived: bool
    """Whether the child has come."""


class AllDecided(Record):
    """Every one that the home may still read, open or closed, those whose first night comes last first."""

    referrals: tuple[Settled, ...]
    next: str | None = None
    """What `after` has to be for the next part. None: nothing is left."""


def decided(desk: Desk, asked: AskDecided) -> AllDecided:
    """A part of them; each child is noted. Raises NotInList."""
    part, following = asked.of(_in_order(desk, asked.home), lambda each: each.came.id)
    return AllDecided(referrals=show(desk, part), next=following)


def all_decided(desk: Desk, home: str) -> tuple[Settled, ...]:
    """Those sent to the home and accepted or declined; each child is noted."""
    return show(desk, _in_order(desk, home))


def _in_order(desk: Desk, home: str) -> list[Looked[Settled]]:
    each = (look_at(desk, partial(_settled, home, id)) for id in sent_to(desk, home, closed=True))
    found = (Looked(one.came, one.asked) for one in each if one.came is not None)
    return sorted(found, key=lambda one: (one.came.start, one.came.reference), reverse=True)


def _settled(home: str, id: str, desk: Desk) -> Settled | None:
    standing = stands(desk, home, id)
    if standing is None or standing.decided not in SETTLES:
        return None
    referral = referral_at(desk, home, id)
    return Settled(
        id=id,
        reference=referral.id,
        name=referral.child.name,
        date_of_birth=referral.child.date_of_birth,
        start=referral.start,
        decided=standing.decided,
        decision=standing.id,
        arrived=has_arrived(desk, home, id),
    )


ACT = Act("see what was decided", Kind.HOME, Action.READ, AskDecided, AllDecided, decided, reads=True)
