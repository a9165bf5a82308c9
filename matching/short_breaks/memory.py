"""How much memory a period would take, so that it is refused before it runs out, with the size that would fit."""

from __future__ import annotations

import os

from matching.errors import BadInput, Problem
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import Family, Period

BYTES_A_STAY = 120
"""Of one candidate stay in the problem and in what the search and the bound make of it; measured, rounded up."""
BYTES_A_PAIR_NIGHT = 80
BYTES_TO_START = 400_000_000
PROCESSES = 3
"""The search, its helper and the bound each hold their own."""


def bytes_for(period: Period, cleared: Cleared) -> int:
    """About how much a search takes at its most, over all its processes; more rather than less."""
    families = {f.id: f for f in period.families}
    stays = sum(_stays(families[s.family], period.nights) for s in cleared.suited if s.family in families)
    pairs = len(cleared.suited) * period.nights
    return PROCESSES * (BYTES_TO_START + BYTES_A_STAY * stays + BYTES_A_PAIR_NIGHT * pairs)


def _stays(family: Family, nights: int) -> int:
    open_nights = min(sum(run.nights for run in family.available), nights)
    lengths = max(min(family.longest_stay, family.assessed_nights) - family.shortest_stay + 1, 0)
    return open_nights * lengths


def free_bytes() -> int | None:
    """Memory that is free now. None where the machine does not say."""
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return None


def refuse_too_large(period: Period, cleared: Cleared, most: int | None = None) -> None:
    """Raise BadInput when the period would take more memory than there is, or than `most` bytes."""
    allowed = free_bytes() if most is None else most
    needed = bytes_for(period, cleared)
    if allowed is None or needed <= allowed:
        return
    share = max(allowed - PROCESSES * BYTES_TO_START, 0) / max(needed - PROCESSES * BYTES_TO_START, 1)
    nights = int(period.nights * share)
    what = f"it would take about {needed / 1e9:.1f} GB of memory, and {allowed / 1e9:.1f} GB are free"
    way_out = (
        f"Plan about {nights} of its {period.nights} nights at a time, or fewer homes and families together, or use a "
        "machine with more memory."
        if nights
        else "Use a machine with more memory; even a small period does not fit here now."
    )
    raise BadInput([Problem("the period", what, way_out)])
