"""Every family has nights on which at least one stay of its kind could be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from matching.short_breaks.explaining.words import nights_in_words
from matching.short_breaks.period import Family, Holiday, Pattern, PeriodSheet
from matching.short_breaks.problems.fault import Fault, Loc
from matching.short_breaks.problems.spans import all_dates, dates_of, longest_run
from matching.short_breaks.problems.stays import held

MONDAY_TO_THURSDAY = frozenset(range(4))
FRIDAY_OR_SATURDAY, FRIDAY_TO_SUNDAY = frozenset({4, 5}), frozenset({4, 5, 6})

ADD_NIGHTS = "Add nights that it can use, or take the family out of this period."


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Families whom nothing could ever be offered. One that has a stay already needs no further night."""
    have_stays = {stay.family for _, stay in held(period)}
    for number, family in enumerate(period.families):
        if family.id not in have_stays:
            yield from _of(("families", number), family, period)


def _of(at: Loc, family: Family, period: PeriodSheet) -> Iterator[Fault]:
    if not family.homes:
        yield Fault((*at, "homes"), "no home is named that the family would use", "Name one at least.")
    if not family.available:
        yield Fault((*at, "available"), "the family has no night that it can use", ADD_NIGHTS)
        return
    inside = all_dates(family.available) & dates_of(period.run)
    if not inside:
        yield Fault((*at, "available", 0), "none of the family's nights lies in the period", ADD_NIGHTS)
        return
    longest = _longest(family, inside, period)
    open_nights = [inside - all_dates(h.closed) for h in period.homes if h.urn in family.homes]
    if not longest:
        what = f"no stay of the pattern {family.pattern.value!r} can begin on any of the family's nights"
        yield Fault((*at, "pattern"), what, "Choose another pattern, or add nights.", ((*at, "available", 0),))
    elif longest < family.shortest_stay:
        what = (
            f"the shortest stay is {nights_in_words(family.shortest_stay)}, and of the pattern "
            f"{family.pattern.value!r} at most {longest} together lie within the nights it can use"
        )
        also = ((*at, "pattern"), (*at, "available", 0))
        yield Fault((*at, "shortest_stay"), what, "Allow shorter stays or another pattern, or add nights.", also)
    elif open_nights and max(_longest(family, nights, period) for nights in open_nights) < family.shortest_stay:
        what = "the family's homes are closed on the nights on which a stay could be"
        yield Fault((*at, "available", 0), what, ADD_NIGHTS)


def of_its_pattern(family: Family, nights: frozenset[date], holidays: Iterable[Holiday]) -> frozenset[date]:
    """Those of the nights on which the family's pattern lets it stay."""
    match family.pattern:
        case Pattern.WEEKEND:
            return _on(nights, FRIDAY_TO_SUNDAY)
        case Pattern.MIDWEEK:
            return _on(nights, MONDAY_TO_THURSDAY)
        case Pattern.HOLIDAY:
            return nights & all_dates(holiday.nights for holiday in holidays)
        case Pattern.FLEXIBLE:
            return nights


def _longest(family: Family, nights: frozenset[date], period: PeriodSheet) -> int:
    """The longest stay of the family's pattern that lies within these nights; 0 if there is none."""
    if family.pattern is Pattern.HOLIDAY:
        return max((longest_run(nights & dates_of(h.nights)) for h in period.holidays), default=0)
    theirs = of_its_pattern(family, nights, period.holidays)
    return longest_run(theirs, FRIDAY_OR_SATURDAY) if family.pattern is Pattern.WEEKEND else longest_run(theirs)


def _on(nights: Iterable[date], weekdays: frozenset[int]) -> frozenset[date]:
    return frozenset(night for night in nights if night.weekday() in weekdays)
