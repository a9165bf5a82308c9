"""Long work as it stands in its row: asked for, begun, told of, ended, and taken back from whoever has gone silent."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from matching.errors import BadInput, Problem
from matching.world.record import Record
from service.access.action import Action
from service.access.decide import decide
from service.access.kind import Kind
from service.records.asking import CannotBeKept
from service.records.desk import Desk
from service.records.parts import ALL, Part
from service.records.people import actor_of
from service.records.subjects import subject_of
from service.store.base import new_id
from service.store.opening import Store, Transaction
from service.store.rows import HomeRow, SolveRow
from service.store.rows.solve import SolveKind, SolveState

OPEN = (SolveState.QUEUED, SolveState.RUNNING)
SILENT = timedelta(seconds=60)
"""After so long without a word whoever worked on it is taken to be gone."""
MOST_OPEN = 10
"""Of one organisation at once. Project judgement: no provider keeps the others waiting for ever."""
MOST_LOST = 3
"""What has ended with the service itself so often is not begun again: it may be what ends it."""
AT_ONCE = 200


class Told(Record):
    """How far a search has come. Nothing in it is of a child."""

    seconds: Annotated[int, Field(ge=0)]
    rounds: Annotated[int, Field(ge=0)]
    doing: Annotated[str, Field(max_length=200)]
    gap_thousandths: Annotated[int, Field(ge=0)] | None = None
    """How far below the best there could be, at most. None: not known yet."""


class Solve(Record):
    """One piece of long work as it stands."""

    id: str
    home: str
    kind: SolveKind
    state: SolveState
    asked_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    told: Told | None
    """How far it has come. None: nothing was told yet."""
    gap_thousandths: int | None
    reasons: tuple[str, ...]


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


def ask_to_plan(desk: Desk, home: str, kind: SolveKind, question: str) -> str:
    """The id of new work for a home, which waits its turn. Raises NotThere, and BadInput when too much waits."""
    keeper = desk.ask(Action.PLAN, Kind.HOME, home).keeper
    of_keeper = select(SolveRow.id).join(HomeRow, HomeRow.id == SolveRow.home_id)
    open_now = of_keeper.where(HomeRow.organisation_id == keeper, SolveRow.state.in_(OPEN))
    if len(desk.t.session.scalars(open_now).all()) >= MOST_OPEN:
        what = f"{MOST_OPEN} of your organisation's plans are being worked out already"
        raise BadInput([Problem("the plan", what, "Wait for one of them, or stop one.")])
    id = new_id()
    desk.t.session.add(
        SolveRow(
            id=id,
            home_id=home,
            kind=kind,
            state=SolveState.QUEUED,
            asked_by=desk.actor.person,
            asked_at=desk.now,
            fence=0,
            lost=0,
            question=desk.t.seal(SolveRow, id, "question", question),
        )
    )
    desk.t.session.flush()
    return id


def solve_of(desk: Desk, id: str) -> Solve:
    """How it stands. Raises NotThere."""
    return _solve(desk, _asked(desk, id))


def solves(desk: Desk, part: Part = ALL) -> tuple[Solve, ...]:
    """All that this person may see, what was asked for last first; each that is answered is noted. Raises NotInList."""
    may = desk.all_that_may(Action.PLAN, Kind.SOLVE)
    rows = desk.t.session.scalars(select(SolveRow).where(may).order_by(SolveRow.asked_at.desc(), SolveRow.id)).all()
    return tuple(solve_of(desk, row.id) for row in part.of(rows))


def _solve(desk: Desk, row: SolveRow) -> Solve:
    reasons = () if row.reasons is None else tuple(json.loads(desk.t.words(row, "reasons")))
    return Solve(
        id=row.id,
        home=row.home_id,
        kind=row.kind,
        state=row.state,
        asked_at=row.asked_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        told=None if row.told is None else Told.model_validate_json(row.told),
        gap_thousandths=row.gap_thousandths,
        reasons=reasons,
    )


def answer_of(desk: Desk, id: str) -> str | None:
    """The plan that came of it. None: there is none, or not yet. Raises NotThere."""
    row = _asked(desk, id)
    return None if row.answer is None else desk.t.words(row, "answer")


def question_of(desk: Desk, id: str) -> str:
    """What was asked, to the byte. Raises NotThere."""
    return desk.t.words(_asked(desk, id), "question")


def stop(desk: Desk, id: str) -> None:
    """It ends now; whoever works on it is refused whatever comes of it. What has ended stays as it ended."""
    _asked(desk, id)
    row = desk.t.session.get_one(SolveRow, id, with_for_update=True, populate_existing=True)
    if row.state in OPEN:
        _end(desk.t, row, desk.now, Ended(SolveState.STOPPED, ("Somebody who plans for the home stopped it.",)))


def claim(t: Transaction, now: datetime) -> Claimed | None:
    """The next that waits, begun: of the organisation with the least under way, the one that has waited longest.

    Work of somebody who may no longer ask for it ends instead. None: nothing waits.
    """
    while (row := _next(t)) is not None:
        if _may_still(t, row, now):
            row.state, row.fence, row.started_at, row.seen_at = SolveState.RUNNING, row.fence + 1, now, now
            t.session.flush()
            return Claimed(row.id, row.fence, row.kind, t.words(row, "question"))
        _end(t, row, now, Ended(SolveState.STOPPED, ("Whoever asked may no longer plan for the home.",)))
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
    _end(t, row, now, ended)
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


def standing_of_work(t: Transaction) -> str:
    """How much waits and is under way, in a sentence: counts only."""
    counted = Counter(t.session.scalars(select(SolveRow.state).where(SolveRow.state.in_(OPEN))))
    return f"Of plans {counted[SolveState.QUEUED]} wait and {counted[SolveState.RUNNING]} are being worked out."


def take_back(t: Transaction, now: datetime) -> None:
    """What nobody has said a word of for too long waits again, or has crashed when that happened too often."""
    gone = (SolveRow.state == SolveState.RUNNING) & (SolveRow.seen_at < now - SILENT)
    for row in t.session.scalars(select(SolveRow).where(gone).with_for_update()).all():
        row.lost += 1
        if row.lost >= MOST_LOST:
            often = f"Each of {row.lost} times that it was begun, the service ended with it."
            _end(t, row, now, Ended(SolveState.CRASHED, (often,)))
        else:
            row.state, row.seen_at = SolveState.QUEUED, None
    t.session.flush()


def _asked(desk: Desk, id: str) -> SolveRow:
    desk.ask(Action.PLAN, Kind.SOLVE, id)
    return desk.t.session.get_one(SolveRow, id)


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
    subject = subject_of(t.session, Kind.HOME, row.home_id, now.date())
    return subject is not None and decide(actor_of(t, row.asked_by, now), Action.PLAN, subject).allowed


def _end(t: Transaction, row: SolveRow, now: datetime, ended: Ended) -> None:
    row.state, row.ended_at, row.seen_at = ended.state, now, None
    row.gap_thousandths = ended.gap_thousandths
    row.answer = None if ended.answer is None else t.seal(SolveRow, row.id, "answer", ended.answer)
    row.reasons = t.seal(SolveRow, row.id, "reasons", json.dumps(list(ended.reasons)))
    t.session.flush()
