"""What a home has made public: its registration, its statement of purpose, where it is and the places it says are free.

A placement team searches among other people's homes by this and by nothing else. The type has no room for a child who
lives in a home, for staff or for bedrooms, so that nothing about them can find its way into such a search.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from matching.world.home import (
    AgesCondition,
    CategoriesCondition,
    Dated,
    Home,
    LocationAssessment,
    Money,
    NoAdmissionsCondition,
    PlacesCondition,
    SexCondition,
    Urn,
    WordedCondition,
)
from matching.world.place import Place
from matching.world.record import Ident, Record, Text
from matching.world.statement import StatementOfPurpose
from matching.world.vacancy import Vacancy


class PublishedWords(Dated):
    """A condition of registration in words. For whom it was found satisfied is the home's own record."""

    words: Text


PublishedCondition = PlacesCondition | AgesCondition | SexCondition | CategoriesCondition | NoAdmissionsCondition
"""What a registration says of any child. One that names a child is between the home and the regulator."""


class PublishedHome(Record):
    """One registered children's home as anybody may know it. Anything that is None has not been made public."""

    urn: Urn
    name: Text
    provider: Text
    authority: Text | None = None
    adjoining_authorities: tuple[Text, ...] | None = None
    place: Place | None = None
    conditions: tuple[PublishedCondition, ...] = ()
    worded: tuple[PublishedWords, ...] = ()
    statement: StatementOfPurpose = StatementOfPurpose()
    has: tuple[Ident, ...] = ()
    lacks: tuple[Ident, ...] = ()
    animals: tuple[Text, ...] | None = None
    location_reviewed_on: date | None = None
    fee: Money | None = None
    activities: tuple[Text, ...] = ()
    meets: tuple[Ident, ...] = ()
    works_with_schools: tuple[Text, ...] = ()
    vacancies: tuple[Vacancy, ...] = ()


_AS_THEY_ARE = (
    *("urn", "name", "provider", "authority", "adjoining_authorities", "place", "statement", "has", "lacks"),
    *("animals", "fee", "activities", "meets", "works_with_schools", "vacancies"),
)


def publish(home: Home) -> PublishedHome:
    """What of a home's own records is public."""
    words = [c for c in home.conditions if isinstance(c, WordedCondition)]
    return PublishedHome.model_construct(
        conditions=tuple(c for c in home.conditions if isinstance(c, PublishedCondition)),
        worded=tuple(PublishedWords(words=c.words, since=c.since, until=c.until) for c in words),
        location_reviewed_on=None if home.location is None else home.location.done_on,
        **{name: getattr(home, name) for name in _AS_THEY_ARE},
    )


def as_recorded(home: PublishedHome) -> Home:
    """A home's record with only what is public in it: of all else, nothing is known."""
    worded = (WordedCondition(words=w.words, since=w.since, until=w.until) for w in home.worded)
    reviewed = home.location_reviewed_on
    return Home.model_construct(
        conditions=(*home.conditions, *worded),
        location=None if reviewed is None else LocationAssessment(done_on=reviewed),
        **{name: getattr(home, name) for name in _AS_THEY_ARE},
    )


def publish_all(homes: Iterable[Home]) -> tuple[PublishedHome, ...]:
    """What is public of each home, in the same order."""
    return tuple(map(publish, homes))
