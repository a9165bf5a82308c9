"""Tables of the Standard Safeguarding Dataset, as a council's extract writes them: one CSV file for each.

Of what they hold, who is placed where is made use of; the other tables are read and checked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from matching.errors import BadInput, Problem
from matching.formats.safeguarding_dataset.tables import LEGAL_STATUSES, PERSONS, PLACEMENTS, shapes
from matching.looked_after.placement import LookedAfter, Placement
from matching.tables.raw import NamedFile
from matching.tables.rows import Rows
from matching.tables.sets import open_all, read_set
from matching.tables.writing import as_csv
from matching.world.child import Sex

ID = "safeguarding-dataset"
TITLE = "Tables of the Standard Safeguarding Dataset (CSV files)"
SUFFIX = ".csv"
WHOLE = "the Standard Safeguarding Dataset that is read here"
NEEDED = (PERSONS, PLACEMENTS, LEGAL_STATUSES)
"""Without legal statuses nobody could tell who lives somewhere from who comes for short breaks."""

SEXES = {"M": Sex.MALE, "1": Sex.MALE, "F": Sex.FEMALE, "2": Sex.FEMALE}

_Status = tuple[date, date | None, str]


@dataclass(frozen=True)
class Extract:
    """Tables of one extract, in the order of their shapes."""

    tables: tuple[Rows, ...]

    def table(self, name: str) -> Rows | None:
        """The table of that name; None where it was not given."""
        return next((rows for rows in self.tables if rows.name == name), None)

    def children(self) -> tuple[LookedAfter, ...]:
        """Everybody in the extract, by the forename alone where there is one."""
        rows = self.table(PERSONS)
        if rows is None:
            return ()
        columns = (rows.column(f"pers_{name}") for name in ("person_id", "dob", "sex", "forename"))
        return tuple(LookedAfter(id, born, SEXES.get(sex), name) for id, born, sex, name in zip(*columns, strict=True))

    def placements(self) -> tuple[Placement, ...]:
        """Every placement, with the legal status the child had on the day it began."""
        rows = self.table(PLACEMENTS)
        if rows is None:
            return ()
        statuses = self._statuses()
        parts = ("start_date", "end_date", "type", "provider", "urn", "postcode")
        columns = [rows.column("clap_person_id"), *(rows.column(f"clap_cla_placement_{part}") for part in parts)]
        return tuple(
            Placement._make((*row, _on(statuses.get(row[0], ()), row[1]))) for row in zip(*columns, strict=True)
        )

    def _statuses(self) -> Mapping[str, list[_Status]]:
        rows = self.table(LEGAL_STATUSES)
        by_person: dict[str, list[_Status]] = defaultdict(list)
        if rows is not None:
            names = ("person_id", "legal_status_start_date", "legal_status_end_date", "legal_status")
            for person, began, ended, status in zip(*(rows.column(f"lega_{name}") for name in names), strict=True):
                if began is not None and status is not None:
                    by_person[person].append((began, ended, status))
        return by_person


HOLDS = Extract


def read(files: Sequence[NamedFile]) -> Extract:
    """The extract in these files. Raises BadInput with every problem in any of them."""
    raws, problems = open_all(files)
    if problems:
        raise BadInput(problems)
    tables, found = read_set(raws, shapes(), WHOLE)
    extract = Extract(tables)
    where = [raw.where for raw in raws]
    wrong = [*found, *_absent(extract), *(_ranked(p, where) for p in _between(extract))]
    if wrong:
        raise BadInput(wrong)
    return extract


def write(thing: Extract) -> tuple[NamedFile, ...]:
    """The files of an extract, one for each table."""
    by_name = {shape.name: shape for shape in shapes()}
    return tuple(NamedFile(f"{rows.name}.csv", as_csv(by_name[rows.name], rows)) for rows in thing.tables)


def _absent(extract: Extract) -> Iterator[Problem]:
    for name in NEEDED:
        if extract.table(name) is None:
            yield Problem(WHOLE, f"the table {name} is missing", "Give it too: it says who lives where, or who comes.")


def _between(extract: Extract) -> Iterator[Problem]:
    persons, placements = extract.table(PERSONS), extract.table(PLACEMENTS)
    if persons is not None:
        counts = Counter(persons.column("pers_person_id"))
        twice = [row for row, id in enumerate(persons.column("pers_person_id")) if counts[id] > 1]
        yield from persons.wrong(twice, "pers_person_id", "one person is entered more than once", "Keep one row.")
    if placements is None:
        return
    if persons is not None:
        known = set(persons.column("pers_person_id"))
        strange = [row for row, id in enumerate(placements.column("clap_person_id")) if id not in known]
        way_out = "Add the person to ssd_person, or correct the id."
        yield from placements.wrong(strange, "clap_person_id", "the person is not in ssd_person", way_out)
    yield from _in_time(placements)


def _in_time(placements: Rows) -> Iterator[Problem]:
    names = ("person_id", "cla_placement_start_date", "cla_placement_end_date")
    stays = list(zip(*(placements.column(f"clap_{name}") for name in names), strict=True))
    end = "clap_cla_placement_end_date"
    backwards = [row for row, (_, began, ended) in enumerate(stays) if began and ended and ended < began]
    yield from placements.wrong(backwards, end, "the placement ends before it begins", "Correct one of the two days.")
    going_on = Counter(person for person, began, ended in stays if began and ended is None)
    twice = [row for row, (person, _, ended) in enumerate(stays) if ended is None and going_on[person] > 1]
    what = "the child has more than one placement that goes on, and would be in two places"
    yield from placements.wrong(twice, end, what, "Write the day the earlier one ended.")


def _on(statuses: Sequence[_Status], day: date) -> str | None:
    """The legal status in force on a day; the one that began last, where several were."""
    there = [s for s in statuses if s[0] <= day and (s[1] is None or day < s[1])]
    return max(there)[2].split()[0].upper() if there else None


def _ranked(problem: Problem, where: Sequence[str]) -> Problem:
    file = next((n for n, name in enumerate(where) if problem.where.startswith(f"{name},")), -1)
    return replace(problem, rank=(file, *problem.rank))
