"""A week of the board in words: who sleeps in which bedroom on each of its nights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rich.console import RenderableType

from matching.short_breaks.board.bedrooms import Lane, lanes
from matching.short_breaks.period import BreakHome, Period, PlannedStay
from service.commands.screen import table

WEEK = 7
NOBODY, CLOSED = "·", "closed"


def week(period: Period, stays: Sequence[PlannedStay], first: date) -> Iterator[RenderableType]:
    """For each home a table of its bedrooms, from that night on; families by their ids."""
    nights = tuple(first + timedelta(days=n) for n in range(WEEK))
    heads = ("", *(f"{night:%a} {night.day}" for night in nights))
    for part in period.homes:
        home = period.world.home(part.urn)
        if home is not None:
            yield table(heads, [(lane.bedroom, *_cells(lane, part, nights)) for lane in lanes(home, stays)])


def _cells(lane: Lane, part: BreakHome, nights: Sequence[date]) -> Iterator[str]:
    for night in nights:
        nobody = CLOSED if any(run.holds(night) for run in part.closed) else NOBODY
        yield next((stay.family for stay in lane.stays if stay.run.holds(night)), nobody)
