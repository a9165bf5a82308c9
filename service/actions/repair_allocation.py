"""Asks for a repair: what was given out stays wherever it can as things are now, and what is free is filled.

Nothing of what has happened is kept beside the question before the repair is given out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from matching.errors import BadInput, Problem
from matching.short_breaks.changes.happened import Happened
from matching.short_breaks.changes.staff_off import StaffOff
from matching.short_breaks.period import Nights, Period
from matching.short_breaks.result import Allocation
from matching.world.catalogue import standard_catalogue
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.period_plans import ask_for_plan, given_out_last
from service.records.periods import period_of, refuse_wrong, whole
from service.records.solves import Solve, answer_of, solve_of
from service.solving.breaks_question import RepairQuestion, RepairWork
from service.solving.given_out import as_of_today, plan_in
from service.solving.sizes import refuse_too_many
from service.store.rows.solve import SolveKind


class RepairAllocation(RepairWork):
    """The same, on which period. What the records of a home, of a child or of the period say holds besides."""

    period: str


def repair_allocation(desk: Desk, asked: RepairAllocation) -> Solve:
    """The work as it waits. Raises NotThere, and BadInput for what cannot be repaired here."""
    period = period_of(desk, asked.period)
    refuse_too_many(period.kept.sheet)
    given_out = _given_out(desk, asked.period)
    now = as_of_today(whole(desk, period.kept), desk.day)
    refuse_wrong(now)
    refuse_wrong(as_changed(now, asked.changes))
    said = {name: getattr(asked, name) for name in RepairWork.model_fields}
    question = RepairQuestion(period=now, given_out=given_out, **said)
    return solve_of(desk, ask_for_plan(desk, period, SolveKind.REPAIR, question.model_dump_json()))


def _given_out(desk: Desk, period: str) -> Allocation:
    """The plan that was given out last. Raises BadInput when none was."""
    solve = given_out_last(desk, period)
    answer = None if solve is None else answer_of(desk, solve)
    if solve is None or answer is None:
        raise BadInput([Problem("the plan", "none has been given out yet", "Give one out first, or plan anew.")])
    return plan_in(solve_of(desk, solve).kind, answer).allocation


def as_changed(period: Period, changes: tuple[Happened, ...]) -> Period:
    """The period with all that has happened. Raises BadInput with every change that cannot be made, by its number."""
    problems: list[Problem] = []
    for number, change in enumerate(changes, 1):
        found = list(_wrong_with(period, change))
        try:
            period = period if found else change.make(period)
        except BadInput as wrong:
            found += wrong.problems
        problems += [replace(p, where=f"changes {number}, {p.where}", rank=(number, *p.rank)) for p in found]
    if problems:
        raise BadInput(problems)
    return period


def _wrong_with(period: Period, change: Happened) -> Iterator[Problem]:
    nights = getattr(change, "nights", None)
    first = date.min if change.may_have_begun else period.stands_on
    if isinstance(nights, Nights) and not first <= nights.first < period.run.until:
        what = "it begins before today or after the period"
        yield Problem("nights", what, f"Give nights from {period.stands_on.isoformat()} on, within the period.")
    trained = (change.trained or ()) if isinstance(change, StaffOff) else ()
    for task in set(trained) - set(standard_catalogue().capability_by_id()):
        yield Problem("trained", f"nothing is known of a task {task}", "Name a competence of the catalogue.")


ACT = Act("ask for a repair", Kind.PERIOD, Action.PLAN, RepairAllocation, Solve, repair_allocation)
