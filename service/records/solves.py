"""Long work as those see it who asked for it: how it stands, what was asked, what came of it."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from typing import Annotated

from pydantic import Field
from sqlalchemy import select

from matching.errors import BadInput, Problem
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk
from service.records.parts import ALL, Part
from service.records.working import OPEN, Ended, end
from service.store.base import new_id
from service.store.opening import Transaction
from service.store.rows import HomeRow, SolveRow
from service.store.rows.solve import SolveKind, SolveState

MOST_OPEN = 10
"""Of one organisation at once. Project judgement: no provider keeps the others waiting for ever."""


class Told(Record):
    """How far a search has come. Nothing in it is of a child."""

    seconds: Annotated[int, Field(ge=0)]
    rounds: Annotated[int, Field(ge=0)]
    doing: Annotated[str, Field(max_length=200)]
    gap_thousandths: Annotated[int, Field(ge=0)] | None = None
    """How far below the best there could be, at most. None: not known yet."""
    benefit: int | None = None
    """Of the best plan so far. None: there is none, or benefit is not looked at."""
    benefit_bound: int | None = None
    """What no plan can exceed. None: not known yet."""


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
        end(desk.t, row, desk.now, Ended(SolveState.STOPPED, ("Somebody who plans for the home stopped it.",)))


def standing_of_work(t: Transaction) -> str:
    """How much waits and is under way, in a sentence: counts only."""
    counted = Counter(t.session.scalars(select(SolveRow.state).where(SolveRow.state.in_(OPEN))))
    return f"Of plans {counted[SolveState.QUEUED]} wait and {counted[SolveState.RUNNING]} are being worked out."


def _asked(desk: Desk, id: str) -> SolveRow:
    desk.ask(Action.PLAN, Kind.SOLVE, id)
    return desk.t.session.get_one(SolveRow, id)
