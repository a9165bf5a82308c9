"""Homes from rows, and rows from homes: what a row does not say stays not known.

A row says what the conditions of registration are only as far as it goes. Unless it says that these are all of them, a
person still has to read the certificate: that is put in as a condition of its own, open for every referral.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from matching.formats.home_table.columns import HomeRow
from matching.looked_after.placed import ENGINE_BEGINS
from matching.world.home import (
    AgesCondition,
    CategoriesCondition,
    Condition,
    Dated,
    Home,
    Money,
    NoAdmissionsCondition,
    PlacesCondition,
    SexCondition,
    WordedCondition,
    conditions_on,
)
from matching.world.place import Place
from matching.world.statement import Ages, Stated, StatementOfPurpose, stated_on

C = TypeVar("C", bound=Dated)

NOT_ALL_GIVEN = (
    "The table this home was read from does not say that it gives all conditions of registration. Read the certificate,"
    " and say for each referral whether it is satisfied."
)


def homes_from(rows: Iterable[HomeRow]) -> tuple[Home, ...]:
    """The homes; what a row does not say stays not known."""
    return tuple(map(_home, rows))


def rows_from(homes: Sequence[Home], on: date) -> tuple[HomeRow, ...]:
    """What rows can say of homes on a day. A row is said to give all conditions only where it does."""
    return tuple(_row(home, on) for home in homes)


def _home(row: HomeRow) -> Home:
    place = None if row.easting is None or row.northing is None else Place(easting=row.easting, northing=row.northing)
    return Home(
        urn=row.urn,
        name=row.name,
        provider=row.provider,
        authority=row.authority,
        place=place,
        postcode=row.postcode,
        conditions=tuple(_conditions(row)),
        statement=_statement(row),
        fee=None if row.weekly_pounds is None else Money(weekly_pounds=row.weekly_pounds),
    )


def _conditions(row: HomeRow) -> Iterator[Condition]:
    since = row.since or ENGINE_BEGINS
    if row.places is not None:
        yield PlacesCondition(since=since, most=row.places)
    if row.from_age is not None and row.to_age is not None:
        yield AgesCondition(since=since, ages=Ages(youngest=row.from_age, oldest=row.to_age))
    if row.sex is not None:
        yield SexCondition(since=since, sex=row.sex)
    if row.categories:
        yield CategoriesCondition(since=since, categories=row.categories)
    if row.words is not None:
        yield WordedCondition(since=since, words=row.words)
    if row.stopped:
        yield NoAdmissionsCondition(since=since)
    if not (row.all_given and _says_how_many(row.places, row.words)):
        yield WordedCondition(since=since, words=NOT_ALL_GIVEN)


def _says_how_many(places: int | None, words: str | None) -> bool:
    """Whether there is a number of places, which every registration gives, or it is told that it is lacking."""
    return places is not None or words == NOT_ALL_GIVEN


def _statement(row: HomeRow) -> StatementOfPurpose:
    if row.stated_since is None:
        return StatementOfPurpose()
    since, ages = row.stated_since, None
    if row.stated_from is not None and row.stated_to is not None:
        ages = Ages(youngest=row.stated_from, oldest=row.stated_to)
    return StatementOfPurpose(
        ages=() if ages is None else (Stated(value=ages, effective=since),),
        sex=() if row.stated_sex is None else (Stated(value=row.stated_sex, effective=since),),
        number=() if row.stated_number is None else (Stated(value=row.stated_number, effective=since),),
        kinds_of_stay=() if row.kinds is None else (Stated(value=row.kinds, effective=since),),
    )


def _row(home: Home, on: date) -> HomeRow:
    places, ages = _only(home, PlacesCondition, on), _only(home, AgesCondition, on)
    sex, categories = _only(home, SexCondition, on), _only(home, CategoriesCondition, on)
    words, stopped = _only(home, WordedCondition, on), _only(home, NoAdmissionsCondition, on)
    told = [c for c in (places, ages, sex, categories, words, stopped) if c is not None]
    in_force = [c for c in home.conditions if c.until is None or on < c.until]
    since = {condition.since for condition in told}
    simple = not words or (not words.satisfied_for and not words.breached_for)
    says_how_many = _says_how_many(places.most if places else None, words.words if words else None)
    versions = home.statement
    stated_ages, stated_sex = stated_on(versions.ages, on), stated_on(versions.sex, on)
    number, kinds = stated_on(versions.number, on), stated_on(versions.kinds_of_stay, on)
    stated_since = [s.effective for s in (stated_ages, stated_sex, number, kinds) if s is not None]
    return HomeRow(
        urn=home.urn,
        name=home.name,
        provider=home.provider,
        authority=home.authority,
        easting=home.place.easting if home.place else None,
        northing=home.place.northing if home.place else None,
        places=places.most if places else None,
        from_age=ages.ages.youngest if ages else None,
        to_age=ages.ages.oldest if ages else None,
        sex=sex.sex if sex else None,
        categories=categories.categories if categories else None,
        words=words.words if words else None,
        stopped=True if stopped else None,
        all_given=says_how_many and simple and len(told) == len(in_force) and all(c.until is None for c in told),
        since=min(since, default=None),
        stated_from=stated_ages.value.youngest if stated_ages else None,
        stated_to=stated_ages.value.oldest if stated_ages else None,
        stated_sex=stated_sex.value if stated_sex else None,
        stated_number=number.value if number else None,
        kinds=kinds.value if kinds else None,
        stated_since=max(stated_since, default=None),
        weekly_pounds=home.fee.weekly_pounds if home.fee else None,
        postcode=home.postcode,
    )


def _only(home: Home, kind: type[C], on: date) -> C | None:
    """The one condition of a kind in force; None where there is none, or several of which a row could tell only one."""
    found = conditions_on(home, kind, on)
    return found[0] if len(found) == 1 else None
