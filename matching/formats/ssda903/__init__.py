"""A council's SSDA903 return of children looked after, as the CSV files it is sent in.

Each file is known by its headings. The collection year decides which codes there are; where nobody names it, it is the
year of the latest day among the episodes. Source of the codes: `matching/looked_after/data/ssda903_codes.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matching.errors import BadInput, Problem
from matching.formats.ssda903.checks import problems_between
from matching.formats.ssda903.returned import Return903
from matching.formats.ssda903.tables import shapes
from matching.looked_after.codes import in_words, ssda903_codes, year_of
from matching.tables.columns import Column, Shape
from matching.tables.kinds import DAY
from matching.tables.raw import NamedFile, Raw
from matching.tables.rows import read_rows
from matching.tables.sets import known_as, open_all, read_set
from matching.tables.writing import as_csv

ID = "ssda903"
TITLE = "A council's SSDA903 return of children looked after (CSV files)"
SUFFIX = ".csv"
HOLDS = Return903
WHOLE = "the SSDA903 return"

_DAYS = Shape("Episodes", (Column("DECOM", DAY), Column("DEC", DAY)), others_passed_over=True)


def read(files: Sequence[NamedFile], year: int | None = None) -> Return903:
    """The return in these files. Raises BadInput with every problem in any of them."""
    raws, problems = open_all(files)
    if problems:
        raise BadInput(problems)
    year = year or _latest_year(raws)
    _refuse_unknown(year)
    tables, found = read_set(raws, shapes(year), WHOLE)
    returned = Return903(year, tables)
    where = [raw.where for raw in raws]
    between = [replace(p, rank=(_file(p, where), *p.rank)) for p in problems_between(returned)]
    wrong = [*found, *_absent(returned), *between]
    if wrong:
        raise BadInput(wrong)
    return returned


def write(thing: Return903) -> tuple[NamedFile, ...]:
    """The files of a return, one for each table."""
    by_name = {shape.name: shape for shape in shapes(thing.year)}
    return tuple(NamedFile(f"{rows.name.lower()}.csv", as_csv(by_name[rows.name], rows)) for rows in thing.tables)


def _latest_year(raws: Sequence[Raw]) -> int:
    """The collection year of the latest day among the episodes, by the 31 March it ends on."""
    newest = shapes(ssda903_codes().newest)
    for raw in raws:
        shape = known_as(raw, newest)
        if shape is not None and shape.name == "Episodes":
            rows, _ = read_rows(_DAYS, raw)
            days = [day for column in rows.values for day in column if day is not None]
            if days:
                return year_of(max(days))
    way_out = "Add the file of episodes, or say the year with --year, as in 2026 for 2025-26."
    _, problems = read_set(raws, newest, WHOLE)
    strange = [p for p in problems if p.where in {raw.where for raw in raws}]
    raise BadInput([*strange, Problem(WHOLE, "no episode says which collection year it is for", way_out)])


def _refuse_unknown(year: int) -> None:
    lists = ssda903_codes()
    if not lists.holds(year):
        held = f"Held are those of {in_words(lists.oldest)} to {in_words(lists.newest)}."
        way_out = f"{held} Look for a day with a wrong year, or say the year with --year."
        raise BadInput([Problem(WHOLE, f"no lists of codes are held for {in_words(year)}", way_out)])


def _absent(returned: Return903) -> list[Problem]:
    names = ("Header", "Episodes")
    return [
        Problem(WHOLE, f"the file {name} is missing", "Give it too.") for name in names if returned.table(name) is None
    ]


def _file(problem: Problem, where: Sequence[str]) -> int:
    return next((n for n, name in enumerate(where) if problem.where.startswith(f"{name},")), -1)
