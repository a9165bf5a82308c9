"""Wishes: nights preferred or asked for, familiar bedrooms, key workers, waiting, company and spacing, added up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from matching.short_breaks.period import CompanyKind, Family, PlannedStay
from matching.short_breaks.verifying.reading import Reading, holds
from matching.short_breaks.verifying.verdict import LevelValue, Part

ID = "wishes"
PREFERRED_NIGHT = 2
ASKED_NIGHT = 4
FAMILIAR_BEDROOM_NIGHT = 1
KEY_WORKER_NIGHT = 1
FAMILIAR = "familiar bedrooms"
TOGETHER_NIGHT = {CompanyKind.SHOULD: 6, CompanyKind.LIKE: 2}
CROWDED_STAY = 4
LONGEST_WAIT = 4
"""Half-years; each counts one for every night."""


def values(reading: Reading) -> Iterator[LevelValue]:
    """One value, with the part of each wish."""
    parts = (
        Part(name="preferred nights", value=_preferred(reading)),
        Part(name="nights asked for", value=_asked_for(reading)),
        Part(name=FAMILIAR, value=FAMILIAR_BEDROOM_NIGHT * familiar_bedroom_nights(reading)),
        Part(name="key workers", value=_key_workers(reading)),
        Part(name="long waiting", value=_waiting(reading)),
        Part(name="company", value=_company(reading)),
        Part(name="stays too close together", value=-_crowded(reading)),
    )
    yield LevelValue(id=ID, value=sum(part.value for part in parts), parts=parts)


def _stay_nights(reading: Reading) -> Iterator[tuple[PlannedStay, Family, date]]:
    for stay in reading.stays:
        for night in stay.run.dates():
            yield stay, reading.families[stay.family], night


def _preferred(reading: Reading) -> int:
    return PREFERRED_NIGHT * sum(1 for _, f, night in _stay_nights(reading) if holds(f.preferred, night))


def _asked_for(reading: Reading) -> int:
    total = 0
    for _, family, night in _stay_nights(reading):
        total += sum(ASKED_NIGHT * request.weight for request in family.requests if request.nights.holds(night))
    return total


def _key_workers(reading: Reading) -> int:
    total = 0
    for stay, family, night in _stay_nights(reading):
        on_duty = (d for d in reading.homes[stay.urn].on_duty if d.staff in family.key_workers)
        total += KEY_WORKER_NIGHT * any(holds(d.nights, night) for d in on_duty)
    return total


def familiar_bedroom_nights(reading: Reading) -> int:
    """Nights of every child in a bedroom that the family is used to."""
    total = 0
    for stay in reading.stays:
        familiar = reading.families[stay.family].familiar_bedrooms
        total += sum(stay.nights for bedroom in stay.bedrooms if f"{stay.urn}/{bedroom}" in familiar)
    return total


def _waiting(reading: Reading) -> int:
    return sum(_half_years_waited(family, reading.period.first_night) for _, family, _ in _stay_nights(reading))


def _half_years_waited(family: Family, first_night: date) -> int:
    """By the first night of the period, in whole half-years. One who waits since nobody knows when counts as new."""
    found = 0
    while family.waiting_since is not None and found < LONGEST_WAIT:
        years, months = divmod(family.waiting_since.month - 1 + 6 * (found + 1), 12)
        waited = (family.waiting_since.year + years, months + 1, family.waiting_since.day)
        if waited > (first_night.year, first_night.month, first_night.day):
            break
        found += 1
    return found


def _company(reading: Reading) -> int:
    there: dict[str, set[tuple[str, date]]] = {}
    for stay, family, night in _stay_nights(reading):
        there.setdefault(family.id, set()).add((stay.urn, night))
    total = 0
    for wish in reading.period.company:
        one, other = (there.get(family, set()) for family in wish.families)
        total += TOGETHER_NIGHT.get(wish.kind, 0) * len(one & other)
    return total


def _crowded(reading: Reading) -> int:
    total = 0
    for family, stays in reading.by_family.items():
        record = reading.families[family]
        window = _window(reading, record) if record.evenly_spaced else 0
        for before, after in pairwise(stays):
            total += CROWDED_STAY * ((after.first_night - before.first_night).days < window)
    return total


def _window(reading: Reading, family: Family) -> int:
    """Half as many nights as lie between stays of the usual length, were all its nights spread evenly."""
    usual = max((family.shortest_stay + family.longest_stay) // 2, 1)
    held = sum(stay.nights for stay in reading.fixed if stay.family == family.id)
    nights = max(family.assessed_nights + family.owed_nights, held)
    return reading.period.nights // (2 * max(nights // usual, 1))
