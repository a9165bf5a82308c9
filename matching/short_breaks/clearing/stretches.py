"""The nights on which the answer of the match check may change, and the stretches between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain, pairwise

from matching.match import Match
from matching.reading.called_for import may_be_called_for
from matching.reading.cover import Cover
from matching.short_breaks.clearing.ground import Ground, Party
from matching.short_breaks.period import Nights
from matching.world.catalogue import Capability, CapabilityKind
from matching.world.home import Home
from matching.world.staff import Competence, Shift, StaffMember
from matching.world.statement import Stated


def stretches(ground: Ground, party: Party) -> tuple[Nights, ...]:
    """The nights of the period, in runs on each of which a family's answer is the same; in order."""
    calls = chain.from_iterable(_called_for(ground, ground.match(g, ground.run, ())) for g in party.guests)
    born = [child.date_of_birth for child in party.children]
    rooms = _of_rooms(ground.home) if party.related else ()
    changes = (*_of_home(ground), *rooms, *_of_group(ground), *birthdays(ground.run, born), *calls)
    return between(ground.run, changes)


def between(run: Nights, changes: Iterable[date]) -> tuple[Nights, ...]:
    """The run, parted at each of these days that lies inside it."""
    turns = sorted({run.first, run.until, *(day for day in changes if run.holds(day))})
    return tuple(Nights(first=day, nights=(after - day).days) for day, after in pairwise(turns))


def joined(runs: Iterable[Nights]) -> tuple[Nights, ...]:
    """Runs in order, with those that touch made one."""
    found: list[Nights] = []
    for run in runs:
        if found and found[-1].until == run.first:
            found[-1] = Nights(first=found[-1].first, nights=found[-1].nights + run.nights)
        else:
            found.append(run)
    return tuple(found)


def birthdays(run: Nights, born: Iterable[date | None]) -> Iterator[date]:
    """The days of a run's years on which children complete a year; 1 March stands for 29 February in common years."""
    years = range(run.first.year, run.until.year + 1)
    for birth in sorted(b for b in born if b is not None):
        for year in years:
            leap = (birth.month, birth.day) == (2, 29)
            yield date(year, 3, 1) if leap and not _is_leap(year) else birth.replace(year=year)


def _is_leap(year: int) -> bool:
    return (date(year, 3, 1) - date(year, 2, 28)).days == 2


def _of_home(ground: Ground) -> Iterator[date]:
    """Days on which the registration, the statement or the review of the location begins or ceases to hold."""
    home = ground.home
    yield from (day for c in home.conditions for day in (c.since, c.until) if day is not None)
    yield from _statement(home)
    if home.location is not None:
        yield home.location.done_on + timedelta(days=ground.policy["location_review_days"] + 1)


def _of_rooms(home: Home) -> Iterator[date]:
    """Days on which a bedroom closes or opens: there is then room for a brother or sister too, or no longer."""
    yield from (day for room in home.bedrooms for day in (room.closed_from, room.closed_until) if day is not None)


def _statement(home: Home) -> Iterator[date]:
    fields = [value for _, value in home.statement if isinstance(value, tuple)]
    versions = chain(chain.from_iterable(fields), *(need.versions for need in home.statement.needs))
    return (version.effective for version in versions if isinstance(version, Stated))


def _of_group(ground: Ground) -> Iterator[date]:
    """Days on which a child who lives in the home comes, goes, or completes a year."""
    residents = ground.group.residents
    yield from (day for r in residents for day in (r.arrived, r.leaving) if day is not None)
    yield from birthdays(ground.run, (r.child.date_of_birth for r in residents))


def _called_for(ground: Ground, match: Match) -> Iterator[date]:
    """Days on which what a child's needs call for could first be ready, or somebody trained in it comes or goes."""
    found = {c.id: c for c, _ in may_be_called_for(match, *CapabilityKind) if c.kind is not CapabilityKind.BEDROOM}
    known = ground.catalogue.capability_by_id()
    listed = {t.task: known[t.task] for t in match.child.clinical_tasks or () if t.task in known}
    tasks = {t.task for t in match.child.clinical_tasks or ()}
    yield from (ground.on + timedelta(days=c.days_to_arrange) for c in (found | listed).values() if _lacks(match, c))
    every = tasks | found.keys()
    for person in ground.home.staff if every else ():
        held = [c for c in person.competences if c.for_child in (None, match.child.id) and c.task in every]
        yield from _of_staff(person, held, ground.policy["competence_reassessment_days"])


def _lacks(match: Match, capability: Capability) -> bool:
    """Whether it may not be there on some day from the first of these nights on, so that it would have to be ready."""
    if capability.kind is not CapabilityKind.COMPETENCE:
        return capability.id not in match.home.has
    cover = Cover.of(match, capability.id, named=capability.named_child)
    return any(cover.lacking(shift, match.start) for shift in Shift)


def _of_staff(person: StaffMember, held: Iterable[Competence], again_after_days: int) -> Iterator[date]:
    """What somebody is assessed for of another child by name changes nothing."""
    days = [d for c in held for d in (c.assessed_on, c.expires, c.assessed_on + timedelta(days=again_after_days))]
    yield from (day for day in (*days, person.starts, person.leaves) if day is not None)
