"""Placements agreed, for the national Placements Data Standard: its fields and options, one row for each placement.

The standard is for analysis of sufficiency. It is no referral form, and it does not serve a search for a home. Refused
referrals have no place in it. No conformity is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matching.errors import BadInput, Problem
from matching.formats.placements_standard.deriving import continuity_answer, derived
from matching.formats.placements_standard.fields import SHAPE, USUAL_COSTS
from matching.tables.columns import Column, Shape
from matching.tables.kinds import IDENT, TEXT, one_of
from matching.tables.raw import NamedFile
from matching.tables.rows import Rows, rows_of
from matching.tables.sets import open_all, read_set
from matching.tables.writing import as_csv
from matching.workbook.cells import WrongCell
from matching.world.catalogue import Catalogue
from matching.world.home import Home
from matching.world.referral import Referral

ID = "placements-standard"
TITLE = "Placements agreed, for the national Placements Data Standard (CSV)"
SUFFIX = ".csv"

SCHOOL_KEPT = "schoolKept"
"""Our own question: whether the child stays at the school they had."""
TURNED_ROUND = "educationContinuity"
"""The standard's field, under which it asks the opposite: whether education was disrupted."""


ANSWERS = Shape("answers", (Column("Field", IDENT, filled=True), Column("Answer", TEXT, filled=True)))
"""What a person answers to the fields that records do not fill."""


@dataclass(frozen=True)
class Agreed:
    """Placements agreed, field by field."""

    rows: Rows


HOLDS = Agreed


def read(files: Sequence[NamedFile]) -> Agreed:
    """The placements in these files. Raises BadInput with every problem."""
    raws, problems = open_all(files)
    if problems:
        raise BadInput(problems)
    tables, found = read_set(raws, (SHAPE,), "placements agreed")
    if found or not tables:
        raise BadInput(found or [Problem("the files", "there is no table in them", "Give the file of placements.")])
    return Agreed(tables[0])


def read_answers(files: Sequence[NamedFile]) -> dict[str, str]:
    """The answers in these files, by field. Raises BadInput with every problem."""
    raws, problems = open_all(files)
    tables, found = read_set(raws, (ANSWERS,), "answers")
    problems = (*problems, *found, *(twice for rows in tables for twice in _answered_twice(rows)))
    if problems:
        raise BadInput(problems)
    return {field: answer for rows in tables for field, answer in zip(*rows.values, strict=True)}


def _answered_twice(rows: Rows) -> Iterator[Problem]:
    fields = rows.column("Field")
    again = {place for place, field in enumerate(fields) if field is not None and field in fields[:place]}
    yield from rows.wrong(again, "Field", "this field is answered above already", "Leave one of the answers out.")


def write(thing: Agreed) -> tuple[NamedFile, ...]:
    """The placements as one CSV file under the standard's own field names."""
    return (NamedFile("placements.csv", as_csv(SHAPE, thing.rows)),)


def agreed(referral: Referral, home: Home, on: date, answers: Mapping[str, str], catalogue: Catalogue) -> Agreed:
    """One placement: what the records say, with a person's answers before it. `on` is the day of entry.

    Raises BadInput with every field that must be filled and is not, and every answer that is none of the options.
    """
    given, problems = _read_answers(answers)
    dates = {"placementDate": on, "costDate": on}
    known: dict[str, Any] = {**derived(referral, home, on, catalogue), **dates, **given}
    answered = {problem.where for problem in problems}
    problems += _contradictions(known)
    problems += [p for p in _unfilled(known) if p.where not in answered]
    if problems:
        raise BadInput(problems)
    return Agreed(rows_of(SHAPE, [[known.get(column.name) for column in SHAPE.columns]]))


def second_look(thing: Agreed) -> tuple[str, ...]:
    """What the standard's own check would ask about: costs a week that are hardly ever seen."""
    strange = sum(cost not in USUAL_COSTS for cost in thing.rows.column("totalWeeklyCost"))
    if not strange:
        return ()
    bounds = f"{USUAL_COSTS.start:,} to {USUAL_COSTS.stop - 1:,}"
    return (f"{strange} of the weekly costs lie outside {bounds} pounds, where the standard asks for a second look.",)


def _read_answers(answers: Mapping[str, str]) -> tuple[dict[str, Any], list[Problem]]:
    kinds = {column.name: column.kind for column in SHAPE.columns if column.name != TURNED_ROUND}
    kinds[SCHOOL_KEPT] = one_of({"yes": True, "no": False})
    given: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, answer in answers.items():
        if name not in kinds:
            problems.append(_strange(name, kinds))
            continue
        try:
            given[name] = kinds[name].read(answer.strip())
        except (WrongCell, IndexError) as wrong:
            what, way_out = (
                (wrong.what, wrong.way_out) if isinstance(wrong, WrongCell) else ("it is empty", "Answer it.")
            )
            problems.append(Problem(name, what, way_out))
    if SCHOOL_KEPT in given:
        given[TURNED_ROUND] = continuity_answer(given.pop(SCHOOL_KEPT))
    return given, problems


def _strange(name: str, kinds: Mapping[str, object]) -> Problem:
    if name == TURNED_ROUND:
        what = "under this name the standard asks the opposite: whether education was disrupted"
        return Problem(name, what, f"Say whether the school is kept: --answer {SCHOOL_KEPT}=yes, or no.")
    return Problem("--answer", "it names no field", f"Use one of: {', '.join(kinds)}.")


def _contradictions(known: Mapping[str, Any]) -> Iterator[Problem]:
    needs, named = known.get("communicationNeeds"), known.get("specificCommunicationRequirements") or ()
    if needs == "N" and any(one != "None" for one in named):
        what = "it names a requirement, where communicationNeeds says that there is no such need"
        way_out = "Answer it with None, or say what is so: --answer communicationNeeds=Y."
        yield Problem("specificCommunicationRequirements", what, way_out)


def _unfilled(known: Mapping[str, Any]) -> Iterator[Problem]:
    for column in SHAPE.columns:
        if column.filled and known.get(column.name) is None:
            asked = SCHOOL_KEPT if column.name == TURNED_ROUND else column.name
            what = "the standard takes no blank here, and the records do not say it"
            yield Problem(asked, what, f"Ask, and say it: --answer '{asked}=...'.")
