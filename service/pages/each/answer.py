"""Logging who was asked about one open question, and what they answered; the check is run again with it at once."""

from __future__ import annotations

from typing import Any

from matching.enquiries import NextEnquiry
from matching.errors import BadInput, Problem
from matching.listing import listed
from matching.world.facts import Basis, Role, Unanswered
from service.access.action import Action
from service.access.kind import Kind
from service.actions.log_answer import LevelSaid, LogAnswer, log_answer
from service.actions.log_enquiry import LogEnquiry, log_enquiry
from service.actions.read_referral import Asked, AskReferral, ReadReferral, read_referral
from service.actions.run_check import RunCheck, run_check
from service.api.route import Needs
from service.assessing.shown import Shown as Checked
from service.assessing.shown import as_shown
from service.pages.identity import identity_of
from service.pages.moments import moment, there
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.pages.what_is_asked import FIELDS, NEEDS, NOT_KNOWN, can_be_logged, learnt_in, levels_of
from service.records.assessments import assessment, last_of
from service.records.desk import Desk, NotThere
from service.records.learnt import How

ANSWERED, AWAITED = "answered", "awaited"
RUN_SINCE = "the check was run again since this form was opened, and its questions may be others now"


def show(seat: Seat, draft: Draft, home: str, referral: str, place: str) -> Shown:
    """The question, why it is open and what each answer would do; then who was asked and what they said."""
    desk = seat.desk
    found = read_referral(desk, AskReferral(home=home, referral=referral))
    read = found.referral
    last, checked = _last(desk, home, referral)
    asked = _question(checked, place)
    waiting = _awaited(found, asked)
    now = there(desk.now)
    words: dict[str, Any] = {
        "here": "",
        "home": home,
        "id": referral,
        "place": place,
        "identity": identity_of(read, desk.day),
        "asked": asked,
        "waiting": [(each.id, _in_words(each)) for each in waiting],
        "whom_first": listed([role.value for role in asked.ask], "or"),
        "levels": levels_of(asked.fact.name) if asked.fact.name in NEEDS else (),
        "field": FIELDS.get(asked.fact.name),
        "not_known": NOT_KNOWN,
        "roles": [role.value for role in (*asked.ask, *(r for r in Role if r not in asked.ask))],
        "hows": [how.value for how in How],
        "bases": [basis.value for basis in Basis],
        "assessment": last,
        "today": now.date().isoformat(),
        "now": f"{now:%H:%M}",
    }
    return Shown("answer.html", f"Log an answer about {read.child.name}", words, home=home)


def take(seat: Seat, sent: Sent, home: str, referral: str, place: str) -> Onward:
    """The enquiry, its answer where there is one, and a new check. Raises BadInput, with nothing kept."""
    desk = seat.desk
    last, checked = _last(desk, home, referral)
    if sent["assessment"] != last:
        raise BadInput([Problem("form", RUN_SINCE, "Go back to the referral, and open the question again.")])
    asked, typed = _question(checked, place), Typed(sent)
    found = read_referral(desk, AskReferral(home=home, referral=referral))
    earlier = next((each.id for each in _awaited(found, asked) if each.id == sent["to"]), None)
    enquiry = {} if earlier else _enquiry(typed, home, referral, asked)
    answer = _answer(typed, home, referral, asked) if earlier or _is_answered(typed) else None
    typed.must_be_right()
    id = earlier or log_enquiry(desk, LogEnquiry(**enquiry)).enquiry
    if answer is not None:
        log_answer(desk, LogAnswer(enquiry=id, **answer))
    run_check(desk, RunCheck(home=home, referral=referral))
    return Onward(f"/desk/homes/{home}/referrals/{referral}#moved")


def _last(desk: Desk, home: str, referral: str) -> tuple[str, Checked]:
    id = last_of(desk, home, referral)
    if id is None:
        raise NotThere
    return id, as_shown(assessment(desk, id).written)


def _question(checked: Checked, place: str) -> NextEnquiry:
    places = {str(number): asked for number, asked in enumerate(checked.enquiries.in_order, 1)}
    asked = places.get(place)
    if asked is None or not can_be_logged((checked.child, checked.report.referral), asked.fact):
        raise NotThere
    return asked


def _is_answered(typed: Typed) -> bool:
    return typed.one_of("answered", (ANSWERED, AWAITED), "Say whether they have answered.") == ANSWERED


def _awaited(found: ReadReferral, asked: NextEnquiry) -> list[Asked]:
    """Those whom this home has asked about the same matter, and who have not answered yet."""
    return [e for e in found.asked if e.enquiry.answered_at is None and asked.fact.name in e.enquiry.about]


def _in_words(asked: Asked) -> str:
    made = asked.enquiry
    whom = f"{made.asked.value}, {made.whom}" if made.whom else made.asked.value
    return f"It is the answer of: {whom}, asked {made.how.value} on {moment(made.asked_at)}"


def _enquiry(typed: Typed, home: str, referral: str, asked: NextEnquiry) -> dict[str, Any]:
    return {
        "home": home,
        "referral": referral,
        "asked": typed.choice("asked", Role, "Say who was asked."),
        "whom": typed.sent["whom"] or None,
        "how": typed.choice("how", How, "Say how they were asked."),
        "asked_at": typed.moment("at", "Say when they were asked."),
        "about": (asked.fact.name,),
        "question": asked.question,
    }


def _answer(typed: Typed, home: str, referral: str, asked: NextEnquiry) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "home": home,
        "referral": referral,
        "answered_at": typed.moment("at", "Say when they answered."),
        "how": typed.choice("how", How, "Say how they answered."),
        "said": typed.words("said", "Write what they said, in their words."),
    }
    if asked.fact.name in NEEDS:
        return answer | {"levels": _levels(typed, asked)}
    if typed.sent["value"] == NOT_KNOWN:
        return answer
    if typed.words("value", "Give the answer, or say that they did not know."):
        try:
            answer["of_child"], answer["of_referral"] = learnt_in(asked.fact, typed.sent["value"])
        except BadInput as found:
            typed.problems += found.problems
    return answer


def _levels(typed: Typed, asked: NextEnquiry) -> tuple[LevelSaid, ...]:
    fact = asked.fact
    choices = (*(value for value, _ in levels_of(fact.name)), NOT_KNOWN)
    level = typed.one_of("level", choices, "Choose what fits best, or that they did not know.")
    basis = typed.choice("basis", Basis, "Say what kind of statement it is.")
    if not level or basis is None:
        return ()
    said = Unanswered.NOT_KNOWN if level == NOT_KNOWN else int(level)
    words = typed.sent["said"] or None
    return (LevelSaid(about=fact.name, level=said, basis=basis, words=words),)


PLACES = {"enquiry, asked at": "at-day", "enquiry, answered at": "at-day", "enquiry": "said"}
PAGE = Page(
    "/desk/homes/{home}/referrals/{referral}/ask/{place}",
    Needs(Action.READ, Kind.REFERRAL, OF_A_HOME, by="referral"),
    show,
    Form(Needs(Action.ASSESS, Kind.REFERRAL, OF_A_HOME, by="referral"), take, PLACES),
)
