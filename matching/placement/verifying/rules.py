"""Every rule that a plan must keep, each read anew from the problem, with a sentence for each break."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from matching.findings import Band
from matching.placement.problem import Answer, Fit, Placed, Plan, Problem, Waiting

FAR = date.max


@dataclass(frozen=True, order=True)
class Broken:
    """One rule broken in one place, in words."""

    rule: str
    sentence: str


@dataclass(frozen=True)
class Reading:
    """A problem and a plan as the check reads them."""

    problem: Problem
    plan: Plan

    def waits(self, id: str) -> Waiting | None:
        """The child of that id, if it waits."""
        return self._waiting.get(id)

    def says(self, placed: Placed) -> Fit | None:
        """What the match check said of the two."""
        return self._fits.get((placed.child, placed.urn))

    def days(self, child: str) -> tuple[date, date]:
        """The first day of a stay and the first after it; nobody's are empty."""
        found = self.waits(child)
        if found is None:
            return FAR, FAR
        return found.first, found.until if found.until is not None else FAR

    def homes_of(self, child: str) -> set[str]:
        """Where the plan has a child."""
        return self._homes.get(child, set())

    @cached_property
    def _waiting(self) -> dict[str, Waiting]:
        return {child.id: child for child in self.problem.children}

    @cached_property
    def _fits(self) -> dict[tuple[str, str], Fit]:
        return {(fit.child, fit.urn): fit for fit in self.problem.fits}

    @cached_property
    def _homes(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for placed in self.plan:
            found.setdefault(placed.child, set()).add(placed.urn)
        return found

    @cached_property
    def at(self) -> dict[str, list[Placed]]:
        """Who is placed at each home."""
        found: dict[str, list[Placed]] = {}
        for placed in self.plan:
            found.setdefault(placed.urn, []).append(placed)
        return found


def known(reading: Reading) -> Iterator[Broken]:
    """Only children who wait and homes there are."""
    urns = {home.urn for home in reading.problem.homes}
    for placed in reading.plan:
        if reading.waits(placed.child) is None:
            yield Broken("known", f"{placed.child} is not among the children who wait.")
        if placed.urn not in urns:
            yield Broken("known", f"{placed.urn} is not among the homes.")


def once(reading: Reading) -> Iterator[Broken]:
    """Each child at most once."""
    seen = set()
    for placed in reading.plan:
        if placed.child in seen:
            yield Broken("once", f"{placed.child} is placed more than once.")
        seen.add(placed.child)


def possible(reading: Reading) -> Iterator[Broken]:
    """Only where the match check allows it, at best at least."""
    for placed in reading.plan:
        fit = reading.says(placed)
        if fit is None or fit.best not in (Band.CONDITIONS, Band.GOOD):
            yield Broken("possible", f"The match check does not allow {placed.child} at {placed.urn}.")


def places(reading: Reading) -> Iterator[Broken]:
    """Day by day never more newcomers than places."""
    for home in reading.problem.homes:
        stays = [reading.days(p.child) for p in reading.at.get(home.urn, ())]
        steps = sorted(home.places, key=lambda s: s.since)
        for day in sorted({first for first, _ in stays} | {step.since for step in steps}) if stays else ():
            there = sum(1 for first, until in stays if first <= day < until)
            most = 0
            for step in steps:
                if step.since <= day:
                    most = step.most
            if there > most:
                yield Broken("places", f"{home.urn} has {there} newcomers and {most} places on {day.isoformat()}.")


def bedrooms(reading: Reading) -> Iterator[Broken]:
    """A bedroom that is there, suits and is free throughout, where the home's bedrooms are known."""
    rooms = {(home.urn, room.id): room for home in reading.problem.homes for room in home.rooms or ()}
    recorded = {home.urn for home in reading.problem.homes if home.rooms is not None}
    for placed in reading.plan:
        if placed.urn not in recorded:
            continue
        room, fit = rooms.get((placed.urn, placed.room or "")), reading.says(placed)
        first, until = reading.days(placed.child)
        if room is None:
            yield Broken("bedrooms", f"{placed.child} has no bedroom of {placed.urn}.")
        elif fit is not None and fit.rooms is not None and room.id not in fit.rooms:
            yield Broken("bedrooms", f"The bedroom of {placed.child} at {placed.urn} does not suit.")
        elif first < room.since or (room.until is not None and room.until < until):
            yield Broken("bedrooms", f"The bedroom of {placed.child} at {placed.urn} is not free throughout.")


def own_bedroom(reading: Reading) -> Iterator[Broken]:
    """No two in one bedroom on the same day."""
    taken: dict[tuple[str, str], list[Placed]] = {}
    for placed in reading.plan:
        if placed.room is not None:
            taken.setdefault((placed.urn, placed.room), []).append(placed)
    for (urn, _), here in sorted(taken.items()):
        ordered = sorted(here, key=lambda p: reading.days(p.child)[0])
        for one, other in ((a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :]):
            if one.child != other.child and _meet(reading, (one.child, other.child)):
                yield Broken("own-bedroom", f"{one.child} and {other.child} share a bedroom at {urn}.")


def together(reading: Reading) -> Iterator[Broken]:
    """Brothers and sisters who must live together do."""
    for tie in reading.problem.siblings:
        one, other = tie.children
        if tie.must and reading.homes_of(one) != reading.homes_of(other):
            yield Broken("together", f"{one} and {other} must live together and would not.")


def apart(reading: Reading) -> Iterator[Broken]:
    """Those who are to be kept apart are."""
    for bar in reading.problem.apart:
        shared = set.intersection(*(reading.homes_of(child) for child in bar.children))
        for urn in sorted(shared):
            if bar.urn in (None, urn) and _meet(reading, bar.children):
                yield Broken(
                    "apart", f"{' and '.join(sorted(bar.children))} are to be kept apart and are all at {urn}."
                )


def answers(reading: Reading) -> Iterator[Broken]:
    """Places agreed are taken, and those declined are not."""
    for response in reading.problem.responses:
        there = response.urn in reading.homes_of(response.child)
        if response.answer is Answer.ACCEPTED and not there:
            yield Broken("answers", f"A place was agreed for {response.child} at {response.urn} and is not taken.")
        if response.answer is Answer.DECLINED and there:
            yield Broken("answers", f"{response.child} was declined at {response.urn} and is placed there.")


def _meet(reading: Reading, children: tuple[str, ...]) -> bool:
    """Whether one day lies in the stay of each."""
    starts = [reading.days(child)[0] for child in children]
    ends = [reading.days(child)[1] for child in children]
    return max(starts) <= min(ends) - timedelta(days=1)


RULES: tuple[Callable[[Reading], Iterator[Broken]], ...] = (
    known,
    once,
    possible,
    places,
    bedrooms,
    own_bedroom,
    together,
    apart,
    answers,
)
