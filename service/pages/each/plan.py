"""The readiness plan of one referral: chosen among what would help, then each task with who does it by when."""

from __future__ import annotations

from typing import Any

from matching.errors import BadInput, Problem
from service.access.action import Action
from service.access.kind import Kind
from service.actions.choose_remedies import ChooseRemedies, choose_remedies
from service.actions.read_plan import AskPlan, read_plan
from service.actions.read_referral import AskReferral, read_referral
from service.actions.what_would_help import AskWhatWouldHelp, what_would_help
from service.api.route import Needs
from service.pages.identity import identity_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.records.assessments import Checked, check_of, last_of
from service.web.remedies_told import cost_of, remedies_told

NONE_OF_THEM = "0"


def show(seat: Seat, draft: Draft, home: str, referral: str) -> Shown:
    """The plan that is followed, or what there is to choose from."""
    desk = seat.desk
    read = read_referral(desk, AskReferral(home=home, referral=referral)).referral
    help = what_would_help(desk, AskWhatWouldHelp(home=home, referral=referral)).remedies
    plan = read_plan(desk, AskPlan(home=home, referral=referral)).plan
    words: dict[str, Any] = {
        "here": "",
        "home": home,
        "id": referral,
        "identity": identity_of(read, desk.day),
        "plan": plan,
        "remedies": remedies_told(help),
        "alternatives": [(str(n), f"The changes of alternative {n}") for n in range(1, len(help.alternatives) + 1)],
        "check": last_of(desk, home, referral),
        "stands": check_of(desk, home, referral) is Checked.STANDS,
        "cost": () if plan is None else cost_of(plan.weekly_pounds, plan.one_off_pounds),
    }
    return Shown("plan.html", f"Readiness plan for {read.child.name}", words, home=home)


def take(seat: Seat, sent: Sent, home: str, referral: str) -> Onward:
    """A new plan, from the check and instead of the plan that were shown. Raises ChangedSince and BadInput."""
    desk = seat.desk
    help = what_would_help(desk, AskWhatWouldHelp(home=home, referral=referral)).remedies
    steps = {str(n): each.steps for n, each in enumerate(help.alternatives, 1)} | {NONE_OF_THEM: ()}
    check, chosen = sent["check"], sent["alternative"]
    if not check or chosen not in steps:
        raise BadInput([Problem("alternative", "nothing is chosen here", "Choose one, or none of them.")])
    ids = tuple(step.id for step in steps[chosen])
    choose_remedies(desk, ChooseRemedies(assessment=check, steps=ids, instead_of=sent["instead-of"] or None))
    return Onward(f"/desk/homes/{home}/referrals/{referral}/plan")


PLACES = {"assessment": "form", "steps": "alternative", "instead of": "form"}
PAGE = Page(
    "/desk/homes/{home}/referrals/{referral}/plan",
    Needs(Action.READ, Kind.REFERRAL, OF_A_HOME, by="referral"),
    show,
    Form(Needs(Action.WRITE, Kind.HOME, OF_A_HOME, by="home"), take, PLACES),
)
