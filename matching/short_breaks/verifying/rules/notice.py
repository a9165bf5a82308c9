"""A newly planned stay begins no sooner than the notice that families are given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, many, said, start

ID = "notice"


def broken(reading: Reading) -> Iterator[Broken]:
    """By days of notice too few."""
    period = reading.period
    earliest = reading.today + timedelta(days=period.policy.notice_days)
    for stay in reading.newly_planned():
        early = (earliest - stay.first_night).days
        if early > 0:
            sentence = f"{start(said(stay))} begins {many(early, 'day')} sooner than the notice given to families."
            yield Broken(rule=ID, about=about(stay), by=early, sentence=sentence)
