"""A council's SSDA903 return: its tables for one collection year, and the children and placements they speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from matching.formats.ssda903.tables import ELSEWHERE
from matching.looked_after.codes import ssda903_codes
from matching.looked_after.placement import LookedAfter, Placement
from matching.tables.rows import Rows
from matching.world.child import Sex


class Header(NamedTuple):
    """One row of the header: a child looked after in the year."""

    child: str
    sex: str
    born: date
    ethnic: str
    upn: str | None = None
    mother: str | None = None
    mothers_child_born: date | None = None


class Episode(NamedTuple):
    """One row of the episodes: a stretch of time under one legal status in one placement."""

    child: str
    began: date
    why_new: str
    legal_status: str
    need: str | None
    place: str | None
    provider: str | None
    ended: date | None
    why_ended: str | None
    why_changed: str | None
    home_postcode: str | None
    placement_postcode: str | None
    urn: str | None


@dataclass(frozen=True)
class Return903:
    """A return: every table that was given, whole, for the collection year that ends on 31 March of `year`."""

    year: int
    tables: tuple[Rows, ...]

    def table(self, name: str) -> Rows | None:
        """The table of that name; None where it was not given."""
        return next((rows for rows in self.tables if rows.name == name), None)

    def header(self) -> Iterator[Header]:
        """The rows of the header."""
        rows = self.table("Header")
        return iter(()) if rows is None else rows.by_row(Header)

    def episodes(self) -> Iterator[Episode]:
        """The rows of the episodes, as they stand."""
        rows = self.table("Episodes")
        return iter(()) if rows is None else rows.by_row(Episode)

    def children(self) -> tuple[LookedAfter, ...]:
        """The children, with what a return says of them; it names nobody."""
        return tuple(LookedAfter(h.child, h.born, _sex(h.sex)) for h in self.header())

    def placements(self) -> tuple[Placement, ...]:
        """The placements, one for each episode."""
        return tuple(
            Placement(
                *(e.child, e.began, e.ended, e.place, e.provider, None if e.urn == ELSEWHERE else e.urn),
                *(e.placement_postcode, e.legal_status),
            )
            for e in self.episodes()
        )


def with_table(returned: Return903, rows: Rows, order: Sequence[str]) -> Return903:
    """The same return with a table put in, in place of one of that name."""
    tables = {**{t.name: t for t in returned.tables}, rows.name: rows}
    return Return903(returned.year, tuple(tables[name] for name in order if name in tables))


def _sex(sex: str) -> Sex | None:
    return {"male": Sex.MALE, "female": Sex.FEMALE}.get(ssda903_codes().meaning("sex", sex) or "")
