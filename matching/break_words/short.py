"""Who is left short by a plan: with nothing, below half of the protected minimum, below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matching.short_breaks.result import FamilyResult

NOBODY = "Nobody: every family has its protected minimum."


def left_short(results: Iterable[FamilyResult]) -> Iterator[tuple[str, tuple[FamilyResult, ...]]]:
    """Each way of being short that there is, the worst first, with its families, the worst-off first."""
    order = sorted(results, key=lambda f: (f.share, f.family))
    ways = {
        "with nothing": [f for f in order if not f.nights and f.assessed + f.owed],
        "below half of the minimum": [f for f in order if f.nights and 2 * f.nights < f.protected_minimum],
        "below the minimum": [f for f in order if f.nights and f.nights < f.protected_minimum <= 2 * f.nights],
    }
    yield from ((way, tuple(found)) for way, found in ways.items() if found)
