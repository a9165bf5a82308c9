"""What is done with a referral at one home it was sent to: said in words first, and done only when confirmed."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.follow_answers import AskAnswers, follow_answers
from service.api.route import Needs
from service.pages.authority import authority_of
from service.pages.identity import identity_of
from service.pages.page import Form, Page, Seat, Show, Shown, Take
from service.pages.readers import OFFICERS
from service.records.desk import NotThere
from service.records.published import published
from service.records.sendings import referral as read


def page_at(what: str, show: Show, take: Take) -> Page:
    """The page on which that is confirmed."""
    does = Needs(Action.READ, Kind.REFERRAL, OFFICERS, by="referral")
    form = Form(Needs(Action.SEND, Kind.REFERRAL, OFFICERS, by="referral"), take, {"": "form"})
    return Page(f"/desk/placing/{{referral}}/at/{{urn}}/{what}", does, show, form)


def asked_at(seat: Seat, referral: str, urn: str, what: str, title: str, does: str) -> Shown:
    """What it does, for whom and at which home. Raises NotThere where the referral was not sent to it."""
    desk, found = seat.desk, read(seat.desk, referral)
    at = next((each for each in follow_answers(desk, AskAnswers(referral=referral)).homes if each.urn == urn), None)
    if at is None:
        raise NotThere
    words = {
        "authority": authority_of(desk, referral),
        "id": referral,
        "identity": identity_of(found, desk.day),
        "at": at,
        "named": next((home.name for home in published(desk, (urn,))), "a home no longer listed"),
        "what": what,
        "does": does,
    }
    return Shown("at_home.html", title, words)
