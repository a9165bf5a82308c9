"""Says of brothers and sisters whether they are to live together, in each one's referral at once."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from matching.errors import BadInput, Problem
from matching.world.facts import Role
from matching.world.record import Record, Text
from matching.world.referral import Bond, Referral, SiblingBond
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.records.desk import Desk
from service.records.open_still import held, hold_children, in_one_order
from service.records.own_referrals import rewrite
from service.records.sendings import referral

MOST = 12


class BindSiblings(Record):
    """Of whom, by their referrals, what was decided of each two of them, who says so and why."""

    together: Annotated[tuple[str, ...], Field(min_length=2, max_length=MOST)]
    bond: Bond
    said_by: Role
    why: Text


class Bound(Record):
    """The referrals that now say so, by the ids of their rows."""

    referrals: tuple[str, ...]


def bind_siblings(desk: Desk, asked: BindSiblings) -> Bound:
    """All of them or none. What one said before of another is replaced; what they said of others stays."""
    desk.ask_each(Action.WRITE, Kind.REFERRAL, asked.together)
    hold_children(desk.t, [held(desk.t, id).child_id for id in in_one_order(asked.together)])
    found = {id: referral(desk, id) for id in asked.together}
    if len({r.child.id for r in found.values()}) < len(asked.together):
        raise BadInput([Problem("together", "two of them are of one child", "Name one referral of each child.")])
    for id in in_one_order(found):
        one = found[id]
        others = [other for other in found.values() if other is not one]
        rewrite(desk, id, one.model_copy(update={"siblings": _bonds(one, others, asked)}))
    return Bound(referrals=asked.together)


def _bonds(one: Referral, others: list[Referral], asked: BindSiblings) -> tuple[SiblingBond, ...]:
    about = [other.child.id for other in others]
    kept = tuple(bond for bond in one.siblings or () if bond.child not in about)
    said = (SiblingBond(child=id, bond=asked.bond, said_by=asked.said_by, why=asked.why) for id in about)
    return (*kept, *said)


ACT = Act(
    "say who belong together",
    Kind.REFERRAL,
    Action.WRITE,
    BindSiblings,
    Bound,
    bind_siblings,
    by=By.AUTHORITY,
)
