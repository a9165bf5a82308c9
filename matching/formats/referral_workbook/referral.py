"""The form's first questions: who is referred, by whom, and for what stay."""

from __future__ import annotations

from matching.workbook.cells import TEXT, YES_NO, one_of
from matching.workbook.layout import Column, Form, Sheet
from matching.workbook.questions import IDENT, IDENTS, day, number, place, words
from matching.world.child import DayCare, NightCare, Sex
from matching.world.referral import Urgency
from matching.world.statement import StayKind

THE_CHILD = (
    Column("id", "Referral id", IDENT, "Your reference for this referral. Letters, digits and . : / - _ only."),
    Column("child.id", "Child's id", IDENT, "A number or code that stands for the child. Do not use the name."),
    Column("child.name", "Name the child is known by", TEXT),
    day("child.date_of_birth", "Date of birth"),
    Column("child.sex", "Sex", one_of(Sex), "As the SSDA903 return records it."),
    words("legal_status", "Legal status"),
    *place("child.home_place", "Own home or community"),
)

THE_STAY = (
    words("placing_authority", "Placing authority"),
    day("received_on", "Referral received on"),
    Column("urgency", "Planned or emergency", one_of(Urgency), "An emergency is needed within 24 hours."),
    Column("kind", "Kind of stay", one_of(StayKind)),
    day("start", "First night asked for"),
    number("expected_nights", "Expected length in nights"),
    number("notice_hours", "Hours until arrival", "For an emergency: from the request to arrival."),
    Column("known_to_home", "Homes where the child has stayed before", IDENTS, "Their URNs."),
    number("offered_weekly_pounds", "Weekly fee offered", "In whole pounds."),
    words("brings_animal", "Animal that comes with the child"),
)

CARE_AND_SCHOOL = (
    Column("child.day_care", "Staff needed by day and evening", one_of(DayCare), "Staff to children."),
    Column("child.night_care", "Care needed at night", one_of(NightCare)),
    words("child.school", "School attended", "If the child attends no school, write none."),
    number("education.year_group", "School year", "0 is reception and -1 is nursery."),
    Column("education.keep_school", "Should the present school be kept", YES_NO),
    Column("education.has_plan", "Education, health and care plan", YES_NO),
    *place("education.school_place", "School"),
    Column(
        "identity_needs",
        "Needs of culture, language, faith or diet",
        IDENTS,
        "Those a home can meet, each in a word or two, such as halal or Polish.",
    ),
)

ABOUT = "Who is referred, by whom, and for what stay. Leave blank what is not known."

REFERRAL_SHEET = Sheet("Referral", (Form(ABOUT, (*THE_CHILD, *THE_STAY, *CARE_AND_SCHOOL)),))
