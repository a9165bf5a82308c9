"""Worked examples for keeping the school: 15 miles is the longest journey."""

from __future__ import annotations

from typing import Any

from matching.findings import Band, Outcome
from matching.rules import school_kept
from matching.world.referral import Education
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = school_kept
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN
WITHOUT_PLACE = tuple(c for c in told.home().has if c != "school_place")


def _school(miles: float | None, name: str | None = "Elsewhere High", **changes: Any) -> World:
    keep = changes.pop("keep", True)
    home: dict[str, Any] = {"has": WITHOUT_PLACE, "lacks": ("school_place",)} | changes
    where = None if miles is None else told.miles_east(miles)
    education = Education(year_group=8, keep_school=keep, school_place=where)
    return told.world(
        home=told.home(**home), referral=told.referral(child=told.newcomer(school=name), education=education)
    )


CASES = (
    RuleCase(Kind.MET, "two miles off", lambda: _school(2), MET, Band.GOOD, Band.GOOD, points=(10, 10)),
    RuleCase(
        Kind.MET,
        "far off, but the home takes children there",
        lambda: _school(25, works_with_schools=("Elsewhere High",)),
        MET,
        Band.GOOD,
        Band.GOOD,
        points=(10, 10),
    ),
    RuleCase(
        Kind.EDGE,
        "exactly as far as a list is believed",
        lambda: _school(30.0, works_with_schools=("Elsewhere High",)),
        MET,
        Band.GOOD,
        Band.GOOD,
    ),
    RuleCase(
        Kind.EDGE,
        "a tenth of a mile beyond what any list makes near",
        lambda: _school(30.1, works_with_schools=("Elsewhere High",)),
        NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
    ),
    RuleCase(
        Kind.NOT_MET,
        "sixty miles off",
        lambda: _school(60),
        NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
        points=(0, 0),
    ),
    RuleCase(Kind.EDGE, "exactly fifteen miles", lambda: _school(15.0), MET, Band.GOOD, Band.GOOD),
    RuleCase(
        Kind.EDGE,
        "a tenth of a mile beyond fifteen",
        lambda: _school(15.1),
        NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "where the school is was not said",
        lambda: _school(None),
        NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        says="where is the school",
        points=(0, 10),
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "whether to keep it was not said",
        lambda: _school(60, keep=None),
        NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        says="should the present school be kept",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "which school was not said",
        lambda: _school(60, name=None),
        NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        says="which school",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "where the home is was not recorded",
        lambda: _school(2, place=None),
        NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        says="national grid",
    ),
    RuleCase(Kind.OTHER, "need not be kept", lambda: _school(60, keep=False), MET, Band.GOOD, Band.GOOD),
    RuleCase(Kind.OTHER, "attends none", lambda: _school(60, name="none"), MET, Band.GOOD, Band.GOOD),
    RuleCase(
        Kind.OTHER,
        "another place is arranged",
        lambda: _school(60, has=told.home().has, lacks=()),
        NOT_MET,
        Band.GOOD,
        Band.GOOD,
        points=(0, 0),
    ),
)
