"""The board of what was given out, as it stands: who sleeps where on which nights, and nothing of how good it is."""

from __future__ import annotations

from matching.report_parts import BreaksAsked, Section
from matching.reports.break_board.home import home_sections
from matching.reports.break_board.shown import Shown
from matching.short_breaks.history import given_out_beside_taken
from matching.short_breaks.period import Period
from matching.short_breaks.result import Allocation, Ended, Work

NO_ENGINE, NO_INPUTS = "none: stays as they stand", "0" * 64


def as_given_out(period: Period) -> tuple[Section, ...]:
    """A section for each home, with stays already taken and those given out; no level and no proof is told of them."""
    stays = (*period.taken, *given_out_beside_taken(period))
    bare = Allocation(
        period=period.id,
        stays=stays,
        ended=Ended.WORK_DONE,
        levels=(),
        work=Work(seed=0, parts=()),
        families=(),
        engine=NO_ENGINE,
        inputs_sha256=NO_INPUTS,
    )
    return home_sections(Shown(BreaksAsked(period, bare, is_given_out=True)))
