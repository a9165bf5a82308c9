"""How large a period may be to be worked out here: counted before anything of it is built."""

from __future__ import annotations

from collections.abc import Iterator

from matching.errors import BadInput, Problem
from matching.short_breaks.memory import refuse_too_large
from matching.short_breaks.period import Period, PeriodSheet
from service.solving.limits import Limits

MOST_HOMES, MOST_FAMILIES, MOST_NIGHTS = 40, 2_000, 190
"""Project judgement: more than a service of short breaks shares out at once, and what one process can search."""


def refuse_too_many(sheet: PeriodSheet) -> None:
    """Raises BadInput with every count that is too large; the children's records need not be at hand."""
    problems = list(_too_many(sheet))
    if problems:
        raise BadInput(problems)


def refuse_beyond(period: Period, limits: Limits) -> None:
    """Raises BadInput with every count that is too large, and when it would take more memory than it may."""
    refuse_too_many(period)
    refuse_too_large(period, most=limits.memory_bytes, processes=1)


def _too_many(sheet: PeriodSheet) -> Iterator[Problem]:
    for what, many, most in (
        ("homes", len(sheet.homes), MOST_HOMES),
        ("families", len(sheet.families), MOST_FAMILIES),
        ("nights", sheet.nights, MOST_NIGHTS),
    ):
        if many > most:
            yield Problem(
                "the period", f"it has {many:,} {what}, and at most {most:,} are planned here", f"Plan {what} in parts."
            )
