"""Writing down what a child who lives at the home says of a child referred; the check is run again with it at once."""

from __future__ import annotations

from matching.world.child import Heard, View
from matching.world.facts import Role
from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_referral import AskReferral, read_referral
from service.actions.read_views import AskViews, ViewOf, read_views
from service.actions.record_view import RecordView, record_view
from service.actions.run_check import RunCheck, run_check
from service.api.route import Needs
from service.pages.moments import there
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.period_parts import version_in
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.pages.view_words import (
    HOWS,
    WELCOMES,
    WOULD_NOT_SAY,
    HowHeard,
    Welcomes,
    words_about,
)
from service.records.desk import Desk, NotThere

HEARERS = (Role.KEY_WORKER, Role.REGISTERED_MANAGER, Role.ADVOCATE, Role.SOCIAL_WORKER)


def show(seat: Seat, draft: Draft, home: str, referral: str, resident: str) -> Shown:
    """Who is asked about whom, and what was said: in the child's words, on which day, and whether it is a welcome."""
    desk = seat.desk
    living = _resident(desk, home, referral, resident)
    found = read_referral(desk, AskReferral(home=home, referral=referral))
    words = words_about(home, referral, found, desk.day) | {
        "resident": living,
        "version": draft.sent["version"] or len(living.noted),
        "hows": HOWS,
        "welcomes_choices": WELCOMES,
        "hearers": [role.value for role in HEARERS],
        "today": there(desk.now).date().isoformat(),
    }
    return Shown("resident_view.html", f"A view about {found.referral.child.name}", words, home=home)


def take(seat: Seat, sent: Sent, home: str, referral: str, resident: str) -> Onward:
    """The view, and a new check. Raises ChangedSince and BadInput, with nothing kept."""
    view, noted = view_in(Typed(sent)), version_in(sent)
    record_view(seat.desk, RecordView(home=home, referral=referral, resident=resident, view=view, noted=noted))
    run_check(seat.desk, RunCheck(home=home, referral=referral))
    return Onward(f"/desk/homes/{home}/referrals/{referral}#moved")


def _resident(desk: Desk, home: str, referral: str, resident: str) -> ViewOf:
    for each in read_views(desk, AskViews(home=home, referral=referral)).residents:
        if each.child == resident:
            return each
    raise NotThere


def view_in(typed: Typed) -> View:
    """What was typed. Raises BadInput with everything left out: nothing is filled in for whoever writes."""
    how = typed.choice("heard", HowHeard, "Say how it is known, or that nobody has asked yet.")
    on = typed.day("on", "Give the day on which the child was asked; where nobody has asked yet, today.")
    words, welcomes = typed.sent["words"] or None, None
    if how in (HowHeard.SAID, HowHeard.SEEN):
        words = typed.words("words", "Write what the child said or showed.")
        chosen = typed.choice("welcomes", Welcomes, "Say what it comes to, or that it leaves it open.")
        welcomes = chosen and chosen.value_of_view
    if how is HowHeard.WOULD_NOT_SAY:
        words = words or WOULD_NOT_SAY
    told_to = typed.choice("told-to", Role, "Choose who heard it.") if typed.sent["told-to"] else None
    typed.must_be_right()
    told = "why_not" if how is HowHeard.NOT_ASKED else "words"
    heard = {HowHeard.SAID: Heard.SAID, HowHeard.NOT_ASKED: Heard.NOT_YET_ASKED}.get(how or HowHeard.SEEN)
    said = {"heard": heard or Heard.OBSERVED, "on": on, told: words, "told_to": told_to, "welcomes": welcomes}
    return View.model_validate(said)


PLACES = {"view, day": "on", "view": "words"}
PAGE = Page(
    "/desk/homes/{home}/referrals/{referral}/views/{resident}",
    Needs(Action.READ, Kind.REFERRAL, OF_A_HOME, by="referral"),
    show,
    Form(Needs(Action.WRITE, Kind.GROUP, OF_A_HOME, by="home"), take, PLACES),
)
