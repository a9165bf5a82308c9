"""What homes have told of their free places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from matching.match import Match
from matching.world.statement import StayKind
from matching.world.vacancy import Vacancy


class Told(NamedTuple):
    """A vacancy by all that an answer can turn on."""

    since: date
    told_on: date
    places: int
    until: date | None
    kinds: frozenset[StayKind] | None


Vacant = tuple[Told, ...]
"""All that one home told, in order."""


class Wanted(NamedTuple):
    """From the first night until the first one after the stay, and what the stay is."""

    start: date
    end: date
    kind: StayKind


def vacant(vacancies: Iterable[Vacancy]) -> Vacant:
    """What one home told, as columns hold it."""
    found = (Told(v.since, v.told_on, v.places, v.until, _set(v.kinds)) for v in vacancies)
    return tuple(sorted(found, key=lambda v: (v[:3], v.until or date.max, sorted(v.kinds or ()))))


def wanted_by(match: Match) -> Wanted:
    """The stay that is asked about, for as long as it may last."""
    return Wanted(match.start, match.end(match.referral.expected_nights), match.referral.kind)


def told_free(vacancies: Sequence[Told], wanted: Wanted, fresh_from: date, on: date) -> int | None:
    """The places said to be free on the first night. None: nothing was told of such a stay that can be stood on.

    What was told last counts. When that has ended by the first night, nothing is known; nor where places that are free
    then are not for the whole stay.
    """
    told = [
        v
        for v in vacancies
        if v.since <= wanted.start and v.told_on <= on and (v.kinds is None or wanted.kind in v.kinds)
    ]
    last = max(told, key=lambda v: (v.since, v.told_on, -v.places), default=None)
    if last is None or last.told_on < fresh_from:
        return None
    needed = wanted.end if last.places else wanted.start + timedelta(days=1)
    return last.places if last.until is None or needed <= last.until else None


def free_later(vacancies: Sequence[Told], wanted: Wanted, fresh_from: date, on: date) -> date | None:
    """The first later night on which places for such a stay, begun then, are said to be free, if any is."""
    later = (wanted._replace(start=day, end=wanted.end + (day - wanted.start)) for day in _begins(vacancies, wanted))
    return next((stay.start for stay in later if told_free(vacancies, stay, fresh_from, on)), None)


def _begins(vacancies: Sequence[Told], wanted: Wanted) -> list[date]:
    return sorted({v.since for v in vacancies if v.since > wanted.start})


def _set(kinds: Sequence[StayKind] | None) -> frozenset[StayKind] | None:
    return None if kinds is None else frozenset(kinds)
