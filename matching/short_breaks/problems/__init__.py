"""What can be wrong in a period before anything is planned, all of it found at once.

What is not known is no fault: a child's earlier breaks, a mark nobody has given. Answers ask for it elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from matching.errors import BadInput, Problem
from matching.short_breaks.period import Period, PeriodSheet
from matching.short_breaks.problems.fault import Fault, Loc, SheetCheck, WorldCheck
from matching.short_breaks.problems.not_whole import Unread, families_misled, is_misled
from matching.short_breaks.problems.of_sheet import (
    bedroom_each,
    bedroom_taken,
    cancelled_or_booked,
    company,
    duplicates,
    entitlement,
    group_rules,
    home_limits,
    levels_left,
    limits_in_period,
    one_family_each,
    possible_nights,
    preferred_nights,
    requests,
    shifts_covered,
    staff_rows,
    stay_lengths,
    stays_apart,
    stays_in_period,
    unknown_criteria,
    unknown_families,
    unknown_homes,
    unknown_levels,
    unknown_tasks,
)
from matching.short_breaks.problems.of_world import (
    away_already,
    first_stays,
    homes_in_world,
    referred_for_breaks,
    residents_care,
    taken_by_now,
    tied_children,
    trained_for_child,
    unknown_bedrooms,
    unknown_staff,
)
from matching.short_breaks.problems.place import path

Where = Callable[[Loc], str]
"""Says where something stands, as a path or as a sheet and cell."""

SHEET_CHECKS: tuple[SheetCheck, ...] = (
    duplicates,
    unknown_homes,
    unknown_levels,
    levels_left,
    limits_in_period,
    unknown_families,
    unknown_criteria,
    unknown_tasks,
    one_family_each,
    entitlement,
    stay_lengths,
    possible_nights,
    preferred_nights,
    requests,
    company,
    group_rules,
    home_limits,
    staff_rows,
    shifts_covered,
    stays_in_period,
    stays_apart,
    bedroom_each,
    bedroom_taken,
    cancelled_or_booked,
)
WORLD_CHECKS: tuple[WorldCheck, ...] = (
    homes_in_world,
    unknown_bedrooms,
    unknown_staff,
    referred_for_breaks,
    trained_for_child,
    tied_children,
    residents_care,
    first_stays,
    taken_by_now,
    away_already,
)
CHECKS: tuple[SheetCheck | WorldCheck, ...] = (*SHEET_CHECKS, *WORLD_CHECKS)


def find_problems(
    period: PeriodSheet, where: Where | None = None, unread: Collection[Unread] = ()
) -> Iterator[Problem]:
    """Everything wrong in a period; of one without its world, everything that can be told without it.

    `unread` are rows that could not be read: nothing is told that one of those might put right.
    """
    yield from told(_faults(period, unread), where or (lambda loc: path(period, loc)))


def told(faults: Iterable[Fault], where: Where) -> Iterator[Problem]:
    """What is wrong, by where it stands and with the other places that are part of it."""
    for fault in faults:
        yield Problem(where(fault.loc), _in_words(fault, where), fault.way_out)


def refuse(period: PeriodSheet) -> None:
    """Raises BadInput with every problem there is; does nothing for a sound period."""
    problems = list(find_problems(period))
    if problems:
        raise BadInput(problems)


def _faults(period: PeriodSheet, unread: Collection[Unread]) -> Iterator[Fault]:
    for check in SHEET_CHECKS:
        if not is_misled(check, unread):
            held_back = families_misled(check, unread)
            yield from (f for f in check.faults(period) if _family(period, f.loc) not in held_back)
    for of_world in WORLD_CHECKS:
        if isinstance(period, Period) and not is_misled(of_world, unread):
            yield from of_world.faults(period)


def _family(period: PeriodSheet, loc: Loc) -> str | None:
    """The id of the family in whose entry a place lies. None: it lies in none."""
    return period.families[loc[1]].id if loc[:1] == ("families",) and isinstance(loc[1], int) else None


def _in_words(fault: Fault, where: Where) -> str:
    others = list(dict.fromkeys(where(loc) for loc in fault.also))
    return f"{fault.what} (see {', '.join(others)})" if others else fault.what
