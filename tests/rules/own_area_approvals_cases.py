"""Worked examples for a home outside the placing authority's area: the home lies in Westmarch."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import own_area_approvals
from matching.world.facts import Role
from matching.world.referral import Approval, ApprovalKind
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = own_area_approvals
AREA, DISTANCE = ApprovalKind.OUT_OF_AREA, ApprovalKind.AT_A_DISTANCE
OFFICER, DIRECTOR = Role.NOMINATED_OFFICER, Role.DIRECTOR
ADJOINS = ("Eastmarch",)


def _placing(placing: str, *approvals: Approval, **home: Any) -> World:
    referral = told.referral(placing_authority=placing, approvals=approvals)
    return told.world(home=told.home(**home), referral=referral)


def _approval(kind: ApprovalKind, by: Role, days: int = 0) -> Approval:
    return Approval(kind=kind, by=by, name="A. Officer", on=told.TODAY + timedelta(days=days))


def _case(kind: Kind, name: str, world: World, band: Band, says: str = "") -> RuleCase:
    outcome = Outcome.MET if band is Band.GOOD else Outcome.NOT_MET
    return RuleCase(kind, name, lambda: world, outcome, band, band, says=says)


NO_PLACE: dict[str, Any] = {"authority": None, "place": told.HERE.model_copy(update={"authority": None})}

CASES = (
    _case(Kind.MET, "the authority's own area", _placing("Westmarch"), Band.GOOD),
    _case(
        Kind.NOT_MET,
        "an adjoining authority, not approved",
        _placing("Eastmarch", adjoining_authorities=ADJOINS),
        Band.CONDITIONS,
        says="Eastmarch",
    ),
    _case(
        Kind.EDGE,
        "an adjoining authority, approved by the nominated officer today",
        _placing("Eastmarch", _approval(AREA, OFFICER), adjoining_authorities=ADJOINS),
        Band.GOOD,
    ),
    _case(
        Kind.EDGE,
        "an adjoining authority, approved only tomorrow",
        _placing("Eastmarch", _approval(AREA, OFFICER, days=1), adjoining_authorities=ADJOINS),
        Band.CONDITIONS,
    ),
    _case(
        Kind.OTHER,
        "an adjoining authority, approved by a social worker",
        _placing("Eastmarch", _approval(AREA, Role.SOCIAL_WORKER), adjoining_authorities=ADJOINS),
        Band.CONDITIONS,
    ),
    _case(
        Kind.OTHER,
        "at a distance, approved by the nominated officer only",
        _placing("Farshire", _approval(DISTANCE, OFFICER), _approval(AREA, OFFICER), adjoining_authorities=ADJOINS),
        Band.CONDITIONS,
    ),
    _case(
        Kind.OTHER,
        "at a distance, approved by the director",
        _placing("Farshire", _approval(DISTANCE, DIRECTOR), adjoining_authorities=ADJOINS),
        Band.GOOD,
    ),
    _case(Kind.OTHER, "neither approved nor known to adjoin", _placing("Farshire"), Band.CONDITIONS),
    RuleCase(
        Kind.NOT_KNOWN,
        "approved as out of area; whether the areas adjoin was not recorded",
        lambda: _placing("Farshire", _approval(AREA, OFFICER)),
        Outcome.NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        says="adjoin",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "whose area the home lies in was not recorded",
        lambda: _placing("Westmarch", **NO_PLACE),
        Outcome.NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        says="which local authority",
    ),
    _case(
        Kind.OTHER,
        "the home's place tells its authority",
        _placing("Westmarch", authority=None),
        Band.GOOD,
    ),
)
