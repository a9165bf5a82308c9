"""What decides how long a record is kept, gathered for many children at once from all that was written down of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select

from matching.world.child import Child
from service.ledger.document import Decided
from service.records.closing import placed_of
from service.records.day_there import day_there
from service.records.deaths import deaths_of
from service.records.decisions import signed_about
from service.records.desk import Desk
from service.records.kept_until import Life
from service.records.one_child import same_child, with_a_link
from service.records.subjects import AT_ONCE
from service.records.versions import from_words
from service.store.opening import Transaction
from service.store.rows import (
    AssessmentRow,
    BedNightRow,
    ChildRow,
    ChildVersionRow,
    DecisionRow,
    EmergencyRow,
    ReferralRow,
    ResidenceRow,
    ReviewRow,
)
from service.store.rows.review import ReviewKind

ACCEPTED = frozenset({Decided.ACCEPT, Decided.ACCEPT_WITH_CONDITIONS})


def lives_of(desk: Desk, children: Sequence[str]) -> dict[str, Life]:
    """By the ids of their rows."""
    found = dict[str, Life]()
    for first in range(0, len(children), AT_ONCE):
        found |= _lives(desk, children[first : first + AT_ONCE])
    return found


def last_written(desk: Desk, children: Sequence[str]) -> dict[str, Child]:
    """By the last version, whatever day it is from: who is gone keeps a birthday. Who has none is absent."""
    rows = dict[str, ChildVersionRow]()
    for first in range(0, len(children), AT_ONCE):
        of_these = ChildVersionRow.child_id.in_(children[first : first + AT_ONCE])
        in_order = select(ChildVersionRow).where(of_these).order_by(ChildVersionRow.number)
        rows |= {row.child_id: row for row in desk.t.session.scalars(in_order)}
    words = desk.t.words
    return {id: from_words(Child, words(row, "record"), {"name": words(row, "name")}) for id, row in rows.items()}


def _lives(desk: Desk, children: Sequence[str]) -> dict[str, Life]:
    gone = defaultdict[str, list[date | None]](list)
    for referral in desk.t.session.scalars(select(ReferralRow).where(ReferralRow.child_id.in_(children))):
        gone[referral.child_id].append(referral.gone_from)
    died = deaths_of(desk, children)
    lived, written, done = _lived(desk, children), last_written(desk, children), defaultdict[str, list[date]](list)
    stays = _lived_by_another(desk, set(children) - lived)
    begun = dict[str, date]()
    for child, first, last in _moments(desk, children):
        begun.setdefault(child, day_there(first))
        done[child].append(day_there(last))
    return {
        child: Life(
            born=written[child].date_of_birth if child in written else None,
            died=died[child].died_on if child in died else None,
            lived_here=child in lived or child in stays,
            still_open=None in gone[child],
            begun=begun.get(child, desk.day),
            last_done=max((*done[child], *(day for day in gone[child] if day is not None)), default=desk.day),
            stays=stays.get(child, frozenset()),
        )
        for child in children
    }


def _lived(desk: Desk, children: Sequence[str]) -> set[str]:
    """Who lived at a home of the provider, came there or may have, or stayed there for short breaks.

    An emergency that was taken has its review booked before the child comes, who then may have come.
    """
    came = select(ReferralRow.child_id).join(ReviewRow, ReviewRow.referral_id == ReferralRow.id)
    booked = select(ReviewRow.home_id, ReviewRow.referral_id, ReferralRow.child_id).join_from(ReviewRow, ReferralRow)
    only_taken = booked.where(ReviewRow.kind == ReviewKind.AT_72_HOURS, ReferralRow.child_id.in_(children))
    may_have = {
        child
        for home, referral, child in desk.t.session.execute(only_taken)
        if not _only_ever_declined(desk.t, home, referral)
    }
    ways: tuple[Select[Any], ...] = (
        select(ResidenceRow.child_id).where(ResidenceRow.child_id.in_(children)),
        came.where(ReviewRow.kind == ReviewKind.AT_28_DAYS, ReferralRow.child_id.in_(children)),
        select(BedNightRow.child_id).where(BedNightRow.child_id.in_(children)),
    )
    return (
        may_have
        | _accepted(desk, children)
        | {child for way in ways for child in desk.t.session.scalars(way.distinct())}
    )


def _accepted(desk: Desk, children: Sequence[str]) -> set[str]:
    """Who was accepted and has a place at a home asked, and so may have come though nobody has recorded it."""
    about = select(AssessmentRow.home_id, ReferralRow.id, ReferralRow.child_id).join_from(AssessmentRow, ReferralRow)
    closed = about.where(ReferralRow.child_id.in_(children), ReferralRow.gone_from.is_not(None)).distinct()
    rows = desk.t.session.execute(closed).all()
    placed = placed_of(desk, {referral for _, referral, _ in rows})
    return {
        child
        for home, referral, child in rows
        if referral in placed and any(each.decided in ACCEPTED for each in signed_about(desk.t, home, referral))
    }


def _only_ever_declined(t: Transaction, home: str, referral: str) -> bool:
    """Whether the home has said nothing but no, also since the emergency was taken last.

    Who was accepted, or of whom more was asked, may have come before that was put right; nothing else is known of it.
    """
    taken = select(func.max(EmergencyRow.taken_at)).filter_by(home_id=home, referral_id=referral)
    last, signed = t.session.scalar(taken), signed_about(t, home, referral)
    declined = [each.signed_at for each in signed if each.decided is Decided.DECLINE]
    return bool(declined) and len(declined) == len(signed) and (last is None or last <= declined[-1])


def _lived_by_another(desk: Desk, children: Collection[str]) -> dict[str, frozenset[str]]:
    """Of whom somebody has said which other records of the same keeper are theirs, those by which they lived here."""
    others = {child: _same_at_its_keeper(desk, child) for child in with_a_link(desk.t, children)}
    lived = _lived(desk, [other for each in others.values() for other in each])
    return {child: stays for child, each in others.items() if (stays := frozenset(each) & lived)}


def _same_at_its_keeper(desk: Desk, child: str) -> Sequence[str]:
    keeper = select(ChildRow.organisation_id).where(ChildRow.id == child).scalar_subquery()
    same = ChildRow.id.in_(same_child(desk.t, child)) & (ChildRow.organisation_id == keeper)
    return desk.t.session.scalars(select(ChildRow.id).where(same)).all()


def _moments(desk: Desk, children: Sequence[str]) -> Iterator[tuple[str, datetime, datetime]]:
    """When something was first and last written down of each, and then when something was first and last signed."""
    at, signed_at = ChildVersionRow.recorded_at, DecisionRow.signed_at
    written = select(ChildVersionRow.child_id, func.min(at), func.max(at))
    signed = (
        select(ReferralRow.child_id, func.min(signed_at), func.max(signed_at))
        .join(AssessmentRow, AssessmentRow.referral_id == ReferralRow.id)
        .join(DecisionRow, DecisionRow.assessment_id == AssessmentRow.id)
    )
    of_written = written.where(ChildVersionRow.child_id.in_(children)).group_by(ChildVersionRow.child_id)
    of_signed = signed.where(ReferralRow.child_id.in_(children)).group_by(ReferralRow.child_id)
    for chosen in (of_written, of_signed):
        yield from desk.t.session.execute(chosen)
