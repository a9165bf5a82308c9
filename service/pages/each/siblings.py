"""Saying of brothers and sisters whether they are to live together, in each one's referral at once."""

from __future__ import annotations

from matching.errors import BadInput, Problem
from matching.world.facts import Role
from matching.world.referral import Bond
from service.access.action import Action
from service.access.kind import Kind
from service.actions.bind_siblings import MOST, BindSiblings, bind_siblings
from service.api.route import Needs
from service.pages.authority import authority_of
from service.pages.identity import identity_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OFFICERS
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.own_referrals import open_referrals
from service.records.sendings import referral as read

WITH = "with-"
RIGHT = "yes"


def show(seat: Seat, draft: Draft, referral: str) -> Shown:
    """The authority's other open referrals to choose from, each with its three identifiers."""
    desk, found = seat.desk, read(seat.desk, referral)
    keeper = desk.ask(Action.READ, Kind.REFERRAL, referral).keeper
    others = {id: other for id, other in open_referrals(desk, keeper).items() if other.child.id != found.child.id}
    named = {other.child.id: other.child.name for other in others.values()}
    words = {
        "authority": authority_of(desk, referral),
        "id": referral,
        "identity": identity_of(found, desk.day),
        "others": [(id, identity_of(other, desk.day)) for id, other in others.items()],
        "said": [(named[each.child], each) for each in found.siblings or () if each.child in named],
        "right": RIGHT,
        "bonds": [bond.value for bond in Bond],
        "roles": [role.value for role in Role],
    }
    return Shown("siblings.html", "Who belongs together", words)


def take(seat: Seat, sent: Sent, referral: str) -> Onward:
    """Written in the referral of each. Raises BadInput, with nothing written."""
    typed, chosen = Typed(sent), tuple(sent.named(WITH))
    if not 1 <= len(chosen) < MOST:
        typed.wrong("with", "nobody is chosen, or too many", f"Choose at least one and at most {MOST - 1}.")
    bond = typed.choice("bond", Bond, "Say what was decided.")
    role = typed.choice("said-by", Role, "Say who decided it, or says so.")
    why = typed.words("why", "Write why, as they say it.")
    typed.must_be_right()
    if bond is None or role is None:
        raise BadInput([Problem("bond", "nothing is chosen here", "Say what was decided, and who says so.")])
    rights = sent["puts-right"] == RIGHT
    asked = BindSiblings(together=(referral, *chosen), bond=bond, said_by=role, why=why, puts_right=rights)
    bind_siblings(seat.desk, asked)
    return Onward(f"/desk/placing/{referral}")


PAGE = Page(
    "/desk/placing/{referral}/siblings",
    Needs(Action.READ, Kind.REFERRAL, OFFICERS, by="referral"),
    show,
    Form(Needs(Action.WRITE, Kind.REFERRAL, OFFICERS, by="referral"), take, {"together": "with"}),
)
