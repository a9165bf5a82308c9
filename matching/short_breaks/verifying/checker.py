"""Checks a whole plan: lists every rule it breaks, and works out anew what it is worth."""

from __future__ import annotations

from collections.abc import Sequence

from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import Period, PlannedStay
from matching.short_breaks.verifying.levels import levels_of
from matching.short_breaks.verifying.levels.wishes import familiar_bedroom_nights
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.rules import RULES, overlap
from matching.short_breaks.verifying.verdict import Broken, FamilyNights, Verdict


def verify(period: Period, cleared: Cleared, stays: Sequence[PlannedStay]) -> Verdict:
    """Everything that is wrong with a plan and everything it is worth. The order of the stays changes nothing.

    What committed bookings and stays already taken break by themselves is told apart: a break is theirs when they
    alone break the same rule in the same place by as much. A family that has taken two stays on one night never is: one
    of them is not so.
    """
    reading = Reading(period, cleared, tuple(stays))
    theirs = {_key(broken) for broken in _broken(Reading(period, cleared, reading.fixed))}
    theirs -= {_key(broken) for broken in overlap.broken(Reading(period, cleared, period.taken))}
    found = _broken(reading)
    return Verdict(
        broken=tuple(b for b in found if _key(b) not in theirs),
        from_promises=tuple(b for b in found if _key(b) in theirs),
        levels=levels_of(reading),
        familiar_bedroom_nights=familiar_bedroom_nights(reading),
        families=_families(reading),
    )


def _key(broken: Broken) -> tuple[str, tuple[str, ...], int]:
    return broken.rule, broken.about, broken.by


def _broken(reading: Reading) -> list[Broken]:
    found = {(broken.rule, broken.about): broken for rule in RULES for broken in rule.broken(reading)}
    return list(found.values())


def _families(reading: Reading) -> tuple[FamilyNights, ...]:
    return tuple(
        FamilyNights(
            family=family.id,
            nights=sum(stay.nights for stay in reading.by_family.get(family.id, ())),
            protected_minimum=family.protected_minimum,
        )
        for _, family in sorted(reading.families.items())
    )
