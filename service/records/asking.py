"""One thing asked by somebody who is signed in: who they are, their work, its audit and its answer are one transaction.

said = ask(store, Asking(token, relations), now, work)
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.exc import DBAPIError, IntegrityError

from service.access.relation import RelationKind
from service.records.desk import Desk, seated
from service.records.kept_answers import Before, Once, Said, keep, reserve, said_before
from service.records.people import actor_of
from service.records.proof import Proof
from service.records.sessions import proved, whose
from service.store.opening import Store, Transaction

Work = Callable[[Desk], Said]

WAITS = (20, 50, 100, 200)
"""Milliseconds at most before each new try of work that was ended as it and other work waited for each other."""
IN_EACH_OTHERS_WAY = {"40001", "40P01"}
"""What PostgreSQL calls that: of such two it ends one, with nothing of it kept."""


class CannotBeKept(Exception):
    """The records, or the audit, could not be read or written now. Nothing was done."""


@dataclass(frozen=True)
class Asking:
    """Who asks, by the token of their session, and as whom: in which of their relations, or in none."""

    token: str = field(repr=False)
    relations: frozenset[RelationKind]
    once: Once | None = None
    again: Callable[[Desk], object] | None = None
    """What must be allowed still, where it is answered what was answered before."""


@contextmanager
def within_reach() -> Iterator[None]:
    """Raises CannotBeKept where the records cannot be read or written now."""
    try:
        yield
    except DBAPIError as trouble:
        raise CannotBeKept from trouble


def ask(store: Store, asking: Asking, now: datetime, work: Work) -> Said:
    """What the work says. Raises NotSignedIn, NotThere, AskedOtherwise, CannotBeKept, and what the work raises."""
    try:
        return _tried_anew(lambda: _ask(store, asking, now, work))
    except IntegrityError as clash:
        if asking.once is None:
            raise CannotBeKept from clash
    except DBAPIError as trouble:
        raise CannotBeKept from trouble
    return _ask_after_a_clash(store, asking, now, work)


def _tried_anew(attempt: Callable[[], Said]) -> Said:
    """All of the work again, from who asks on, where other work and it waited for each other; a few times."""
    for most in WAITS:
        try:
            return attempt()
        except DBAPIError as ended:
            if getattr(ended.orig, "sqlstate", None) not in IN_EACH_OTHERS_WAY:
                raise
        time.sleep(secrets.randbelow(most) / 1000)
    return attempt()


def _ask_after_a_clash(store: Store, asking: Asking, now: datetime, work: Work) -> Said:
    """Of two who ask at once under one key, the second finds what the first was answered."""
    try:
        return _tried_anew(lambda: _ask(store, asking, now, work))
    except DBAPIError as trouble:
        raise CannotBeKept from trouble


def _ask(store: Store, asking: Asking, now: datetime, work: Work) -> Said:
    def seat(t: Transaction) -> Desk:
        actor = actor_of(t, whose(t, asking.token, now), now)
        held = tuple(each for each in actor.held if each.kind in asking.relations)
        proof = Proof(actor.person, *proved(t, asking.token, now))
        return Desk(t, replace(actor, held=held), now, proof=proof)

    return seated(store, seat, lambda desk: _once(store, asking, desk, work))


def _once(store: Store, asking: Asking, desk: Desk, work: Work) -> Said:
    if asking.once is None:
        return work(desk)
    before = said_before(store, desk.t, desk.actor.person, asking.once)
    if before is not None:
        if asking.again is not None:
            asking.again(desk)
        _ask_for_all(desk, before)
        return before.said
    reserved = reserve(store, desk.t, desk.actor.person, asking.once, desk.now)
    said = work(desk)
    keep(desk.t, reserved, said, desk.asked)
    return said


def _ask_for_all(desk: Desk, before: Before) -> None:
    """Nothing is answered again of a record that may not be had any more. Raises NotThere."""
    for action, kind, id in before.asked:
        if id is not None:
            desk.ask(action, kind, id)
