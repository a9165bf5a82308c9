"""Work on a period of short breaks: what was asked for of which version, and which plan was given out with which."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from service.access.action import Action
from service.access.kind import Kind
from service.records.day_there import day_there
from service.records.desk import Desk, NotThere
from service.records.kept_period import PeriodNow
from service.records.left_out_before import version_given_out
from service.records.solves import Solve, ask_to_plan, solve_of
from service.store.base import is_id
from service.store.rows import PeriodSolveRow, PeriodVersionRow
from service.store.rows.solve import SolveKind


def ask_for_plan(desk: Desk, period: PeriodNow, kind: SolveKind, question: str) -> str:
    """The id of new work on that version of a period."""
    solve = ask_to_plan(desk, period.home, kind, question)
    desk.t.session.add(PeriodSolveRow(solve_id=solve, period_id=period.id, number=period.version))
    desk.t.session.flush()
    return solve


def solves_on(desk: Desk, period: str) -> tuple[tuple[int, Solve], ...]:
    """The work on a period, what was asked for last first, each with the version that it is of. Raises NotThere."""
    desk.ask(Action.PLAN, Kind.PERIOD, period)
    rows = desk.t.session.scalars(select(PeriodSolveRow).filter_by(period_id=period))
    found = [(row.number, solve_of(desk, row.solve_id)) for row in rows]
    return tuple(sorted(found, key=lambda each: (each[1].asked_at, each[1].id), reverse=True))


def note_given_out(desk: Desk, solve: str, version: int) -> None:
    """The plan of that work is the one that was given out with that version."""
    desk.t.session.get_one(PeriodSolveRow, solve).given_out = version
    desk.t.session.flush()


def given_out_last(desk: Desk, period: str) -> str | None:
    """The work of which the plan was given out last. None: none was."""
    given = (PeriodSolveRow.period_id == period) & PeriodSolveRow.given_out.is_not(None)
    last = select(PeriodSolveRow.solve_id).where(given).order_by(PeriodSolveRow.given_out.desc()).limit(1)
    return desk.t.session.scalars(last).first()


def given_out_on(desk: Desk, period: str) -> date:
    """The day on which a plan was given out last; where it came with the period, that on which the period was begun."""
    given = version_given_out(desk.t, period)
    if given is not None:
        return day_there(given.recorded_at)
    first = select(func.min(PeriodVersionRow.recorded_at)).where(PeriodVersionRow.period_id == period)
    return day_there(desk.t.session.scalars(first).one())


def version_planned(desk: Desk, period: str, solve: str) -> int:
    """Of which version of the period that work is. Raises NotThere for work on another period."""
    row = desk.t.session.get(PeriodSolveRow, solve) if is_id(solve) else None
    if row is None or row.period_id != period:
        raise NotThere
    return row.number
