"""What can be read of a period where some rows of its file cannot, so that all that is wrong is told at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import count, islice
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import to_json

from matching.short_breaks.period import Period, PeriodSheet
from matching.short_breaks.problems.fault import Loc
from matching.short_breaks.problems.not_whole import Rows, Unread, not_looked_at
from matching.short_breaks.problems.place import path

WORLD_UNREAD = "What the period says of its world is held against it only once that can be read."

ROWS: Mapping[Loc, Rows | None] = {
    ("homes",): Rows.HOMES,
    ("homes", "closed"): Rows.CLOSED,
    ("homes", "staff"): Rows.STAFF,
    ("homes", "on_duty"): None,
    ("families",): Rows.FAMILIES,
    ("families", "available"): Rows.AVAILABLE,
    ("families", "preferred"): None,
    ("families", "requests"): None,
    ("families", "benefit"): None,
    ("families", "benefit_at"): None,
    ("families", "tea_visits"): None,
    ("company",): None,
    ("ties",): None,
    ("holidays",): Rows.HOLIDAYS,
    ("bookings",): Rows.STAYS,
    ("published",): Rows.STAYS,
    ("taken",): Rows.STAYS,
    ("cancellations",): Rows.CANCELLED,
}
"""The lists whose entries can each be left out, with what is looked up in them; None where nothing is."""

OF_THE_WHOLE = frozenset({"policy", "as_of", "repairs", "ask_whom", "ask_how"})
"""What else can be left out. Without it nothing is found that is not so."""


class PartRead(NamedTuple):
    """A period without what cannot be read of it; without its world where something in that cannot."""

    period: PeriodSheet
    unread: frozenset[Unread]
    where: Callable[[Loc], str]
    """Says where something stands in the whole file."""

    @property
    def hides(self) -> str:
        """What is not looked at because of what cannot be read, in a line."""
        said = not_looked_at(self.unread)
        return said if isinstance(self.period, Period) else f"{said} {WORLD_UNREAD}"


def part_read(plain: Any, wrong: Iterable[Loc]) -> PartRead | None:
    """What can be read of a period given as plain data, of which these places cannot.

    None where something cannot be read without which nothing can be told.
    """
    left_out = [_left_out(loc) for loc in wrong]
    gone = {loc for loc in left_out if loc}
    if not isinstance(plain, dict) or len(gone) == 0 or () in left_out:
        return None
    left = {name: _without(part, gone, (name,)) for name, part in plain.items() if (name,) not in gone}
    kind: type[PeriodSheet] = Period if "world" in left else PeriodSheet
    try:
        period = kind.model_validate_json(to_json(left))
    except ValidationError:
        return None
    unread = frozenset(_unread(plain, loc) for loc in gone if loc != ("world",))
    known = frozenset(row for row in unread if row is not None)
    return PartRead(period, known, lambda loc: path(plain, _in_the_file(loc, gone)))


def _left_out(loc: Loc) -> Loc:
    """The innermost row that a place lies in, else the part of the period; () for what cannot be left out."""
    if loc[:1] == ("world",):
        return ("world",)
    entries = (loc[:n] for n in range(len(loc), 0, -1) if isinstance(loc[n - 1], int) and _list_of(loc[:n]) in ROWS)
    return next(entries, loc[:1] if loc and loc[0] in OF_THE_WHOLE else ())


def _list_of(entry: Loc) -> Loc:
    return tuple(part for part in entry if isinstance(part, str))


def _unread(plain: Any, entry: Loc) -> Unread | None:
    if len(entry) == 1:
        return Unread(Rows.PERIOD)
    rows = ROWS[_list_of(entry)]
    return None if rows is None else Unread(rows, _family(plain, entry))


def _family(plain: Any, entry: Loc) -> str | None:
    """The id of the family that a row lies under, where one that can be read says it."""
    family = plain["families"][entry[1]].get("id") if len(entry) > 2 and entry[0] == "families" else None
    return family if isinstance(family, str) else None


def _without(part: Any, gone: Collection[Loc], at: Loc) -> Any:
    """The part without the rows that are gone; of the world nothing is looked through."""
    if at == ("world",):
        return part
    if isinstance(part, dict):
        return {name: _without(inner, gone, (*at, name)) for name, inner in part.items()}
    if isinstance(part, list):
        return [_without(inner, gone, (*at, n)) for n, inner in enumerate(part) if (*at, n) not in gone]
    return part


def _in_the_file(loc: Loc, gone: Collection[Loc]) -> Loc:
    """The place with the numbers that its entries have in the file."""
    there: Loc = ()
    for part in loc:
        there = (*there, next(islice(_kept(there, gone), part, None)) if isinstance(part, int) else part)
    return there


def _kept(at: Loc, gone: Collection[Loc]) -> Iterator[int]:
    return (number for number in count() if (*at, number) not in gone)
