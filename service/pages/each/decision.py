"""Writing a decision, in the manager's own words; it is looked over and signed on the next page, and not before."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.api.route import Needs
from service.pages.deciding import PLACES
from service.pages.page import Draft, Form, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.pages.signing import to_be_signed, to_be_written


def show(seat: Seat, draft: Draft, assessment: str) -> Shown:
    """What is not known and could change the answer, each with room for why it is accepted; then the decision."""
    return to_be_written(seat, assessment)


def look_over(seat: Seat, sent: Sent, assessment: str) -> Shown:
    """The page to sign on. Raises BadInput, with every reason why it cannot be signed as it is."""
    return to_be_signed(seat, sent, assessment)


_DECIDES = Needs(Action.DECIDE, Kind.ASSESSMENT, OF_A_HOME, by="assessment")

PAGE = Page("/desk/assessments/{assessment}/decision", _DECIDES, show, Form(_DECIDES, look_over, PLACES, once=False))
