"""Whether a study of a size can be done here, and how long it will take, both said before it is begun."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from matching.errors import BadInput, Problem
from matching.report_words import counted
from matching.short_breaks.free_memory import free_bytes
from service.commands.screen import complain

if TYPE_CHECKING:
    from scenarios.studies.study import Size, Study

MANY_PAIRS = 5_000
"""Of no more pairs than this, nothing is said beforehand: it is done in a minute or two."""
GIGABYTE = 10**9


def within_memory(size: Size, at_once: int = 1) -> None:
    """Raises BadInput where so many worlds of that size at once need more memory than there is, as far as is known."""
    from scenarios.studies.taking import bytes_for

    each = f" at once on {at_once} processes" if at_once > 1 else ""
    way_out = "Ask of fewer homes or children" + (", or with fewer --workers." if at_once > 1 else ".")
    _refuse(at_once * bytes_for(size), f"{size.homes:,} homes and {size.children:,} children{each}", way_out)


def year_within_memory(homes: int, days: int) -> None:
    """Raises BadInput where a year of a region with so many homes needs more memory than there is."""
    from scenarios.year.size import bytes_for_year

    _refuse(bytes_for_year(homes, days), f"{days:,} days of {homes:,} homes", "Ask of fewer homes, or of fewer days.")


def _refuse(wanted: int, what: str, way_out: str) -> None:
    free = free_bytes()
    if free is not None and wanted > free:
        said = f"{what} take about {wanted / GIGABYTE:.1f} GB, and {free / GIGABYTE:.1f} GB are free"
        raise BadInput([Problem("--homes", said, way_out)])


def tell_long(study: Study, size: Size, seeds: int) -> None:
    """Say about how long it will take, by the time of one tiny world, where that is long."""
    from scenarios.studies.taking import SAMPLE, pairs

    many = pairs(size) * seeds
    if many <= MANY_PAIRS:
        return
    study.trial(1, SAMPLE)
    began = monotonic()
    study.trial(1, SAMPLE)
    seconds = (monotonic() - began) / pairs(SAMPLE) * many
    complain(
        f"This will take about {in_words(seconds)}: {many:,} pairs of a child and a home, before the change and after. "
        f"Nothing is kept of it before the end; placewell sweep keeps each world as it is done, on more processes."
    )


def in_words(seconds: float) -> str:
    """A time as one would say it."""
    if seconds < 90:
        return counted(max(1, round(seconds)), "second")
    minutes = round(seconds / 60)
    return counted(minutes, "minute") if minutes < 90 else counted(round(seconds / 3600), "hour")
