"""What a child can reach from the home: how far off a place is, and whether the present school can be kept.

Distances are straight lines in miles to a tenth, counted as the SSDA903 return counts them.
"""

from __future__ import annotations

from matching.details.child import SCHOOL
from matching.details.home import HOME_AT
from matching.details.referral import SCHOOL_PLACE
from matching.findings import FactRef
from matching.known import Known
from matching.world.place import Place

Where = Place | FactRef
"""A place that is given, or the fact of where it is."""


def miles_away(known: Known, place: FactRef) -> float:
    """How far a place is from the home."""
    here, there = known.value(_home(known)), known.value(place)
    miles: float = there.miles_to(here)
    return miles


def is_within(known: Known, where: Where, miles: int) -> bool:
    """Whether a place is that many miles or fewer from the home."""
    if isinstance(where, FactRef) and len(_places(known, where)) > 1:
        here = known.value(_home(known))
        return known.whether(where, lambda there: there.miles_to(here) <= miles)
    (there,) = _places(known, where)
    return known.whether(_home(known), lambda here: there.miles_to(here) <= miles)


def may_be_within(known: Known, where: Where, miles: int) -> frozenset[bool]:
    """The answers that `is_within` may still have; asks nothing."""
    homes = known.possible(_home(known))
    return frozenset(there.miles_to(here) <= miles for there in _places(known, where) for here in homes)


def keeps_school(known: Known) -> bool:
    """Whether the child can go on at the present school from here; also when the child attends none.

    A school that the home works with may be further off than is usual, but no list makes a journey shorter than it is.
    """
    match = known.match
    school, place = FactRef(match.child.id, SCHOOL), FactRef(match.child.id, SCHOOL_PLACE)
    if known.whether(school, lambda name: name == "none"):
        return True
    is_listed = known.whether(school, lambda name: name in match.home.works_with_schools)
    furthest = "listed_school_journey_miles" if is_listed else "school_journey_miles"
    return is_within(known, place, match.policy[furthest])


def _places(known: Known, where: Where) -> tuple[Place, ...]:
    return (where,) if isinstance(where, Place) else known.possible(where)


def _home(known: Known) -> FactRef:
    return FactRef(known.match.home.urn, HOME_AT)
