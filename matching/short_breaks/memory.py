"""How much memory a period would take, so that it is refused before it runs out, with the size that would fit."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from matching.errors import BadInput, Problem
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.free_memory import free_bytes
from matching.short_breaks.period import Family, Nights, Period

BYTES_A_STAY = 120
"""Of one candidate stay in the problem and in what the search and the bound make of it; measured, rounded up."""
BYTES_A_PAIR_NIGHT = 80
BYTES_TO_START = 320_000_000
BYTES_FOR_ANOTHER = 170_000_000
"""Of a process more beside the first; both measured, rounded up."""
BYTES_A_TIE = 1_400
"""Of what is known between two children, while the match check is asked; measured, rounded up."""
PROCESSES = 4
"""The search, its two helpers and the bound each hold their own."""


def bytes_for(
    period: Period, cleared: Cleared | None = None, nights: int | None = None, processes: int = PROCESSES
) -> int:
    """About how much a search takes at its most, over all its processes; more rather than less.

    Before the match check is asked, every family is counted at every home that it names. `nights` asks for so many of
    the period's first nights only. Telling each bedroom apart takes less than a hundredth more.
    """
    run = period.run if nights is None else Nights(first=period.first_night, nights=nights)
    pairs = tuple(_pairs(period, cleared))
    stays = sum(many * _stays(family, run) for family, many in pairs)
    pair_nights = sum(many for _, many in pairs) * run.nights
    of_each = BYTES_A_STAY * stays + BYTES_A_PAIR_NIGHT * pair_nights
    return BYTES_TO_START + (processes - 1) * BYTES_FOR_ANOTHER + processes * of_each


def bytes_to_check(period: Period) -> int:
    """About how much the match check takes at its most; what is known between children takes nearly all of it."""
    return BYTES_TO_START + BYTES_A_TIE * (len(period.ties) + sum(len(group.ties) for group in period.world.groups))


def at_work(processes: int) -> int:
    """How many processes hold the problem in a search that may use so many at once."""
    return PROCESSES if processes > 1 else 1


def _pairs(period: Period, cleared: Cleared | None) -> Iterator[tuple[Family, int]]:
    """Each family with how many homes may take it."""
    there = {home.urn for home in period.homes}
    suited = None if cleared is None else Counter(s.family for s in cleared.suited)
    for family in period.families:
        yield family, len(there & set(family.homes)) if suited is None else suited[family.id]


def _stays(family: Family, run: Nights) -> int:
    inside = (min(own.until, run.until) - max(own.first, run.first) for own in family.available)
    open_nights = min(sum(max(within.days, 0) for within in inside), run.nights)
    most = family.assessed_nights + family.owed_nights
    return open_nights * max(min(family.longest_stay, most) - family.shortest_stay + 1, 0)


def refuse_too_large(
    period: Period, cleared: Cleared | None = None, most: int | None = None, processes: int = PROCESSES
) -> None:
    """Raise BadInput when the period would take more memory than there is, or than `most` bytes.

    Nothing is refused where nobody can tell how much there is.
    """
    allowed = free_bytes() if most is None else most
    needed = bytes_for(period, cleared, processes=processes)
    if allowed is None:
        return
    if needed <= allowed:
        if cleared is None:
            _refuse_to_check(period, allowed)
        return
    nights = range(1, period.nights)
    fit = bisect_right(nights, allowed, key=lambda first: bytes_for(period, cleared, first, processes))
    about = "about" if cleared is not None else "up to"
    what = f"it would take {about} {needed / 1e9:.1f} GB of memory, and at most {allowed / 1e9:.1f} GB are free"
    way_out = (
        f"Plan its first {fit} of {period.nights} nights and then the next, or fewer homes and families together, "
        "or use a machine with more memory."
        if fit
        else "Use a machine with more memory; not even one night of it fits here now."
    )
    raise BadInput([Problem("the period", what, way_out)])


def _refuse_to_check(period: Period, allowed: int) -> None:
    needed = bytes_to_check(period)
    if needed <= allowed:
        return
    homes = max(allowed - BYTES_TO_START, 0) * len(period.homes) // (needed - BYTES_TO_START)
    what = (
        f"the match check would take up to {needed / 1e9:.1f} GB of memory, and at most {allowed / 1e9:.1f} GB are free"
    )
    way_out = (
        f"Plan about {homes} of its {len(period.homes)} homes together, with the families that use them and what is "
        "known between those, or use a machine with more memory."
        if homes
        else "Use a machine with more memory, or plan fewer families together."
    )
    raise BadInput([Problem("the period", what, way_out)])
