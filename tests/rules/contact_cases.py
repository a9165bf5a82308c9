"""Worked examples for family time: 30 miles is the longest journey when none is named."""

from __future__ import annotations

from typing import Any

from matching.findings import Band, Outcome
from matching.rules import contact
from matching.world.referral import Contact
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = contact
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN


def _who(miles: float | None, who: str = "Nan", **changes: Any) -> Contact:
    place = None if miles is None else told.miles_east(miles)
    return Contact(who=who, times_a_month=2, place=place, **changes)


def _seeing(*contacts: Contact, **home: Any) -> World:
    return told.world(home=told.home(**home), referral=told.referral(contact=contacts))


CASES = (
    RuleCase(Kind.MET, "nobody to travel to", _seeing, MET, Band.GOOD, Band.GOOD),
    RuleCase(Kind.MET, "ten miles", lambda: _seeing(_who(10), _who(20, "Dad")), MET, Band.GOOD, Band.GOOD),
    RuleCase(
        Kind.NOT_MET,
        "one of two lives too far away",
        lambda: _seeing(_who(10), _who(80, "Dad")),
        NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
        says="Too far to travel: Dad.",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "nobody asked",
        lambda: told.world(referral=told.referral(contact=None)),
        NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        says="whom does the child see",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "where Nan lives was not said",
        lambda: _seeing(_who(None)),
        NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        says="where does Nan live",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "where the home is was not recorded, and halfway would do for both",
        lambda: _seeing(_who(0), _who(50, "Dad"), place=None),
        NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        says="national grid",
    ),
    RuleCase(Kind.EDGE, "exactly thirty miles", lambda: _seeing(_who(30.0)), MET, Band.GOOD, Band.GOOD),
    RuleCase(
        Kind.EDGE,
        "a tenth of a mile beyond thirty",
        lambda: _seeing(_who(30.1)),
        NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
    ),
    RuleCase(
        Kind.EDGE, "exactly as far as named", lambda: _seeing(_who(4.0, furthest_miles=4)), MET, Band.GOOD, Band.GOOD
    ),
    RuleCase(
        Kind.EDGE,
        "beyond what was named",
        lambda: _seeing(_who(4.1, furthest_miles=4)),
        NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
    ),
    RuleCase(
        Kind.OTHER,
        "must not learn the address, and the home has no way to keep it",
        lambda: _seeing(
            _who(10, must_not_know_address=True),
            has=tuple(c for c in told.home().has if c != "confidential_address_procedure"),
            lacks=("confidential_address_procedure",),
        ),
        NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
        says="Must not learn the address: Nan.",
    ),
    RuleCase(
        Kind.OTHER,
        "must not learn the address, and the home keeps it",
        lambda: _seeing(_who(10, must_not_know_address=True)),
        MET,
        Band.GOOD,
        Band.GOOD,
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "must not learn the address, and nobody recorded whether the home keeps it",
        lambda: _seeing(_who(10, must_not_know_address=True), has=()),
        NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
    ),
)
