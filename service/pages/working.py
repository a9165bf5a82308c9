"""What a page shows or does, in one transaction with its audit; what takes long is worked out before it begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from service.access.relation import RelationKind
from service.api.problem import cannot_be_kept, not_there
from service.api.route import Needs, Open, Own
from service.api.turns import THINKERS, in_turn
from service.api.visit import Visit
from service.records import looking
from service.records.asking import Asking, CannotBeKept, ask
from service.records.desk import Desk, NotThere
from service.records.kept_answers import Once, Said
from service.records.sessions import NotSignedIn

T = TypeVar("T")
Work = Callable[[Desk | None], Said]
"""Of a desk, or of None on a page for anybody."""


class NotAsked(Exception):
    """A page was to be shown without what it declares having been allowed. It shows nothing."""


@dataclass(frozen=True)
class Asked:
    """Who asks, what the page or form declares, and the ids in the path by name."""

    visit: Visit
    does: Open | Own | Needs
    given: Mapping[str, str]


def worked(asked: Asked, work: Work, once: Once | None = None) -> Said:
    """The work, in one transaction with its audit. Raises NotSignedIn, BadInput and Trouble."""
    does, visit, given = asked.does, asked.visit, asked.given
    if isinstance(does, Open):
        return work(None)
    if not visit.token:
        raise NotSignedIn

    def of_desk(desk: Desk) -> Said:
        said = work(desk)
        _must_have_asked(does, desk, given)
        return said

    def again(desk: Desk) -> object:
        return desk.ask(does.action, does.kind, given[does.by]) if isinstance(does, Needs) and does.by else None

    try:
        return ask(visit.ground.store, Asking(visit.token, _relations(does), once, again), visit.now, of_desk)
    except NotThere:
        raise not_there() from None
    except CannotBeKept:
        raise cannot_be_kept() from None


def worked_out(asked: Asked, look: Callable[[Desk | None], Callable[[], T]]) -> Callable[[Desk | None], T]:
    """Gives what came of looking, once it is asked for again. Worked out here, while nobody waits for the records.

    Raises NotSignedIn and Trouble.
    """
    visit = asked.visit
    try:
        seen = looking.look(visit.ground.store, Asking(visit.token, _relations(asked.does)), visit.now, look)
    except CannotBeKept:
        raise cannot_be_kept() from None
    found = in_turn(lambda: looking.then(seen, lambda work: work()), THINKERS)

    def given(desk: Desk | None) -> T:
        if desk is None:
            raise NotAsked("what was looked at has to be asked for again")
        return looking.give(desk, found)

    return given


def _relations(does: Open | Own | Needs) -> frozenset[RelationKind]:
    return does.relations if isinstance(does, Needs) else frozenset()


def _must_have_asked(does: Own | Needs, desk: Desk, given: Mapping[str, str]) -> None:
    if isinstance(does, Needs):
        needed = (does.action, does.kind, None if does.by is None else given[does.by])
        if needed not in desk.asked:
            raise NotAsked(f"{does.action} {does.kind} was declared, and not asked for")
    elif desk.asked:
        raise NotAsked("a page about oneself alone asked for a record")
