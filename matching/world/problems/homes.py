"""What cannot be in a home's record, its statement of purpose or its conditions of registration."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from matching.errors import Problem
from matching.world.catalogue import CapabilityKind
from matching.world.home import CategoriesCondition, Condition, Home, WordedCondition
from matching.world.problems.ground import Ground
from matching.world.problems.say import backwards, in_the_future, repeated, unknown
from matching.world.problems.statements import problems_of_statement
from matching.world.problems.vacancies import problems_of_vacancies
from matching.world.staff import StaffMember

IN_A_BEDROOM = {CapabilityKind.BEDROOM}
IN_THE_HOUSE = {CapabilityKind.FACILITY, CapabilityKind.ARRANGEMENT}


def problems_of_home(home: Home, ground: Ground) -> Iterator[Problem]:
    """Problems in one home."""
    where = f"home {home.urn}"
    yield from _two_authorities(where, home)
    for number, condition in enumerate(home.conditions, 1):
        yield from _problems_of_condition(f"{where}, condition {number}", condition)
    yield from repeated(f"{where}, staff", "the id", (m.id for m in home.staff))
    for member in home.staff:
        yield from _problems_of_staff(f"{where}, staff {member.id}", member, ground)
    yield from repeated(f"{where}, shifts", "the shift", (s.shift.value for s in home.shifts))
    yield from _problems_of_rooms(where, home, ground)
    yield from _problems_of_features(where, IN_THE_HOUSE, home.has, home.lacks, ground)
    if home.location is not None:
        yield from in_the_future(f"{where}, location assessment", "done on", home.location.done_on, ground.as_at)
    yield from problems_of_vacancies(where, home, ground.as_at)
    yield from problems_of_statement(f"{where}, statement", home.statement, ground)


def _two_authorities(where: str, home: Home) -> Iterator[Problem]:
    there = home.place.authority if home.place else None
    if home.authority and there and home.authority.casefold() != there.casefold():
        what = "the home lies in one authority, and its place on the map in another"
        yield Problem(f"{where}, place, authority", what, "Give the one authority that the home lies in, in both.")


def _problems_of_condition(where: str, condition: Condition) -> Iterator[Problem]:
    yield from backwards(where, "since", condition.since, "until", condition.until, same_day=False)
    if isinstance(condition, CategoriesCondition) and not condition.categories:
        yield Problem(where, "it names no category of need", "Name the categories, or take the condition out.")
    if isinstance(condition, WordedCondition):
        for referral in sorted(set(condition.satisfied_for) & set(condition.breached_for)):
            what = f"referral {referral} is recorded both as satisfying it and as not"
            yield Problem(where, what, "Keep what the registered manager found.")


def _problems_of_staff(where: str, member: StaffMember, ground: Ground) -> Iterator[Problem]:
    yield from backwards(where, "starts", member.starts, "leaves", member.leaves, same_day=False)
    tasks = {c.id for c in ground.capabilities.values() if c.kind is CapabilityKind.COMPETENCE}
    for number, held in enumerate(member.competences, 1):
        here = f"{where}, competence {number}"
        yield from unknown(here, "competence of the catalogue", held.task, tasks)
        yield from backwards(here, "assessed on", held.assessed_on, "expires", held.expires, same_day=False)


def _problems_of_rooms(where: str, home: Home, ground: Ground) -> Iterator[Problem]:
    yield from repeated(f"{where}, bedrooms", "the bedroom", (b.id for b in home.bedrooms))
    for room in home.bedrooms:
        here = f"{where}, bedroom {room.id}"
        yield from backwards(here, "closed from", room.closed_from, "closed until", room.closed_until, same_day=False)
        yield from _problems_of_features(here, IN_A_BEDROOM, room.has, room.lacks, ground)


def _problems_of_features(
    where: str, kinds: Collection[CapabilityKind], has: Collection[str], lacks: Collection[str], ground: Ground
) -> Iterator[Problem]:
    what = " or ".join(sorted(kind.value for kind in kinds))
    fitting = {c.id for c in ground.capabilities.values() if c.kind in kinds}
    for list_name, ids in (("has", has), ("lacks", lacks)):
        here = f"{where}, {list_name}"
        yield from repeated(here, "the id", ids)
        for id in ids:
            other = ground.capabilities.get(id)
            if other is not None and other.kind not in kinds:
                yield Problem(here, f"{id!r} is a {other.kind.value}, no {what}", "Record it where it belongs.")
            else:
                yield from unknown(here, f"{what} of the catalogue", id, fitting)
    for id in sorted(set(has) & set(lacks)):
        yield Problem(where, f"{id!r} is listed as there and as not there", "Look, and keep the one that is true.")
