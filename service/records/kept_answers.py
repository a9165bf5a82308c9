"""Something asked twice under one key is done once: the second time it is answered what was answered the first time."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from service.access.action import Action
from service.access.kind import Kind
from service.store.base import new_id
from service.store.opening import Store, Transaction
from service.store.rows import KeptAnswerRow

REMEMBERED = timedelta(days=7)
"""How long an answer is kept that need not be kept for ever. Project judgement: longer than any program tries again."""

NOT_YET = 0


class AskedOtherwise(ValueError):
    """The key was used before, for something else."""


@dataclass(frozen=True)
class Said:
    """What was answered: a status and the bytes shown."""

    status: int
    body: bytes = field(repr=False)


@dataclass(frozen=True)
class Once:
    """The key that somebody gave, and everything that they asked with it."""

    key: str
    asked: bytes = field(repr=False)
    for_ever: bool = False


Asked = tuple[Action, Kind, str | None]
"""What is done with which kind of record, and its id. None: with all that may be had."""


@dataclass(frozen=True)
class Before:
    """What was answered before, and everything that was asked for and allowed then."""

    said: Said
    asked: tuple[Asked, ...]


def said_before(store: Store, t: Transaction, person: str, once: Once) -> Before | None:
    """What this person was answered under the key. Raises AskedOtherwise."""
    mine = (KeptAnswerRow.person_id == person) & (KeptAnswerRow.key_mark == _mark(store, once.key.encode()))
    row = t.session.scalars(select(KeptAnswerRow).where(mine)).one_or_none()
    if row is None:
        return None
    if row.asked_mark != _mark(store, once.asked):
        raise AskedOtherwise
    asked = tuple((Action(a), Kind(k), id) for a, k, id in json.loads(row.asked or "[]"))
    return Before(Said(row.status, t.words(row, "body").encode()), asked)


def reserve(store: Store, t: Transaction, person: str, once: Once, now: datetime) -> KeptAnswerRow:
    """From here on the key stands for this; who brings it meanwhile waits. What was kept long enough is forgotten."""
    old = (KeptAnswerRow.at < now - REMEMBERED) & (KeptAnswerRow.for_ever == 0)
    t.session.execute(delete(KeptAnswerRow).where(old))
    id = new_id()
    row = KeptAnswerRow(
        id=id,
        person_id=person,
        key_mark=_mark(store, once.key.encode()),
        asked_mark=_mark(store, once.asked),
        at=now,
        for_ever=int(once.for_ever),
        status=NOT_YET,
        body=t.seal(KeptAnswerRow, id, "body", ""),
    )
    t.session.add(row)
    t.session.flush()
    return row


def keep(t: Transaction, row: KeptAnswerRow, said: Said, asked: Iterable[Asked]) -> None:
    """What was answered under a key that was reserved, and what was asked for."""
    row.asked = json.dumps(list(dict.fromkeys(asked)))
    row.status, row.body = said.status, t.seal(KeptAnswerRow, row.id, "body", said.body.decode())
    t.session.flush()


def _mark(store: Store, words: bytes) -> str:
    return hmac.digest(store.root.derived("kept answer", b""), words, "sha256").hex()
