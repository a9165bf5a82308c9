"""Taking an emergency on the telephone: who asks, when the child would come, and twelve questions nobody can skip."""

from __future__ import annotations

from typing import Any

from matching.world.facts import Basis, Role, Unanswered
from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_referral import AskReferral, read_referral
from service.actions.take_emergency import MAY_REFUSE, TakeEmergency, take_emergency
from service.api.route import Needs
from service.pages.identity import identity_of
from service.pages.moments import there
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.pages.what_is_asked import NOT_KNOWN, levels_of
from service.records.emergencies import Answered, Question
from service.records.learnt import How


def show(seat: Seat, draft: Draft, home: str, referral: str) -> Shown:
    """The form, with nothing of the child filled in."""
    desk = seat.desk
    read = read_referral(desk, AskReferral(home=home, referral=referral)).referral
    now = there(desk.now)
    words: dict[str, Any] = {
        "here": "",
        "home": home,
        "id": referral,
        "identity": identity_of(read, desk.day),
        "questions": [(n, each.words, levels_of(each.value)) for n, each in enumerate(Question, 1)],
        "not_known": NOT_KNOWN,
        "may_refuse": MAY_REFUSE,
        "roles": [role.value for role in Role],
        "hows": [how.value for how in How],
        "bases": [basis.value for basis in Basis],
        "today": now.date().isoformat(),
        "now": f"{now:%H:%M}",
    }
    return Shown("emergency.html", f"Emergency: {read.child.name}", words, home=home)


def take(seat: Seat, sent: Sent, home: str, referral: str) -> Onward:
    """The call with its answers, a check with them in it, and a review. Raises BadInput, with nothing kept."""
    typed = Typed(sent)
    said = {
        "caller": typed.choice("caller", Role, "Say who asks."),
        "caller_name": typed.words("caller-name", "Write the name of who asks."),
        "how": typed.choice("how", How, "Say how they asked."),
        "called_at": typed.moment("called", "Give the moment of the call."),
        "arrives_at": typed.moment("arrives", "Give the moment the child is expected."),
        "pressed": sent["pressed"] or None,
    }
    answers = [_answered(typed, number, each) for number, each in enumerate(Question, 1)]
    typed.must_be_right()
    asked = {"home": home, "referral": referral, "answers": tuple(filter(None, answers)), **said}
    take_emergency(seat.desk, TakeEmergency.model_validate(asked))
    return Onward(f"/desk/homes/{home}/referrals/{referral}")


def _answered(typed: Typed, number: int, question: Question) -> Answered | None:
    way_out = f"Ask: {question.words} If they do not know, say so; and say what kind of statement it is."
    choices = (*(value for value, _ in levels_of(question.value)), NOT_KNOWN)
    level = typed.one_of(f"level-{number}", choices, way_out)
    if not level:
        return None
    basis = typed.choice(f"basis-{number}", Basis, f"Say what kind of statement it is: {question.words}")
    if basis is None:
        return None
    said = Unanswered.NOT_KNOWN if level == NOT_KNOWN else int(level)
    return Answered(question=question, level=said, basis=basis, words=typed.sent[f"words-{number}"] or None)


PLACES = {"referral": "form", "called at": "called-day", "arrives at": "arrives-day", "question ": "level-"}
PAGE = Page(
    "/desk/homes/{home}/referrals/{referral}/emergency",
    Needs(Action.READ, Kind.REFERRAL, OF_A_HOME, by="referral"),
    show,
    Form(Needs(Action.ASSESS, Kind.REFERRAL, OF_A_HOME, by="referral"), take, PLACES),
)
