"""What was expected against what happened, rule by rule, over the children who came."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.what_we_learnt import AskWhatWeLearnt, what_we_learnt
from service.api.route import Needs
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OF_A_HOME


def show(seat: Seat, draft: Draft, home: str) -> Shown:
    """Counts with the range that so few can tell, and nothing of why."""
    found = what_we_learnt(seat.desk, AskWhatWeLearnt(home=home))
    return Shown("learnt.html", "What we learnt", {"here": "/learnt", "found": found}, home=home)


PAGE = Page("/desk/homes/{home}/learnt", Needs(Action.READ, Kind.HOME, OF_A_HOME, by="home"), show)
