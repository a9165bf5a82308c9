"""Families who must not stay together are never at one home on the same night."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from matching.short_breaks.period import CompanyKind
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import on

ID = "apart"

Pair = frozenset[str]


def broken(reading: Reading) -> Iterator[Broken]:
    """One for each two such families, home and night."""
    apart = _apart(reading)
    for (urn, night), stays in reading.by_night.items():
        for one, other in combinations(sorted({stay.family for stay in stays}), 2):
            both = frozenset((one, other))
            if (both, urn) in apart or (both, None) in apart:
                sentence = f"On the night of {on(night)}, {one} and {other} are both at {urn} and must be kept apart."
                yield Broken(rule=ID, about=(urn, night.isoformat(), one, other), by=1, sentence=sentence)


def _apart(reading: Reading) -> set[tuple[Pair, str | None]]:
    """By the match check at one home or any, and by what the coordinator has entered."""
    found: set[tuple[Pair, str | None]] = {(frozenset(a.families), a.urn) for a in reading.cleared.apart}
    entered = (c for c in reading.period.company if c.kind is CompanyKind.APART)
    return found | {(frozenset(c.families), None) for c in entered}
