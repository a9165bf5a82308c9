"""The form of a home as an Excel workbook, filled with what is written down today."""

from __future__ import annotations

from matching.formats import home_workbook
from service.actions.read_home import AskFacts, read_home
from service.pages.home_changed import READS
from service.pages.page import Draft, Page, Paper, Seat


def show(seat: Seat, draft: Draft, home: str) -> Paper:
    """The form. Free places are told by themselves, and are not in it."""
    return Paper(home_workbook.write(read_home(seat.desk, AskFacts(home=home)).record))


PAGE = Page("/desk/homes/{home}/facts/form", READS, show, gives="home-form.xlsx")
