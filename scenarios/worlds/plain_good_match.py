"""A girl of 13 whose needs are ordinary could move into a quiet home of two girls, and nothing stands in the way."""

from __future__ import annotations

from matching.findings import Band, FactRef, Outcome
from matching.world.world import World
from scenarios import storybook
from scenarios.story import Said
from scenarios.storybook import TODAY

NAME = "plain-good-match"
REFERRAL = "R-1"
URN = storybook.URN
ON = TODAY
EXPECTED = (Band.GOOD, Band.GOOD)
SAYS: tuple[Said, ...] = (
    ("registered-ages", "8 to 17", Outcome.MET),
    ("range-of-needs", "all others", Outcome.MET),
    ("bedroom", "", Outcome.MET),
    ("residents-views", "C-A", Outcome.MET),
    ("wishes-and-feelings", "", Outcome.MET),
)
ASK_FIRST: FactRef | None = None
REMEDIED = False


def world() -> World:
    """The storybook's ordinary world as it is."""
    return storybook.world()
