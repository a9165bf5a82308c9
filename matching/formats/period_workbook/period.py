"""The form's questions on the period itself and what the organisation has decided about it."""

from __future__ import annotations

from matching.formats.period_workbook.answers import NO_LIMIT
from matching.formats.period_workbook.rows import UNTIL, Spanning
from matching.short_breaks.objectives import OBJECTIVES
from matching.short_breaks.objectives.fairness import RULES
from matching.short_breaks.period import FairnessRule, LimitUnit
from matching.workbook.cells import YES_NO, entry_of, one_of
from matching.workbook.layout import Column, Form, Sheet, Table
from matching.workbook.questions import IDENT, day, number, words
from matching.workbook.rows import Listed

BY_HAND = "Blank: each letter has a line to fill in by hand."

PERIOD_SHEET = Sheet(
    "Period",
    (
        Form(
            "The nights to be shared out, and what the organisation has decided. A night is the date of its evening.",
            (
                Column("id", "Period id", IDENT, "Your reference for it, such as 2027-spring."),
                day("first_night", "First night"),
                number("nights", "Number of nights"),
                Column(
                    "policy.fairness",
                    "Who comes first where there is not enough",
                    one_of(FairnessRule),
                    " ".join(f"{rule.RULE.value.capitalize()}: {rule.MEANS}." for rule in RULES),
                    needed=True,
                ),
                Column(
                    "policy.keep_within_limits",
                    "Never plan beyond the limits on short breaks",
                    YES_NO,
                    "If no, the plan says where a change of legal basis must be decided.",
                    needed=True,
                ),
                Column("policy.limit_unit", "What counts against the limits", one_of(LimitUnit), needed=True),
                Column("policy.weekend_nights_most", "Most Friday and Saturday nights for a family", NO_LIMIT),
                Column("policy.holiday_nights_most", "Most nights for a family in one holiday", NO_LIMIT),
                Column("policy.stays_most", "Most stays for a family", NO_LIMIT),
                Column("policy.diary_most", "Most stays of a family in the diary at once", NO_LIMIT),
                number("policy.notice_days", "Days of notice for a newly planned night", "Blank: none."),
                number("policy.guests_per_trained", "Guests one trained person can look after", "Blank: 2."),
                day(
                    "as_of",
                    "Today",
                    "Blank: the day of the records. Stays begun before it stay as they were.",
                ),
                number("repairs", "Repairs since the plan was given out", "Blank: none. A repair counts itself."),
                words("ask_whom", "Whom families can ask", f"A name or a role, for the letters. {BY_HAND}"),
                words("ask_how", "Their phone or email", f"And when they can be reached. {BY_HAND}"),
            ),
        ),
    ),
)

LEVELS_SHEET = Sheet(
    "Levels off",
    (
        Table(
            "Parts of what best means that the organisation has switched off. Leave the sheet empty if there are none.",
            Listed("policy.levels_off"),
            (
                Column("level", "Level", entry_of({o.ID: o.NAME for o in OBJECTIVES}), width=24),
                words("why", "Who decided it, and why"),
            ),
            once=("level",),
        ),
    ),
    optional=True,
)

HOLIDAYS_SHEET = Sheet(
    "Holidays",
    (
        Table(
            "School holidays and other blocks of nights.",
            Spanning(Listed("holidays"), "nights.first", "nights.nights"),
            (
                words("name", "Name"),
                day("nights.first", "First night"),
                number("nights.nights", "Nights"),
                day(UNTIL, "Or until the morning of"),
            ),
            once=("name",),
        ),
    ),
    optional=True,
)
