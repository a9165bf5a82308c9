"""What can be told of a period of which some rows could not be read: nothing that one of those rows might put right."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum

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


def is_misled(check: SheetCheck | WorldCheck, unread: Collection[Rows]) -> bool:
    """Whether a row that could not be read might put right what the check would find."""
    return not MISLED_BY.get(check, frozenset()).isdisjoint(unread)


def not_looked_at(unread: Collection[Rows]) -> str:
    """What is not checked because of rows that could not be read, in a line."""
    left_out = "; ".join(_promises(unread))
    return f"{MORE_IN_ROWS} Nor is it looked at until then whether {left_out}." if left_out else MORE_IN_ROWS


def _promises(unread: Collection[Rows]) -> Iterator[str]:
    for check in MISLED_BY:
        if is_misled(check, unread):
            said = (check.__doc__ or "").splitlines()[0].rstrip(".")
            yield f"{said[0].lower()}{said[1:]}"
