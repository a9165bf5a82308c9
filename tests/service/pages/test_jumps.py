"""On a long board there is a way to each table of nights; on a short one nobody needs it."""

from __future__ import annotations

from datetime import date, timedelta

from matching.report_parts import NightColumn, NightGrid, Section
from service.pages.jumps import FEW, jumps

BEGINS = date(2026, 12, 7)


def home_of(tables: int) -> Section:
    """A home's part of a board."""
    firsts = [BEGINS + timedelta(weeks=3 * n) for n in range(tables)]
    grids = (NightGrid(f"home-1-{n}", "Nights", "Bedroom", (NightColumn(first),), ()) for n, first in enumerate(firsts))
    return Section("home-1", "Marram House", tuple(grids))


def test_a_long_board_has_a_way_to_each_of_its_tables() -> None:
    (jump,) = jumps([home_of(9)])
    assert (jump.key, jump.title) == ("home-1", "Marram House")
    assert jump.tables[0] == ("home-1-0", BEGINS)
    assert jump.tables[-1] == ("home-1-8", BEGINS + timedelta(weeks=24))
    assert len(jump.tables) == 9


def test_a_short_board_has_a_way_to_its_home_alone() -> None:
    (jump,) = jumps([home_of(FEW)])
    assert jump.tables == ()
