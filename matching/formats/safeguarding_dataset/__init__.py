"""Tables of the Standard Safeguarding Dataset, as a council's extract writes them: one CSV file for each.

Of what they hold, who is placed where is made use of; the other tables are read and checked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from matching.errors import BadInput, Problem
from matching.formats.safeguarding_dataset.tables import LEGAL_STATUSES, PERSONS, PLACEMENTS, shapes
from matching.looked_after.placement import TEMPORARY, LookedAfter, Placement
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
        """Every placement, in one part for each legal status that the child had in it: another status is no move."""
        rows = self.table(PLACEMENTS)
        if rows is None:
            return ()
        statuses = self._statuses()
        parts = ("start_date", "end_date", "type", "provider", "urn", "postcode")
        columns = [rows.column("clap_person_id"), *(rows.column(f"clap_cla_placement_{part}") for part in parts)]
        return tuple(
            Placement._make((child, began, ended, *where, _on(theirs, began)))
            for child, since, until, *where in zip(*columns, strict=True)
            for theirs in (statuses.get(child, ()),)
            for began, ended in _parts(since, until, theirs)
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
    names = ("person_id", "cla_placement_start_date", "cla_placement_end_date", "cla_placement_type")
    stays = list(zip(*(placements.column(f"clap_{name}") for name in names), strict=True))
    end = "clap_cla_placement_end_date"
    backwards = [row for row, (_, began, ended, _) in enumerate(stays) if began and ended and ended < began]
    yield from placements.wrong(backwards, end, "the placement ends before it begins", "Correct one of the two days.")
    lasting: dict[str, list[int]] = defaultdict(list)
    for row, (person, began, _, kind) in enumerate(stays):
        if began and kind not in TEMPORARY:
            lasting[person].append(row)
    for rows in lasting.values():
        rows.sort(key=lambda row: (stays[row][1], stays[row][2] or date.max))
    pairs = [pair for rows in lasting.values() for pair in pairwise(rows)]
    twice = [one for one, then in pairs if stays[one][2] is None or stays[then][1] < stays[one][2]]
    what = "another placement begins before this one has ended, so the child would be in two places"
    yield from placements.wrong(twice, end, what, "Write the day it ended; a time away has a code of its own.")


def _parts(since: date, until: date | None, statuses: Sequence[_Status]) -> Iterator[tuple[date, date | None]]:
    """The time of a placement, cut where a legal status begins or ends in it and it is another one from then on."""
    cuts = sorted({day for status in statuses for day in status[:2] if day is not None and since < day})
    begins = since
    for cut in cuts:
        if (until is None or cut < until) and _on(statuses, cut) != _on(statuses, begins):
            yield begins, cut
            begins = cut
    yield begins, until


def _on(statuses: Sequence[_Status], day: date) -> str | None:
    """The legal status in force on a day; the one that began last, where several were."""
    there = [s for s in statuses if s[0] <= day and (s[1] is None or day < s[1])]
    return max(there)[2].split()[0].upper() if there else None


def _ranked(problem: Problem, where: Sequence[str]) -> Problem:
    file = next((n for n, name in enumerate(where) if problem.where.startswith(f"{name},")), -1)
    return replace(problem, rank=(file, *problem.rank))
