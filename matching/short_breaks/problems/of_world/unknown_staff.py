"""Every member of staff that is named works at a home of the world."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import Period
from matching.short_breaks.problems.fault import Fault

WAY_OUT = "Correct the id, or add them to the home's record."


def faults(period: Period, /) -> Iterator[Fault]:
    """People on duty who are not of that home, and key workers who are of none."""
    staff = {home.urn: {member.id for member in home.staff} for home in period.world.homes}
    everybody = {id for ids in staff.values() for id in ids}
    for number, home in enumerate(period.homes):
        for place, duty in enumerate(home.on_duty):
            if home.urn in staff and duty.staff not in staff[home.urn]:
                at = ("homes", number, "on_duty", place, "staff")
                yield Fault(at, "the home has no member of staff with this id", WAY_OUT)
    for number, family in enumerate(period.families):
        for place, worker in enumerate(family.key_workers):
            if worker not in everybody:
                loc = ("families", number, "key_workers", place)
                yield Fault(loc, "no home of the world has a member of staff with this id", WAY_OUT)
