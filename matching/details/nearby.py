"""Where a place nobody has given may turn out to lie: at the home's door, some way off, or at the far end.

A rule measures every place from the home. So a place that is not known is supposed at several distances from the home;
the home's own place, when that is what is not known, at each place the child has ties to and far from all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from matching.details.detail import either
from matching.match import Match
from matching.world.place import METRES_PER_MILE, Place

MILES_TRIED = (0, 2, 8, 16, 25, 45, 120)
"""Distances supposed in turn: on either side of each distance that a rule commonly asks about."""

MIDDLE = Place(easting=400_000, northing=300_000)
EDGES = ((0, 700_000), (0, 1_300_000))
"""The lowest and highest easting and northing of the national grid, in metres."""


def supposed_places(match: Match) -> tuple[Place, ...]:
    """Places on either side of any distance from the home; wherever the home may be when that is not known either."""
    here = match.home.place
    return supposed_homes(match) if here is None else (*around(here), _far_corner(here))


def supposed_homes(match: Match) -> tuple[Place, ...]:
    """Where the home may be: at each of the child's places, far from all, or halfway between two people they see."""
    anchors = _anchors(match)
    return tuple(dict.fromkeys((*anchors, *_halfway(match), *map(_far_corner, anchors))))


def around(centre: Place) -> tuple[Place, ...]:
    """A place at each distance tried, due east or due west, whichever lies on the grid."""
    way = 1 if centre.easting <= EDGES[0][1] // 2 else -1
    return tuple(
        Place(easting=centre.easting + way * round(miles * METRES_PER_MILE), northing=centre.northing)
        for miles in MILES_TRIED
    )


def say_places(match: Match, values: Sequence[Place]) -> str:
    """Supposed places in words, by their distance from the home."""
    here = match.home.place
    if here is None:
        return "somewhere in England"
    miles = sorted({round(place.miles_to(here)) for place in values})
    return f"about {either(miles)} miles from the home"


def _anchors(match: Match) -> tuple[Place, ...]:
    """Every place told of the child, from west to east; the middle of England when there is none."""
    referral = match.referral
    given = (
        match.child.home_place,
        referral.education.school_place,
        *(area.place for area in referral.avoid or ()),
        *(contact.place for contact in referral.contact or ()),
    )
    points = {(p.easting, p.northing) for p in given if p is not None} or {(MIDDLE.easting, MIDDLE.northing)}
    return tuple(Place(easting=easting, northing=northing) for easting, northing in sorted(points))


def _halfway(match: Match) -> tuple[Place, ...]:
    places = [c.place for c in match.referral.contact or () if c.place is not None]
    points = sorted({(p.easting, p.northing) for p in places})
    return tuple(
        Place(easting=(one[0] + other[0]) // 2, northing=(one[1] + other[1]) // 2)
        for one, other in combinations(points, 2)
    )


def _far_corner(place: Place) -> Place:
    corners = [Place(easting=easting, northing=northing) for easting in EDGES[0] for northing in EDGES[1]]
    return max(corners, key=place.miles_to)
