"""The form's first questions, who the child is and what care this takes, and what the child says of newcomers."""

from __future__ import annotations

from matching.workbook.cells import TEXT, WHOLE, YES_NO, one_of
from matching.workbook.layout import Column, Form, Sheet, Table
from matching.workbook.questions import IDENT, SAID_BY, day, place, words
from matching.workbook.rows import Listed
from matching.world.child import DayCare, Heard, NightCare, Sex

HOW_MANY = "Who live in the home today or are booked to arrive, with this one. Each needs a form."

QUESTIONS = (
    Column("urn", "Home (URN)", IDENT),
    Column("living_there", "Children in the home", WHOLE, HOW_MANY),
    Column("resident.child.id", "Child's id", IDENT, "A number or code that stands for the child. Not the name."),
    Column("resident.child.name", "Name the child is known by", TEXT),
    day("resident.child.date_of_birth", "Date of birth"),
    Column("resident.child.sex", "Sex", one_of(Sex), "As the SSDA903 return records it."),
    Column("resident.bedroom", "Bedroom", IDENT, "As on the home's own form."),
    day("resident.arrived", "Arrived on", "The first night. For a child booked to arrive, the day that is agreed."),
    day("resident.leaving", "Leaving on", "The first night no longer here. Blank: no leaving is planned."),
    Column("resident.leaving_confirmed", "Is the leaving confirmed", YES_NO),
    Column("resident.child.day_care", "Staff needed by day and evening", one_of(DayCare), "Staff to children."),
    Column("resident.child.night_care", "Care needed at night", one_of(NightCare)),
    words("resident.child.school", "School attended", "If the child attends no school, write none."),
    *place("resident.child.home_place", "Own home or community"),
    Column("resident.child.home_postcode", "Own home: postcode", TEXT, "Enough where the place on the grid is blank."),
)

CHILD_SHEET = Sheet("Child", (Form("Who lives here. Leave blank what is not known.", QUESTIONS),))

VIEWS = Table(
    "What this child feels about a child referred coming to live here.",
    Listed("resident.views"),
    (
        Column("referral", "Referral", IDENT, "Its id."),
        Column("view.heard", "How the child was heard", one_of(Heard), needed=True),
        day("view.on", "On which day", "If not yet asked: the day this was written down."),
        words("view.words", "What the child said, or what was seen"),
        words("view.why_not", "If not yet asked, why"),
        Column("view.told_to", "Whom the child told", SAID_BY, width=22),
        Column("view.welcomes", "Is the child for it", YES_NO, "Leave blank if that is left open."),
    ),
)

VIEWS_SHEET = Sheet("Views of newcomers", (VIEWS,))
