"""The form's questions on what is known between the child and others, and on what is done about it."""

from __future__ import annotations

from matching.workbook.cells import entry_of, one_of
from matching.workbook.layout import Column, Sheet, Table
from matching.workbook.questions import IDENT, SAID_BY, day, words
from matching.workbook.rows import Listed
from matching.world.catalogue import Catalogue
from matching.world.group import ABOUT_ANIMALS, TieKind

BY_ID = "By the id. It may be a child who lives here, or one who is referred."


def sheets_between(catalogue: Catalogue) -> tuple[Sheet, ...]:
    """A sheet each for what is known, for safeguards, and for impacts that somebody has answered for."""
    pairs = {pair.id: pair.name for pair in catalogue.pairs}
    measures = {measure.id: measure.name for pair in catalogue.pairs for measure in pair.mitigations}
    return (
        Sheet("Other children", (TIES,)),
        Sheet("Safeguards", (_safeguards(pairs, measures),)),
        Sheet("Answered for", (_resolutions(pairs),)),
    )


TIES = Table(
    "What is known between this child and another, and names that were checked with no link found.",
    Listed("ties"),
    (
        Column("other", "Other child", IDENT, BY_ID),
        Column("kind", "What is known", one_of(TieKind), width=44),
        Column("said_by", "Who says so", SAID_BY, width=26),
        day("on", "On"),
        words("note", "Note", "Name no child."),
        words("lifted_by", "Bar lifted by", "Only where the registered manager has lifted what this tie raised."),
        Column("lifted_by_role", "In which role", SAID_BY, width=22),
        day("lifted_on", "Lifted on"),
    ),
    once=None,
)


def _safeguards(pairs: dict[str, str], measures: dict[str, str]) -> Table:
    return Table(
        "What lessens how one child may affect another. It counts once it is in place and its evidence is written.",
        Listed("safeguards"),
        (
            Column("pair", "What may affect the other", entry_of(pairs), width=44),
            Column("source", "From which child", IDENT, BY_ID),
            Column("affected", "To which child", IDENT, BY_ID),
            Column("measure", "What is done", entry_of(measures), width=44),
            words("owner", "Who sees to it"),
            day("in_place_since", "In place since"),
            words("evidence", "Evidence"),
        ),
        once=None,
    )


def _resolutions(pairs: dict[str, str]) -> Table:
    return Table(
        "A red impact that a named person has judged can be lived with, and why. It counts from who may answer for it.",
        Listed("resolutions"),
        (
            Column("pair", "What may affect the other", entry_of({**pairs, ABOUT_ANIMALS: "Animals"}), width=44),
            Column("source", "From which child", IDENT, "By the id; for the home's own animals, its URN."),
            Column("affected", "To which child", IDENT, BY_ID),
            words("by", "Who answers for it"),
            Column("role", "In which role", SAID_BY, width=26),
            day("on", "On"),
            words("why", "Why it can be lived with"),
        ),
        once=None,
    )
