"""How much memory a period would take, so that it is refused before it runs out, with the size that would fit."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path

from matching.errors import BadInput, Problem
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import Family, Nights, Period

BYTES_A_STAY = 120
"""Of one candidate stay in the problem and in what the search and the bound make of it; measured, rounded up."""
BYTES_A_PAIR_NIGHT = 80
BYTES_TO_START = 400_000_000
PROCESSES = 3
"""The search, its helper and the bound each hold their own."""


def bytes_for(period: Period, cleared: Cleared, nights: int | None = None) -> int:
    """About how much a search takes at its most, over all its processes; more rather than less.

    `nights` asks for so many of the period's first nights only.
    """
    run = period.run if nights is None else Nights(first=period.first_night, nights=nights)
    families = {f.id: f for f in period.families}
    stays = sum(_stays(families[s.family], run) for s in cleared.suited if s.family in families)
    pairs = len(cleared.suited) * run.nights
    return PROCESSES * (BYTES_TO_START + BYTES_A_STAY * stays + BYTES_A_PAIR_NIGHT * pairs)


def _stays(family: Family, run: Nights) -> int:
    inside = (min(own.until, run.until) - max(own.first, run.first) for own in family.available)
    open_nights = min(sum(max(within.days, 0) for within in inside), run.nights)
    most = family.assessed_nights + family.owed_nights
    return open_nights * max(min(family.longest_stay, most) - family.shortest_stay + 1, 0)


def free_bytes(says: Path = Path("/proc/meminfo")) -> int | None:
    """Memory that could be had now, with what is only kept to be quick. None where the machine does not say."""
    try:
        told = says.read_text(encoding="ascii")
    except (OSError, UnicodeError):
        return None
    return next((1024 * int(line.split()[1]) for line in told.splitlines() if line.startswith("MemAvailable:")), None)


def refuse_too_large(period: Period, cleared: Cleared, most: int | None = None) -> None:
    """Raise BadInput when the period would take more memory than there is, or than `most` bytes."""
    allowed = free_bytes() if most is None else most
    needed = bytes_for(period, cleared)
    if allowed is None or needed <= allowed:
        return
    nights = _nights_that_fit(period, cleared, allowed)
    what = f"it would take about {needed / 1e9:.1f} GB of memory, and {allowed / 1e9:.1f} GB are free"
    way_out = (
        f"Plan its first {nights} of {period.nights} nights and then the next, or fewer homes and families together, "
        "or use a machine with more memory."
        if nights
        else "Use a machine with more memory; not even one night of it fits here now."
    )
    raise BadInput([Problem("the period", what, way_out)])


def _nights_that_fit(period: Period, cleared: Cleared, allowed: int) -> int:
    """How many of the first nights would fit; more nights never take less."""
    nights = range(1, period.nights)
    return bisect_right(nights, allowed, key=lambda first: bytes_for(period, cleared, first))
