"""Every task that staff are trained in is a competence of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import PeriodSheet
from matching.short_breaks.problems.fault import Fault
from matching.world.catalogue import CapabilityKind, standard_catalogue


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Tasks that nobody has written down as a competence."""
    known = {c.id for c in standard_catalogue().capabilities if c.kind is CapabilityKind.COMPETENCE}
    for number, home in enumerate(period.homes):
        for place, row in enumerate(home.staff):
            for which, trained in enumerate(row.trained):
                if trained.task not in known:
                    loc = ("homes", number, "staff", place, "trained", which, "task")
                    yield Fault(loc, "the catalogue has no such competence", "Correct it, or choose one that is there.")
