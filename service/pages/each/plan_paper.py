"""The readiness plan on paper, as it stands."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_plan import AskPlan, read_plan
from service.actions.read_referral import AskReferral, read_referral
from service.api.route import Needs
from service.pages.identity import identity_of
from service.pages.page import Draft, Onward, Page, Paper, Seat
from service.pages.papers import plan_record
from service.pages.readers import OF_A_HOME
from service.records.homes import home as home_record
from service.web.pdf import to_pdf


def show(seat: Seat, draft: Draft, home: str, referral: str) -> Onward | Paper:
    """The plan that is followed; where there is none, the page on which one is made."""
    desk = seat.desk
    read = read_referral(desk, AskReferral(home=home, referral=referral)).referral
    plan = read_plan(desk, AskPlan(home=home, referral=referral)).plan
    if plan is None:
        return Onward(f"/desk/homes/{home}/referrals/{referral}/plan")
    report = plan_record(plan, identity_of(read, desk.day), home_record(desk, home).name)
    return Paper(to_pdf(report, desk.now))


PAGE = Page(
    "/desk/homes/{home}/referrals/{referral}/plan.pdf",
    Needs(Action.READ, Kind.REFERRAL, OF_A_HOME, by="referral"),
    show,
    gives="readiness-plan.pdf",
)
