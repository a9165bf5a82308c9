"""Pairs of families kept apart only because nobody has checked yet whether their children would be safe together.

Those come first whose answer could give most nights: one of them is short of nights, and could have some on which the
other is there. What an answer would give is not worked out here: that takes another plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import Period
from matching.short_breaks.result import Allocation
from matching.world.facts import Role

Nights = frozenset[tuple[str, int]]
"""Nights at homes, by URN and number."""


class Pair(NamedTuple):
    """Two families of whom nobody has checked."""

    families: tuple[str, str]
    ask: tuple[Role, ...]
    nights: int
    """On which the one is there, and the other could be but for this and is short of nights."""
    short: tuple[str, ...]
    """Those of the two who are."""


class ToAsk(NamedTuple):
    """All of it."""

    pairs: tuple[Pair, ...]
    """Those whose answer could give most nights first."""
    short: int
    """Families short of nights, for whom a guest is in the way of whom nobody has checked."""


def to_ask(period: Period, cleared: Cleared, allocation: Allocation) -> ToAsk:
    """The pairs that nobody has checked, by what the plan that there is gives each."""
    asked = _asked(cleared)
    named = {family for both in asked for family in both}
    could, there = _could(period, cleared, named), _there(period, allocation)
    left = {f.family for f in allocation.families if f.nights < f.due}
    pairs = [_pair(both, asked[both], could, there, left) for both in asked]
    found = tuple(sorted(pairs, key=lambda pair: (-pair.nights, pair.families)))
    return ToAsk(found, len({family for pair in found for family in pair.short}))


def _asked(cleared: Cleared) -> dict[tuple[str, str], tuple[Role, ...]]:
    """Whom to ask of each two families; those of whom something is known are left out."""
    known = {tuple(sorted(apart.families)) for apart in cleared.apart if not apart.ask}
    found: dict[tuple[str, str], dict[Role, None]] = {}
    for apart in cleared.apart:
        one, other = sorted(apart.families)
        if apart.ask and (one, other) not in known:
            found.setdefault((one, other), {}).update(dict.fromkeys(apart.ask))
    return {both: tuple(roles) for both, roles in found.items()}


def _pair(
    both: tuple[str, str],
    ask: tuple[Role, ...],
    could: Mapping[str, Nights],
    there: Mapping[str, Nights],
    left: set[str],
) -> Pair:
    nothing: Nights = frozenset()
    nights = {
        one: len(could.get(one, nothing) & there.get(other, nothing) - there.get(one, nothing))
        for one, other in (both, both[::-1])
        if one in left
    }
    return Pair(both, ask, sum(nights.values()), tuple(one for one, many in nights.items() if many))


def _could(period: Period, cleared: Cleared, named: set[str]) -> dict[str, Nights]:
    """The nights that each family can use, at homes and on nights that the match check allows."""
    available = {
        family.id: {night for run in family.available for night in run.dates()}
        for family in period.families
        if family.id in named
    }
    found: dict[str, Nights] = {}
    for suited in cleared.suited:
        if suited.family in available:
            nights = {night for run in suited.nights for night in run.dates()} & available[suited.family]
            at_home = frozenset((suited.urn, period.number(night)) for night in nights)
            found[suited.family] = found.get(suited.family, frozenset()) | at_home
    return found


def _there(period: Period, allocation: Allocation) -> dict[str, Nights]:
    found: dict[str, Nights] = {}
    for stay in allocation.stays:
        nights = frozenset((stay.urn, period.number(night)) for night in stay.run.dates())
        found[stay.family] = found.get(stay.family, frozenset()) | nights
    return found
