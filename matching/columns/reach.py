"""How far every home is from a place, and whether it is within so many miles, when either may not be known.

A place that is not known is supposed where `matching.details.nearby` supposes it; miles are counted as `Place.miles_to`
counts them, to the tenth.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from matching.columns.bounds import OPEN, YES, Flags, May
from matching.columns.homes import PublishedColumns
from matching.columns.kinds import Kinds
from matching.details.nearby import EDGES, supposed_homes
from matching.match import Match
from matching.world.place import METRES_PER_MILE, Place
from matching.world.record import Same

Miles = NDArray[np.float64]

HALF_WAY = 1e-6
"""How near to half a tenth of a mile the two ways to round may part."""


def miles_from(homes: PublishedColumns, place: Place) -> Miles:
    """(homes,): the straight line in miles, to one decimal; of no meaning where a home's place is not known."""
    east, north = homes.grid[:, 0] - place.easting, homes.grid[:, 1] - place.northing
    return to_the_tenth(np.hypot(east, north) / METRES_PER_MILE)


def everywhere(homes: PublishedColumns, test: May[bool]) -> May[Flags]:
    """(homes,): one test that is the same at every home."""
    return May(np.full(len(homes), test.yes), np.full(len(homes), test.no))


def spread(column: Kinds[May[bool]]) -> May[Flags]:
    """(homes,): a test of each home, from its kinds."""
    yes = np.array([test.yes for test in column.kinds], dtype=np.bool_)
    no = np.array([test.no for test in column.kinds], dtype=np.bool_)
    return May(yes[column.codes], no[column.codes])


def school_within_reach(homes: PublishedColumns, match: Match) -> May[Flags]:
    """(homes,): whether the child can go on at the present school from there, or attends none.

    A school that the home works with may be further off than is usual. Found once for a child: two rules ask it.
    """
    key = (school_within_reach, Same(homes))
    found: May[Flags] | None = match.worked_out.get(key)
    if found is None:
        found = match.worked_out[key] = _school_within_reach(homes, match)
    return found


def _school_within_reach(homes: PublishedColumns, match: Match) -> May[Flags]:
    school, place = match.child.school, match.referral.education.school_place
    if school == "none":
        return everywhere(homes, YES)
    listed = _listing(homes, school)
    usual, further = (
        all_within(homes, match, [(place, match.policy[miles])])
        for miles in ("school_journey_miles", "listed_school_journey_miles")
    )
    within = May(
        (listed.yes & further.yes) | (listed.no & usual.yes),
        (listed.yes & further.no) | (listed.no & usual.no),
    )
    return within if school is not None else within | everywhere(homes, OPEN)


def _listing(homes: PublishedColumns, school: str | None) -> May[Flags]:
    """(homes,): whether it works with the school; one not known may be among those it works with, or not."""
    schools = homes.schools
    known = (bool(some) if school is None else school in some for some in schools.kinds)
    listed = np.fromiter(known, np.bool_, len(schools.kinds))[schools.codes]
    return May(listed, np.ones(len(homes), dtype=np.bool_) if school is None else ~listed)


def all_within(homes: PublishedColumns, match: Match, tests: Sequence[tuple[Place | None, int]]) -> May[Flags]:
    """(homes,): whether every place is within its miles. A place that is None is not known. With no test it holds."""
    flags = May(np.ones(len(homes), dtype=np.bool_), np.zeros(len(homes), dtype=np.bool_))
    for place, miles in tests:
        flags &= _within(homes, place, miles)
    return _where_unplaced(homes, flags, _unplaced(match, tests, every=True))


def any_within(homes: PublishedColumns, match: Match, tests: Sequence[tuple[Place | None, int]]) -> May[Flags]:
    """(homes,): whether some place is within its miles. With no test it does not hold."""
    flags = May(np.zeros(len(homes), dtype=np.bool_), np.ones(len(homes), dtype=np.bool_))
    for place, miles in tests:
        flags |= _within(homes, place, miles)
    return _where_unplaced(homes, flags, _unplaced(match, tests, every=False))


def _within(homes: PublishedColumns, place: Place | None, miles: int) -> May[Flags]:
    if place is not None:
        near: Flags = miles_from(homes, place) <= miles
        return May(near, ~near)
    corners = (Place(easting=e, northing=n) for e in EDGES[0] for n in EDGES[1])
    furthest = np.max([miles_from(homes, corner) for corner in corners], axis=0)
    beyond: Flags = furthest > miles
    return May(np.ones(len(homes), dtype=np.bool_), beyond)


def _where_unplaced(homes: PublishedColumns, flags: May[Flags], otherwise: May[bool]) -> May[Flags]:
    placed = homes.is_placed
    return May(np.where(placed, flags.yes, otherwise.yes), np.where(placed, flags.no, otherwise.no))


def _unplaced(match: Match, tests: Sequence[tuple[Place | None, int]], *, every: bool) -> May[bool]:
    """The same for a home that may be anywhere: for all tests together, at each place where it is supposed."""
    supposed, found = supposed_homes(match), []
    for here in supposed:
        together = May(every, not every)
        for there, miles in tests:
            test = _may_be(there, here, miles, supposed)
            together = together & test if every else together | test
        found.append(together)
    return May(any(t.yes for t in found), any(t.no for t in found))


def _may_be(there: Place | None, here: Place, miles: int, supposed: Iterable[Place]) -> May[bool]:
    found = {place.miles_to(here) <= miles for place in ((there,) if there is not None else supposed)}
    return May(True in found, False in found)


def to_the_tenth(miles: Miles) -> Miles:
    """Rounded as Python rounds a number to one decimal, which looks at its exact value."""
    tenths = miles * 10
    rounded: Miles = np.rint(tenths) / 10
    doubtful = np.flatnonzero(np.abs(tenths - np.floor(tenths) - 0.5) < HALF_WAY)
    rounded[doubtful] = [round(float(miles[n]), 1) for n in doubtful]
    return rounded
