"""What a placing authority sees and does: its own children and referrals, and where those were sent.

Nothing here comes from what a home keeps: neither who lives there nor what anybody there did.
"""

from __future__ import annotations

from datetime import date

from matching.world.child import Child
from matching.world.home import Urn
from matching.world.record import Record
from matching.world.referral import Referral
from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.api.parameters import After, ClosedOnes, Id, Most
from service.api.resources import children as home_children
from service.api.route import Guard, Method, Needs, Route, Shown, to
from service.records import own_referrals as own
from service.records import sendings as records
from service.records.desk import Desk
from service.records.open_still import held_with_child
from service.records.parts import Part

OFFICERS = to(RelationKind.PLACEMENT_OFFICER)


class NamedChildForAuthority(Shown):
    """A child in an authority's list."""

    id: str
    name: str


class ChildrenForAuthority(Shown):
    """A part of the list; `next` is what `after` has to be for the next part. None: there is none."""

    children: tuple[NamedChildForAuthority, ...]
    next: str | None


class ChildForAuthority(Shown):
    """A child's record as the authority keeps it."""

    id: str
    record: Child


class NamedReferralForAuthority(Shown):
    """A referral in an authority's list."""

    id: str
    child: str
    reference: str


class ReferralsForAuthority(Shown):
    """A part of the list; `next` is what `after` has to be for the next part. None: there is none."""

    referrals: tuple[NamedReferralForAuthority, ...]
    next: str | None


class SentForAuthority(Shown):
    """A home that a referral was sent to."""

    urn: str
    sent_on: date
    withdrawn_on: date | None


class SendingsForAuthority(Shown):
    """Where a referral was sent to, by day."""

    referral: str
    sent: tuple[SentForAuthority, ...]


class ReferralForAuthority(Shown):
    """A referral as the authority keeps it."""

    id: str
    record: Referral


class ToHome(Record):
    """A home, by its URN."""

    urn: Urn


def children(desk: Desk, after: After = None, most: Most = 50) -> ChildrenForAuthority:
    """List your authority's children, by name."""
    found = desk.children(Part(after, most))
    return ChildrenForAuthority(
        children=tuple(NamedChildForAuthority(id=child.id, name=child.name) for child in found),
        next=found[-1].id if len(found) == most else None,
    )


def child(desk: Desk, child: Id) -> ChildForAuthority:
    """Read a child's record."""
    return ChildForAuthority(id=child, record=desk.child(child))


def write(desk: Desk, child: Id, body: Child) -> ChildForAuthority:
    """Write a new version of a child's record, from today; the versions before it are kept."""
    return ChildForAuthority(id=child, record=home_children.written(desk, child, body))


def referrals(desk: Desk, after: After = None, most: Most = 50, closed: ClosedOnes = False) -> ReferralsForAuthority:
    """List your authority's open referrals, or those that are closed."""
    found = records.referrals(desk, Part(after, most), closed)
    return ReferralsForAuthority(
        referrals=tuple(NamedReferralForAuthority(id=r.id, child=r.child, reference=r.reference) for r in found),
        next=found[-1].id if len(found) == most else None,
    )


def referral(desk: Desk, referral: Id) -> ReferralForAuthority:
    """Read a referral."""
    return ReferralForAuthority(id=referral, record=records.referral(desk, referral))


def rewrite(desk: Desk, referral: Id, body: Referral) -> ReferralForAuthority:
    """Write a new version of a referral and its child, from today; the versions before it are kept."""
    return ReferralForAuthority(id=referral, record=own.rewrite(desk, referral, body))


def sendings(desk: Desk, referral: Id) -> SendingsForAuthority:
    """See where a referral was sent to."""
    return _shown(referral, records.sent(desk, referral))


def send(desk: Desk, referral: Id, body: ToHome) -> SendingsForAuthority:
    """Send a referral to a home, which may read it from today."""
    return _shown(referral, records.send(desk, referral, body.urn))


def withdraw(desk: Desk, referral: Id, body: ToHome) -> SendingsForAuthority:
    """Withdraw a referral from a home, which may not read it from now on."""
    return _shown(referral, records.withdraw(desk, referral, body.urn))


def _shown(referral: str, sent: tuple[records.Sent, ...]) -> SendingsForAuthority:
    made = (SentForAuthority(urn=s.urn, sent_on=s.sent_on, withdrawn_on=s.withdrawn_on) for s in sent)
    return SendingsForAuthority(referral=referral, sent=tuple(made))


def hold(desk: Desk, referral: str) -> None:
    """Whoever changes the referral does so one after the other. Raises NotThere."""
    desk.ask(Action.WRITE, Kind.REFERRAL, referral)
    held_with_child(desk.t, referral)


_CHILD = Needs(Action.READ, Kind.CHILD, OFFICERS, by="child")
_REFERRAL = Needs(Action.READ, Kind.REFERRAL, OFFICERS, by="referral")
_SEND = Needs(Action.SEND, Kind.REFERRAL, OFFICERS, by="referral")
_TO = {"urn": "SC123456"}
EXAMPLE = {
    "id": "R-0042",
    "child": home_children.EXAMPLE,
    "placing_authority": "Anyshire",
    "received_on": "2026-11-15",
    "urgency": "planned",
    "kind": "long",
    "start": "2026-12-01",
}

ROUTES = (
    Route(Method.GET, "/authority/children", children, Needs(Action.READ, Kind.CHILD, OFFICERS), ChildrenForAuthority),
    Route(Method.GET, "/authority/children/{child}", child, _CHILD, ChildForAuthority),
    Route(
        Method.PUT,
        "/authority/children/{child}",
        write,
        Needs(Action.WRITE, Kind.CHILD, OFFICERS, by="child"),
        ChildForAuthority,
        Child,
        guard=Guard(home_children.hold, child, lambda shown: shown.record),
        example=home_children.EXAMPLE,
    ),
    Route(
        Method.GET,
        "/authority/referrals",
        referrals,
        Needs(Action.READ, Kind.REFERRAL, OFFICERS),
        ReferralsForAuthority,
    ),
    Route(Method.GET, "/authority/referrals/{referral}", referral, _REFERRAL, ReferralForAuthority),
    Route(
        Method.PUT,
        "/authority/referrals/{referral}",
        rewrite,
        Needs(Action.WRITE, Kind.REFERRAL, OFFICERS, by="referral"),
        ReferralForAuthority,
        Referral,
        guard=Guard(hold, referral, lambda shown: shown.record),
        example=EXAMPLE,
    ),
    Route(Method.GET, "/authority/referrals/{referral}/sendings", sendings, _REFERRAL, SendingsForAuthority),
    Route(
        Method.POST, "/authority/referrals/{referral}/sendings", send, _SEND, SendingsForAuthority, ToHome, example=_TO
    ),
    Route(
        Method.POST,
        "/authority/referrals/{referral}/withdrawals",
        withdraw,
        _SEND,
        SendingsForAuthority,
        ToHome,
        example=_TO,
    ),
)
