"""Free places of homes, one row for each, as CSV or an Excel workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from matching.errors import BadInput, Problem
from matching.tables.columns import Column, Shape
from matching.tables.headings import Headings
from matching.tables.kinds import DAY, TEXT, URN, one_of, several, whole
from matching.tables.raw import NamedFile
from matching.tables.rows import Rows, rows_of
from matching.tables.sets import open_all, read_set
from matching.tables.writing import as_csv, as_workbook
from matching.world.home import Home, PlacesCondition, conditions_on
from matching.world.problems.groups import most_at_once
from matching.world.statement import StayKind
from matching.world.vacancies_told import VacanciesTold, VacancyAt
from matching.world.world import World

ID = "vacancies"
TITLE = "Free places of homes (CSV or Excel)"
SUFFIX = ".csv"
HOLDS = VacanciesTold

SHAPE = Shape(
    "vacancies",
    (
        Column("URN", URN, filled=True),
        Column("Free places", whole(0, 60), filled=True, also=("Places", "Vacancies")),
        Column("Free from", DAY, filled=True, also=("From",)),
        Column("Free until", DAY, also=("Until",), optional=True),
        Column("Kinds of stay", several(one_of({kind.value: kind for kind in StayKind})), optional=True),
        Column("Told on", DAY, filled=True, also=("Updated", "Last updated")),
        Column("Note", TEXT, optional=True),
    ),
)


def read(files: Sequence[NamedFile], headings: Headings | None = None) -> VacanciesTold:
    """The vacancies, as at the latest day one was told of, of columns under other `headings` too.

    Raises BadInput with every problem.
    """
    raws, problems = open_all(files)
    tables, found = ((), ()) if problems else read_set(raws, (SHAPE,), "vacancies", headings)
    rows = tables[0] if tables else Rows(SHAPE.name, tuple(c.name for c in SHAPE.columns), ((),) * len(SHAPE.columns))
    wrong = [*problems, *found, *_problems(rows)]
    if wrong or not tables:
        raise BadInput(wrong or [Problem("the files", "there is no table in them", "Give the file of vacancies.")])
    vacancies = tuple(_vacancy(*row) for row in zip(*rows.values, strict=True))
    return VacanciesTold(as_at=max((v.told_on for v in vacancies), default=date(2015, 4, 1)), vacancies=vacancies)


def write(thing: VacanciesTold) -> tuple[NamedFile, ...]:
    """The vacancies as one CSV file."""
    return (NamedFile("vacancies.csv", as_csv(SHAPE, _rows(thing))),)


def workbook(thing: VacanciesTold) -> bytes:
    """The vacancies as an Excel workbook."""
    return as_workbook((SHAPE, _rows(thing)))


def vacancies_in(world: World) -> VacanciesTold:
    """The places that are free on the day the world stands at, in the homes of which the group is known.

    Counted against the most children who will be there at once, so that no place is told twice. A home whose number of
    places is nowhere on record tells of none.
    """
    groups = {group.urn: group for group in world.groups}
    found = []
    for home in world.homes:
        most = places_of(home, world.as_at)
        if home.urn in groups and most is not None:
            free = max(0, most - most_at_once(groups[home.urn].residents, world.as_at))
            found.append(VacancyAt(urn=home.urn, places=free, since=world.as_at, told_on=world.as_at))
    return VacanciesTold(as_at=world.as_at, vacancies=tuple(found))


def places_of(home: Home, on: date) -> int | None:
    """How many children the home may have and has beds for; None where neither is on record."""
    registered = [condition.most for condition in conditions_on(home, PlacesCondition, on)]
    beds = [sum(room.beds for room in home.bedrooms if room.is_open_on(on))] if home.bedrooms else []
    return min([*registered, *beds], default=None)


def _vacancy(
    urn: str,
    places: int,
    since: date,
    until: date | None,
    kinds: tuple[StayKind, ...],
    told: date,
    note: str | None,
) -> VacancyAt:
    return VacancyAt(urn=urn, places=places, since=since, until=until, kinds=kinds, told_on=told, note=note)


def _rows(thing: VacanciesTold) -> Rows:
    return rows_of(SHAPE, [(v.urn, v.places, v.since, v.until, v.kinds, v.told_on, v.note) for v in thing.vacancies])


def _problems(rows: Rows) -> Iterator[Problem]:
    days = list(zip(rows.column("Free from"), rows.column("Free until"), strict=True))
    wrong = [row for row, (begin, end) in enumerate(days) if begin and end and end <= begin]
    yield from rows.wrong(wrong, "Free until", "the day is not after the first free one", "Correct one of the two.")
