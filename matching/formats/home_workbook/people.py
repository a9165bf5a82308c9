"""The form's questions on the staff, what they have been shown competent to do, and who is on each shift."""

from __future__ import annotations

from matching.workbook.cells import entry_of, one_of, several
from matching.workbook.layout import Column, Sheet, Table
from matching.workbook.questions import IDENT, day, number, words
from matching.workbook.rows import Gathered, Listed
from matching.world.catalogue import CapabilityKind, Catalogue
from matching.world.staff import Shift


def sheets_of_people(catalogue: Catalogue) -> tuple[Sheet, ...]:
    """A sheet each for staff, competences and shifts; the first makes the members the second speaks of."""
    return (
        Sheet("Staff", (STAFF,)),
        Sheet("Competences", (_competences(catalogue),)),
        Sheet("Shifts", (SHIFTS,)),
    )


STAFF = Table(
    "Each member of staff once, by a code of your own.",
    Listed("staff"),
    (
        Column("id", "Member's id", IDENT, "Not the name."),
        words("post", "Post"),
        Column("works", "Works on shifts", several(one_of(Shift)), width=24),
        day("starts", "Starts", "The first working day, for somebody not yet here."),
        day("leaves", "Leaves"),
    ),
    once=("id",),
)

SHIFTS = Table(
    "How many people are on each shift.",
    Listed("shifts"),
    (
        Column("shift", "Shift", one_of(Shift)),
        number("awake", "People awake", "Blank: not recorded."),
        number("sleeping_in", "People sleeping in", "Blank: not recorded."),
    ),
    once=("shift",),
)


def _competences(catalogue: Catalogue) -> Table:
    tasks = {c.id: c.name for c in catalogue.capabilities if c.kind is CapabilityKind.COMPETENCE}
    return Table(
        "What each member has been shown able to do: in general, or for one child.",
        Gathered("staff", key="id", into="competences", belongs_to="Staff"),
        (
            Column("id", "Member's id", IDENT, "As on the sheet Staff."),
            Column("task", "Competence", entry_of(tasks), width=44),
            Column("for_child", "For the child", IDENT, "The child's id; blank if in general."),
            day("assessed_on", "Assessed on"),
            day("expires", "Expires", "The first day it no longer holds."),
            words("assessed_by", "Assessed by"),
        ),
    )
