"""How large a period may be to be worked out here: counted before anything of it is built."""

from __future__ import annotations

from collections.abc import Iterator

from matching.errors import BadInput, Problem
from matching.short_breaks.memory import refuse_too_large
from matching.short_breaks.period import Period
from service.solving.limits import Limits

MOST_HOMES, MOST_FAMILIES, MOST_NIGHTS = 40, 2_000, 190
"""Project judgement: more than a service of short breaks shares out at once, and what one process can search."""


def refuse_beyond(period: Period, limits: Limits) -> None:
    """Raises BadInput, with every size that is too large."""
    problems = list(_beyond(period))
    if problems:
        raise BadInput(problems)
    refuse_too_large(period, most=limits.memory_bytes, processes=1)


def _beyond(period: Period) -> Iterator[Problem]:
    for what, many, most in (
        ("homes", len(period.homes), MOST_HOMES),
        ("families", len(period.families), MOST_FAMILIES),
        ("nights", period.nights, MOST_NIGHTS),
    ):
        if many > most:
            yield Problem(
                "the period", f"it has {many:,} {what}, and at most {most:,} are planned here", f"Plan {what} in parts."
            )
