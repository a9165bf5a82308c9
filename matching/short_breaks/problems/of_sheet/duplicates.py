"""Nothing has the same id as another thing of its kind, and nothing is entered twice."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import BreakHome, Family, PeriodSheet
from matching.short_breaks.problems.fault import Fault, Loc, repeats

OWN_ID = "Give each an id of its own, or delete one of the two."
ONCE = "Delete one of the two, or correct it."


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Ids of homes, families, bookings and requests, and entries of lists that hold each thing once."""
    yield from repeats(("homes",), (h.urn for h in period.homes), "this home is entered twice", ONCE, "urn")
    yield from repeats(("families",), (f.id for f in period.families), "two families have this id", OWN_ID, "id")
    yield from repeats(("bookings",), (b.id for b in period.bookings), "two bookings have this id", OWN_ID, "id")
    yield from repeats(("holidays",), (h.name for h in period.holidays), "two holidays have this name", ONCE, "name")
    off = (choice.level for choice in period.policy.levels_off)
    yield from repeats(("policy", "levels_off"), off, "this level is switched off twice", ONCE, "level")
    for number, home in enumerate(period.homes):
        yield from _of_home(("homes", number), home)
    for number, family in enumerate(period.families):
        yield from _of_family(("families", number), family)


def _of_home(at: Loc, home: BreakHome) -> Iterator[Fault]:
    on_duty = (duty.staff for duty in home.on_duty)
    yield from repeats((*at, "on_duty"), on_duty, "this member of staff is entered twice", ONCE, "staff")
    for number, row in enumerate(home.staff):
        trained = ((t.task, t.for_child) for t in row.trained)
        where = (*at, "staff", number, "trained")
        yield from repeats(where, trained, "the shift's row names this task twice", "Add the two up.", "task")


def _of_family(at: Loc, family: Family) -> Iterator[Fault]:
    yield from repeats((*at, "homes"), family.homes, "the family names this home twice", ONCE)
    ids = (request.id for request in family.requests)
    yield from repeats((*at, "requests"), ids, "two requests of the family have this id", OWN_ID, "id")
    marked = (mark.criterion for mark in family.benefit)
    yield from repeats((*at, "benefit"), marked, "the family is marked twice by this criterion", ONCE, "criterion")
    at_home = ((mark.criterion, mark.urn) for mark in family.benefit_at)
    twice = "the family is marked twice by this criterion at one home"
    yield from repeats((*at, "benefit_at"), at_home, twice, ONCE, "criterion")
    visited = (visits.urn for visits in family.tea_visits)
    yield from repeats((*at, "tea_visits"), visited, "visits to this home are entered twice", "Add the two up.", "urn")
