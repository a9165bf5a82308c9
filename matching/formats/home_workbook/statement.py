"""The form's questions on the statement of purpose, version by version."""

from __future__ import annotations

from matching.workbook.cells import TEXT, WHOLE, Cell, choice, entry_of, one_of, several, whole_or
from matching.workbook.layout import Column, Sheet, Shown, Table
from matching.workbook.questions import SAID_BY, day, words
from matching.workbook.rows import ByField, Gathered
from matching.world.catalogue import Catalogue
from matching.world.statement import Answer, Origin, SexServed, StayKind, WhoFor

FIELDS = {
    "ages": "ages it is for",
    "practised_ages": "ages it works with in practice",
    "number": "number of children",
    "sex": "sex it is for",
    "kinds_of_stay": "kinds of stay",
    "stay_length": "length of stay",
    "emergency": "emergency admissions",
    "widest_age_gap_years": "widest age gap in years",
    "admission_criteria": "admission criteria",
    "who_decides": "who decides on admissions",
    "ethos": "ethos",
    "behaviour_support": "behaviour support",
    "culture_language_faith": "culture, language and faith",
}
"""What the form calls each field of a statement of purpose."""

NO_LIMIT = whole_or({"no limit": None})

VERSION = (
    day("effective", "In force from"),
    words("approved_by", "Approved by"),
    day("reviewed_on", "Reviewed on"),
    Column("origin", "Whose words", one_of(Origin), "Blank counts as the home's own.", width=24),
    words("quote", "Words quoted"),
    Column("page", "Page", WHOLE, width=8),
)


def sheets_of_statement(catalogue: Catalogue) -> tuple[Sheet, ...]:
    """A sheet for the statement's fields and one for its range of needs."""
    return (Sheet("Statement", (FIELDS_TABLE,)), Sheet("Range of needs", (_range_of_needs(catalogue),)))


def _value(label: str, cell: Cell, *fields: str, part: str = "", width: int = 14) -> Column:
    path = f"value.{part}" if part else "value"
    return Column(path, label, cell, only_for=frozenset(fields), width=width)


FIELDS_TABLE = Table(
    "Each row is one version of one part of the statement. Choose the part, answer the cells that stay white.",
    ByField("statement", tuple(FIELDS)),
    (
        Column("field", "Part of the statement", choice({label: field for field, label in FIELDS.items()}), width=28),
        _value("Youngest age", WHOLE, "ages", "practised_ages", part="youngest"),
        _value("Oldest age", WHOLE, "ages", "practised_ages", part="oldest"),
        _value("Number", WHOLE, "number", "widest_age_gap_years"),
        _value("Sex", one_of(SexServed), "sex"),
        _value("Kinds of stay", several(one_of(StayKind)), "kinds_of_stay", width=30),
        _value("Shortest stay in nights", NO_LIMIT, "stay_length", part="shortest_nights"),
        _value("Longest stay in nights", NO_LIMIT, "stay_length", part="longest_nights"),
        _value("Emergency beds open to", one_of(WhoFor), "emergency", part="open_to", width=18),
        _value("Least notice in hours", WHOLE, "emergency", part="least_notice_hours"),
        _value("Longest emergency stay in nights", WHOLE, "emergency", part="longest_stay_nights"),
        _value("Who decides", SAID_BY, "who_decides", width=24),
        _value(
            "In words",
            TEXT,
            "admission_criteria",
            "ethos",
            "behaviour_support",
            "culture_language_faith",
            width=50,
        ),
        *VERSION,
    ),
    kind="field",
    once=("field", "effective"),
)


def _range_of_needs(catalogue: Catalogue) -> Table:
    needs = [n for n in catalogue.needs if n.in_statement]
    wordings = {n.id: "\n".join(f"{level}: {words}" for level, words in enumerate(n.levels)) for n in needs}
    return Table(
        "What the statement says of each need. Leave the row blank where it says nothing: that is 'not stated'.",
        Gathered("statement.needs", key="need", into="versions"),
        (
            Column("need", "Need", entry_of({n.id: n.name for n in needs}), width=24),
            Column("value.answer", "Can or cannot", one_of(Answer), width=12),
            Column("value.to_level", "Up to level", WHOLE, "For 'can': 2, 3 or 4.", width=10),
            words("value.condition", "On what condition"),
            *VERSION,
        ),
        shown=(Shown("What each level means", wordings, 56),),
        keys=tuple(n.id for n in needs),
        once=("need", "effective"),
    )
