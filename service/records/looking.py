"""Looks at the records before the answer is worked out, and asks for the same again before it is given.

    seen = look(store, asking, now, lambda desk: desk.child(id))
    answer = then(seen, work_out)
    ask(store, asking, now, lambda desk: give(desk, answer))

What was looked at is in nobody's hands until `give` has noted it: no audit, no answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar

from sqlalchemy.exc import DBAPIError

from matching.errors import BadInput
from service.access.action import Action
from service.access.kind import Kind
from service.records.asking import Asking, CannotBeKept
from service.records.audit import Line
from service.records.desk import Desk, NotThere
from service.records.people import actor_of
from service.records.sessions import who_is
from service.store.opening import Store

T = TypeVar("T")
A = TypeVar("A")


@dataclass(frozen=True)
class Seen(Generic[T]):
    """What came of looking, or why nothing did; what was asked for, and what was refused."""

    asked: tuple[tuple[Action, Kind, str | None], ...]
    refusals: tuple[Line, ...]
    came: T | NotThere | BadInput


def look(store: Store, asking: Asking, now: datetime, looking: Callable[[Desk], T]) -> Seen[T]:
    """The records as they are, without holding up anybody who writes. Raises NotSignedIn and CannotBeKept."""
    try:
        with store.glimpse() as t:
            actor = actor_of(t, who_is(t, asking.token, now), now)
            held = tuple(each for each in actor.held if each.kind in asking.relations)
            desk = Desk(t, replace(actor, held=held), now, glimpses=True)
            came = _came(lambda: looking(desk))
            return Seen(tuple(dict.fromkeys(desk.asked)), tuple(desk.refusals), came)
    except DBAPIError as trouble:
        raise CannotBeKept from trouble


def then(seen: Seen[T], work_out: Callable[[T], A]) -> Seen[A]:
    """The same, with what is worked out from what was seen."""
    came = seen.came
    if isinstance(came, NotThere | BadInput):
        return Seen(seen.asked, seen.refusals, came)
    return Seen(seen.asked, seen.refusals, _came(lambda: work_out(came)))


def give(desk: Desk, seen: Seen[A]) -> A:
    """What came of it, to who may still have all that was looked at; each is noted. Raises NotThere and BadInput."""
    for action, kind, id in seen.asked:
        if id is None:
            desk.asked.append((action, kind, None))
        else:
            desk.ask(action, kind, id)
    if isinstance(seen.came, NotThere | BadInput):
        desk.refusals.extend(seen.refusals)
        raise seen.came
    return seen.came


def _came(work: Callable[[], T]) -> T | NotThere | BadInput:
    try:
        return work()
    except (NotThere, BadInput) as found:
        return found
