"""Worked examples for the length of stay in the statement of purpose: 28 to 365 nights."""

from __future__ import annotations

from matching.findings import Band, Outcome
from matching.rules import stay_length
from matching.world.statement import StayLength
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = stay_length
MET = (Outcome.MET, Band.GOOD, Band.GOOD)
BLOCKED = (Outcome.NOT_MET, Band.OUTSIDE, Band.OUTSIDE)
OPEN = (Outcome.NOT_KNOWN, Band.OUTSIDE, Band.GOOD)


def _nights(nights: int | None, shortest: int | None = 28, longest: int | None = 365) -> World:
    length = told.stated(StayLength(shortest_nights=shortest, longest_nights=longest))
    return told.world(
        home=told.home(statement=told.statement(stay_length=length)), referral=told.referral(expected_nights=nights)
    )


CASES = (
    RuleCase(Kind.MET, "300 nights are not too long", lambda: _nights(300), *MET, about="longest"),
    RuleCase(Kind.MET, "300 nights are not too short", lambda: _nights(300), *MET, about="shortest"),
    RuleCase(Kind.NOT_MET, "a week", lambda: _nights(7), *BLOCKED, about="shortest"),
    RuleCase(Kind.NOT_KNOWN, "length not known", lambda: _nights(None), *OPEN, about="longest"),
    RuleCase(Kind.NOT_KNOWN, "length not known, shortest", lambda: _nights(None), *OPEN, about="shortest"),
    RuleCase(Kind.EDGE, "just the shortest", lambda: _nights(28), *MET, about="shortest"),
    RuleCase(Kind.EDGE, "one night less", lambda: _nights(27), *BLOCKED, about="shortest"),
    RuleCase(Kind.EDGE, "just the longest", lambda: _nights(365), *MET, about="longest"),
    RuleCase(Kind.EDGE, "one night more", lambda: _nights(366), *BLOCKED, about="longest"),
    RuleCase(
        Kind.OTHER,
        "a longest stay of several years still leaves a stay of unknown length open",
        lambda: _nights(None, longest=1_000),
        *OPEN,
        about="longest",
    ),
    RuleCase(
        Kind.OTHER,
        "a shortest stay of several years still leaves a stay of unknown length open",
        lambda: _nights(None, shortest=1_000, longest=None),
        *OPEN,
        about="shortest",
    ),
    RuleCase(
        Kind.OTHER,
        "no length stated",
        told.world,
        Outcome.DOES_NOT_APPLY,
        Band.GOOD,
        Band.GOOD,
    ),
)
