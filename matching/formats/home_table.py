"""Homes, one row for each, as CSV or an Excel workbook: their registration and what the statement says in short.

A row says what the conditions of registration are only as far as it goes. Unless it says that these are all of them, a
person still has to read the certificate: that is put in as a condition of its own, open for every referral.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from matching.errors import BadInput, Problem
from matching.looked_after.placed import ENGINE_BEGINS
from matching.tables.columns import Column, Shape
from matching.tables.kinds import DAY, TEXT, URN, one_of, several, whole
from matching.tables.raw import NamedFile
from matching.tables.rows import Rows, rows_of
from matching.tables.sets import open_all, read_set
from matching.tables.writing import as_csv, as_workbook
from matching.world.home import (
    AgesCondition,
    CategoriesCondition,
    Category,
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
from matching.world.statement import Ages, SexServed, Stated, StatementOfPurpose, StayKind, stated_on

ID = "homes"
TITLE = "Homes, one row for each (CSV or Excel)"
SUFFIX = ".csv"

C = TypeVar("C", bound=Dated)

YES_NO = one_of({"yes": True, "no": False})
SEXES = one_of({sex.value: sex for sex in SexServed})
AGE = whole(0, 25)

NOT_ALL_GIVEN = (
    "The table this home was read from does not say that it gives all conditions of registration. Read the certificate,"
    " and say for each referral whether it is satisfied."
)

PAIRS = (
    ("Easting", "Northing"),
    ("Registered from age", "Registered to age"),
    ("Stated from age", "Stated to age"),
)
"""Columns of which neither says anything without the other."""

SHAPE = Shape(
    "homes",
    (
        Column("URN", URN, filled=True),
        Column("Name", TEXT, filled=True),
        Column("Provider", TEXT, filled=True),
        Column("Authority", TEXT, also=("Local authority",), optional=True),
        Column("Easting", whole(0, 700_000), optional=True),
        Column("Northing", whole(0, 1_300_000), optional=True),
        Column("Registered places", whole(1, 60), also=("Places",), optional=True),
        Column("Registered from age", AGE, optional=True),
        Column("Registered to age", AGE, optional=True),
        Column("Registered sex", SEXES, optional=True),
        Column("Registered categories", several(one_of({c.value: c for c in Category})), optional=True),
        Column("Other conditions", TEXT, optional=True),
        Column("Admissions stopped", YES_NO, optional=True),
        Column("All conditions given", YES_NO, optional=True),
        Column("Conditions since", DAY, optional=True),
        Column("Stated from age", AGE, optional=True),
        Column("Stated to age", AGE, optional=True),
        Column("Stated sex", SEXES, optional=True),
        Column("Stated number", whole(1, 60), optional=True),
        Column("Kinds of stay", several(one_of({kind.value: kind for kind in StayKind})), optional=True),
        Column("Statement since", DAY, optional=True),
        Column("Weekly fee", whole(0, 1_000_000), optional=True),
    ),
)


class HomeRow(NamedTuple):
    """One row. None is not known."""

    urn: str
    name: str
    provider: str
    authority: str | None = None
    easting: int | None = None
    northing: int | None = None
    places: int | None = None
    from_age: int | None = None
    to_age: int | None = None
    sex: SexServed | None = None
    categories: tuple[Category, ...] | None = None
    words: str | None = None
    stopped: bool | None = None
    all_given: bool | None = None
    since: date | None = None
    stated_from: int | None = None
    stated_to: int | None = None
    stated_sex: SexServed | None = None
    stated_number: int | None = None
    kinds: tuple[StayKind, ...] | None = None
    stated_since: date | None = None
    weekly_pounds: int | None = None


@dataclass(frozen=True)
class HomeTable:
    """Homes as rows."""

    homes: tuple[HomeRow, ...]


HOLDS = HomeTable


def read(files: Sequence[NamedFile]) -> HomeTable:
    """The homes in these files. Raises BadInput with every problem."""
    raws, problems = open_all(files)
    tables, found = ((), ()) if problems else read_set(raws, (SHAPE,), "homes")
    wrong = [*problems, *found, *(p for rows in tables for p in _problems(rows))]
    if wrong or not tables:
        raise BadInput(wrong or [Problem("the files", "there is no table in them", "Give the file of homes.")])
    return HomeTable(tuple(tables[0].by_row(HomeRow)))


def write(thing: HomeTable) -> tuple[NamedFile, ...]:
    """The homes as one CSV file."""
    return (NamedFile("homes.csv", as_csv(SHAPE, rows_of(SHAPE, thing.homes))),)


def workbook(thing: HomeTable) -> bytes:
    """The homes as an Excel workbook."""
    return as_workbook((SHAPE, rows_of(SHAPE, thing.homes)))


def homes_of(table: HomeTable) -> tuple[Home, ...]:
    """The homes; what a row does not say stays not known."""
    return tuple(map(_home, table.homes))


def table_of(homes: Sequence[Home], on: date) -> HomeTable:
    """What rows can say of homes on a day. A row is said to give all conditions only where it does."""
    return HomeTable(tuple(_row(home, on) for home in homes))


def _home(row: HomeRow) -> Home:
    place = None if row.easting is None or row.northing is None else Place(easting=row.easting, northing=row.northing)
    return Home(
        urn=row.urn,
        name=row.name,
        provider=row.provider,
        authority=row.authority,
        place=place,
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
    if not row.all_given:
        yield WordedCondition(since=since, words=NOT_ALL_GIVEN)


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
        all_given=len(told) == len(in_force) and simple and all(c.until is None for c in told),
        since=min(since, default=None),
        stated_from=stated_ages.value.youngest if stated_ages else None,
        stated_to=stated_ages.value.oldest if stated_ages else None,
        stated_sex=stated_sex.value if stated_sex else None,
        stated_number=number.value if number else None,
        kinds=kinds.value if kinds else None,
        stated_since=max(stated_since, default=None),
        weekly_pounds=home.fee.weekly_pounds if home.fee else None,
    )


def _only(home: Home, kind: type[C], on: date) -> C | None:
    """The one condition of a kind in force; None where there is none, or several of which a row could tell only one."""
    found = conditions_on(home, kind, on)
    return found[0] if len(found) == 1 else None


def _problems(rows: Rows) -> Iterator[Problem]:
    first: dict[str, int] = {}
    urns = enumerate(rows.column("URN"))
    twice = [row for row, urn in urns if urn is not None and first.setdefault(urn, row) != row]
    yield from rows.wrong(twice, "URN", "the home is there already", "Keep one row for each home.")
    for one, other in PAIRS:
        yield from _pairs(rows, one, other)
    stated = ("Stated from age", "Stated sex", "Stated number", "Kinds of stay")
    said = [row for row in range(len(rows)) if any(rows.column(name)[row] is not None for name in stated)]
    undated = [row for row in said if rows.column("Statement since")[row] is None]
    way_out = "Write the day from which the statement of purpose says so."
    yield from rows.wrong(undated, "Statement since", "nothing says since when", way_out)


def _pairs(rows: Rows, first: str, then: str) -> Iterator[Problem]:
    pairs = list(zip(rows.column(first), rows.column(then), strict=True))
    half = [row for row, (one, other) in enumerate(pairs) if (one is None) != (other is None)]
    half = [row for row in half if row not in rows.faulty.get(first, ())]
    yield from rows.wrong(
        half, then, f"one of {first!r} and {then!r} is there without the other", "Give both, or neither."
    )
    if "age" in first:
        wrong = [row for row, (one, other) in enumerate(pairs) if one is not None and other is not None and one > other]
        yield from rows.wrong(wrong, then, "the youngest age is above the oldest", "Swap the two, or correct one.")
