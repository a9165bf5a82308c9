"""What stands in the way of destroying a child's record: the law, a hold, and what cannot be taken apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import func, select

from matching.errors import Problem
from matching.report_words import day as in_words
from matching.world.child import Child
from service.records.desk import Desk
from service.records.kept_until import Kept, Life, kept_until
from service.records.periods import periods_with
from service.records.retention_steps import steps_of
from service.records.versions import from_words
from service.store.rows import (
    AssessmentRow,
    BedNightRow,
    ChildVersionRow,
    DecisionRow,
    HomeRow,
    ReferralRow,
    ResidenceRow,
    ReviewRow,
)

WHERE = "child"
GONE = Problem(WHERE, "the record was destroyed", "Nothing is left to be done.")
IN_PERIOD = Problem(WHERE, "a period of short breaks has the child in it", "Such a period is kept whole: keep both.")
OTHERS = Problem(
    WHERE,
    "a home of another organisation keeps what it did with the child's referral",
    "Keep the record: what another organisation keeps is not destroyed with it.",
)


def in_the_way(desk: Desk, keeper: str, child: str) -> Iterator[Problem]:
    """Everything, each with its reason and, where there is one, the day until when."""
    steps = steps_of(desk, child)
    if steps.destroyed is not None:
        yield GONE
        return
    if steps.held is not None:
        yield Problem(WHERE, "a legal hold stands on the record", "Keep it until the hold is lifted.")
    kept = kept_of(desk, child)
    if kept.until is None or desk.day < kept.until:
        when = "" if kept.until is None else f", until {in_words(kept.until)}"
        yield Problem(WHERE, f"it has to be kept{when}: {kept.because}", kept.way_out)
    if _in_a_period(desk, child):
        yield IN_PERIOD
    if _has_others(desk, keeper, child):
        yield OTHERS


def _in_a_period(desk: Desk, child: str) -> bool:
    nights = desk.t.session.scalars(select(BedNightRow.id).where(BedNightRow.child_id == child)).first()
    referrals = desk.t.session.scalars(select(ReferralRow.id).where(ReferralRow.child_id == child)).all()
    return nights is not None or any(periods_with(desk.t, referral, desk.day) for referral in referrals)


def _has_others(desk: Desk, keeper: str, child: str) -> bool:
    """Whether another organisation's home has checked a referral of the child."""
    chosen = (
        select(AssessmentRow.id)
        .join(ReferralRow, ReferralRow.id == AssessmentRow.referral_id)
        .join(HomeRow, HomeRow.id == AssessmentRow.home_id)
        .where(ReferralRow.child_id == child, HomeRow.organisation_id != keeper)
    )
    return desk.t.session.scalars(chosen).first() is not None


def kept_of(desk: Desk, child: str) -> Kept:
    """Until when the record has to be kept, by all that was written down of the child."""
    scalars = desk.t.session.scalars
    mine = select(ReferralRow.id).where(ReferralRow.child_id == child)
    lived = scalars(select(ResidenceRow.id).where(ResidenceRow.child_id == child)).first()
    came = scalars(select(ReviewRow.id).where(ReviewRow.referral_id.in_(mine))).first()
    stayed = scalars(select(BedNightRow.id).where(BedNightRow.child_id == child)).first()
    here = any(found is not None for found in (lived, came, stayed))
    gone = scalars(select(ReferralRow.gone_from).where(ReferralRow.child_id == child)).all()
    life = Life(_born(desk, child), here, None in gone, _last_done(desk, child, [d for d in gone if d is not None]))
    return kept_until(life, desk.day)


def _last_done(desk: Desk, child: str, closed: Collection[date]) -> date:
    mine = select(ReferralRow.id).where(ReferralRow.child_id == child)
    checks = select(AssessmentRow.id).where(AssessmentRow.referral_id.in_(mine))
    written = select(func.max(ChildVersionRow.recorded_at)).where(ChildVersionRow.child_id == child)
    signed = select(func.max(DecisionRow.signed_at)).where(DecisionRow.assessment_id.in_(checks))
    moments = [desk.t.session.scalar(written), desk.t.session.scalar(signed)]
    return max((*closed, *(moment.date() for moment in moments if moment is not None)), default=desk.day)


def _born(desk: Desk, child: str) -> date | None:
    """By the last version, whatever day it is from: also a child who is gone keeps a birthday."""
    of_child = select(ChildVersionRow).where(ChildVersionRow.child_id == child).order_by(ChildVersionRow.number.desc())
    row = desk.t.session.scalars(of_child).first()
    if row is None:
        return None
    return from_words(Child, desk.t.words(row, "record"), {"name": desk.t.words(row, "name")}).date_of_birth
