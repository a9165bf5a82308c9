"""What stands in the way of destroying a child's record: the law, a hold, and what cannot be taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from matching.errors import Problem
from matching.report_words import day as in_words
from service.records.desk import Desk
from service.records.kept_until import Kept, kept_until, longest
from service.records.lives import lives_of
from service.records.periods import periods_with
from service.records.retention_steps import steps_of
from service.store.rows import AssessmentRow, BedNightRow, HomeRow, ReferralRow, ResidenceRow

WHERE = "child"
GONE = Problem(WHERE, "the record was destroyed", "Nothing is left to be done.")
IN_PERIOD = Problem(WHERE, "a period of short breaks has the child in it", "Such a period is kept whole: keep both.")
LIVES = Problem(WHERE, "the child lives at a home", "Where the child has left it, write that down first.")
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
    living = select(ResidenceRow.id).where(ResidenceRow.child_id == child, ResidenceRow.gone_from.is_(None))
    if desk.t.session.scalars(living).first() is not None:
        yield LIVES
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
    return kept_of_each(desk, [child])[child]


def kept_of_each(desk: Desk, children: Sequence[str]) -> dict[str, Kept]:
    """The same of many, by the ids of their rows; of an earlier record no shorter than what was written of the stay."""
    lives = lives_of(desk, children)
    stays = lives_of(desk, sorted({stay for life in lives.values() for stay in life.stays}))
    own = {child: kept_until(life, desk.day) for child, life in (stays | lives).items()}
    return {child: longest([own[child], *(own[stay] for stay in life.stays)]) for child, life in lives.items()}
