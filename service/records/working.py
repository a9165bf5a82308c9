"""Long work as it is taken up: begun, told of, ended, and taken back from whoever has gone silent."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from service.access.action import Action
from service.access.decide import decide
from service.access.kind import Kind
from service.records.asking import CannotBeKept
from service.records.day_there import day_there
from service.records.people import actor_of
from service.records.subjects import subject_of
from service.store.opening import Store, Transaction
from service.store.rows import HomeRow, SolveRow
from service.store.rows.solve import SolveKind, SolveState

OPEN = (SolveState.QUEUED, SolveState.RUNNING)
SILENT = timedelta(seconds=60)
"""After so long without a word whoever worked on it is taken to be gone."""
MOST_LOST = 3
"""What has ended with the service itself so often is not begun again: it may be what ends it."""
AT_ONCE = 200


@dataclass(frozen=True)
class Claimed:
    """A piece of work that was begun: its number of starts is what its end has to name."""

    id: str
    fence: int
    kind: SolveKind
    question: str = field(repr=False)


@dataclass(frozen=True)
class Ended:
    """What came of it. `answer`: only what has passed its check."""

    state: SolveState
    reasons: Sequence[str] = ()
    gap_thousandths: int | None = None
    answer: str | None = field(default=None, repr=False)


def claim(t: Transaction, now: datetime) -> Claimed | None:
    """The next that waits, begun: of the organisation with the least under way, the one that has waited longest.

    Work of somebody who may no longer ask for it ends instead. None: nothing waits.
    """
    while (row := _next(t)) is not None:
        if _may_still(t, row, now):
            row.state, row.fence, row.started_at, row.seen_at = SolveState.RUNNING, row.fence + 1, now, now
            t.session.flush()
            return Claimed(row.id, row.fence, row.kind, t.words(row, "question"))
        end(t, row, now, Ended(SolveState.STOPPED, ("Whoever asked may no longer plan for the home.",)))
    return None


def say(t: Transaction, claimed: Claimed, now: datetime, told: str | None) -> bool:
    """That it is still worked on, and how far it has come. False: it was stopped or given to another."""
    row = _held(t, claimed)
    if row is not None:
        row.seen_at, row.told = now, told or row.told
        t.session.flush()
    return row is not None


def finish(t: Transaction, claimed: Claimed, now: datetime, ended: Ended) -> bool:
    """What came of it, kept. False, with nothing kept: it was stopped, or somebody else has begun it since."""
    row = _held(t, claimed)
    if row is None:
        return False
    if not _may_still(t, row, now):
        ended = Ended(SolveState.STOPPED, ("Whoever asked may no longer plan for the home.",))
    end(t, row, now, ended)
    return True


def kept(store: Store, work: Callable[[Transaction], None]) -> None:
    """The work, in a transaction of its own. Raises CannotBeKept, with nothing done, where the records are busy."""
    try:
        with store.transaction() as t:
            work(t)
    except DBAPIError as trouble:
        raise CannotBeKept from trouble


def give_back(t: Transaction, claimed: Claimed) -> None:
    """It waits again, for whoever begins it next."""
    row = _held(t, claimed)
    if row is not None:
        row.state, row.seen_at = SolveState.QUEUED, None
        t.session.flush()


def take_back(t: Transaction, now: datetime) -> None:
    """What nobody has said a word of for too long waits again, or has crashed when that happened too often."""
    gone = (SolveRow.state == SolveState.RUNNING) & (SolveRow.seen_at < now - SILENT)
    for row in t.session.scalars(select(SolveRow).where(gone).with_for_update()).all():
        row.lost += 1
        if row.lost >= MOST_LOST:
            often = f"Each of {row.lost} times that it was begun, the service ended with it."
            end(t, row, now, Ended(SolveState.CRASHED, (often,)))
        else:
            row.state, row.seen_at = SolveState.QUEUED, None
    t.session.flush()


def _held(t: Transaction, claimed: Claimed) -> SolveRow | None:
    """The row while it is still theirs, held until the transaction ends. A later start has another number."""
    mine = (SolveRow.id == claimed.id) & (SolveRow.fence == claimed.fence) & (SolveRow.state == SolveState.RUNNING)
    return t.session.scalars(select(SolveRow).where(mine).with_for_update()).one_or_none()


def _next(t: Transaction) -> SolveRow | None:
    waits = select(SolveRow).where(SolveRow.state == SolveState.QUEUED).order_by(SolveRow.asked_at, SolveRow.id)
    waiting = t.session.scalars(waits.limit(AT_ONCE).with_for_update(skip_locked=True)).all()
    running = select(HomeRow.organisation_id).join(SolveRow, SolveRow.home_id == HomeRow.id)
    busy = Counter(t.session.scalars(running.where(SolveRow.state == SolveState.RUNNING)))
    of = {row.id: t.session.get_one(HomeRow, row.home_id).organisation_id for row in waiting}
    return min(waiting, key=lambda row: busy[of[row.id]], default=None)


def _may_still(t: Transaction, row: SolveRow, now: datetime) -> bool:
    subject = subject_of(t.session, Kind.HOME, row.home_id, day_there(now))
    return subject is not None and decide(actor_of(t, row.asked_by, now), Action.PLAN, subject).allowed


def end(t: Transaction, row: SolveRow, now: datetime, ended: Ended) -> None:
    """What came of it is in its row, sealed."""
    row.state, row.ended_at, row.seen_at = ended.state, now, None
    row.gap_thousandths = ended.gap_thousandths
    row.answer = None if ended.answer is None else t.seal(SolveRow, row.id, "answer", ended.answer)
    row.reasons = t.seal(SolveRow, row.id, "reasons", json.dumps(list(ended.reasons)))
    t.session.flush()
