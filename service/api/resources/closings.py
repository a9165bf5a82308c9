"""Whether a referral is closed, since when and why: for the authority or the home whose own referral it is."""

from __future__ import annotations

from datetime import date

from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.api.parameters import Id
from service.api.resources.of_authority import OFFICERS, hold
from service.api.resources.referrals import READERS
from service.api.route import Guard, Method, Needs, Route, Shown, to
from service.records.closing import Cause, Closed, Closing, closing_of, write_closing
from service.records.desk import Desk

MANAGERS = to(RelationKind.REGISTERED_MANAGER, RelationKind.DEPUTY_MANAGER)


class ClosingForAuthority(Shown):
    """Of one of its own referrals. Neither is there while it is open."""

    referral: str
    cause: Cause | None
    closed_on: date | None


class ClosingForHome(Shown):
    """Of a referral that the home may read. Neither is there while it is open."""

    referral: str
    cause: Cause | None
    closed_on: date | None


def closing(desk: Desk, referral: Id) -> ClosingForAuthority:
    """See whether a referral is closed, since when and why."""
    return ClosingForAuthority(referral=referral, **dict(closing_of(desk, referral)))


def close(desk: Desk, referral: Id, body: Closing) -> ClosingForAuthority:
    """Close a referral with its cause, put the cause right, or open it again."""
    return ClosingForAuthority(referral=referral, **dict(write_closing(desk, referral, body)))


def closing_at_home(desk: Desk, referral: Id) -> ClosingForHome:
    """See whether a referral is closed, since when and why."""
    return _for_home(referral, closing_of(desk, referral))


def close_at_home(desk: Desk, referral: Id, body: Closing) -> ClosingForHome:
    """Close a referral that your home wrote down itself, put the cause right, or open it again."""
    return _for_home(referral, write_closing(desk, referral, body))


def _for_home(referral: str, found: Closed) -> ClosingForHome:
    return ClosingForHome(referral=referral, **dict(found))


_EXAMPLE = {"cause": Cause.ELSEWHERE.value}
_AT_AUTHORITY, _AT_HOME = "/authority/referrals/{referral}/closing", "/referrals/{referral}/closing"

ROUTES = (
    Route(
        Method.GET,
        _AT_AUTHORITY,
        closing,
        Needs(Action.READ, Kind.REFERRAL, OFFICERS, by="referral"),
        ClosingForAuthority,
    ),
    Route(
        Method.PUT,
        _AT_AUTHORITY,
        close,
        Needs(Action.WRITE, Kind.REFERRAL, OFFICERS, by="referral"),
        ClosingForAuthority,
        Closing,
        guard=Guard(hold, closing, lambda shown: Closing(cause=shown.cause)),
        example=_EXAMPLE,
    ),
    Route(
        Method.GET, _AT_HOME, closing_at_home, Needs(Action.READ, Kind.REFERRAL, READERS, by="referral"), ClosingForHome
    ),
    Route(
        Method.PUT,
        _AT_HOME,
        close_at_home,
        Needs(Action.WRITE, Kind.REFERRAL, MANAGERS, by="referral"),
        ClosingForHome,
        Closing,
        guard=Guard(hold, closing_at_home, lambda shown: Closing(cause=shown.cause)),
        example=_EXAMPLE,
    ),
)
