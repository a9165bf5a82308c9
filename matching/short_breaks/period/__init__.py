"""What a coordinator knows before a period of short breaks: homes, families, bookings and the rules that hold."""

from __future__ import annotations

from matching.short_breaks.period.booking import Booking, BookingStatus, Cancellation, CancelledBy, PlannedStay
from matching.short_breaks.period.break_home import (
    BreakHome,
    GroupRule,
    StaffRow,
    Trained,
    Working,
)
from matching.short_breaks.period.family import (
    BenefitMark,
    DateRequest,
    Family,
    MarkAtHome,
    Pattern,
)
from matching.short_breaks.period.nights import Nights
from matching.short_breaks.period.period import Period, join, sheet_of
from matching.short_breaks.period.policy import BreakPolicy, FairnessRule, LevelChoice, LimitUnit
from matching.short_breaks.period.sheet import MOST_REPAIRS, Company, CompanyKind, Holiday, PeriodSheet, TieFound

__all__ = [
    "MOST_REPAIRS",
    "BenefitMark",
    "Booking",
    "BookingStatus",
    "BreakHome",
    "BreakPolicy",
    "Cancellation",
    "CancelledBy",
    "Company",
    "CompanyKind",
    "DateRequest",
    "FairnessRule",
    "Family",
    "GroupRule",
    "Holiday",
    "LevelChoice",
    "LimitUnit",
    "MarkAtHome",
    "Nights",
    "Pattern",
    "Period",
    "PeriodSheet",
    "PlannedStay",
    "StaffRow",
    "TieFound",
    "Trained",
    "Working",
    "join",
    "sheet_of",
]
