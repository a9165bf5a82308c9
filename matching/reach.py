"""What a child can reach from the home: how far off a place is, and whether the present school can be kept.

Distances are straight lines in miles, counted as the SSDA903 return counts them.
"""

from __future__ import annotations

from matching.details.child import SCHOOL
from matching.details.home import HOME_AT
from matching.details.referral import SCHOOL_PLACE
from matching.findings import FactRef
from matching.known import Known


def miles_away(known: Known, place: FactRef) -> float:
    """How far a place is from the home, to a tenth of a mile."""
    here, there = known.value(_home(known)), known.value(place)
    miles: float = there.miles_to(here)
    return miles


def is_within(known: Known, place: FactRef, miles: int) -> bool:
    """Whether a place is that many miles or fewer from the home."""
    places = known.possible(place)
    if len(places) == 1:
        return known.whether(_home(known), lambda here: here.miles_to(places[0]) <= miles)
    here = known.value(_home(known))
    return known.whether(place, lambda there: there.miles_to(here) <= miles)


def can_be_within(known: Known, place: FactRef, miles: int) -> bool:
    """Whether a place may still turn out to be within that many miles; asks nothing."""
    homes = known.possible(_home(known))
    return any(there.miles_to(here) <= miles for there in known.possible(place) for here in homes)


def keeps_school(known: Known) -> bool:
    """Whether the child can go on at the present school from here; also when the child attends none."""
    match = known.match
    school = FactRef(match.child.id, SCHOOL)
    if known.whether(school, lambda name: name == "none" or name in match.home.works_with_schools):
        return True
    return is_within(known, FactRef(match.child.id, SCHOOL_PLACE), match.policy["school_journey_miles"])


def _home(known: Known) -> FactRef:
    return FactRef(known.match.home.urn, HOME_AT)
