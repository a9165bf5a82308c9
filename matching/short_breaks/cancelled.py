"""Nights of stays that were cancelled, by whom, and which of them are not owed to the family again.

A night that a family itself cancels is not owed to it again, unless it has asked for it since. One cancelled by the
home or the placing authority, or because the child was ill, is. Project judgement.
"""

from __future__ import annotations

from collections import Counter

from matching.short_breaks.period import CancelledBy, PeriodSheet

NOT_OWED_AGAIN = frozenset({CancelledBy.FAMILY})


def cancelled_nights(period: PeriodSheet, family: str) -> tuple[tuple[CancelledBy, int], ...]:
    """How many nights of the family were cancelled by whom, in the order of `CancelledBy`; only those with any."""
    nights: Counter[CancelledBy] = Counter()
    for cancellation in period.cancellations:
        if cancellation.family == family:
            nights[cancellation.by] += cancellation.nights
    return tuple((by, nights[by]) for by in CancelledBy if nights[by])


def not_owed_again(period: PeriodSheet, family: str) -> int:
    """How many of the family's nights it has cancelled itself and not asked for since."""
    own = (gone for gone in period.cancellations if gone.family == family and not gone.wanted_again)
    return sum(gone.nights for gone in own if gone.by in NOT_OWED_AGAIN)
