"""An assessment is the home's that made it, and its provider keeps it."""

from __future__ import annotations

from sqlalchemy import exists

from service.records.reach.reach import Ids, Reach, Where
from service.store.rows import AssessmentRow, HomeRow, ReferralRow


def _kept(organisations: Ids) -> Where:
    of_home = (HomeRow.id == AssessmentRow.home_id) & HomeRow.organisation_id.in_(organisations)
    return exists().where(of_home).correlate(AssessmentRow)


def _about(children: Ids) -> Where:
    of_referral = (ReferralRow.id == AssessmentRow.referral_id) & ReferralRow.child_id.in_(children)
    return exists().where(of_referral).correlate(AssessmentRow)


REACH = Reach(
    id=AssessmentRow.id,
    kept=lambda organisations, _: _kept(organisations),
    at=lambda homes, _: AssessmentRow.home_id.in_(homes),
    about=_about,
)
