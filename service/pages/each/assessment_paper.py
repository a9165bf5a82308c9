"""The whole assessment on paper, from the check that stands; of one that does not, nothing is printed."""

from __future__ import annotations

from matching.reports.assessment import assessment as report_of
from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_check import AskCheck, read_check
from service.actions.read_referral import AskReferral, read_referral
from service.actions.what_would_help import AskWhatWouldHelp, what_would_help
from service.api.route import Needs
from service.assessing.running import match_of
from service.assessing.shown import as_shown
from service.pages.page import Draft, Onward, Page, Paper, Seat
from service.pages.readers import OF_A_HOME
from service.records.assessments import last_of
from service.web.pdf import to_pdf
from service.web.remedies_told import remedies_told


def show(seat: Seat, draft: Draft, home: str, referral: str) -> Onward | Paper:
    """The same report data as the page's, in the order in which it is read and filed."""
    desk = seat.desk
    read_referral(desk, AskReferral(home=home, referral=referral))
    last = last_of(desk, home, referral)
    found = None if last is None else read_check(desk, AskCheck(assessment=last))
    if found is None or found.void_since is not None:
        return Onward(f"/desk/homes/{home}/referrals/{referral}")
    checked, match = as_shown(found.written), match_of(desk, home, referral)
    help = what_would_help(desk, AskWhatWouldHelp(home=home, referral=referral), match).remedies
    report = report_of(match, checked.report, checked.enquiries, remedies_told(help))
    return Paper(to_pdf(report, found.made_at))


PAGE = Page(
    "/desk/homes/{home}/referrals/{referral}/assessment.pdf",
    Needs(Action.READ, Kind.REFERRAL, OF_A_HOME, by="referral"),
    show,
    gives="assessment.pdf",
)
