"""Every level that the policy switches off is one that there is."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.objectives import OBJECTIVES
from matching.short_breaks.period import PeriodSheet
from matching.short_breaks.problems.fault import Fault


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Levels of no such name: the level meant would stay on."""
    known = [objective.ID for objective in OBJECTIVES]
    for number, choice in enumerate(period.policy.levels_off):
        if choice.level not in known:
            loc = ("policy", "levels_off", number, "level")
            yield Fault(loc, "there is no such level", f"Use one of: {', '.join(known)}.")
