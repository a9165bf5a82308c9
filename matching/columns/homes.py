"""What is public of many homes, as columns: compiled once, and asked for every referral."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, cached_property, partial
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from matching.columns.bounds import OPEN, May, may
from matching.columns.kinds import Kinds, kinds_of
from matching.columns.lines import Held, Line, held, line
from matching.vacant import Vacant, vacant
from matching.world.home import (
    AgesCondition,
    CategoriesCondition,
    Category,
    NoAdmissionsCondition,
    PlacesCondition,
    SexCondition,
)
from matching.world.published import PublishedHome
from matching.world.statement import SexServed, StayKind, WhoFor

T = TypeVar("T")

Span = tuple[int, int]
"""The youngest and the oldest age, both included."""


class Stand(NamedTuple):
    """A home's position on a need: the highest level within its statement, and whether it names a condition."""

    highest: int
    on_condition: bool


class ShortNotice(NamedTuple):
    """What a statement says of admissions at short notice."""

    open_to: WhoFor
    least_notice_hours: int | None
    longest_stay_nights: int | None


class Lengths(NamedTuple):
    """The shortest and the longest stay in nights that a statement gives; None leaves that end open."""

    shortest: int | None
    longest: int | None


class PublishedColumns:
    """Each public thing about every home as a column over the axis "homes", in the order given.

    Compiled when first asked for and then kept. Good for stays that begin on `since` or later.
    """

    def __init__(self, homes: Sequence[PublishedHome], since: date) -> None:
        self.homes = tuple(homes)
        self.since = since
        self.facility = cache(self._facility)
        self.stand = cache(self._stand)
        self.registered_among = cache(self._registered_among)

    def __len__(self) -> int:
        return len(self.homes)

    @cached_property
    def urns(self) -> tuple[str, ...]:
        """The homes' unique reference numbers."""
        return tuple(h.urn for h in self.homes)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The homes' names."""
        return tuple(h.name for h in self.homes)

    @cached_property
    def registered_ages(self) -> Kinds[tuple[Held[Span], ...]]:
        """The spans of ages that the registration allows."""
        return self._held(AgesCondition, lambda c: (c.ages.youngest, c.ages.oldest))

    @cached_property
    def registered_sex(self) -> Kinds[tuple[Held[SexServed], ...]]:
        """The sex that the registration allows."""
        return self._held(SexCondition, lambda c: c.sex)

    @cached_property
    def registered_categories(self) -> Kinds[tuple[Held[frozenset[Category]], ...]]:
        """The categories of need that the registration allows."""
        return self._held(CategoriesCondition, lambda c: frozenset(c.categories))

    @cached_property
    def registered_places(self) -> Kinds[tuple[Held[int], ...]]:
        """The most children that the registration allows."""
        return self._held(PlacesCondition, lambda c: c.most)

    @cached_property
    def bars(self) -> Kinds[tuple[Held[bool], ...]]:
        """Bars on further admissions."""
        return self._held(NoAdmissionsCondition, lambda c: True)

    @cached_property
    def worded(self) -> Kinds[tuple[Held[str], ...]]:
        """Conditions of registration in words."""
        return kinds_of(self.homes, lambda h: held(h.worded, self.since, lambda c: c.words))

    @cached_property
    def stated_ages(self) -> Kinds[Line[Span]]:
        """The ages in the statement of purpose."""
        return self._line("ages", lambda ages: (ages.youngest, ages.oldest))

    @cached_property
    def practised_ages(self) -> Kinds[Line[Span]]:
        """The ages the home says it works with, where narrower."""
        return self._line("practised_ages", lambda ages: (ages.youngest, ages.oldest))

    @cached_property
    def stated_sex(self) -> Kinds[Line[SexServed]]:
        """The sex in the statement of purpose."""
        return self._line("sex", lambda sex: sex)

    @cached_property
    def kinds_of_stay(self) -> Kinds[Line[frozenset[StayKind]]]:
        """The kinds of stay offered."""
        return self._line("kinds_of_stay", frozenset)

    @cached_property
    def stay_length(self) -> Kinds[Line[Lengths]]:
        """The shortest and longest stay."""
        return self._line("stay_length", lambda stay: Lengths(stay.shortest_nights, stay.longest_nights))

    @cached_property
    def short_notice(self) -> Kinds[Line[ShortNotice]]:
        """What is said of admissions at short notice."""
        return self._line("emergency", lambda e: ShortNotice(e.open_to, e.least_notice_hours, e.longest_stay_nights))

    @cached_property
    def authority(self) -> Kinds[str | None]:
        """The local authority the home lies in."""
        return kinds_of(self.homes, lambda h: h.authority or (h.place and h.place.authority) or None)

    @cached_property
    def adjoining(self) -> Kinds[frozenset[str] | None]:
        """The authorities whose areas adjoin that one's."""
        return kinds_of(self.homes, lambda h: None if (a := h.adjoining_authorities) is None else frozenset(a))

    @cached_property
    def animals(self) -> Kinds[May[bool]]:
        """Whether animals live at or visit the home."""
        return kinds_of(self.homes, lambda h: may(None if h.animals is None else bool(h.animals)))

    @cached_property
    def location_reviewed_on(self) -> Kinds[date | None]:
        """When the location and premises were last reviewed."""
        return kinds_of(self.homes, lambda h: h.location_reviewed_on)

    @cached_property
    def activities(self) -> Kinds[tuple[str, ...]]:
        """What the home does, each thing once."""
        return kinds_of(self.homes, lambda h: tuple(sorted(set(h.activities))))

    @cached_property
    def meets(self) -> Kinds[frozenset[str]]:
        """The needs of culture, language, faith and diet that the home meets."""
        return kinds_of(self.homes, lambda h: frozenset(h.meets))

    @cached_property
    def schools(self) -> Kinds[frozenset[str]]:
        """The schools that children can attend from the home."""
        return kinds_of(self.homes, lambda h: frozenset(h.works_with_schools))

    @cached_property
    def vacancies(self) -> Kinds[Vacant]:
        """What was told of free places."""
        return kinds_of(self.homes, lambda h: vacant(h.vacancies))

    @cached_property
    def waking_night(self) -> Kinds[May[bool]]:
        """Whether somebody is awake at night, which is not public."""
        return kinds_of(self.homes, lambda h: OPEN)

    @cached_property
    def known_by(self) -> Kinds[str]:
        """The URN of a home that takes only children it knows at short notice; of any other, nothing."""

        def kind(home: PublishedHome) -> str:
            takes = (version.value.open_to for version in home.statement.emergency)
            return home.urn if WhoFor.KNOWN_CHILDREN in takes else ""

        return kinds_of(self.homes, kind)

    @cached_property
    def is_placed(self) -> NDArray[np.bool_]:
        """(homes,): whether it is known where the home is."""
        return np.array([h.place is not None for h in self.homes], dtype=np.bool_)

    @cached_property
    def grid(self) -> NDArray[np.float64]:
        """(homes, 2): easting and northing in metres; 0 where the place is not known."""
        points = [(h.place.easting, h.place.northing) if h.place else (0, 0) for h in self.homes]
        return np.array(points, dtype=np.float64).reshape(len(points), 2)

    def _facility(self, capability: str) -> Kinds[May[bool]]:
        """Whether a facility or an arrangement is in place."""

        def kind(home: PublishedHome) -> May[bool]:
            return may(False if capability in home.lacks else True if capability in home.has else None)

        return kinds_of(self.homes, kind)

    def _registered_among(self, some: frozenset[Category]) -> Kinds[tuple[Held[frozenset[Category]], ...]]:
        """Which of some categories the registration allows."""
        every = self.registered_categories
        found = kinds_of(every.kinds, lambda spells: tuple(s._replace(value=s.value & some) for s in spells))
        return Kinds(found.codes[every.codes], found.kinds)

    def _stand(self, need: str) -> Kinds[Line[Stand]]:
        """The position on one need."""
        return self._stands.get(need) or kinds_of(self.homes, lambda h: Line(None))

    @cached_property
    def _stands(self) -> dict[str, Kinds[Line[Stand]]]:
        lines = [self._lines_of_needs(h) for h in self.homes]
        needs = sorted({need for found in lines for need in found})
        return {need: kinds_of(lines, partial(_line_on, need=need)) for need in needs}

    def _lines_of_needs(self, home: PublishedHome) -> dict[str, Line[Stand]]:
        found: dict[str, Line[Stand]] = {}
        for stated in home.statement.needs:
            if stated.need not in found:
                found[stated.need] = line(stated.versions, self.since, lambda p: Stand(p.highest, bool(p.condition)))
        return found

    def _held(self, kind: type[Any], value: Callable[[Any], T]) -> Kinds[tuple[Held[T], ...]]:
        def of_home(home: PublishedHome) -> tuple[Held[T], ...]:
            return held((c for c in home.conditions if isinstance(c, kind)), self.since, value)

        return kinds_of(self.homes, of_home)

    def _line(self, field: str, kind: Callable[[Any], T]) -> Kinds[Line[T]]:
        return kinds_of(self.homes, lambda h: line(getattr(h.statement, field), self.since, kind))


def _line_on(lines: dict[str, Line[Stand]], need: str) -> Line[Stand]:
    return lines.get(need, Line(None))
