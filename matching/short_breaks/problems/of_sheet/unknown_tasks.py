"""Every task that staff are trained in is a competence of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from matching.listing import nearest_first
from matching.short_breaks.explaining.words import counted
from matching.short_breaks.period import PeriodSheet
from matching.short_breaks.problems.fault import Fault, Loc
from matching.world.catalogue import CapabilityKind, standard_catalogue


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Tasks that nobody has written down as a competence, each once, where it stands first."""
    known = {c.id for c in standard_catalogue().capabilities if c.kind is CapabilityKind.COMPETENCE}
    named: dict[str, list[Loc]] = {}
    for number, home in enumerate(period.homes):
        for place, row in enumerate(home.staff):
            for which, trained in enumerate(row.trained):
                if trained.task not in known:
                    named.setdefault(trained.task, []).append(
                        ("homes", number, "staff", place, "trained", which, "task")
                    )
    for task, locs in named.items():
        what = "the catalogue has no such competence"
        more = f"; so in {counted(len(locs) - 1, 'more row')}" if len(locs) > 1 else ""
        yield Fault(locs[0], f"{what}{more}", f"Use one of: {nearest_first(task, known)}.")
