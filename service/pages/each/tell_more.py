"""Answering what a home asked: what is known of one need by now goes into the referral, with who said it and when."""

from __future__ import annotations

from typing import Any

from matching.world.catalogue import standard_catalogue
from matching.world.facts import Basis, Role, Unanswered
from service.access.action import Action
from service.access.kind import Kind
from service.actions.tell_more import TellMore, tell_more
from service.api.route import Needs
from service.pages.authority import authority_of
from service.pages.identity import identity_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OFFICERS
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.pages.what_is_asked import NEEDS, NOT_KNOWN, levels_of
from service.records.sendings import referral as read


def show(seat: Seat, draft: Draft, referral: str) -> Shown:
    """Which need, those of which nobody has said anything first; then what is known of it."""
    desk, found = seat.desk, read(seat.desk, referral)
    asked = draft.sent["about"] or seat.query.get("about", "")
    need = NEEDS.get(asked)
    said = {fact.about for fact in found.child.facts}
    in_order = sorted(standard_catalogue().needs, key=lambda each: (each.id in said, each.name))
    words: dict[str, Any] = {
        "authority": authority_of(desk, referral),
        "id": referral,
        "identity": identity_of(found, desk.day),
        "need": need,
        "levels": () if need is None else levels_of(need.id),
        "needs": [(each.id, each.name + (" (something is said)" if each.id in said else "")) for each in in_order],
        "not_known": NOT_KNOWN,
        "bases": [each.value for each in Basis],
        "roles": [each.value for each in Role],
        "today": desk.day.isoformat(),
    }
    return Shown("tell_more.html", "Answer what a home asked", words)


def take(seat: Seat, sent: Sent, referral: str) -> Onward:
    """One more account, in a new version of the referral. Raises BadInput."""
    typed = Typed(sent)
    about = typed.one_of("about", list(NEEDS), "Choose which need it is about.")
    choices = (*(value for value, _ in levels_of(about)), NOT_KNOWN) if about else ()
    level = typed.one_of("level", choices, "Choose what fits best, or that it is not known.")
    said = {
        "basis": typed.choice("basis", Basis, "Say what kind of statement it is."),
        "said_by": typed.choice("by", Role, "Say who said it."),
        "said_on": typed.day("on", "Give the day it was said."),
        "words": sent["words"] or None,
    }
    typed.must_be_right()
    of = Unanswered.NOT_KNOWN if level == NOT_KNOWN else int(level)
    tell_more(seat.desk, TellMore.model_validate({"referral": referral, "about": about, "level": of, **said}))
    return Onward(f"/desk/placing/{referral}")


FIELDS = ("about", "level", "basis", "by", "on", "words")
PLACES = {"": "form", "said on": "on", **{name: name for name in FIELDS}}
PAGE = Page(
    "/desk/placing/{referral}/more",
    Needs(Action.READ, Kind.REFERRAL, OFFICERS, by="referral"),
    show,
    Form(Needs(Action.WRITE, Kind.REFERRAL, OFFICERS, by="referral"), take, PLACES),
)
