"""Made-up periods of short breaks, each with its match check still to be made."""

from __future__ import annotations

from typing import Protocol

from matching.short_breaks.period import Period
from scenarios.periods import winter_at_marram


class Story(Protocol):
    """A made-up period's file. Its docstring's first line says what it is about."""

    NAME: str

    def period(self) -> Period:
        """The period."""
        ...


PERIODS: tuple[Story, ...] = (winter_at_marram,)
"""One period is one file and one line here."""
