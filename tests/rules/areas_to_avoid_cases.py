"""Worked examples for areas to avoid: each is measured from the home, 5 miles unless told."""

from __future__ import annotations

from datetime import timedelta

from matching.findings import Band, Outcome
from matching.rules import areas_to_avoid
from matching.world.facts import Role
from matching.world.place import Place
from matching.world.referral import Approval, ApprovalKind, AreaToAvoid
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = areas_to_avoid
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN


def _area(miles: float | None, name: str = "Harbour ward") -> AreaToAvoid:
    place = None if miles is None else told.miles_east(miles)
    return AreaToAvoid(name=name, place=place, why="Threats were made there.")


def _avoiding(*areas: AreaToAvoid, at: Place | None = told.HERE, approvals: tuple[Approval, ...] = ()) -> World:
    return told.world(home=told.home(place=at), referral=told.referral(avoid=areas, approvals=approvals))


def _approval(days: int = -1, by: Role = Role.TEAM_MANAGER) -> tuple[Approval, ...]:
    day = told.TODAY + timedelta(days=days)
    return (Approval(kind=ApprovalKind.AREA_TO_AVOID, by=by, name="T. Manager", on=day),)


CASES = (
    RuleCase(Kind.MET, "none to avoid", _avoiding, MET, Band.GOOD, Band.GOOD),
    RuleCase(Kind.MET, "far from it", lambda: _avoiding(_area(40)), MET, Band.GOOD, Band.GOOD),
    RuleCase(
        Kind.NOT_MET,
        "inside it",
        lambda: _avoiding(_area(2), _area(60, "Dockside")),
        NOT_MET,
        Band.NOT_UNLESS,
        Band.NOT_UNLESS,
        says="Harbour ward",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "nobody asked",
        lambda: told.world(referral=told.referral(avoid=None)),
        NOT_KNOWN,
        Band.NOT_UNLESS,
        Band.GOOD,
        says="areas to be kept away from",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "where the area is was not said",
        lambda: _avoiding(_area(None)),
        NOT_KNOWN,
        Band.NOT_UNLESS,
        Band.GOOD,
        says="Harbour ward",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "where the home is was not recorded",
        lambda: _avoiding(_area(2), at=None),
        NOT_KNOWN,
        Band.NOT_UNLESS,
        Band.GOOD,
        says="national grid",
    ),
    RuleCase(
        Kind.EDGE, "exactly at its limit", lambda: _avoiding(_area(5.0)), NOT_MET, Band.NOT_UNLESS, Band.NOT_UNLESS
    ),
    RuleCase(Kind.EDGE, "a tenth of a mile beyond", lambda: _avoiding(_area(5.1)), MET, Band.GOOD, Band.GOOD),
    RuleCase(
        Kind.OTHER,
        "approved by name",
        lambda: _avoiding(_area(2), approvals=_approval()),
        NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
        says="approved",
    ),
    RuleCase(
        Kind.EDGE,
        "an approval dated tomorrow is none yet",
        lambda: _avoiding(_area(2), approvals=_approval(days=1)),
        NOT_MET,
        Band.NOT_UNLESS,
        Band.NOT_UNLESS,
    ),
    RuleCase(
        Kind.OTHER,
        "the home cannot approve for itself",
        lambda: _avoiding(_area(2), approvals=_approval(by=Role.REGISTERED_MANAGER)),
        NOT_MET,
        Band.NOT_UNLESS,
        Band.NOT_UNLESS,
    ),
    RuleCase(
        Kind.OTHER,
        "certainly inside one of two, whatever the other is",
        lambda: _avoiding(_area(2), _area(None, "Dockside")),
        NOT_MET,
        Band.NOT_UNLESS,
        Band.NOT_UNLESS,
    ),
)
