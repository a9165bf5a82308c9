"""Every child of a family has one referral for short breaks in the world."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import Period
from matching.short_breaks.problems.fault import Fault
from matching.world.referral import Referral
from matching.world.statement import StayKind


def faults(period: Period, /) -> Iterator[Fault]:
    """Children with no referral, with one for another kind of stay only, or with two."""
    referrals: dict[str, list[Referral]] = {}
    for referral in period.world.referrals:
        referrals.setdefault(referral.child.id, []).append(referral)
    for number, family in enumerate(period.families):
        for place, child in enumerate(family.children):
            wrong = _wrong(referrals.get(child, []))
            if wrong:
                yield Fault(("families", number, "children", place), *wrong)


def _wrong(referrals: list[Referral]) -> tuple[str, str] | None:
    for_breaks = [r for r in referrals if r.kind is StayKind.SHORT_BREAK]
    if not referrals:
        return "the world has no referral of this child", "Correct the child's id, or add the referral to the world."
    if not for_breaks:
        return "the child's referral is not for short breaks", "Ask for a referral for short breaks."
    if len(for_breaks) > 1:
        return "the world has two referrals of this child for short breaks", "Keep the later one only."
    return None
