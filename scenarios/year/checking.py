"""Checking a year as it went by plain loops over days: no home over its places, nobody in two, no brothers and sisters
parted who must not be or too soon, nobody given up who has a home or still looked for, and no home that said no.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from scenarios.generators.figures import number
from scenarios.year.region_year import RegionYear
from scenarios.year.simulate import Lived, Story


def faults(year: RegionYear, lived: Lived) -> tuple[str, ...]:
    """What is wrong with a year as it went, by the numbers of homes and the ids of children; empty where nothing is."""
    return tuple(_faults(year, lived))


def _faults(year: RegionYear, lived: Lived) -> Iterator[str]:
    stays: dict[int, list[tuple[int, int]]] = {}
    for home, since, until in (stay for s in lived.stories for stay in s.stays):
        stays.setdefault(home, []).append((since, until))
    for home, places in enumerate(year.places):
        for day in range(year.days + 1):
            there = sum(leaves > day for leaves in year.leaving[home])
            there += sum(since <= day < until for since, until in stays.get(home, ()))
            if there > places:
                yield f"On day {day} home {home} has {there} children and {places} places."
    by_id = {s.child.id: s for s in lived.stories}
    for story in lived.stories:
        yield from _of_child(year, story)
        other = by_id.get(story.child.sibling or "")
        yield from _of_answers(year, story, other)
        if other is not None:
            yield from _of_siblings(story, other)


def _of_siblings(story: Story, other: Story) -> Iterator[str]:
    """Of every stay and not of the first alone."""
    if story.child.must and story.stays != other.stays:
        yield f"{story.child.id} lives apart from {other.child.id} and must not."
    first, others = ([stay[:2] for stay in s.stays[:1]] for s in (story, other))
    if first != others and any(since < story.child.wanted for _, since in first):
        yield f"{story.child.id} was parted from {other.child.id} before the first night asked for."


def _of_answers(year: RegionYear, story: Story, other: Story | None) -> Iterator[str]:
    """Every home of a child said yes: to the child, or to the first of them for both."""
    asked_for = {story.child.id} if other is None else {story.child.id, min(story.child.id, other.child.id)}
    for home, _, _ in story.stays:
        if not any(year.says_yes(id, home) for id in asked_for):
            yield f"{story.child.id} is in home {home}, which said no."
    if len({home for home, _, _ in story.stays}) < len(story.stays):
        yield f"{story.child.id} is twice in one home."


def _of_child(year: RegionYear, story: Story) -> Iterator[str]:
    child, could = story.child, {home for home, _ in story.child.worths}
    for home, since, _ in story.stays:
        if home not in could or since < child.day:
            yield f"{child.id} is in home {home} on day {since}, which is none for the child or too soon."
    ends = sorted((since, until) for _, since, until in story.stays)
    if any(until > since for (_, until), (since, _) in pairwise(ends)):
        yield f"{child.id} is in two homes at once."
    first = story.stays[0][:2] if story.stays else (None, None)
    if first != (story.home, story.agreed):
        yield f"{child.id} has a home in one place and none in another."
    if story.given_up and story.stays:
        yield f"{child.id} was given up and has a home."
    longest = child.wanted + int(number("looked_for_no_longer") + number("days_to_answer", "planned"))
    if longest <= year.days and not story.stays and not story.given_up:
        yield f"{child.id} is looked for longer than homes are looked for."
