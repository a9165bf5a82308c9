"""Worked examples for the limits of short breaks: 17 nights a stay, 75 in any 12 months, in one home."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import short_break_limits
from matching.world.facts import Role
from matching.world.referral import Approval, ApprovalKind, ShortBreakRecord
from matching.world.statement import StayKind
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = short_break_limits
MET = (Outcome.MET, Band.GOOD, Band.GOOD)
ON_CONDITION = (Outcome.NOT_MET, Band.CONDITIONS, Band.CONDITIONS)
OPEN = (Outcome.NOT_KNOWN, Band.CONDITIONS, Band.GOOD)


STAY, YEAR, HOME = "one stay", "12 months", "one home"
ANOTHER = "SC999999"
LEAP_YEAR = date(2028, 4, 10)
"""A first night with a 29 February in the 12 months to it."""


def _world(nights: int | None, *before: tuple[date, int], **changes: Any) -> World:
    breaks = tuple(ShortBreakRecord(first_night=first, nights=n) for first, n in before)
    asked: dict[str, Any] = {"kind": StayKind.SHORT_BREAK, "expected_nights": nights, "previous_breaks": breaks}
    return told.world(referral=told.referral(**(asked | changes)))


def _stayed(*homes: str | None, days: int = 100, **changes: Any) -> World:
    """Three nights more after one night in each of these homes, the first so many days before."""
    breaks = (ShortBreakRecord(first_night=_ago(days - 2 * n), nights=1, urn=urn) for n, urn in enumerate(homes))
    return _world(3, previous_breaks=tuple(breaks), **changes)


def _ago(days: int) -> date:
    return told.FIRST_NIGHT - timedelta(days=days)


def _approved_by(role: Role) -> tuple[Approval, ...]:
    return (Approval(kind=ApprovalKind.LEGAL_BASIS, by=role, name="T. Manager", on=told.TODAY),)


CASES = (
    RuleCase(Kind.MET, "three nights", lambda: _world(3), *MET, about=STAY),
    RuleCase(Kind.EDGE, "17 nights", lambda: _world(17), *MET, about=STAY),
    RuleCase(Kind.EDGE, "18 nights", lambda: _world(18), *ON_CONDITION, about=STAY),
    RuleCase(Kind.NOT_MET, "a month", lambda: _world(30), *ON_CONDITION, about=STAY, says="legal basis"),
    RuleCase(Kind.NOT_KNOWN, "length not known", lambda: _world(None), *OPEN, about=STAY),
    RuleCase(
        Kind.OTHER,
        "18 nights with the change recorded",
        lambda: _world(18, approvals=_approved_by(Role.TEAM_MANAGER)),
        *MET,
        about=STAY,
        says="has recorded",
    ),
    RuleCase(
        Kind.OTHER,
        "18 nights with a change that the home recorded itself",
        lambda: _world(18, approvals=_approved_by(Role.REGISTERED_MANAGER)),
        *ON_CONDITION,
        about=STAY,
    ),
    RuleCase(Kind.EDGE, "the 75th night", lambda: _world(3, (_ago(100), 72)), *MET, about=YEAR),
    RuleCase(Kind.EDGE, "the 76th night", lambda: _world(3, (_ago(100), 73)), *ON_CONDITION, about=YEAR),
    RuleCase(
        Kind.EDGE,
        "a night 365 days before the last no longer counts",
        lambda: _world(1, (_ago(365), 1), (_ago(100), 74)),
        *MET,
        about=YEAR,
    ),
    RuleCase(
        Kind.EDGE,
        "a night 365 days before the last counts where a 29 February lies between",
        lambda: _world(1, (LEAP_YEAR - timedelta(days=365), 1), (date(2027, 12, 1), 74), start=LEAP_YEAR),
        *ON_CONDITION,
        about=YEAR,
    ),
    RuleCase(
        Kind.EDGE,
        "the same date a year before no longer counts where a 29 February lies between",
        lambda: _world(1, (LEAP_YEAR - timedelta(days=366), 1), (date(2027, 12, 1), 74), start=LEAP_YEAR),
        *MET,
        about=YEAR,
    ),
    RuleCase(
        Kind.EDGE,
        "a night 364 days before the last still counts",
        lambda: _world(1, (_ago(364), 1), (_ago(100), 74)),
        *ON_CONDITION,
        about=YEAR,
    ),
    RuleCase(Kind.NOT_KNOWN, "earlier breaks not known", lambda: _world(3, previous_breaks=None), *OPEN, about=YEAR),
    RuleCase(
        Kind.OTHER, "a night counted twice counts once", lambda: _world(3, *[(_ago(100), 72)] * 2), *MET, about=YEAR
    ),
    RuleCase(
        Kind.OTHER,
        "a length not known decides where nights are left",
        lambda: _world(None, (_ago(100), 72)),
        *OPEN,
        about=YEAR,
    ),
    RuleCase(Kind.MET, "earlier breaks in this home", lambda: _stayed(told.URN, told.URN), *MET, about=HOME),
    RuleCase(Kind.MET, "no earlier break", _stayed, *MET, about=HOME),
    RuleCase(
        Kind.NOT_MET,
        "an earlier break in another home",
        lambda: _stayed(told.URN, ANOTHER),
        *ON_CONDITION,
        about=HOME,
        says="another home",
    ),
    RuleCase(Kind.NOT_KNOWN, "a home nobody knows", lambda: _stayed(told.URN, None), *OPEN, about=HOME),
    RuleCase(Kind.OTHER, "one home known, and not this", lambda: _stayed(None, ANOTHER), *ON_CONDITION, about=HOME),
    RuleCase(Kind.NOT_KNOWN, "no break is known", lambda: _world(3, previous_breaks=None), *OPEN, about=HOME),
    RuleCase(Kind.EDGE, "another home 365 days before", lambda: _stayed(ANOTHER, days=365), *MET, about=HOME),
    RuleCase(Kind.EDGE, "another home 364 days before", lambda: _stayed(ANOTHER, days=364), *ON_CONDITION, about=HOME),
    RuleCase(
        Kind.OTHER,
        "another home with the change recorded",
        lambda: _stayed(ANOTHER, approvals=_approved_by(Role.TEAM_MANAGER)),
        *MET,
        about=HOME,
        says="has recorded",
    ),
    RuleCase(Kind.OTHER, "a long stay", told.world, Outcome.DOES_NOT_APPLY, Band.GOOD, Band.GOOD),
)
