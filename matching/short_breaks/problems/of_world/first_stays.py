"""A home's longest first stay is not below the shortest stay of a family that is new to it."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.explaining.words import nights_in_words
from matching.short_breaks.period import Family, Period
from matching.short_breaks.problems.fault import Fault


def faults(period: Period, /) -> Iterator[Fault]:
    """Families who could never begin at a home they name."""
    most = {h.urn: (h.first_stay_most_nights, n) for n, h in enumerate(period.homes)}
    known = {r.child.id: r.known_to_home for r in period.world.referrals}
    for number, family in enumerate(period.families):
        for urn in family.homes:
            nights, home = most.get(urn, (None, 0))
            if nights is not None and nights < family.shortest_stay and _is_new(family, urn, known):
                shortest = nights_in_words(family.shortest_stay)
                what = f"its shortest stay is {shortest}, and a first stay there at most {nights}"
                loc, also = ("families", number, "shortest_stay"), ("homes", home, "first_stay_most_nights")
                yield Fault(loc, what, "Allow the family a shorter stay, or take the home off its list.", (also,))


def _is_new(family: Family, urn: str, known: dict[str, tuple[str, ...]]) -> bool:
    return any(child in known and urn not in known[child] for child in family.children)
