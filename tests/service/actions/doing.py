"""Does one action as one person, at a moment."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from sqlalchemy import func, select

from matching.world.record import Record
from service.actions.act import Act
from service.records.desk import at_desk
from service.records.proof import Proof
from service.store.base import Base
from service.store.opening import Store
from tests.service.records.made import NOW

Q = TypeVar("Q", bound=Record)
A = TypeVar("A", bound=Record)


def do(store: Store, act: Act[Q, A], asked: Q, person: str, now: datetime = NOW, proof: Proof | None = None) -> A:
    """The answer."""
    ready = asked if act.before is None else act.before(asked)
    return at_desk(store, person, now, lambda desk: act.do(desk, ready), proof)


def proved(person: str, at: datetime = NOW) -> Proof:
    """That the person proved who they are at that moment."""
    return Proof(person, at, "password and code")


def count(store: Store, kind: type[Base]) -> int:
    """How many rows of that kind are kept."""
    with store.transaction() as t:
        return t.session.scalar(select(func.count()).select_from(kind)) or 0
