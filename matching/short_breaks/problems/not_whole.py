"""What can be told of a period of which some rows could not be read: nothing that one of those rows might put right."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from matching.short_breaks.problems.fault import SheetCheck, WorldCheck
from matching.short_breaks.problems.of_sheet import (
    bedroom_taken,
    possible_nights,
    preferred_nights,
    requests,
    shifts_covered,
    unknown_families,
    unknown_homes,
)
from matching.short_breaks.problems.of_world import taken_by_now

MORE_IN_ROWS = "More may be found once this is put right: a row that cannot be read is held against no other."


class Rows(StrEnum):
    """Lists that a check may look something up in, and not find it."""

    PERIOD = "what is said of the whole period"
    HOMES = "homes"
    CLOSED = "closed nights"
    STAFF = "staff"
    FAMILIES = "families"
    AVAILABLE = "nights that families can use"
    HOLIDAYS = "holidays"
    STAYS = "stays"
    CANCELLED = "cancellations"


class Unread(NamedTuple):
    """A row that could not be read."""

    of: Rows
    family: str | None = None
    """The family that it is about. None: it is about none, or it cannot be read which."""


MISLED_BY: Mapping[SheetCheck | WorldCheck, frozenset[Rows]] = {
    unknown_homes: frozenset({Rows.HOMES}),
    unknown_families: frozenset({Rows.FAMILIES}),
    possible_nights: frozenset({Rows.HOMES, Rows.AVAILABLE, Rows.HOLIDAYS, Rows.STAYS}),
    preferred_nights: frozenset({Rows.AVAILABLE}),
    requests: frozenset({Rows.AVAILABLE}),
    shifts_covered: frozenset({Rows.CLOSED, Rows.STAFF}),
    bedroom_taken: frozenset({Rows.STAYS, Rows.CANCELLED}),
    taken_by_now: frozenset({Rows.PERIOD}),
}
"""The lists that each check misses something in; what any other check finds, no further row can put right."""


OF_ONE_FAMILY: tuple[SheetCheck | WorldCheck, ...] = (possible_nights, preferred_nights, requests)
"""The checks for each family by itself: a row about another family puts nothing right that they find of it."""


def is_misled(check: SheetCheck | WorldCheck, unread: Collection[Unread]) -> bool:
    """Whether a row that could not be read might put right what the check would find, whatever family that is of."""
    return any(row.family is None or check not in OF_ONE_FAMILY for row in _missed(check, unread))


def families_misled(check: SheetCheck | WorldCheck, unread: Collection[Unread]) -> frozenset[str]:
    """The families of which a row that could not be read might put right what the check would find of them."""
    families = (row.family for row in _missed(check, unread) if check in OF_ONE_FAMILY)
    return frozenset(family for family in families if family is not None)


def not_looked_at(unread: Collection[Unread]) -> str:
    """What is not checked because of rows that could not be read, in a line."""
    whole = _promises(check for check in MISLED_BY if is_misled(check, unread))
    few = (check for check in MISLED_BY if not is_misled(check, unread) and families_misled(check, unread))
    said = (MORE_IN_ROWS, _until_then(whole), _until_then(_promises(few), " for the families that those rows name"))
    return " ".join(filter(None, said))


def _missed(check: SheetCheck | WorldCheck, unread: Iterable[Unread]) -> Iterator[Unread]:
    lists = MISLED_BY.get(check, frozenset())
    return (row for row in unread if row.of in lists)


def _until_then(promises: str, of_whom: str = "") -> str:
    return f"Nor is it looked at until then{of_whom} whether {promises}." if promises else ""


def _promises(checks: Iterable[SheetCheck | WorldCheck]) -> str:
    said = ((check.__doc__ or "").splitlines()[0].rstrip(".") for check in checks)
    return "; ".join(f"{words[0].lower()}{words[1:]}" for words in said)
