"""A home's statement of purpose: where it and the home have drifted apart, then each field with its versions."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.review_statement import AskStatement, review_statement
from service.api.route import Needs
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.web.review_told import review_report
from service.web.statement_told import statement_told


def show(seat: Seat, draft: Draft, home: str) -> Shown:
    """What to act on, plan for, find out and consider; then what the statement says today, and said before."""
    found = review_statement(seat.desk, AskStatement(home=home))
    words = {
        "here": "/statement",
        "named": found.home,
        "home": home,
        "report": review_report(found.review),
        "fields": statement_told(found.home, found.review),
    }
    return Shown("statement.html", "Statement of purpose", words, home=home)


PAGE = Page("/desk/homes/{home}/statement", Needs(Action.READ, Kind.HOME, OF_A_HOME, by="home"), show)
