"""On which nights a family is no guest, because of who lives where: a child of its own, or of one it must not meet.

What the coordinator has entered of two families holds also where a child of one of them lives in the home, as after an
emergency admission. And a child who lives in a home is nobody's guest, nor are the brothers and sisters who would come
with that child: a stay is of the whole family.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from matching.short_breaks.cleared import Refused, Suited
from matching.short_breaks.clearing.stretches import joined
from matching.short_breaks.explaining.words import day_in_words
from matching.short_breaks.period import CompanyKind, Nights, Period
from matching.world.group import Resident


def beside_who_lives(period: Period, suited: Suited) -> Suited | Refused:
    """The answer without the nights that somebody's living in a home takes from it, said why."""
    against = tuple(_against(period, suited))
    if not against:
        return suited
    nights = joined(Nights(first=n) for run in suited.nights for n in run.dates() if not _any_there(against, n))
    why = tuple(dict.fromkeys(sentence for _, sentence in against))
    if not nights:
        return Refused(family=suited.family, urn=suited.urn, why=why)
    conditions = tuple(dict.fromkeys((*suited.conditions, *why)))
    return suited.model_copy(update={"nights": nights, "conditions": conditions})


def living_of_families(period: Period) -> tuple[tuple[str, Resident], ...]:
    """The children of the period's families who live in a home, each with its URN."""
    children = {child for family in period.families for child in family.children}
    return tuple((g.urn, r) for g in period.world.groups for r in g.residents if r.child.id in children)


def _against(period: Period, suited: Suited) -> Iterator[tuple[Resident, str]]:
    family_of = {child: family.id for family in period.families for child in family.children}
    apart = {frozenset(c.families) for c in period.company if c.kind is CompanyKind.APART}
    for urn, resident in living_of_families(period):
        child, other = resident.child.id, family_of[resident.child.id]
        if other == suited.family:
            yield resident, f"Child {child} lives at {urn} {_span(resident)}, and is no guest on those nights."
        elif urn == suited.urn and frozenset((other, suited.family)) in apart:
            must = f"families {suited.family} and {other} must not stay together"
            yield resident, f"Child {child} of family {other} lives here {_span(resident)}, and {must}."


def _any_there(against: tuple[tuple[Resident, str], ...], night: date) -> bool:
    return any(r.arrived <= night and (_end(r) or date.max) > night for r, _ in against)


def _end(resident: Resident) -> date | None:
    return resident.leaving if resident.leaving_confirmed else None


def _span(resident: Resident) -> str:
    first, end = day_in_words(resident.arrived), _end(resident)
    return f"from {first}" if end is None else f"from {first} to {day_in_words(end - timedelta(days=1))}"
