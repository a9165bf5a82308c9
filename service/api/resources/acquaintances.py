"""From whom a child's record is kept: said by oneself, or by who answers for the record of a colleague."""

from __future__ import annotations

from datetime import date

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.actions.keep_from_colleague import KeepFromColleague, keep_from_colleague
from service.actions.know_child import KnowChild, know_child
from service.actions.let_see_again import LetSeeAgain, let_see_again
from service.actions.read_kept_from import AskKeptFrom, read_kept_from
from service.api.parameters import EXAMPLE, Id
from service.api.resources.children import READERS
from service.api.resources.of_authority import OFFICERS
from service.api.route import Method, Needs, Route, Shown, to
from service.records.acquaintances import Colleague, KeptFrom
from service.records.desk import Desk

WHO = to(RelationKind.REGISTERED_MANAGER, RelationKind.RESPONSIBLE_INDIVIDUAL, RelationKind.PLACEMENT_OFFICER)


class KeptFromForWhoAnswers(Shown):
    """From whom of one's own organisation the record is kept, and who of it may read it."""

    child: str
    kept_from: tuple[Colleague, ...]
    may_read: tuple[Colleague, ...]


class ClosedForSelf(Shown):
    """Since when the record is closed to whoever said that they know the child."""

    child: str
    since: date


class Whom(Record):
    """A colleague, by the id of their row."""

    person: str


def kept_from(desk: Desk, child: Id) -> KeptFromForWhoAnswers:
    """See from whom of your organisation a child's record is kept, and who of it may read it."""
    return _shown(child, read_kept_from(desk, AskKeptFrom(child=child)))


def keep_from(desk: Desk, child: Id, body: Whom) -> KeptFromForWhoAnswers:
    """Keep a child's record from a colleague who knows the child or the family, or must not see it."""
    return _shown(child, keep_from_colleague(desk, KeepFromColleague(child=child, person=body.person)))


def let_see(desk: Desk, child: Id, body: Whom) -> KeptFromForWhoAnswers:
    """Let a colleague see a child's record again from whom it was kept."""
    return _shown(child, let_see_again(desk, LetSeeAgain(child=child, person=body.person)))


def know(desk: Desk, child: Id) -> ClosedForSelf:
    """Say that you know a child or the family: from then on the record is closed to you."""
    return ClosedForSelf(**dict(know_child(desk, KnowChild(child=child))))


def _shown(child: str, found: KeptFrom) -> KeptFromForWhoAnswers:
    return KeptFromForWhoAnswers(child=child, **dict(found))


_KEEP = Needs(Action.KEEP_FROM, Kind.CHILD, WHO, by="child")
_READ = Needs(Action.READ, Kind.CHILD, READERS | OFFICERS, by="child")
_WHOM = {"person": EXAMPLE}

ROUTES = (
    Route(Method.GET, "/children/{child}/kept-from", kept_from, _KEEP, KeptFromForWhoAnswers),
    Route(Method.POST, "/children/{child}/kept-from", keep_from, _KEEP, KeptFromForWhoAnswers, Whom, example=_WHOM),
    Route(Method.POST, "/children/{child}/let-see", let_see, _KEEP, KeptFromForWhoAnswers, Whom, example=_WHOM),
    Route(Method.POST, "/children/{child}/known", know, _READ, ClosedForSelf),
)
