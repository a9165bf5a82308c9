"""The form's questions on the homes: their rules for guests, closed nights, shifts, and who is on duty."""

from __future__ import annotations

from matching.formats.period_workbook.answers import AGES, NO_LIMIT, WEEKDAYS, trained
from matching.formats.period_workbook.rows import UNTIL, OnDutyRows, Spanning, Under
from matching.short_breaks.period import GroupRule, Working
from matching.workbook.cells import one_of
from matching.workbook.layout import Column, Sheet, Table
from matching.workbook.questions import IDENT, day, number
from matching.workbook.rows import Listed
from matching.world.catalogue import CapabilityKind, Catalogue

URN = Column("urn", "Home", IDENT, "Its URN, as on the sheet Homes.", listed_in="Homes")
NIGHTS = (
    day("first", "First night"),
    number("nights", "Nights", "Or give the morning they end, in the next cell."),
    day(UNTIL, "Or until the morning of", "The first date that is not one of the nights."),
)


def sheets_of_homes(catalogue: Catalogue) -> tuple[Sheet, ...]:
    """A sheet each for homes, closed nights, beds in use, shifts and duty; the first makes what the others speak of."""
    return (
        Sheet("Homes", (HOMES,)),
        Sheet("Closed nights", (CLOSED,)),
        Sheet("Emergency beds", (EMERGENCY_BEDS,), optional=True),
        Sheet("Staff", (_staff(catalogue),)),
        Sheet("On duty", (ON_DUTY,), optional=True),
    )


HOMES = Table(
    "Each home of the period once. Its bedrooms and registration stand in its own record.",
    Listed("homes", anchors=("urn",)),
    (
        Column("urn", "URN", IDENT, "SC and six digits, or seven digits."),
        number("turnaround_nights", "Nights a bedroom rests between guests", "Blank: none."),
        number("held_back", "Beds kept free for emergencies", "Blank: none."),
        Column("arrivals_a_day", "Families it can welcome on one day", NO_LIMIT),
        Column("group_rule", "Who guests of a night must be alike in", one_of(GroupRule), "Blank: none.", width=24),
        Column("band_starts", "Age bands begin at", AGES, "For age bands: each first age after the youngest."),
        Column("most_draw_quarters", "Most draw by day of all guests", NO_LIMIT, "In quarters of a member of staff."),
        number("tea_visits_needed", "Tea visits before a first night", "Blank: none."),
        number("tea_visit_days", "Days to allow for each tea visit", "Blank: 7."),
        Column("first_stay_most_nights", "Longest first stay in nights", NO_LIMIT),
    ),
    fills="homes",
    once=("urn",),
)

CLOSED = Table(
    "Nights on which a home takes no guests.",
    Spanning(Under("homes", "urn", "urn", ("closed",), "Homes")),
    (URN, *NIGHTS),
    once=None,
)

EMERGENCY_BEDS = Table(
    "Nights on which a bed kept free is in use for a child admitted in an emergency.",
    Spanning(Under("homes", "urn", "urn", ("held_back_in_use",), "Homes")),
    (URN, *NIGHTS),
    once=None,
)

DIFFERENT = "One may be trained in several. Blank: not known; counted as the most in one task."
ON_DUTY = Table(
    "Nights on which a member of staff is on shift, as far as they are settled. No nights: none is settled yet.",
    Spanning(OnDutyRows(), may_be_none=True),
    (URN, Column("staff", "Member's id", IDENT, "As in the home's own record. Not the name."), *NIGHTS),
    once=None,
)


def _staff(catalogue: Catalogue) -> Table:
    tasks = {c.id: c.name for c in catalogue.capabilities if c.kind is CapabilityKind.COMPETENCE}
    return Table(
        "Who is on shift, by the date of the evening. Where rows overlap, the lower one holds. No row: nobody.",
        Under("homes", "urn", "urn", ("staff",), "Homes"),
        (
            URN,
            Column("shift", "Shift", one_of(Working)),
            number("people", "People"),
            day("since", "First night"),
            day("until", "Until", "The first night that the row no longer holds for."),
            Column("weekdays", "On which nights", WEEKDAYS, "Blank: every night.", width=30),
            Column("trained", "Trained among them", trained(tasks), "Such as 1 x the task. Blank: nobody.", width=50),
            number("trained_people", "Different people trained", DIFFERENT),
        ),
        once=None,
    )
