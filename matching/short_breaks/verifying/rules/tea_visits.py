"""A child new to a home has time for its tea visits before the first newly planned night."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, many, said, start

ID = "tea-visits"


def broken(reading: Reading) -> Iterator[Broken]:
    """By days too few for the visits still to be made."""
    for stay in reading.newly_planned():
        suited = reading.suited.get((stay.family, stay.urn))
        if suited is None or suited.known:
            continue
        home, family = reading.homes[stay.urn], reading.families[stay.family]
        made = next((visits.made for visits in family.tea_visits if visits.urn == stay.urn), 0)
        wanted = max(home.tea_visits_needed - made, 0)
        earliest = reading.today + timedelta(days=wanted * home.tea_visit_days)
        early = (earliest - stay.first_night).days
        if wanted and early > 0:
            sentence = f"{start(said(stay))} is {many(early, 'day')} before {many(wanted, 'tea visit')} can be made."
            yield Broken(rule=ID, about=about(stay), by=early, sentence=sentence)
