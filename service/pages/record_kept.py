"""What is done about how long a child's record is kept: whom it is about and how it stands, done once confirmed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_retention import AskRetention, read_retention
from service.api.route import Needs
from service.api.visit import Visit
from service.pages.identity import record_of
from service.pages.page import Form, Onward, Page, Seat, Show, Shown, Take
from service.pages.readers import KEEPERS
from service.pages.sent import Sent
from service.records.desk import NotThere

DOES = Needs(Action.DESTROY, Kind.CHILD, KEEPERS, by="child")
HERE = "/desk/children/{child}/retention"
WHY = "why"
"""The field in which a reason is chosen."""


def page_of(step: str, show: Show, take: Take, proves: Callable[[Visit, Sent], str] | None = None) -> Page:
    """The page on which one step is confirmed."""
    places = {"child": "form", "died on": "died-on"}
    return Page(f"{HERE}/{step}", DOES, show, Form(DOES, take, places, proves=proves))


def asked_of(
    seat: Seat,
    child: str,
    step: str,
    title: str,
    does: str,
    reasons: Iterable[StrEnum] = (),
    template: str = "retention_step.html",
) -> Shown:
    """What the step does, and to whose record. `reasons`: of which one has to be chosen. Raises NotThere."""
    retention = read_retention(seat.desk, AskRetention(child=child))
    if retention.destroyed_on is not None:
        raise NotThere
    words = {
        "child": child,
        "who": record_of(seat.desk, child),
        "retention": retention,
        "step": step,
        "does": does,
        "reasons": [reason.value for reason in reasons],
        "proved": step == DESTROY,
    }
    return Shown(template, title, words)


DESTROY = "destroy"
"""The step that nobody takes without proving who they are."""


def back_to(child: str) -> Onward:
    """The page of the record, as it stands then."""
    return Onward(HERE.format(child=child))
