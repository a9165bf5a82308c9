"""A decision is the home's whose assessment it rests on, and its provider keeps it."""

from __future__ import annotations

from sqlalchemy import exists

from service.records.reach.reach import Ids, Reach, Where
from service.store.rows import AssessmentRow, DecisionRow, ReferralRow


def _at(homes: Ids) -> Where:
    of_home = (AssessmentRow.id == DecisionRow.assessment_id) & AssessmentRow.home_id.in_(homes)
    return exists().where(of_home).correlate(DecisionRow)


def _about(children: Ids) -> Where:
    rests_on = (AssessmentRow.id == DecisionRow.assessment_id) & (ReferralRow.id == AssessmentRow.referral_id)
    return exists().where(rests_on, ReferralRow.child_id.in_(children)).correlate(DecisionRow)


REACH = Reach(
    id=DecisionRow.id,
    kept=lambda organisations, _: DecisionRow.organisation_id.in_(organisations),
    at=lambda homes, _: _at(homes),
    about=_about,
)
