"""Every home of the period stands in the world, once, with a bedroom more than it holds back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from matching.short_breaks.period import Period
from matching.short_breaks.problems.fault import Fault, Loc


def faults(period: Period, /) -> Iterator[Fault]:
    """Homes whose registration and bedrooms nobody has given, and those with no bedroom for a guest."""
    known = {home.urn: home for home in period.world.homes}
    counts = Counter(home.urn for home in period.world.homes)
    for number, home in enumerate(period.homes):
        at: Loc = ("homes", number)
        if home.urn not in known:
            yield Fault(
                (*at, "urn"), "the world has no home with this URN", "Correct it, or add the home's own record."
            )
        elif counts[home.urn] > 1:
            yield Fault((*at, "urn"), "the world has two homes with this URN", "Keep the record that is true.")
        elif len(known[home.urn].bedrooms) <= home.held_back:
            what = f"the home has {len(known[home.urn].bedrooms)} bedrooms, and {home.held_back} are held back"
            yield Fault((*at, "held_back"), what, "Hold back fewer, or add the missing bedrooms to the home's record.")
