"""A family that can have no other guest beside it is the only one at the home."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import on

ID = "alone"


def broken(reading: Reading) -> Iterator[Broken]:
    """One for each other family there, for each home and night."""
    for (urn, night), stays in reading.by_night.items():
        for one, other in combinations(sorted({stay.family for stay in stays}), 2):
            solo = [family for family in (one, other) if _is_only_guest(reading, family, urn)]
            if solo:
                sentence = (
                    f"On the night of {on(night)}, {one} and {other} are both at {urn}, and nobody else may be there "
                    f"with {' or '.join(solo)}."
                )
                yield Broken(rule=ID, about=(urn, night.isoformat(), one, other), by=1, sentence=sentence)


def _is_only_guest(reading: Reading, family: str, urn: str) -> bool:
    """By its care plan, or by what the match check found at this home."""
    suited = reading.suited.get((family, urn))
    return reading.families[family].only_guest or (suited is not None and suited.alone)
