"""The accessibility statement: what these pages hold to, how that is looked at, and whom to tell."""

from __future__ import annotations

from service.api.route import Open
from service.pages.page import Draft, Page, Seat, Shown


def show(seat: Seat, draft: Draft) -> Shown:
    """The statement, for anybody."""
    return Shown("accessibility.html", "Accessibility statement")


PAGE = Page("/desk/accessibility", Open("anybody"), show)
