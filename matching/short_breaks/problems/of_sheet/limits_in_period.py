"""Where the limits on short breaks must be kept, the period is no longer than the 12 months that they are about."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import PeriodSheet
from matching.short_breaks.problems.fault import Fault

TWELVE_MONTHS = 365
WAY_OUT = (
    f"Plan at most {TWELVE_MONTHS} nights at a time, or let the plan say where a change of legal basis must be decided."
)


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """A longer period: nights at its end would be refused for nights that no longer count."""
    if period.policy.keep_within_limits and period.nights > TWELVE_MONTHS:
        what = f"the limits in 12 months must be kept, and the period has {period.nights} nights"
        yield Fault(("nights",), what, WAY_OUT, (("policy", "keep_within_limits"),))
