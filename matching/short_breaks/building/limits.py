"""What each family may have in the period: nights, stays, weekends, holidays, and limits that must be kept."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from matching.short_breaks.building.frame import Frame, Mask
from matching.short_breaks.building.stays import FRIDAY, SATURDAY, Stays
from matching.short_breaks.period import Family, LimitUnit, Nights
from matching.short_breaks.problem import NO_LIMIT, Bytes, Ints, SmallInts
from matching.world.policy import england

YEAR = 366
"""More than 12 months can be: days of the history looked at."""


def budgets_of(frame: Frame) -> tuple[str, ...]:
    """What is counted apart from the nights themselves: weekends, then each holiday in order of its nights."""
    holidays = sorted(frame.period.holidays, key=lambda h: (h.nights.first, h.nights.nights, h.name))
    return ("weekend nights", *(f"nights of {h.name}" for h in holidays))


def counted(frame: Frame, stays: Stays) -> Bytes:
    """(C, B): the nights of each stay that count against each budget."""
    holidays = sorted(frame.period.holidays, key=lambda h: (h.nights.first, h.nights.nights, h.name))
    masks = [np.isin(frame.weekdays, (FRIDAY, SATURDAY)), *(frame.mask((h.nights,)) for h in holidays)]
    return np.stack([nights_within(stays, mask) for mask in masks], axis=1).astype(np.int8)


def nights_within(stays: Stays, mask: Mask) -> SmallInts:
    """(C,): how many nights of each stay are true in a mask of the period's nights."""
    before = np.concatenate([[0], np.cumsum(mask)])
    last = np.minimum(stays.first + stays.nights, len(mask))
    found: SmallInts = (before[last] - before[np.maximum(stays.first, 0)]).astype(np.int16)
    return found


def most_counted(frame: Frame) -> SmallInts:
    """(U, B): the most of each budget for one family."""
    policy = frame.period.policy
    weekend = NO_LIMIT if policy.weekend_nights_most is None else policy.weekend_nights_most
    holiday = NO_LIMIT if policy.holiday_nights_most is None else policy.holiday_nights_most
    row = [weekend, *(holiday for _ in frame.period.holidays)]
    return np.tile(np.array(row, dtype=np.int16), (len(frame.families), 1))


def most_by_night(frame: Frame) -> SmallInts:
    """(U, T): the most nights a family may have among the first t + 1, so that no 12 months hold too many.

    NO_LIMIT unless the limits must be kept. A history that is not known leaves no nights: nobody can say that they
    keep within the limit.
    """
    found = np.full((len(frame.families), frame.nights), NO_LIMIT, dtype=np.int16)
    if frame.period.policy.keep_within_limits:
        most = _most_on_each_night(frame)
        for u, family in enumerate(frame.families):
            found[u] = _most_by_night(frame, family, most)
    return found


def _most_on_each_night(frame: Frame) -> Ints:
    law = england()
    return np.array([law.on(night)["short_break_nights_in_12_months"] for night in frame.period.run.dates()])


def _most_by_night(frame: Frame, family: Family, most: Ints) -> SmallInts:
    left = most.copy()
    held, starts = _held(frame, family), YEAR + np.arange(frame.nights) + 1 - _days_of_12_months(frame)
    for child in family.children:
        history = frame.referrals[child].previous_breaks
        if history is None:
            return np.zeros(frame.nights, dtype=np.int16)
        spent = np.zeros(YEAR + frame.nights, dtype=np.int64)
        begins = frame.period.first_night - timedelta(days=YEAR)
        for stay in history:
            first = (stay.first_night - begins).days
            touched = stay.nights + days_per_stay(frame)
            spent[max(first, 0) : max(first + touched, 0)] = 1
        spent[YEAR:][held] = 0
        upto = np.concatenate([[0], np.cumsum(spent)])
        in_window = upto[YEAR + 1 :] - upto[starts]
        left = np.minimum(left, most - in_window)
    return np.maximum(left, 0).astype(np.int16)


def _days_of_12_months(frame: Frame) -> Ints:
    """(T,): days of the 12 months to each night, which begin on the day after the same date a year before."""
    nights = frame.period.run.dates()
    return np.array([365 if _same_day(night) == night - timedelta(days=365) else 366 for night in nights])


def _same_day(night: date) -> date:
    try:
        return night.replace(year=night.year - 1)
    except ValueError:
        return night.replace(year=night.year - 1, day=28)


def _held(frame: Frame, family: Family) -> Mask:
    """(T,): dates of the family's fixed stays, which count as such and not once more where they are on record."""
    more = days_per_stay(frame)
    own = (Nights(first=stay.first_night, nights=stay.nights + more) for stay in frame.fixed_of(family.id))
    return frame.mask(tuple(own))


def days_per_stay(frame: Frame) -> int:
    """What each stay counts beyond its nights: the day of leaving, where calendar days are counted."""
    return 1 if frame.period.policy.limit_unit is LimitUnit.DAYS_TOUCHED else 0
