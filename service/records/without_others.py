"""A home's record for whoever works there and keeps it not: without children and referrals that are none of theirs.

A short-break coordinator reads what is true of the home, and nothing of a child who is only referred to live there.
"""

from __future__ import annotations

from sqlalchemy import Select, select

from matching.world.home import Home, NamedChildCondition, WordedCondition
from matching.world.staff import StaffMember
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk
from service.records.given_ids import plain
from service.store.rows import ChildRow, HomeRow, ReferralRow


def without_others(desk: Desk, home: str, record: Home) -> Home:
    """As it is for who keeps it. For anybody else trainings and conditions for a child, and what was found of a
    referral, are left out where that person may not read of the one or the other: what is left out is not known.
    """
    keeps = select(HomeRow.id).where(HomeRow.id == home, desk.all_that_may(Action.KEEP, Kind.HOME))
    if desk.t.session.scalars(keeps).first() is not None:
        return record
    children = _ids(desk, select(ChildRow.reference).where(desk.all_that_may(Action.READ, Kind.CHILD)))
    referrals = _ids(desk, select(ReferralRow.reference).where(desk.all_that_may(Action.READ, Kind.REFERRAL)))
    staff = tuple(_trained(member, children) for member in record.staff)
    conditions = tuple(
        _found(each, referrals) if isinstance(each, WordedCondition) else each
        for each in record.conditions
        if not (isinstance(each, NamedChildCondition) and each.child not in children)
    )
    return record.model_copy(update={"staff": staff, "conditions": conditions})


def _ids(desk: Desk, chosen: Select[str]) -> frozenset[str]:
    return frozenset(map(plain, desk.t.session.scalars(chosen)))


def _trained(member: StaffMember, children: frozenset[str]) -> StaffMember:
    held = tuple(each for each in member.competences if each.for_child is None or each.for_child in children)
    return member.model_copy(update={"competences": held})


def _found(condition: WordedCondition, referrals: frozenset[str]) -> WordedCondition:
    of = {name: getattr(condition, name) for name in ("satisfied_for", "breached_for")}
    return condition.model_copy(update={name: tuple(id for id in ids if id in referrals) for name, ids in of.items()})
