"""Dates that families asked for and that a plan does not give them, or not all of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matching.report_words import weekday
from matching.short_breaks.explaining.words import nights_in_words
from matching.short_breaks.result import FamilyResult


def not_given(results: Iterable[FamilyResult]) -> Iterator[tuple[str, str]]:
    """Each of them: the family, and what it asked for in words; those of which least is given first."""
    found = [(family.family, asked) for family in results for asked in family.requests if asked.granted < asked.nights]
    for family, asked in sorted(found, key=lambda one: (one[1].granted / one[1].nights, one[0], one[1].first_night)):
        nights = nights_in_words(asked.nights)
        yield family, f"{asked.granted} of {nights} asked for from {weekday(asked.first_night)}"
