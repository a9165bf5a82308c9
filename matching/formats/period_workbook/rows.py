"""Where the rows of the short breaks form stand in a period: under a home or family, or as one stay among several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from matching.format import Loc
from matching.formats.period_workbook.no_such_id import no_such_id
from matching.short_breaks.period import BookingStatus
from matching.workbook.cells import BLANK, WrongCell
from matching.workbook.draft import Draft
from matching.workbook.rows import Place, Row, RowsOf, entries, split


@dataclass(frozen=True)
class Under:
    """Each row belongs to an entry of a list, which it names, and is one entry of one of that entry's own lists."""

    at: str
    field: str
    """What the entries go by."""
    column: str
    """The column that names the entry."""
    into: tuple[str, ...]
    sheet: str
    """The sheet that makes the entries."""
    by: str = ""
    """The column that says into which list the row goes, when there are several."""

    @property
    def anchors(self) -> tuple[str, ...]:
        return (self.column, self.by) if self.by else (self.column,)

    def spread(self, plain: Row) -> Iterator[Row]:
        for entry in entries(plain, self.at):
            for into in self.into:
                for part in entry[into]:
                    yield {**part, self.column: entry[self.field], self.by: into}

    def place(self, draft: Draft, row: Row) -> Place:
        into = row[self.by] if self.by else self.into[0]
        whole = (*named(draft, self.at, self.field, row[self.column], self.sheet, self.column), into)
        part = (*whole, draft.next(whole))
        return lambda path: None if path in {self.column, self.by} else (*part, *split(path))


def named(draft: Draft, at: str, field: str, value: Any, sheet: str, column: str) -> Loc:
    """Where the entry of a list stands that goes by a value. Raises WrongCell when no sheet has made it."""
    number = draft.find((at,), field, value)
    if number is None:
        raise WrongCell(*no_such_id(sheet, str(value), list(map(str, draft.known((at,), field)))), column)
    return (at, number)


UNTIL = "the morning"
"""The column for the morning on which nights end."""


@dataclass(frozen=True)
class Spanning:
    """Rows of nights, told by how many there are or by the morning they end; written by how many."""

    rows: RowsOf
    first: str = "first"
    nights: str = "nights"
    may_be_none: bool = False
    """Whether a row may name no nights at all."""

    @property
    def anchors(self) -> tuple[str, ...]:
        return self.rows.anchors

    def spread(self, plain: Row) -> Iterator[Row]:
        return self.rows.spread(plain)

    def place(self, draft: Draft, row: Row) -> Place:
        count = None if self.may_be_none and self._says_nothing(row) else self._count(row)
        place = self.rows.place(draft, row)
        nights = place(self.nights)
        if count is not None and nights is not None:
            draft.put(nights, count)
        return lambda path: None if path == UNTIL else place(path)

    def _says_nothing(self, row: Row) -> bool:
        return not {self.first, self.nights, UNTIL} & row.keys()

    def _count(self, row: Row) -> int:
        """How many nights. Raises WrongCell when that is not told, or told in two ways that differ."""
        count, until, first = row.get(self.nights), row.get(UNTIL), row.get(self.first)
        if first is None:
            raise WrongCell(*BLANK, self.first)
        if until is None and count is None:
            raise WrongCell(BLANK[0], "Give the number of nights, or the morning they end.", self.nights)
        told = (until - first).days if until is not None else int(count or 0)
        if told < 1:
            column = self.nights if until is None else UNTIL
            raise WrongCell("the nights end before the first", "Give a later morning, or 1 night or more.", column)
        if count not in {None, told}:
            raise WrongCell(f"this morning makes it {told} nights, not {count}", "Empty one of the two cells.", UNTIL)
        return told


@dataclass(frozen=True)
class OnDutyRows:
    """Each row is a run of nights of one member of staff of one home; one without nights says that none is settled."""

    anchors: tuple[str, ...] = ("urn", "staff")

    def spread(self, plain: Row) -> Iterator[Row]:
        for home in entries(plain, "homes"):
            for duty in home["on_duty"]:
                runs: tuple[Row, ...] = duty["nights"] or ({},)
                for run in runs:
                    yield {**run, "urn": home["urn"], "staff": duty["staff"]}

    def place(self, draft: Draft, row: Row) -> Place:
        duties = (*named(draft, "homes", "urn", row["urn"], "Homes", "urn"), "on_duty")
        number = draft.find(duties, "staff", row["staff"])
        entry = (*duties, draft.next(duties) if number is None else number)
        draft.put((*entry, "staff"), row["staff"])
        if "first" not in row:
            draft.put((*entry, "nights"), ())
            return lambda path: (*entry, "staff") if path == "staff" else None
        run = (*entry, "nights", draft.next((*entry, "nights")))
        parts: dict[str, Loc] = {
            "staff": (*entry, "staff"),
            "first": (*run, "first"),
            "nights": (*run, "nights"),
        }
        return parts.get


MARK = "mark "
"""Before a criterion's id: the column of a family's mark by it."""


@dataclass(frozen=True)
class FamilyRows:
    """Each row is one family, with a column for its mark by each criterion."""

    anchors: tuple[str, ...] = ("id",)

    def spread(self, plain: Row) -> Iterator[Row]:
        for family in entries(plain, "families"):
            yield {**family, **{MARK + mark["criterion"]: mark["level"] for mark in family["benefit"]}}

    def place(self, draft: Draft, row: Row) -> Place:
        family = ("families", draft.next(("families",)))
        marks: dict[str, Loc] = {}
        for column in row:
            if column.startswith(MARK):
                mark = (*family, "benefit", draft.next((*family, "benefit")))
                draft.put((*mark, "criterion"), column.removeprefix(MARK))
                marks[column] = (*mark, "level")
        return lambda path: marks.get(path) if path.startswith(MARK) else (*family, *split(path))


@dataclass(frozen=True)
class GroundRows:
    """Each row is the grounds for one mark of one family."""

    anchors: tuple[str, ...] = ("family", "criterion")

    def spread(self, plain: Row) -> Iterator[Row]:
        for family in entries(plain, "families"):
            for mark in family["benefit"]:
                if mark["because"] is not None:
                    yield {**mark, "family": family["id"]}

    def place(self, draft: Draft, row: Row) -> Place:
        marks = (*named(draft, "families", "id", row["family"], "Families", "family"), "benefit")
        number = draft.find(marks, "criterion", row["criterion"])
        if number is None:
            way_out = "Give the mark on the sheet 'Families', if only 'not known'."
            raise WrongCell("the family has no mark by this criterion", way_out, "criterion")
        return {"because": (*marks, number, "because"), "criterion": (*marks, number, "criterion")}.get


@dataclass(frozen=True)
class PairRows:
    """Each row is one thing about two families or two children."""

    at: str
    field: str
    """The two of them."""
    anchors: tuple[str, ...] = ()

    def spread(self, plain: Row) -> Iterator[Row]:
        for found in entries(plain, self.at):
            yield {**found, "one": found[self.field][0], "other": found[self.field][1]}

    def place(self, draft: Draft, row: Row) -> Place:
        entry = (self.at, draft.next((self.at,)))
        pair: dict[str, Loc] = {"one": (*entry, self.field, 0), "other": (*entry, self.field, 1)}
        return lambda path: pair.get(path, (*entry, path))


STANDING = {
    "committed": BookingStatus.COMMITTED,
    "confirmed": BookingStatus.CONFIRMED,
    "in the last plan": "published",
    "taken": "taken",
}
"""How firm a stay is, by the words of the form."""


@dataclass(frozen=True)
class StayRows:
    """Each row is one stay: a booking, one of the last plan given out, or one already taken."""

    anchors: tuple[str, ...] = ("standing",)

    def spread(self, plain: Row) -> Iterator[Row]:
        for booking in entries(plain, "bookings"):
            yield {**booking, "standing": booking["status"]}
        for field in ("published", "taken"):
            for stay in entries(plain, field):
                yield {**stay, "standing": field}

    def place(self, draft: Draft, row: Row) -> Place:
        standing = row["standing"]
        is_booking = isinstance(standing, BookingStatus)
        field = "bookings" if is_booking else standing
        stay = (field, draft.next((field,)))
        status = (*stay, "status") if is_booking else None
        return lambda path: status if path == "standing" else (*stay, path)
