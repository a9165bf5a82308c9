"""Says of brothers and sisters whether they are to live together, in each one's referral at once."""

from __future__ import annotations

from collections.abc import Collection
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
SAID_OTHERWISE = "something else was said before of two of them"
PUTS_RIGHT = "Read what was said; where this puts it right, say so."


class BindSiblings(Record):
    """Of whom, by their referrals, what was decided of each two of them, who says so and why."""

    together: Annotated[tuple[str, ...], Field(min_length=2, max_length=MOST)]
    bond: Bond
    said_by: Role
    why: Text
    puts_right: bool = False
    """Whether it takes the place of something else that was said before of two of them."""


class Bound(Record):
    """The referrals that now say so, by the ids of their rows."""

    referrals: tuple[str, ...]


def bind_siblings(desk: Desk, asked: BindSiblings) -> Bound:
    """All of them or none; what was said of others stays.

    Raises BadInput where something else was said of two of them before, and this is not said to put it right.
    """
    desk.ask_each(Action.WRITE, Kind.REFERRAL, asked.together)
    hold_children(desk.t, [held(desk.t, id).child_id for id in in_one_order(asked.together)])
    found = {id: referral(desk, id) for id in asked.together}
    if len({r.child.id for r in found.values()}) < len(asked.together):
        raise BadInput([Problem("together", "two of them are of one child", "Name one referral of each child.")])
    if not asked.puts_right and any(_said_otherwise(each, found.values(), asked) for each in found.values()):
        raise BadInput([Problem("together", SAID_OTHERWISE, PUTS_RIGHT)])
    for id in in_one_order(found):
        one = found[id]
        others = [other for other in found.values() if other is not one]
        rewrite(desk, id, one.model_copy(update={"siblings": _bonds(one, others, asked)}))
    return Bound(referrals=asked.together)


def _said_otherwise(one: Referral, all_of_them: Collection[Referral], asked: BindSiblings) -> bool:
    others = {other.child.id for other in all_of_them}
    now = (asked.bond, asked.said_by, asked.why)
    return any(b.child in others and (b.bond, b.said_by, b.why) != now for b in one.siblings or ())


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
