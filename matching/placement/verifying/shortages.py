"""Whether a shortage that is told is one, counted anew from what was given: fits, answers, places and bedrooms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from matching.findings import Band
from matching.placement.problem import Answer, OpenHome, Problem, Waiting


def wrong_with(
    problem: Problem, on: date, children: Sequence[str], homes: Sequence[str], places: int, supposed: int
) -> Iterator[str]:
    """Everything that is not so of these children, who are to be too many for these homes on a day; nothing if it is.

    `places`: how many the homes are said to have between them; `supposed`: of how many homes one is only supposed.
    """
    waiting, offered = {c.id: c for c in problem.children}, {h.urn: h for h in problem.homes}
    for child in sorted(set(children)):
        yield from _wrong_with_child(problem, child, waiting.get(child), homes, on)
    for urn in sorted(set(homes) - set(offered)):
        yield f"{urn} is not among the homes"
    counted = sum(_places(offered[urn], on) for urn in set(homes) if urn in offered)
    if counted != places:
        yield f"the homes have {counted} places and not {places}"
    if len(set(children)) != len(children) or len(set(homes)) != len(homes):
        yield "somebody is named twice"
    if len(set(children)) <= counted:
        yield f"{len(set(children))} children have {counted} places"
    if sum(1 for urn in set(homes) if urn in offered and offered[urn].is_supposed) != supposed:
        yield f"it is not {supposed} of the homes that have not said how many places are free"


def _wrong_with_child(
    problem: Problem, child: str, waits: Waiting | None, homes: Sequence[str], on: date
) -> Iterator[str]:
    if waits is None:
        yield f"{child} is not among the children who wait"
        return
    if waits.first > on or (waits.until is not None and waits.until <= on):
        yield f"{child} would not be there on {on.isoformat()}"
    offered = [home.urn for home in problem.homes]
    refused = [r.urn for r in problem.responses if r.child == child and r.answer is Answer.DECLINED]
    allowed = [f.urn for f in problem.fits if f.child == child and f.best in (Band.CONDITIONS, Band.GOOD)]
    if problem.by_public is not None:
        allowed += problem.by_public.homes_of(child)
    could = sorted({urn for urn in allowed if urn in offered and urn not in refused})
    if not could:
        yield f"{child} can live nowhere, however many places there are"
    for urn in could:
        if urn not in homes:
            yield f"{child} can live at {urn}"


def _places(home: OpenHome, on: date) -> int:
    """By the last number of places that has begun, and by the bedrooms that are free then."""
    most, latest = 0, date.min
    for step in home.places:
        if latest <= step.since <= on:
            most, latest = step.most, step.since
    if home.rooms is None:
        return most
    empty = 0
    for room in home.rooms:
        if room.since <= on and not (room.until is not None and room.until <= on):
            empty += 1
    return min(most, empty)
