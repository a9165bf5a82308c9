"""Every home that a family, a booking or a cancellation names is one of the period's."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from matching.short_breaks.period import Family, PeriodSheet
from matching.short_breaks.problems.fault import Fault, Loc
from matching.short_breaks.problems.stays import spoken_of

WHAT = "the period has no home with this URN"
WAY_OUT = "Correct the URN, or add the home to the period."
NEAR = 0.8
"""How alike a URN must be to one of the period's to be taken for it misspelt: as other words of a form are."""


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Places that name a home nobody entered."""
    known = {home.urn for home in period.homes}
    named = [((*loc, "urn"), stay.urn) for loc, stay in spoken_of(period)]
    for number, family in enumerate(period.families):
        named += _named_by(("families", number), family)
    yield from (Fault(loc, WHAT, _way_out(urn, known)) for loc, urn in named if urn not in known)


def _way_out(urn: str, known: Collection[str]) -> str:
    near = get_close_matches(urn, sorted(known), n=1, cutoff=NEAR)
    return f"Did you mean {near[0]!r}? Otherwise add the home to the period." if near else WAY_OUT


def _named_by(at: Loc, family: Family) -> Iterator[tuple[Loc, str]]:
    yield from (((*at, "homes", n), urn) for n, urn in enumerate(family.homes))
    yield from (((*at, "tea_visits", n, "urn"), visits.urn) for n, visits in enumerate(family.tea_visits))
    yield from (((*at, "benefit_at", n, "urn"), mark.urn) for n, mark in enumerate(family.benefit_at))
