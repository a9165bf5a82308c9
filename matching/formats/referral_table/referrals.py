"""Referrals from rows, and rows from referrals: what no column says stays not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matching.formats.referral_table.columns import NeedRow, ReferralRow, SiblingRow
from matching.world.child import Child
from matching.world.facts import Account, Fact
from matching.world.place import Place
from matching.world.referral import Education, Referral, SiblingBond


def referral_from(
    row: ReferralRow, facts: Mapping[str, Sequence[Account]], siblings: Sequence[SiblingRow] = ()
) -> Referral:
    place = None if row.easting is None or row.northing is None else Place(easting=row.easting, northing=row.northing)
    child = Child(
        id=row.child,
        name=row.name,
        date_of_birth=row.born,
        sex=row.sex,
        facts=tuple(Fact(about=need, accounts=tuple(accounts)) for need, accounts in facts.items()),
        day_care=row.day_care,
        night_care=row.night_care,
        school=row.school,
        home_place=place,
        home_postcode=row.home_postcode,
    )
    return Referral(
        id=row.id,
        child=child,
        placing_authority=row.authority,
        received_on=row.received,
        urgency=row.urgency,
        kind=row.kind,
        start=row.start,
        expected_nights=row.nights,
        notice_hours=row.notice_hours,
        legal_status=row.legal_status,
        education=Education(year_group=row.year_group),
        offered_weekly_pounds=row.weekly_pounds,
        siblings=tuple(map(_bond_from, siblings)) or None,
    )


def _bond_from(row: SiblingRow) -> SiblingBond:
    return SiblingBond(
        child=row.child, bond=row.bond, said_by=row.decided_by, why=row.why, lives_elsewhere=row.lives_elsewhere
    )


def siblings_from(referral: Referral) -> tuple[SiblingRow, ...]:
    """A row for each brother or sister named. Nobody named and not asked are alike: neither has a row."""
    bonds = referral.siblings or ()
    return tuple(SiblingRow(referral.id, b.child, b.bond, b.said_by, b.why, b.lives_elsewhere) for b in bonds)


def account_from(row: NeedRow) -> Account:
    return Account(
        level=row.level,
        said_by=row.said_by,
        said_on=row.said_on,
        basis=row.basis,
        to_whom=row.towards,
        where=row.where,
        what_came_of_it=row.what_came_of_it,
        words=row.words,
    )


def row_from(referral: Referral) -> ReferralRow:
    """A row to hand on. The child's own home is in it to the nearest kilometre alone, and without its postcode."""
    child = referral.child
    place = child.home_place
    return ReferralRow(
        id=referral.id,
        child=child.id,
        name=child.name,
        born=child.date_of_birth,
        sex=child.sex,
        authority=referral.placing_authority,
        received=referral.received_on,
        urgency=referral.urgency,
        kind=referral.kind,
        start=referral.start,
        nights=referral.expected_nights,
        notice_hours=referral.notice_hours,
        legal_status=referral.legal_status,
        school=child.school,
        year_group=referral.education.year_group,
        day_care=child.day_care,
        night_care=child.night_care,
        easting=round(place.easting, -3) if place else None,
        northing=round(place.northing, -3) if place else None,
        weekly_pounds=referral.offered_weekly_pounds,
    )


def need_from(child: str, need: str, account: Account) -> NeedRow:
    return NeedRow(
        *(child, need, account.level, account.said_by, account.said_on, account.basis),
        *(account.to_whom, account.where, account.what_came_of_it, account.words),
    )
