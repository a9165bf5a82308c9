"""Worked examples for Key Stage 4: years 10 and 11, at a school 60 miles away unless told."""

from __future__ import annotations

from matching.findings import Band, Outcome
from matching.rules import key_stage_4
from matching.world.facts import Role
from matching.world.referral import Approval, ApprovalKind, Education
from matching.world.statement import StayKind
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = key_stage_4
NOT_MET, OTHER_YEAR = Outcome.NOT_MET, Outcome.DOES_NOT_APPLY


def _year(
    year: int | None, miles: float | None = 60, approved_by: Role | None = None, kind: StayKind = StayKind.LONG
) -> World:
    where = None if miles is None else told.miles_east(miles)
    approvals = [] if approved_by is None else [_approval(approved_by)]
    referral = told.referral(
        child=told.newcomer(school="Elsewhere High"),
        education=Education(year_group=year, keep_school=False, school_place=where),
        approvals=tuple(approvals),
        kind=kind,
    )
    return told.world(referral=referral)


def _approval(by: Role) -> Approval:
    return Approval(kind=ApprovalKind.KEY_STAGE_4, by=by, name="N. Officer", on=told.TODAY)


CASES = (
    RuleCase(Kind.MET, "the school is kept", lambda: _year(10, miles=2), Outcome.MET, Band.GOOD, Band.GOOD),
    RuleCase(
        Kind.MET,
        "approved",
        lambda: _year(10, approved_by=Role.NOMINATED_OFFICER),
        Outcome.MET,
        Band.GOOD,
        Band.GOOD,
        says="approved",
    ),
    RuleCase(Kind.NOT_MET, "year 10", lambda: _year(10), NOT_MET, Band.CONDITIONS, Band.CONDITIONS),
    RuleCase(
        Kind.NOT_KNOWN,
        "year not known",
        lambda: _year(None),
        Outcome.NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        says="which school year",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "where the school is was not said",
        lambda: _year(11, miles=None),
        Outcome.NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
    ),
    RuleCase(Kind.EDGE, "year 9", lambda: _year(9), OTHER_YEAR, Band.GOOD, Band.GOOD),
    RuleCase(Kind.EDGE, "year 11", lambda: _year(11), NOT_MET, Band.CONDITIONS, Band.CONDITIONS),
    RuleCase(Kind.EDGE, "year 12", lambda: _year(12), OTHER_YEAR, Band.GOOD, Band.GOOD),
    RuleCase(
        Kind.OTHER,
        "a social worker's approval is not enough",
        lambda: _year(10, approved_by=Role.SOCIAL_WORKER),
        NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
    ),
    RuleCase(
        Kind.OTHER, "a short break", lambda: _year(10, kind=StayKind.SHORT_BREAK), OTHER_YEAR, Band.GOOD, Band.GOOD
    ),
)
