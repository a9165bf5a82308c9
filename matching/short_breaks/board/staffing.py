"""What the guests of each night take of places, staff and training, beside what there is of it.

Staff are in quarters of one member of staff. What is needed counts children who live in the home too, of places as of
staff. What is not known of a child's care counts at its most.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching.short_breaks.board.naming import children_of
from matching.short_breaks.building.draw import (
    PLAIN_ROWS,
    QUARTERS,
    lives_there,
    places_of,
    plain_draw,
)
from matching.short_breaks.building.frame import Frame
from matching.short_breaks.building.shifts import OnShift, named_training, on_shift
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import BreakHome, Period, PlannedStay, Working
from matching.world.catalogue import standard_catalogue
from matching.world.child import Child, NightCare
from matching.world.staff import Shift

PLACES = "Places"
SHIFTS = {"day staff": "Day", "evening staff": "Evening", "waking night staff": "Waking night"}
NIGHT = "Night, awake or sleeping in"


@dataclass(frozen=True)
class Measure:
    """One thing that is drawn on, night by night from the first of the period."""

    name: str
    needed: tuple[int, ...]
    there: tuple[int, ...]
    parts: int = 1
    """How many of the unit make one place or member of staff."""
    shift: bool = True
    """Whether it is a shift; otherwise places, or people trained in a task."""

    def short_on(self, night: int) -> bool:
        """Whether more is needed than there is."""
        return self.needed[night] > self.there[night]


def measures(period: Period, home: BreakHome, stays: Iterable[PlannedStay]) -> tuple[Measure, ...]:
    """Places, then each shift, then each clinical task that somebody staying needs; a task at its tightest shift."""
    frame = Frame(period, Cleared(suited=()))
    on = on_shift(frame, home)
    nights = _children_by_night(frame, home, [s for s in stays if s.urn == home.urn])
    drawn = [[sum(row) for row in zip(*(plain_draw(c) for c, _ in here), strict=True)] for here in nights]
    return (
        _places_taken(frame, home, nights),
        *_shifts(on, drawn),
        *_tasks(period, home, on, nights),
    )


Here = tuple[tuple[Child, bool], ...]
"""Children in a home on a night, and whether each is a guest."""


def _places_taken(frame: Frame, home: BreakHome, nights: Sequence[Here]) -> Measure:
    """Children in the home, of its places less the beds still held back; closed, only those who live there have one."""
    closed = frame.mask(home.closed)
    living = [sum(not guest for _, guest in here) for here in nights]
    there = [one if shut else int(n) for one, shut, n in zip(living, closed, places_of(frame, home), strict=True)]
    return Measure(PLACES, tuple(map(len, nights)), tuple(there), shift=False)


def _children_by_night(frame: Frame, home: BreakHome, stays: Sequence[PlannedStay]) -> list[Here]:
    children, families = children_of(frame.period), {f.id: f for f in frame.period.families}
    nights: list[list[tuple[Child, bool]]] = [[] for _ in range(frame.nights)]
    for stay in stays:
        for night in stay.run.dates():
            number = frame.period.number(night)
            if 0 <= number < frame.nights:
                nights[number] += [(children[c], True) for c in families[stay.family].children]
    for resident in frame.residents.get(home.urn, ()):
        for number, lives in enumerate(lives_there(frame, resident)):
            nights[number] += [(resident.child, False)] * int(lives)
    return [tuple(here) for here in nights]


def _shifts(on: OnShift, drawn: list[list[int]]) -> Iterable[Measure]:
    waking, asleep = on.people[Working.WAKING_NIGHT], on.people[Working.SLEEP_IN]
    people = (on.people[Working.DAY], on.people[Working.EVENING], waking, waking + asleep)
    names = [SHIFTS.get(row.name, NIGHT) for row in PLAIN_ROWS[2:]]
    for k, (name, there) in enumerate(zip(names, people, strict=True), start=2):
        needed = tuple(row[k] if row else 0 for row in drawn)
        yield Measure(name, needed, tuple(int(n) * QUARTERS for n in there), QUARTERS)


def _tasks(period: Period, home: BreakHome, on: OnShift, nights: list[Here]) -> Iterable[Measure]:
    named = named_training(home)
    names = {c.id: c.name for c in standard_catalogue().capabilities}
    tasks = sorted({t.task for here in nights for c, _ in here for t in c.clinical_tasks or ()})
    for task in tasks:
        shifts = [_of_shift(period, on, named, nights, task, shift) for shift in _shifts_of(nights, task)]
        tightest = [max(pairs, key=lambda pair: (pair[0] - pair[1], pair[0])) for pairs in zip(*shifts, strict=True)]
        needed, there = zip(*tightest, strict=True)
        yield Measure(names.get(task, task), needed, there, shift=False)


def _shifts_of(nights: list[Here], task: str) -> list[str]:
    asked = {s for here in nights for c, _ in here for t in c.clinical_tasks or () if t.task == task for s in t.shifts}
    plain = [s.value for s in (Shift.DAY, Shift.EVENING) if s in asked]
    return [*plain, "waking night", "night"] if Shift.NIGHT in asked else plain


def _of_shift(
    period: Period, on: OnShift, named: frozenset[tuple[str, str]], nights: list[Here], task: str, shift: str
) -> list[tuple[int, int]]:
    """For each night, children who need the task on that shift, and how many those trained can look after."""
    able = period.policy.guests_per_trained * on.able(task, None, shift)
    found = []
    for night, here in enumerate(nights):
        needing = [c for c, _ in here if _needs(c, task, shift)]
        by_name = [c for c in needing if (task, c.id) in named]
        with_theirs = sum(int(on.able(task, c.id, shift)[night]) > 0 for c in by_name)
        rest = len(needing) - len(by_name)
        found.append((len(needing), with_theirs + (int(able[night]) if rest or not by_name else 0)))
    return found


def _needs(child: Child, task: str, shift: str) -> bool:
    sleeps = child.night_care is NightCare.SLEEP_IN
    asked = {s for t in child.clinical_tasks or () if t.task == task for s in t.shifts}
    if shift in ("waking night", "night"):
        return Shift.NIGHT in asked and not (shift == "waking night" and sleeps)
    return Shift(shift) in asked
