"""How a child's age compares with a span of ages, on the first night and before the stay ends."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from matching.details.child import DATE_OF_BIRTH
from matching.details.referral import EXPECTED_NIGHTS
from matching.findings import FactRef
from matching.known import Known
from matching.world.child import age_on
from matching.world.statement import Ages


class Fit(Enum):
    """Where the child's age stands."""

    OUTSIDE = "outside on the first night"
    GROWS_PAST = "within on the first night, older than the oldest before the last"
    WITHIN = "within on every night"


def fit(known: Known, ages: Ages) -> Fit:
    """How the age of the child referred compares with the span; a stay without an end is looked at to the horizon."""
    match, child = known.match, known.match.child.id
    if not known.age_within(child, match.start, ages.youngest, ages.oldest):
        return Fit.OUTSIDE
    length = FactRef(child, EXPECTED_NIGHTS)
    if known.age_within(child, _last_night(known, max(known.possible(length))), 0, ages.oldest):
        return Fit.WITHIN
    is_within = known.age_within(child, _last_night(known, known.value(length)), 0, ages.oldest)
    return Fit.WITHIN if is_within else Fit.GROWS_PAST


def in_words(ages: Ages) -> str:
    """The span, such as "8 to 17"."""
    return f"{ages.youngest} to {ages.oldest}"


def age_in_words(known: Known) -> str:
    """The child's name and age on the first night, such as "Tamsin is 13"; a range while the age is not known."""
    match = known.match
    born = known.possible(FactRef(match.child.id, DATE_OF_BIRTH))
    youngest, oldest = (age_on(pick(born), match.start) for pick in (max, min))
    age = f"{oldest}" if youngest == oldest else f"between {youngest} and {oldest}"
    return f"{match.child.name} is {age} on the first night"


def _last_night(known: Known, nights: int) -> date:
    return known.match.end(nights) - timedelta(days=1)
