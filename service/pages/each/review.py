"""Holding a review: how it goes, what the child says, and how each concern that was expected went."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from matching.rule import sentence
from matching.rules import RULES
from matching.world.child import Heard, View
from service.access.action import Action
from service.access.kind import Kind
from service.actions.hold_review import HELD_ALREADY, HoldReview, hold_review
from service.actions.read_reviews import ReviewToHold, all_reviews
from service.api.route import Needs
from service.pages.identity import identity_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.desk import Desk, NotThere
from service.records.referrals import referral_at
from service.records.reviews import RuleWent, Went
from service.records.reviews import review as to_write

OF_RULE = "went-"
SENTENCES = {rule.ID: sentence(rule) for rule in RULES}


def show(seat: Seat, draft: Draft, home: str, review: str) -> Shown:
    """The form, with a question for each concern that the check expected."""
    desk = seat.desk
    found = _review(desk, home, review)
    read = referral_at(desk, home, found.review.referral)
    words: dict[str, Any] = {
        "here": "/reviews",
        "home": home,
        "found": found,
        "was": draft.sent["was"] if draft.sent.fields and not _is_told(draft) else _was(found),
        "identity": identity_of(read, desk.day),
        "rules": [(f"{OF_RULE}{rule}", SENTENCES[rule]) for rule in found.rules],
        "expected": SENTENCES,
        "went": [went.value for went in Went],
        "heard": [heard.value for heard in Heard],
    }
    return Shown("review.html", f"Review of {read.child.name}", words, home=home)


def take(seat: Seat, sent: Sent, home: str, review: str) -> Onward:
    """The review as it was held. Raises BadInput."""
    desk, typed = seat.desk, Typed(sent)
    to_write(desk, review)
    found = _review(desk, home, review)
    at = typed.moment("at", "Give the day and the time.")
    goes = typed.words("goes", "Write how it goes, in your words.")
    heard = typed.choice("heard", Heard, "Say how the child's view is known, or that nobody has asked yet.")
    said = typed.words("view", "Write what the child said or showed, or why nobody has asked yet.")
    went = {rule: typed.choice(f"{OF_RULE}{rule}", Went, _went(rule)) for rule in found.rules}
    typed.must_be_right()
    told = "why_not" if heard is Heard.NOT_YET_ASKED else "words"
    asked = {
        "review": review,
        "held_at": at,
        "how_it_goes": goes,
        "childs_view": View.model_validate({"heard": heard, "on": at and at.date(), told: said}),
        "went": tuple(RuleWent.model_validate({"rule": rule, "went": how}) for rule, how in went.items()),
        "next": sent["next"] or None,
        "puts_right": found.review.held is not None and sent["was"] == _was(found),
    }
    hold_review(desk, HoldReview.model_validate(asked))
    return Onward(f"/desk/homes/{home}/reviews")


def _is_told(draft: Draft) -> bool:
    """Whether whoever sent it is told that it was held already: beside that stands what is written of it now."""
    return any(each.way_out == HELD_ALREADY.way_out for each in draft.problems)


def _was(found: ReviewToHold) -> str:
    """By what the form knows what of it was read: a digest of all that was written down. "": nothing was."""
    held = found.review.held
    return "" if held is None else sha256(held.model_dump_json().encode()).hexdigest()


def _went(rule: str) -> str:
    return f"Say how it went, or that it is not known: “{SENTENCES[rule]}”"


def _review(desk: Desk, home: str, id: str) -> ReviewToHold:
    for each in all_reviews(desk, home):
        if each.review.id == id:
            return each
    raise NotThere


PLACES = {"held at": "at-day", "child's view": "view", "review": "form"}
PAGE = Page(
    "/desk/homes/{home}/reviews/{review}",
    Needs(Action.READ, Kind.HOME, OF_A_HOME, by="home"),
    show,
    Form(Needs(Action.WRITE, Kind.HOME, OF_A_HOME, by="home"), take, PLACES),
)
