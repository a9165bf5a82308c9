"""One referral at a home: the answer, what blocks, what to ask next, each child, what would help, the decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matching.comparison.facts import HOME
from matching.details.views import RESIDENT_VIEW
from matching.enquiries import NextEnquiry
from matching.report_words import BAND_PHRASES
from matching.reports.assessment.answer import answer
from matching.reports.assessment.strengths import strengths
from matching.reports.assessment.unknowns import whom_to_ask
from matching.rules import RULES
from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_plan import AskPlan, read_plan
from service.actions.read_referral import AskReferral, read_referral
from service.actions.run_check import RunCheck, run_check
from service.actions.what_would_help import AskWhatWouldHelp, what_would_help
from service.api.route import Needs
from service.assessing.running import match_of
from service.assessing.shown import Shown as Checked
from service.assessing.shown import as_shown
from service.pages.folding import children_folded, looked_up
from service.pages.identity import identity_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.pages.what_is_asked import can_be_logged
from service.pages.what_moved import Moved, what_moved
from service.records.acquaintances import may_keep_from
from service.records.assessments import Assessment, assessment, last_of
from service.records.desk import Desk
from service.records.emergencies import emergency_of, is_emergency
from service.records.looked import may_ask_about
from service.records.referrals import ask_here, may_write
from service.records.residents_views import residents_by_id
from service.records.statements import is_read_by_an_authority
from service.web.remedies_told import remedies_told

ASKED_FIRST = 3
"""How many open questions are shown with what each answer would do; the others open on one line."""


def show(seat: Seat, draft: Draft, home: str, referral: str) -> Shown:
    """The check as it stands, or the way to run it; then the decision, which is a person's."""
    desk = seat.desk
    read = read_referral(desk, AskReferral(home=home, referral=referral))
    child = ask_here(desk, Action.READ, home, referral).child
    last = last_of(desk, home, referral)
    found = None if last is None else assessment(desk, last)
    words: dict[str, Any] = {
        "here": "",
        "home": home,
        "id": referral,
        "child": child if child in may_ask_about(desk) else None,
        "known": child,
        "may_link": bool(read.may_live_here) and may_keep_from(desk, str(child)),
        "is_read": is_read_by_an_authority(desk, home, referral),
        "is_own": may_write(desk, referral),
        "identity": identity_of(read.referral, desk.day),
        "read": read,
        "plan": read_plan(desk, AskPlan(home=home, referral=referral)).plan,
        "check": found,
        "is_emergency": is_emergency(read.referral),
        "taken": emergency_of(desk, home, referral),
        **_of_check(desk, found),
    }
    return Shown("referral.html", f"{read.referral.child.name}, referral {read.referral.id}", words, home=home)


def take(seat: Seat, sent: Sent, home: str, referral: str) -> Onward:
    """The check is run on the records of today."""
    run_check(seat.desk, RunCheck(home=home, referral=referral))
    return Onward(f"/desk/homes/{home}/referrals/{referral}")


def _of_check(desk: Desk, found: Assessment | None) -> Mapping[str, Any]:
    """What is shown of a check that stands; of one that does not, nothing that could be taken for an answer."""
    if found is None or found.void_since is not None:
        return {"checked": None}
    checked = as_shown(found.written)
    match = match_of(desk, found.home, found.referral)
    help = what_would_help(desk, AskWhatWouldHelp(home=found.home, referral=found.referral), match).remedies
    asked = checked.open_questions()
    living = residents_by_id(desk, found.home)
    return {
        "checked": checked,
        "moved": _moved(checked),
        "answer": answer(match, checked.report, checked.enquiries, _BY_ID),
        "ask": [_question(checked, each, living) for each in asked[:ASKED_FIRST]],
        "ask_later": [_question(checked, each, living) for each in asked[ASKED_FIRST:]],
        "children": children_folded(match, checked.report),
        "strengths": strengths(match, checked.report),
        "remedies_told": remedies_told(help),
        "folded": looked_up(match, checked.report, checked.enquiries),
    }


def _moved(checked: Checked) -> Moved | None:
    """What moved since the check before, in words; None where there was none, or nothing did."""
    others = {HOME: "The home"} | {section.child: section.name for section in checked.report.sections}
    return None if checked.moved is None else what_moved(checked.moved, checked.enquiries, others)


_BY_ID = {rule.ID: rule for rule in RULES}


def _question(checked: Checked, asked: NextEnquiry, living: Mapping[str, str]) -> Mapping[str, Any]:
    """`view_of`: whose view is asked for, by the id of the row; None where it is another question."""
    told = {(each.worst, each.best) for each in asked.answers}
    return {
        "asked": asked,
        "place": checked.enquiries.in_order.index(asked) + 1,
        "whom": whom_to_ask(asked),
        "view_of": living.get(asked.fact.subject) if asked.fact.name == RESIDENT_VIEW else None,
        "log": can_be_logged((checked.child, checked.report.referral), asked.fact),
        "effects": [(each.answer, BAND_PHRASES[each.worst], BAND_PHRASES[each.best]) for each in asked.answers]
        if len(told) > 1
        else [],
    }


PAGE = Page(
    "/desk/homes/{home}/referrals/{referral}",
    Needs(Action.READ, Kind.REFERRAL, OF_A_HOME, by="referral"),
    show,
    Form(Needs(Action.ASSESS, Kind.REFERRAL, OF_A_HOME, by="referral"), take),
)
