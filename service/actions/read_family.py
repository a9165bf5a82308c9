"""Shows the brothers and sisters with whom a child is to live or not to live, and who says so."""

from __future__ import annotations

from matching.world.facts import Role
from matching.world.record import Record, Text
from matching.world.referral import Bond
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.records.desk import Desk
from service.records.families import Member, family, members


class AskFamily(Record):
    """Of which child, by the referral."""

    referral: str


class BondSaid(Record):
    """What was decided of two of them: by whose record, about whom, and by their ids where there is no referral."""

    of: Text
    about: str
    bond: Bond
    said_by: Role
    why: Text


class ReadFamily(Record):
    """Those who are to live together, the child first; and everything that was decided of any of them.

    `siblings_not_asked`: the references of those of whom nobody asked whether there are brothers or sisters.
    """

    together: tuple[Member, ...]
    bonds: tuple[BondSaid, ...]
    siblings_not_asked: tuple[str, ...]


def read_family(desk: Desk, asked: AskFamily) -> ReadFamily:
    """As the authority's own referrals say. Each of its open referrals is looked at, and noted."""
    desk.ask(Action.READ, Kind.REFERRAL, asked.referral)
    found = family(desk, asked.referral)
    return ReadFamily(
        together=members(desk, found),
        bonds=tuple(
            BondSaid(of=r.child.name, about=b.child, bond=b.bond, said_by=b.said_by, why=b.why)
            for r in found.values()
            for b in r.siblings or ()
        ),
        siblings_not_asked=tuple(r.id for r in found.values() if r.siblings is None),
    )


ACT = Act(
    "see brothers and sisters",
    Kind.REFERRAL,
    Action.READ,
    AskFamily,
    ReadFamily,
    read_family,
    by=By.AUTHORITY,
    reads=True,
)
