"""The form's questions on the families: what they are assessed for, when they can come, and what matters to them."""

from __future__ import annotations

from matching.formats.period_workbook.homes import NIGHTS, URN
from matching.formats.period_workbook.rows import MARK, UNTIL, FamilyRows, GroundRows, PairRows, Spanning, Under
from matching.short_breaks.benefit_criteria import Criterion, criteria
from matching.short_breaks.period import CompanyKind, Pattern
from matching.workbook.cells import YES_NO, choice, entry_of, level_or, one_of
from matching.workbook.layout import Column, Sheet, Table
from matching.workbook.questions import IDENT, IDENTS, day, number, words
from matching.world.facts import Role
from matching.world.group import TieKind

FAMILY = Column("family", "Family", IDENT, "Its id, as on the sheet Families.", listed_in="Families")
MARKS = level_or({"not known": None}, range(5))


def _mark(criterion: Criterion) -> Column:
    levels = "; ".join(f"{level}: {said}" for level, said in enumerate(criterion.levels))
    return Column(MARK + criterion.id, criterion.name, MARKS, f"{levels}. Blank: nobody has marked it.", width=14)


FAMILIES = Table(
    "One row for each family. Its children here stay together; children to be kept apart are two families.",
    FamilyRows(),
    (
        Column("id", "Family", IDENT, "A code of your own. Not the name."),
        Column("children", "Children", IDENTS, "Their ids, as in their referrals. Not the names.", needed=True),
        Column("homes", "Homes it would use", IDENTS, "Their URNs.", needed=True, width=24),
        Column("assessed_nights", "Nights assessed for this period", number("", "").cell, needed=True),
        Column("protected_minimum", "Nights of these that are protected", number("", "").cell, needed=True),
        Column("owed_nights", "Nights owed from before", number("", "").cell, "0 if none.", needed=True),
        Column("pattern", "Kind of nights", one_of(Pattern), needed=True),
        number("shortest_stay", "Shortest stay in nights", "Blank: 1."),
        number("longest_stay", "Longest stay in nights", "Blank: 7."),
        number("least_gap", "Nights at home between stays", "At the least. Blank: 3."),
        Column("only_guest", "Only guest", YES_NO, "Whether its care plan asks for that. Blank: it does not."),
        Column("evenly_spaced", "Spread over the period", YES_NO, "Whether it asks for that. Blank: it does not."),
        day("waiting_since", "Waiting since"),
        number("points", "Council's points", "Where the council keeps them."),
        Column("familiar_bedrooms", "Familiar bedrooms", IDENTS, "As in SC123456/room 1.", width=24),
        Column("key_workers", "Key workers", IDENTS, "Their ids, not their names."),
        *(_mark(criterion) for criterion in criteria()),
    ),
    fills="families",
    once=("id",),
)

GROUNDS = Table(
    "On what grounds a mark on the sheet Families was given.",
    GroundRows(),
    (
        FAMILY,
        Column("criterion", "Criterion", entry_of({c.id: c.name for c in criteria()}), width=34),
        words("because", "On what grounds"),
    ),
    once=("family", "criterion"),
)

AT_HOMES = Table(
    "Marks that differ from home to home: what a break at one home does for a family. They go before Families'.",
    Under("families", "id", "family", ("benefit_at",), "Families"),
    (
        FAMILY,
        URN,
        Column("criterion", "Criterion", entry_of({c.id: c.name for c in criteria()}), width=34),
        Column("level", "Mark", MARKS, "0 to 4, as on the sheet Families. Blank: not known.", width=14),
        words("because", "On what grounds"),
    ),
    once=("family", "urn", "criterion"),
)

AVAILABILITY = Table(
    "Nights that a family can use: none outside these is ever offered. Preferred nights have a further row.",
    Spanning(Under("families", "id", "family", ("available", "preferred"), "Families", by="list")),
    (FAMILY, Column("list", "Available or preferred", choice({n: n for n in ("available", "preferred")})), *NIGHTS),
    whose="family",
    once=None,
)

REQUESTS = Table(
    "Nights that matter to a family more than others, such as a wedding or a carer's operation.",
    Spanning(Under("families", "id", "family", ("requests",), "Families"), "nights.first", "nights.nights"),
    (
        FAMILY,
        Column("id", "Request id", IDENT, "A code of your own."),
        day("nights.first", "First night"),
        number("nights.nights", "Nights"),
        day(UNTIL, "Or until the morning of"),
        number("weight", "How much it matters", "1 to 5. Blank: 3."),
        words("why", "Why", "Shown to nobody but the coordinator."),
    ),
    once=("family", "id"),
)

TEA_VISITS = Table(
    "Visits that the children have made to a home before a first night there.",
    Under("families", "id", "family", ("tea_visits",), "Families"),
    (FAMILY, URN, number("made", "Visits made")),
    once=("family", "urn"),
)

COMPANY = Table(
    "What is wanted of two families' children staying at the same time.",
    PairRows("company", "families"),
    (
        Column("one", "Family", IDENT, listed_in="Families"),
        Column("other", "Other family", IDENT, listed_in="Families"),
        Column("kind", "What is wanted", one_of(CompanyKind), width=26),
        words("why", "Why"),
    ),
    once=None,
)

CHILD = "Its id, as on the sheet Families or in a home's own record. Not the name."

TIES = Table(
    "Children who know, or know of, each other, and names that were checked with no link found. What is known between "
    "two children is asked before they stay at the same time; what the homes have on record needs no row.",
    PairRows("ties", "children"),
    (
        Column("one", "Child", IDENT, CHILD),
        Column("other", "Other child", IDENT, CHILD),
        Column("kind", "What is known", one_of(TieKind), width=44),
        Column("said_by", "Who says so", one_of(Role), width=26),
        day("on", "On"),
        words("note", "Note", "Name no child."),
    ),
    once=None,
)

FAMILY_SHEETS = (
    Sheet("Families", (FAMILIES,)),
    Sheet("Grounds", (GROUNDS,), optional=True),
    Sheet("Home marks", (AT_HOMES,), optional=True),
    Sheet("Availability", (AVAILABILITY,)),
    Sheet("Requests", (REQUESTS,), optional=True),
    Sheet("Tea visits", (TEA_VISITS,), optional=True),
    Sheet("Company", (COMPANY,), optional=True),
    Sheet("Ties", (TIES,), optional=True),
)
