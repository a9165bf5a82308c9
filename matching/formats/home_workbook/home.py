"""The form's questions on the home as a whole, its conditions of registration, and what is near it."""

from __future__ import annotations

from matching.workbook.cells import TEXT, WHOLE, YES_NO, choice, one_of, several
from matching.workbook.layout import Column, Form, Sheet, Table
from matching.workbook.questions import IDENT, IDENTS, day, number, place, words
from matching.workbook.rows import Listed
from matching.world.home import Category
from matching.world.statement import SexServed, StayKind

POUNDS = "In whole pounds."

HOME_SHEET = Sheet(
    "Home",
    (
        Form(
            "Who and where the home is. Leave blank what is not recorded.",
            (
                Column("urn", "URN", IDENT, "SC and six digits, or seven digits."),
                words("name", "Name of the home"),
                words("provider", "Provider"),
                words("authority", "Local authority it lies in"),
                *place("place", "The home"),
                Column("postcode", "Postcode", TEXT, "Enough where the place on the grid is not given."),
                day("statement.reviewed_on", "Statement of purpose last reviewed on"),
                day("statement.sent_to_regulator_on", "Latest revision sent to HMCI on"),
                day("location.done_on", "Location assessment done on"),
                number("fee.weekly_pounds", "Weekly fee", POUNDS),
                number("fee.one_off_pounds", "Fee once", POUNDS),
                number("manager_budget.weekly_pounds", "Manager may commit each week", POUNDS),
                number("manager_budget.one_off_pounds", "Manager may commit once", POUNDS),
                Column(
                    "meets",
                    "Identity needs met today",
                    IDENTS,
                    "Languages, faiths, diets, in a word or two each. Empty: not known.",
                ),
            ),
        ),
    ),
)

KINDS = ("places", "ages", "sex", "categories", "named child", "no admissions", "worded")


def _only(kind: str) -> frozenset[str]:
    return frozenset({kind})


CONDITIONS_SHEET = Sheet(
    "Conditions",
    (
        Table(
            "Conditions of registration, each with the days it holds for: at least the number of children. "
            "What is not a condition restricts nothing.",
            Listed("conditions"),
            (
                Column("kind", "Kind of condition", choice({kind: kind for kind in KINDS})),
                day("since", "Since"),
                day("until", "Until", "The first day it no longer holds; blank while it does."),
                Column("most", "Most children", WHOLE, only_for=_only("places")),
                Column("ages.youngest", "Youngest age", WHOLE, only_for=_only("ages")),
                Column("ages.oldest", "Oldest age", WHOLE, only_for=_only("ages")),
                Column("sex", "Sex", one_of(SexServed), only_for=_only("sex")),
                Column("categories", "Categories", several(one_of(Category)), only_for=_only("categories"), width=40),
                Column("child", "Child's id", IDENT, "Not the name.", only_for=_only("named child")),
                Column("waives_ages", "Waives ages", YES_NO, needed=True, only_for=_only("named child")),
                Column("waives_sex", "Waives sex", YES_NO, needed=True, only_for=_only("named child")),
                Column("words", "The condition's words", TEXT, only_for=_only("worded"), width=50),
                Column("satisfied_for", "Found satisfied for referrals", IDENTS, only_for=_only("worded")),
                Column("breached_for", "Found not satisfied for referrals", IDENTS, only_for=_only("worded")),
            ),
            kind="kind",
        ),
    ),
)


def _list(path: str, label: str, about: str, none: bool = False) -> Table:
    return Table(about, Listed(path), (Column("", label, TEXT, width=40),), none=path if none else "", once=None)


LISTS_SHEET = Sheet(
    "Life and surroundings",
    (
        _list("activities", "Activity", "What children can do here. Empty: not known."),
        _list("works_with_schools", "School", "Schools that children can attend."),
        _list("animals", "Animal", "Animals here. If none, choose 'none'.", none=True),
        _list("location.known_risks", "Known risk nearby", "From the location assessment."),
        _list("adjoining_authorities", "Adjoining authority", "All of them. If none, choose 'none'.", none=True),
        Table(
            "Free places, as told to placing authorities. The latest that holds on the first night counts.",
            Listed("vacancies"),
            (
                Column("places", "Places free", WHOLE, "0 where there is none."),
                day("since", "From the night of"),
                day("until", "Until, if told"),
                Column("kinds", "Kinds of stay, if told", several(one_of(StayKind)), width=30),
                day("told_on", "Told on"),
                Column("note", "Note", TEXT, width=30),
            ),
        ),
    ),
)
