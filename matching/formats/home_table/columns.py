"""The columns of a table of homes, and a row of it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from matching.tables.columns import Column, Shape
from matching.tables.kinds import DAY, POSTCODE, TEXT, URN, one_of, several, whole
from matching.world.home import Category
from matching.world.statement import SexServed, StayKind

YES_NO = one_of({"yes": True, "no": False})
SEXES = one_of({sex.value: sex for sex in SexServed})
AGE = whole(0, 25)

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
        Column("Postcode", POSTCODE, optional=True),
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
    postcode: str | None = None
