"""The form's questions on the bedrooms, and on what the house has and arranges."""

from __future__ import annotations

from matching.workbook.cells import WHOLE, YES_NO, entry_of, several
from matching.workbook.layout import Column, Sheet, Shown, Table
from matching.workbook.questions import IDENT, day
from matching.workbook.rows import Checked, Listed
from matching.world.catalogue import CapabilityKind, Catalogue


def sheets_of_rooms(catalogue: Catalogue) -> tuple[Sheet, ...]:
    """A sheet for bedrooms and one for facilities and arrangements."""
    return (Sheet("Bedrooms", (_bedrooms(catalogue),)), Sheet("Facilities", (_facilities(catalogue),)))


def _bedrooms(catalogue: Catalogue) -> Table:
    features = {c.id: c.name for c in catalogue.capabilities if c.kind is CapabilityKind.BEDROOM}
    return Table(
        "Each bedroom once. A feature that is under neither heading counts as not recorded.",
        Listed("bedrooms"),
        (
            Column("id", "Bedroom", IDENT),
            Column("beds", "Beds", WHOLE, needed=True, width=8),
            Column("may_be_shared", "May be shared", YES_NO, needed=True, width=10),
            Column("has", "Has", several(entry_of(features)), width=44),
            Column("lacks", "Does not have", several(entry_of(features)), width=44),
            day("closed_from", "Closed from"),
            day("closed_until", "Closed until", "The first day it is open again."),
        ),
        once=("id",),
    )


def _facilities(catalogue: Catalogue) -> Table:
    kinds = {CapabilityKind.FACILITY, CapabilityKind.ARRANGEMENT}
    things = [c for c in catalogue.capabilities if c.kind in kinds]
    return Table(
        "Yes: it is here today. No: it is known not to be. Blank: nobody has recorded it.",
        Checked("has", "lacks"),
        (
            Column("item", "Facility or arrangement", entry_of({c.id: c.name for c in things}), width=44),
            Column("answer", "Is it here today", YES_NO, width=12),
        ),
        shown=(Shown("How it is put in place", {c.id: c.how for c in things}, 70),),
        keys=tuple(c.id for c in things),
        once=("item",),
    )
