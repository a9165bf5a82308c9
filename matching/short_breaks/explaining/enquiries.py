"""What nobody has answered yet that bears on what a family is offered."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.benefit_criteria import not_known
from matching.short_breaks.building.frame import Frame
from matching.short_breaks.period import FairnessRule, Family
from matching.world.child import Child


def enquiries(frame: Frame, family: Family) -> tuple[str, ...]:
    """The enquiries of one family, each with how the plan went on without the answer."""
    return tuple(_enquiries(frame, family))


def _enquiries(frame: Frame, family: Family) -> Iterator[str]:
    for criterion in not_known(family):
        yield f"{criterion.name} has not been marked; it counted at the highest mark until it is."
    if family.points is None and frame.period.policy.fairness is FairnessRule.NEED_ORDER:
        yield "The council's points are not known; the order of need goes by the written criteria until they are."
    for child in family.children:
        referral = frame.referrals[child]
        yield from _of_care(referral.child)
        if referral.previous_breaks is None:
            yield f"{referral.child.name}'s short breaks before the period are not known.{_limit(frame)}"


def _of_care(child: Child) -> Iterator[str]:
    if child.day_care is None:
        yield f"How much care {child.name} needs by day is not known; two members of staff were counted until it is."
    if child.night_care is None:
        yield f"What care {child.name} needs at night is not known; one person awake was counted until it is."


def _limit(frame: Frame) -> str:
    if frame.period.policy.keep_within_limits:
        return " No night can be planned until they are, since nobody can say that it keeps within the limits."
    return " Whether the limits on short breaks are kept cannot be said until they are."
