"""The counting against the limits of the law, held against a plain reading of it that tries every 12 months there are.

At most 17 nights, or days, in one short break and 75 in any 12 months, which end before the same date of the next year;
and both counted from 1 April to 31 March.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from matching.short_breaks.period import LimitUnit, PlannedStay
from matching.short_breaks.verifying import escalations
from matching.short_breaks.verifying.limits import within_12_months
from matching.world.referral import ShortBreakRecord
from tests.short_breaks.verifying.changes import history
from tests.short_breaks.verifying.sound import A, Case, day, planned, sound

DAY = timedelta(days=1)
SEEDS = range(12)
UNITS = tuple(LimitUnit)
Drawn = tuple[Case, list[PlannedStay], tuple[ShortBreakRecord, ...]]


def drawn(seed: int, unit: LimitUnit) -> Drawn:
    """A child with up to two years of short breaks, some of which go on into a period of up to 400 nights."""
    dice = Random(seed)
    nights = dice.choice((28, 91, 366, 400))
    earlier = tuple(
        ShortBreakRecord(first_night=day(dice.randint(-500, 6)), nights=dice.randint(1, 20)) for _ in range(9)
    )
    stays, first = [], dice.randint(0, 5)
    while first + 20 < nights:
        stays.append(planned("F-3", A, ("r4",), first, dice.randint(1, 19)))
        first = stays[-1].first_night.toordinal() - day(0).toordinal() + stays[-1].nights + dice.choice((0, 1, 3, 40))
    case = sound().of_period(nights=nights, bookings=()).policy(limit_unit=unit)
    case = case.referral("C-3", previous_breaks=earlier)
    return Case(case.period, case.cleared, tuple(stays)), stays, earlier


def dates(first: date, nights: int, unit: LimitUnit) -> set[date]:
    last = nights + (unit is LimitUnit.DAYS_TOUCHED)
    return {first + n * DAY for n in range(last)}


def a_year_later(first: date) -> date:
    leap_day = (first.month, first.day) == (2, 29)
    return date(first.year + 1, 3, 1) if leap_day else first.replace(year=first.year + 1)


def test_12_months_with_a_29_february_among_them_have_366_days() -> None:
    nights = [date(2027, 3, 1), *(date(2027, 12, 1) + n * DAY for n in range(74)), date(2028, 2, 29)]
    assert max(within_12_months(nights, ()).values()) == 76
    assert max(within_12_months(nights[1:], ()).values()) == 75


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("seed", SEEDS)
def test_any_12_months_are_every_12_months_that_hold_a_planned_date(seed: int, unit: LimitUnit) -> None:
    case, stays, earlier = drawn(seed, unit)
    mine = {d for s in stays for d in dates(s.first_night, s.nights, unit)}
    every = mine | {d for b in earlier for d in dates(b.first_night, b.nights, unit)}
    most, over = 0, []
    for offset in range(-900, 460):
        first, until = day(offset), a_year_later(day(offset))
        within = [d for d in every if first <= d < until]
        if not mine.isdisjoint(within):
            most = max(most, len(within))
            if len(within) > 75:
                over.append(max(within))
    watch = escalations(case.period, case.stays)
    counter = next(c for c in watch.counters if c.child == "C-3")
    assert counter.most_in_12_months == most
    told = [e for e in watch.escalations if e.child == "C-3" and e.limit.endswith("in any 12 months")]
    assert bool(told) == bool(over)
    if over:
        assert (told[0].on, told[0].counted) == (min(over), most)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_financial_year_is_counted_from_1_april_to_31_march(seed: int, unit: LimitUnit) -> None:
    case, stays, earlier = drawn(seed, unit)
    mine = {d for s in stays for d in dates(s.first_night, s.nights, unit)}
    every = mine | {d for b in earlier for d in dates(b.first_night, b.nights, unit)}
    most = 0
    for year in range(2024, 2030):
        whole = {d for d in every if date(year, 4, 1) <= d <= date(year + 1, 3, 31)}
        if whole & mine:
            most = max(most, len(whole))
    counter = next(c for c in escalations(case.period, case.stays).counters if c.child == "C-3")
    assert counter.most_in_financial_year == most


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("seed", SEEDS)
def test_one_short_break_lasts_until_the_child_is_home_for_a_night(seed: int, unit: LimitUnit) -> None:
    case, stays, earlier = drawn(seed, unit)
    mine = {d for s in stays for d in dates(s.first_night, s.nights, LimitUnit.NIGHTS)}
    away = mine | {d for b in earlier for d in dates(b.first_night, b.nights, LimitUnit.NIGHTS)}
    wanted = []
    for first in sorted(d for d in away if d - DAY not in away):
        last = first
        while last + DAY in away:
            last += DAY
        length = (last - first).days + 1
        counted = length + (unit is LimitUnit.DAYS_TOUCHED)
        if counted > 17 and any(first <= d <= last for d in mine):
            begins = min(d for d in mine if first <= d <= last)
            wanted.append((begins, counted))
    told = escalations(case.period, case.stays).escalations
    assert [(e.on, e.counted) for e in told if e.child == "C-3" and e.limit.endswith("in one stay")] == wanted


def test_a_stay_that_goes_on_from_before_the_period_is_one_with_it() -> None:
    case = sound().referral("C-3", previous_breaks=history(16, day(-11)))
    (found,) = escalations(case.period, case.stays).escalations
    assert (found.child, found.limit, found.on, found.counted) == ("C-3", "17 nights in one stay", day(5), 18)


def test_beyond_a_limit_is_no_broken_rule_unless_the_policy_says_so() -> None:
    case = sound().moved(3, 8, nights=20).referral("C-1", previous_breaks=history(74))
    assert case.verdict().is_sound
    assert len(escalations(case.period, case.stays).escalations) == 3
    kept = {broken.rule for broken in case.policy(keep_within_limits=True).verdict().broken}
    assert kept == {"limit-of-a-stay", "limit-of-12-months"}
