"""Where a child looked after is placed, as a council's own records say it, and which children those are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from matching.world.child import Sex

OWN = "PR1"
"""The council's own provision, as the SSDA903 return codes it."""
HOMES = frozenset({"K1", "K2"})
"""Children's homes, secure ones among them."""
TEMPORARY = frozenset({"T0", "T1", "T2", "T3", "T4"})
"""Away for a time: the child's place is still where they were before."""
SHORT_BREAKS = frozenset({"V3", "V4"})
"""Legal statuses under which a child comes for short breaks, and lives elsewhere."""


class LookedAfter(NamedTuple):
    """A child looked after. None is not known."""

    id: str
    born: date | None
    sex: Sex | None
    name: str | None = None


class Placement(NamedTuple):
    """One stretch of time in one placement. None is not known, or for `until` that it goes on."""

    child: str
    since: date
    until: date | None
    """The day it ended; the child was no longer there that night."""
    kind: str | None
    """Its type by the SSDA903 code."""
    provider: str | None
    urn: str | None
    postcode: str | None
    legal_status: str | None

    def goes_on(self, day: date) -> bool:
        """Whether the child is placed there for the night of that day."""
        return self.since <= day and (self.until is None or day < self.until)

    @property
    def is_short_breaks(self) -> bool:
        """Whether the child only comes there for short breaks."""
        return self.legal_status in SHORT_BREAKS

    @property
    def is_home(self) -> bool:
        """Whether it is a children's home that is known by its URN."""
        return self.kind in HOMES and self.urn is not None


class Current(NamedTuple):
    """The placement a child has on a day, since when without a break, and where they are for a time if elsewhere."""

    placement: Placement
    since: date
    away: Placement | None


def current(placements: Iterable[Placement], day: date) -> Mapping[str, Current]:
    """By child, the placement each has on that day: one away for a time keeps the place they are to come back to.

    Short breaks beside a placement leave the child living there, as do those and times away that have ended.
    """
    by_child: dict[str, list[Placement]] = defaultdict(list)
    for placement in placements:
        if placement.since <= day:
            by_child[placement.child].append(placement)
    found = {}
    for child, theirs in by_child.items():
        theirs.sort(key=lambda p: (p.since, p.until or date.max))
        going_on = [p for p in theirs if p.goes_on(day)]
        living = [p for p in going_on if not p.is_short_breaks] or going_on
        if living:
            alike = [p for p in theirs if p.is_short_breaks is living[-1].is_short_breaks]
            found[child] = _current(alike[: alike.index(living[-1]) + 1])
    return found


def _current(theirs: Sequence[Placement]) -> Current:
    latest = theirs[-1]
    lasting = [p for p in theirs if p.kind not in TEMPORARY]
    if latest.kind not in TEMPORARY or not lasting:
        return Current(latest, _arrived(theirs, latest), None)
    usual = lasting[-1]
    return Current(usual, _arrived([p for p in theirs if p.since <= usual.since], usual), latest)


def _arrived(theirs: Sequence[Placement], last: Placement) -> date:
    """When the child came: a change of legal status only, or a time away, is no move."""
    since = last.since
    for earlier in reversed([p for p in theirs if p is not last and p.since <= last.since]):
        if earlier.until is None or earlier.until < since:
            break
        if earlier.kind not in TEMPORARY and (earlier.urn is None or earlier.urn != last.urn):
            break
        since = min(since, earlier.since)
    return since
