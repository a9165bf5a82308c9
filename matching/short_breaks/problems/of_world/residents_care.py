"""What care is known of each child who lives in a home of the period by day and at night.

Their care comes before any guest's. Unlike a guest's, it cannot be left to a result that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.short_breaks.period import Period
from matching.short_breaks.problems.fault import Fault, Loc
from matching.world.group import Resident

CARE = {
    "day_care": "what staff they need by day and in the evening",
    "night_care": "what staff they need at night",
    "clinical_tasks": "which clinical tasks they need",
}


def faults(period: Period, /) -> Iterator[Fault]:
    """Children who live in a home during the period and of whom nobody has said what they need of its staff."""
    homes = {home.urn for home in period.homes}
    for number, group in enumerate(period.world.groups):
        if group.urn not in homes:
            continue
        for place, resident in enumerate(group.residents):
            if _has_left(resident, period.first_night) or resident.arrived >= period.run.until:
                continue
            at: Loc = ("world", "groups", number, "residents", place, "child")
            missing = [(field, needed) for field, needed in CARE.items() if getattr(resident.child, field) is None]
            for field, needed in missing:
                what = f"a child lives here, and nobody has said {needed}"
                yield Fault((*at, field), what, "Ask the home, and add it to the child's record in the world.")


def _has_left(resident: Resident, night: date) -> bool:
    """Whether the child has left for certain: a leaving that nobody has confirmed is not relied on."""
    return bool(resident.leaving_confirmed) and resident.leaving is not None and resident.leaving <= night
