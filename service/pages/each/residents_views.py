"""What each child who lives at the home has said of a child referred: what counts, and all that was ever written."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_referral import AskReferral, read_referral
from service.actions.read_views import AskViews, read_views
from service.api.route import Needs
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.pages.view_words import words_about


def show(seat: Seat, draft: Draft, home: str, referral: str) -> Shown:
    """Child by child, with the way to write down what one of them says, until the child referred has come."""
    desk = seat.desk
    found = read_referral(desk, AskReferral(home=home, referral=referral))
    words = words_about(home, referral, found, desk.day) | {
        "residents": read_views(desk, AskViews(home=home, referral=referral)).residents,
    }
    return Shown("residents_views.html", f"What the others say about {found.referral.child.name}", words, home=home)


PAGE = Page(
    "/desk/homes/{home}/referrals/{referral}/views",
    Needs(Action.READ, Kind.REFERRAL, OF_A_HOME, by="referral"),
    show,
)
