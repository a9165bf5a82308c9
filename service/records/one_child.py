"""Which records are known to be of one child; two that only go by the same id may be two authorities' children.

Known are: the home's record and the one that the child arrived with; what one authority keeps under one id, also of it
at a home that wrote its referral down itself; and what somebody who answers for both has said.

Nothing that an authority asks is answered after a look at what others keep: even how long that takes would tell it
whether a home keeps a record of the child.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, or_, select, true

from service.records.given_ids import goes_by, plain
from service.store.opening import Transaction
from service.store.rows import (
    ChildLinkRow,
    ChildRow,
    OrganisationRow,
    ReferralRow,
    ReferralVersionRow,
    SendingRow,
)
from service.store.rows.organisation import Kind


class _Kept(NamedTuple):
    """Who keeps a record, and whose child it is as far as that is known: names of authorities, ids of homes."""

    keeper: OrganisationRow
    authorities: frozenset[str]
    homes: frozenset[str]


def same_child(t: Transaction, child: str, keeper: str | None = None) -> tuple[str, ...]:
    """The ids of the rows of every record known to be of the same child, this one included, in their order.

    `keeper`: of those alone that this organisation keeps, as if there were no others.
    """
    found, new = {child}, {child}
    while new:
        of_authority = (other for row in sorted(new) for other in _of_one_authority(t, row, keeper))
        new = {*_said(t, new, keeper), *of_authority} - found
        found |= new
    return tuple(sorted(found))


def same_child_for(t: Transaction, organisation: str, child: str) -> tuple[str, ...]:
    """The same, for people of that organisation: of an authority those alone that it keeps."""
    kind = t.session.get_one(OrganisationRow, organisation).kind
    return same_child(t, child, organisation if kind is Kind.AUTHORITY else None)


def link(t: Transaction, one: str, other: str, on: date, by: str) -> None:
    """From here on the two are known to be of one child."""
    row = link_of(t, one, other)
    if row is None and one != other:
        first, second = sorted((one, other))
        row = ChildLinkRow(child_id=first, same_as_id=second, said_on=on, said_by=by)
        t.session.add(row)
    elif row is not None and row.taken_back_on is not None:
        row.taken_back_on, row.said_on, row.said_by = None, on, by
    t.session.flush()


def link_of(t: Transaction, one: str, other: str) -> ChildLinkRow | None:
    """What was said of the two, also where it was taken back. None: nothing was."""
    first, second = sorted((one, other))
    return t.session.scalars(select(ChildLinkRow).filter_by(child_id=first, same_as_id=second)).one_or_none()


def with_a_link(t: Transaction, children: Collection[str]) -> frozenset[str]:
    """Those of these rows of which another is said to be the same child."""
    rows = t.session.execute(select(ChildLinkRow.child_id, ChildLinkRow.same_as_id).where(_touches(children)))
    return frozenset(id for row in rows for id in row) & frozenset(children)


def _said(t: Transaction, children: Collection[str], keeper: str | None) -> Iterable[str]:
    """The other end of each link of one of these rows."""
    links = select(ChildLinkRow.child_id).where(_touches(children))
    linked = links.union(links.with_only_columns(ChildLinkRow.same_as_id))
    return t.session.scalars(select(ChildRow.id).where(ChildRow.id.in_(linked), _kept_by(keeper)))


def _kept_by(keeper: str | None) -> ColumnElement[bool]:
    return true() if keeper is None else ChildRow.organisation_id == keeper


def _touches(children: Collection[str]) -> ColumnElement[bool]:
    either = or_(ChildLinkRow.child_id.in_(children), ChildLinkRow.same_as_id.in_(children))
    return either & ChildLinkRow.taken_back_on.is_(None)


def _of_one_authority(t: Transaction, child: str, keeper: str | None) -> Iterator[str]:
    """Rows that go by the same id, and of which the same authority gave it."""
    own = t.session.get_one(ChildRow, child)
    alike = select(ChildRow).where(goes_by(ChildRow.reference, plain(own.reference)), ChildRow.id != child)
    others = t.session.scalars(alike.where(_kept_by(keeper))).all()
    kept = _kept(t, own) if others else None
    for other in others:
        if kept is not None and _is_one(kept, _kept(t, other)):
            yield other.id


def _is_one(one: _Kept, other: _Kept) -> bool:
    """A provider's homes may each give ids of their own: of what one wrote down, the home has to be the same too."""
    if one.keeper is other.keeper and one.keeper.kind is Kind.AUTHORITY:
        return True
    return not one.authorities.isdisjoint(other.authorities) and not one.homes.isdisjoint(other.homes)


def _kept(t: Transaction, row: ChildRow) -> _Kept:
    keeper = t.session.get_one(OrganisationRow, row.organisation_id)
    referrals = t.session.scalars(select(ReferralRow.id).where(ReferralRow.child_id == row.id)).all()
    sent = select(SendingRow.home_id).where(SendingRow.referral_id.in_(referrals))
    named = {keeper.name} if keeper.kind is Kind.AUTHORITY else set(_authorities(t, referrals))
    return _Kept(keeper, frozenset(named), frozenset(t.session.scalars(sent)))


def _authorities(t: Transaction, referrals: Iterable[str]) -> Iterator[str]:
    """The placing authorities that these name, in any version."""
    for row in t.session.scalars(select(ReferralVersionRow).where(ReferralVersionRow.referral_id.in_(referrals))):
        yield json.loads(t.words(row, "record"))["placing_authority"]
