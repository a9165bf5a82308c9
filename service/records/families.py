"""Brothers and sisters among an authority's own referrals: who is to live with whom, and who says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from matching.errors import BadInput, Problem
from matching.search import family_of
from matching.world.record import Record, Text
from matching.world.referral import Referral
from matching.world.statement import StayKind
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk, NotThere
from service.records.own_referrals import open_referrals
from service.store.rows import ReferralRow


class Member(Record):
    """One of them, by the ids of the rows of the referral and of the child."""

    referral: str
    reference: str
    child: str
    name: Text
    kind: StayKind
    start: date


Family = Mapping[str, Referral]
"""By the id of the row of each one's referral, the one asked for first."""


def family(desk: Desk, referral: str, named: Sequence[str] = ()) -> Family:
    """The child's referral, and those of whom it was decided that they live together, or who are named.

    Each of the authority's open referrals is looked at and noted, as any of them may say it. Raises NotThere, and
    BadInput where two who are named must not live together, or are one child.
    """
    own = open_referrals(desk, desk.ask(Action.READ, Kind.REFERRAL, referral).keeper)
    if not {referral, *named} <= own.keys():
        raise NotThere
    try:
        found = family_of(own[referral], tuple(own.values()), [own[id].id for id in named])
    except BadInput as wrong:
        way_out = "Name another's referral, or search for each of them alone."
        raise BadInput(Problem("named", each.what, way_out) for each in wrong.problems) from None
    row_of = {r.id: id for id, r in own.items()}
    return {row_of[r.id]: r for r in found}


def members(desk: Desk, found: Family) -> tuple[Member, ...]:
    """Each of them, in their order."""
    return tuple(_member(desk, id, referral) for id, referral in found.items())


def _member(desk: Desk, id: str, referral: Referral) -> Member:
    return Member(
        referral=id,
        reference=referral.id,
        child=desk.t.session.get_one(ReferralRow, id).child_id,
        name=referral.child.name,
        kind=referral.kind,
        start=referral.start,
    )
