"""Every plan of a small period, by plain loops over all sets of stays: the independent check says which are sound.

Nothing of the model is asked: which stays there are to try is read from the period itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import product

from hypothesis import reject

from matching.short_breaks.period import Family, Period, PlannedStay
from matching.short_breaks.verifying.levels import levels_of
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.rules import RULES, apart, arrivals, one_guest_a_bedroom, places, turnaround
from tests.strategies.few_families import Few

OFTEN_BROKEN = (one_guest_a_bedroom, arrivals, turnaround, apart, places)
IN_TURN = (*OFTEN_BROKEN, *(rule for rule in RULES if rule not in OFTEN_BROKEN))
"""Every rule, first those that two families together break most."""

Stays = tuple[PlannedStay, ...]


class LeftOut(Exception):
    """A drawn period that is not looked at: its promises clash, or it has too many plans."""


MOST = 2_000
"""Plans to try as one family more is looked at; a drawn period with more is left to another day."""


def best_of_all(few: Few) -> dict[str, int]:
    """What the best of all plans of a drawn period is worth, level by level."""
    try:
        return best_of(few, every_plan(few, MOST))
    except LeftOut:
        reject()


def best_of(few: Few, plans: Iterable[Stays]) -> dict[str, int]:
    """What the best of these plans is worth, level by level."""
    worths = ([(level.id, level.value) for level in levels_of(_read(few, plan))] for plan in plans)
    return dict(max(worths, key=lambda worth: [value for _, value in worth]))


def every_plan(few: Few, most: int | None = None) -> list[Stays]:
    """Every sound plan, family by family; of a drawn period only where there are no more than so many to try."""
    promised = _read(few, ()).fixed
    _expect(_is_sound(few, promised), most)
    plans = [promised]
    for family in few.period.families:
        own = [stays for stays in _plans_of(few, family, promised) if stays]
        _expect(most is None or len(plans) * len(own) <= most, most)
        more = [(*plan, *stays) for plan in plans for stays in own]
        plans += [plan for plan in more if _is_sound(few, plan)]
    return plans


def _expect(so: bool, most: int | None) -> None:
    """Leave out a drawn period of which it is not so; of any other it has to be."""
    if most is None:
        assert so
    elif not so:
        raise LeftOut


def _is_sound(few: Few, stays: Stays) -> bool:
    reading = _read(few, stays)
    return not any(True for rule in IN_TURN for _ in rule.broken(reading))


def _read(few: Few, stays: Stays) -> Reading:
    return Reading(few.period, few.cleared, stays)


def _plans_of(few: Few, family: Family, promised: Stays, held: Stays = ()) -> Iterator[Stays]:
    """Every set of stays of the family that is sound beside what is promised, an earlier stay before a later one."""
    yield held
    for stay in _stays_of(few, family):
        longer = (*held, stay)
        if (not held or stay.first_night >= held[-1].run.until) and _is_sound(few, (*promised, *longer)):
            yield from _plans_of(few, family, promised, longer)


def _stays_of(few: Few, family: Family) -> Iterator[PlannedStay]:
    nights, longest = few.period.nights, _longest(few.period, family)
    for suited in few.cleared.suited:
        ways = [way for way in product(*suited.bedrooms) if len(set(way)) == len(way)]
        if suited.family == family.id:
            for first, last, way in product(range(nights), range(nights), ways):
                if first <= last < first + longest:
                    yield PlannedStay(
                        family=family.id,
                        urn=suited.urn,
                        bedrooms=way,
                        first_night=few.period.first_night + timedelta(days=first),
                        nights=last - first + 1,
                    )


def _longest(period: Period, family: Family) -> int:
    """Nights: what the family asks for, or more where it was told of more."""
    told = (*period.bookings, *period.published)
    return max([family.longest_stay, *(stay.nights for stay in told if stay.family == family.id)])
