"""A period as a problem in which every bedroom that a plan names is told apart, so that nobody's changes unnoticed."""

from __future__ import annotations

from dataclasses import replace

from matching.short_breaks.build import build
from matching.short_breaks.period import Booking, BookingStatus, Period
from matching.short_breaks.problem import Problem
from matching.short_breaks.result import Planned
from matching.short_breaks.rooming import plan_of


def settled_rooms(period: Period, planned: Planned) -> Problem:
    """The problem of the period with bedrooms as if every stay of the plan were committed in its own.

    What is fixed, and every level, is as in the period itself.
    """
    problem = build(period, planned.cleared)
    firm = tuple(
        Booking(id=f"planned-{n}", status=BookingStatus.COMMITTED, **dict(stay))
        for n, stay in enumerate(planned.allocation.stays)
    )
    roomed = build(period.model_copy(update={"bookings": firm}), planned.cleared)
    told_apart = replace(
        problem,
        rooms=roomed.rooms,
        class_home=roomed.class_home,
        class_open=roomed.class_open,
        variant_pair=roomed.variant_pair,
        pair_variants=roomed.pair_variants,
        variant_classes=roomed.variant_classes,
    )
    fixed = {choice.stay for choice in problem.fixed}
    plan = plan_of(told_apart, period, planned.allocation.stays)
    return replace(told_apart, fixed=tuple(choice for choice in plan if choice.stay in fixed))
