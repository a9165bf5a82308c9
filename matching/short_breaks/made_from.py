"""A digest of all that a plan is made from, by which the plan of a period is told from that of another."""

from __future__ import annotations

from matching.short_breaks.period import Period
from matching.stamp import digest_of
from matching.world.catalogue import standard_catalogue

NO_PART = {"ask_whom", "ask_how", "repairs"}
"""What of a period changes no plan: whom families can ask, and how often it was repaired."""

SAID_WHERE_ANY = ("as_of", "ties")
"""What of a period is left out where it says nothing, so that plans made before it could be said are still its own."""


def inputs_digest(period: Period) -> str:
    """A digest of everything a plan is made from, but for the engine."""
    said = NO_PART | {name for name in SAID_WHERE_ANY if not getattr(period, name)}
    parts = period.model_dump(mode="json", exclude=said)
    return digest_of(period.world.as_at, [parts], standard_catalogue())
