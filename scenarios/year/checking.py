"""Checking a year as it went by plain loops over days: no home over its places, nobody in two, nobody parted who must
not be, and nothing that the year itself does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from scenarios.year.region_year import RegionYear
from scenarios.year.simulate import Lived, Story


def faults(year: RegionYear, lived: Lived) -> tuple[str, ...]:
    """What is wrong with a year as it went, by the numbers of homes and the ids of children; empty where nothing is."""
    return tuple(_faults(year, lived))


def _faults(year: RegionYear, lived: Lived) -> Iterator[str]:
    for home, places in enumerate(year.places):
        for day in range(year.days + 1):
            there = sum(leaves > day for leaves in year.leaving[home])
            there += sum(at == home and since <= day < until for s in lived.stories for at, since, until in s.stays)
            if there > places:
                yield f"On day {day} home {home} has {there} children and {places} places."
    by_id = {s.child.id: s for s in lived.stories}
    for story in lived.stories:
        yield from _of_child(year, story)
        other = by_id.get(story.child.sibling or "")
        if other is not None and story.child.must and story.home != other.home:
            yield f"{story.child.id} lives apart from {other.child.id} and must not."


def _of_child(year: RegionYear, story: Story) -> Iterator[str]:
    child, could = story.child, {home for home, _ in story.child.worths}
    for home, since, _ in story.stays:
        if home not in could or since < child.day:
            yield f"{child.id} is in home {home} on day {since}, which is none for the child or too soon."
    ends = sorted((since, until) for _, since, until in story.stays)
    if any(until > since for (_, until), (since, _) in pairwise(ends)):
        yield f"{child.id} is in two homes at once."
    if (story.agreed is None) == bool(story.stays):
        yield f"{child.id} has a home in one place and none in another."
