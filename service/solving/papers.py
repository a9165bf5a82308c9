"""What is given to families and printed of the plan that was given out: only while every stay stands as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matching.report_parts import BreaksAsked
from matching.short_breaks.period import Period, join
from service.records.desk import Desk, NotThere
from service.records.kept_period import PeriodNow
from service.records.period_plans import given_out_last
from service.records.periods import referrals_in
from service.records.solves import answer_of, question_of, solve_of
from service.solving.breaks_question import RepairedBreaks
from service.solving.given_out import period_planned, plan_in
from service.store.rows.solve import SolveKind


def given_out(desk: Desk, now: PeriodNow) -> BreaksAsked | None:
    """The plan given out last with the period it was made of. None: none was, or a stay was moved or cancelled since.

    A letter of a stay that stands otherwise by now would send a family on the wrong night, so there is none.
    """
    solve = given_out_last(desk, now.id)
    answer = None if solve is None else answer_of(desk, solve)
    if solve is None or answer is None:
        return None
    kind = solve_of(desk, solve).kind
    made_of, plan = period_planned(kind, question_of(desk, solve)), plan_in(kind, answer).allocation
    if kind is SolveKind.REPAIR:
        made_of = join(RepairedBreaks.model_validate_json(answer).sheet, made_of.world)
    as_it_was = set(now.kept.sheet.published) == set(plan.stays)
    return BreaksAsked(made_of, plan, is_given_out=True) if as_it_was else None


def must_be_given_out(desk: Desk, now: PeriodNow) -> BreaksAsked:
    """The same. Raises NotThere where there is none."""
    found = given_out(desk, now)
    if found is None:
        raise NotThere
    return found


def to_family(desk: Desk, now: PeriodNow, family: str) -> BreaksAsked:
    """The plan as one family is told of it, its own children by their names and no others. Raises NotThere."""
    asked = must_be_given_out(desk, now)
    (children,) = (each.children for each in now.kept.sheet.families if each.id == family)
    return replace(asked, period=_named(desk, now, asked.period, children), families=(family,))


def _named(desk: Desk, now: PeriodNow, period: Period, children: Sequence[str]) -> Period:
    names = {child: referral.child.name for child, referral in referrals_in(desk, now.kept).items()}
    referrals = tuple(
        each.model_copy(update={"child": each.child.model_copy(update={"name": names[each.child.id]})})
        if each.child.id in children and each.child.id in names
        else each
        for each in period.world.referrals
    )
    return period.model_copy(update={"world": period.world.model_copy(update={"referrals": referrals})})
