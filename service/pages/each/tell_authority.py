"""Answering the authority: a place is offered and held until a moment, or none is, and why; nothing else goes."""

from __future__ import annotations

from typing import Any

from matching.report_words import sentence_case
from matching.sufficiency.refusals import Reason
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england
from matching.world.referral import Referral
from service.access.action import Action
from service.access.kind import Kind
from service.actions.answer_authority import AnswerAuthority, answer_authority
from service.actions.read_referral import AskReferral, read_referral
from service.api.route import Needs
from service.pages.identity import identity_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.read_before import read_before
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.decisions import stands
from service.records.home_answers import Given, Says
from service.records.statements import is_read_by_an_authority

NEED = "need-"


def show(seat: Seat, draft: Draft, home: str, referral: str) -> Shown:
    """What was decided and what was answered so far, and everything that the authority is told."""
    desk = seat.desk
    found = read_referral(desk, AskReferral(home=home, referral=referral))
    read, answered = found.referral, found.answered
    standing = stands(desk, home, referral)
    words: dict[str, Any] = {
        "here": "",
        "home": home,
        "id": referral,
        "identity": identity_of(read, desk.day),
        "is_read": is_read_by_an_authority(desk, home, referral),
        "decided": None if standing is None else standing.decided,
        "answered": answered,
        "version": draft.sent["version"] or Given(answer=answered.answer if answered else None).model_dump_json(),
        "says": [(each.name.lower(), sentence_case(each.value)) for each in Says],
        "reasons": [each.value for each in Reason],
        "needs": _needs(read),
        "names": {need.id: need.name for need in standard_catalogue().needs},
        "most_days": england().on(desk.day)["offer_open_days_most"],
    }
    return Shown("tell_authority.html", "Answer the authority", words, home=home)


def _needs(referral: Referral) -> list[tuple[str, str]]:
    """The needs that anything was said of, by their names."""
    said = {fact.about for fact in referral.child.facts}
    return [(need.id, need.name) for need in standard_catalogue().needs if need.id in said]


def take(seat: Seat, sent: Sent, home: str, referral: str) -> Onward:
    """The home's answer from now on. Raises ChangedSince and BadInput."""
    typed = Typed(sent)
    says = {each.name.lower(): each for each in Says}
    chosen = says.get(typed.one_of("says", tuple(says), "Say whether a place is offered."))
    offered = chosen is Says.OFFERED
    until = typed.moment("until", "Give the day and time until which the offer stands.") if offered else None
    declined = chosen is Says.NOT_OFFERED
    reason = typed.choice("reason", Reason, "Choose why no place is offered.") if declined else None
    typed.must_be_right()
    said = {"says": chosen, "until": until, "reason": reason, "instead_of": read_before(sent, Given).answer}
    needs = tuple(sent.named(NEED)) if reason is Reason.NEED else ()
    asked = AnswerAuthority.model_validate({"home": home, "referral": referral, "needs": needs, **said})
    answer_authority(seat.desk, asked)
    return Onward(f"/desk/homes/{home}/referrals/{referral}/tell")


PLACES = {"": "form"} | {name: name for name in ("says", "reason", "needs")} | {"until": "until-day"}
PAGE = Page(
    "/desk/homes/{home}/referrals/{referral}/tell",
    Needs(Action.READ, Kind.REFERRAL, OF_A_HOME, by="referral"),
    show,
    Form(Needs(Action.ASSESS, Kind.REFERRAL, OF_A_HOME, by="referral"), take, PLACES),
)
