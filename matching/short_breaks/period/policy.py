"""What the organisation has decided about sharing out short breaks; law stands in the dated policy, not here."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from matching.world.record import Ident, Record, Text


class FairnessRule(StrEnum):
    """Who comes first where there is not enough for everybody."""

    WORST_OFF_FIRST = "worst-off first"
    """The families furthest below their protected minimum come first, then the next, and so on, part by part of it."""
    FLOOR_FIRST = "floor first"
    """A first night and then half of the protected minimum for everybody; beyond that benefit decides."""
    EQUAL_SHARE = "equal share of assessed nights"
    NEED_ORDER = "need order"
    """By points, as councils do: everybody of the highest band gets the protected minimum before the next band."""
    BENEFIT_ALONE = "benefit alone"
    """No level for fairness: what the price of fairness is measured against. It can leave a family with nothing."""


class LimitUnit(StrEnum):
    """What is counted against the limits on short breaks."""

    NIGHTS = "nights"
    DAYS_TOUCHED = "calendar days touched"


class LevelChoice(Record):
    """A level switched off, by whom it was decided and why."""

    level: Ident
    why: Text


class BreakPolicy(Record):
    """Choices of the organisation for one period."""

    fairness: FairnessRule = FairnessRule.WORST_OFF_FIRST
    levels_off: tuple[LevelChoice, ...] = ()
    keep_within_limits: bool = False
    """Whether no family is planned beyond the 17 and 75 nights. Otherwise a change of legal basis is asked for."""
    limit_unit: LimitUnit = LimitUnit.NIGHTS
    weekend_nights_most: Annotated[int, Field(ge=0, le=366)] | None = None
    """Friday and Saturday nights for one family in the period. None: no limit."""
    holiday_nights_most: Annotated[int, Field(ge=0, le=366)] | None = None
    """Nights for one family in one holiday. None: no limit."""
    stays_most: Annotated[int, Field(ge=1, le=366)] | None = None
    """Stays of one family in the period. None: no limit."""
    diary_most: Annotated[int, Field(ge=1, le=366)] | None = None
    """Stays of one family that may be in the diary at once, those already taken not counted. None: no limit."""
    notice_days: Annotated[int, Field(ge=0, le=120)] = 0
    """Days between the day of the records and the first night that may still be newly planned."""
    guests_per_trained: Annotated[int, Field(ge=1, le=8)] = 2
    """Guests with clinical tasks, be they the same or not, that one trained person on shift can look after."""
