"""What came of nights a family asked for, and what stood in the way of those it does not have. It names nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from matching.short_breaks.building.frame import Frame
from matching.short_breaks.building.given_up import given_up
from matching.short_breaks.constraints import gaps, most_nights
from matching.short_breaks.explaining.counting import Count, Counted
from matching.short_breaks.explaining.lacking import GIVEN_UP
from matching.short_breaks.explaining.nights_asked import Missing, requests_of
from matching.short_breaks.explaining.words import nights_in_words, pattern_in_words
from matching.short_breaks.period import DateRequest, Family, PlannedStay
from matching.short_breaks.problem import Problem
from matching.short_breaks.result import Obstacle, RequestResult

NO_HOME = "no-home"
NO_STAY = "no-stay"
STILL_FREE = "still-free"
OTHER_THAN_RULES = (NO_HOME, NO_STAY, STILL_FREE, GIVEN_UP)
"""What can stand in the way of nights asked for, or be said of them, where no constraint is to blame."""


CANCELLED = Obstacle(
    rule=GIVEN_UP, sentence="A stay on these nights was cancelled, and nobody has asked for them again.", stays=0
)


def request_results(
    frame: Frame, problem: Problem, counted: Counted, u: int, stays: Sequence[PlannedStay]
) -> Iterator[RequestResult]:
    """The result of each of a family's requests, in the order of their nights."""
    family, left = frame.families[u], max(int(problem.most_nights[u] - counted.nights[u]), 0)
    pairs = [pair for pair in frame.pairs if pair.family == u and pair.suited is not None]
    gone = np.logical_and.reduce([given_up(frame, pair) for pair in pairs]) if pairs else frame.mask(())
    for request in requests_of(family):
        q = counted.asked.numbers.get((u, request.id))
        none_may = (Obstacle(rule=NO_HOME, sentence="No home that it named may take it.", stays=0),)
        granted = _granted(request, stays)
        found = none_may if not pairs else () if q is None else tuple(_in_the_way(counted, q, family, left, granted))
        if pairs and not (frame.mask((request.nights,)) & ~gone).any():
            found = (CANCELLED,)
        yield _result(request, granted, found)


def _granted(request: DateRequest, stays: Sequence[PlannedStay]) -> int:
    return sum(stay.run.holds(night) for stay in stays for night in request.nights.dates())


def _result(request: DateRequest, granted: int, found: tuple[Obstacle, ...]) -> RequestResult:
    return RequestResult(
        request=request.id,
        first_night=request.nights.first,
        nights=request.nights.nights,
        granted=granted,
        in_the_way=found if granted < request.nights.nights else (),
    )


def _in_the_way(counted: Counted, q: int, family: Family, left: int, granted: int) -> Iterator[Obstacle]:
    missing = counted.asked.requests[q]
    holds = f"{'hold' if missing.holds_all else 'hold some of'} them"
    if counted.held.candidates[q] == 0:
        yield Obstacle(rule=NO_STAY, sentence=_none_fits(family, missing.off_pattern, granted), stays=0)
    elif left == 0:
        yield Obstacle(rule=most_nights.ID, sentence="It has all the nights assessed and owed.", stays=0)
    elif counted.held.short_enough[q] == 0:
        yield Obstacle(rule=most_nights.ID, sentence=_too_few(left, holds), stays=0)
    elif counted.held.considered[q] == 0:
        sentence = f"All stays that {holds} would overlap a stay that it has."
        yield Obstacle(rule=gaps.ID, sentence=sentence, stays=0)
    else:
        found = sorted((c for c in counted.counts if c.requests[q] > 0), key=lambda c: -int(c.requests[q]))
        yield from (_obstacle(counted, c, q, family, holds) for c in found)
        yield from _free(int(counted.held.free[q]), holds)


def _none_fits(family: Family, off_pattern: bool, granted: int) -> str:
    if off_pattern:
        return f"They do not fit the family's pattern: {pattern_in_words(family)}."
    held = "any night of them that it does not have" if granted else "any of them"
    return (
        f"No stay that holds {held} fits the nights that the family can use, its pattern, the nights on which a home "
        "may take it, and the time that notice, tea visits and earlier stays ask for."
    )


def _too_few(left: int, holds: str) -> str:
    return f"The {nights_in_words(left)} left {'is' if left == 1 else 'are'} fewer than any stay that would {holds}."


def _obstacle(counted: Counted, count: Count, q: int, family: Family, holds: str) -> Obstacle:
    several = len(family.children) > 1
    one: Missing = counted.asked.requests[q]
    clause = count.clause(one.family).format(
        child="children" if several else "child", needs="need" if several else "needs"
    )
    stays, total = int(count.requests[q]), int((counted.held.considered if count.own else counted.held.usable)[q])
    sentence = f"{_how_many(stays, total, holds)}, {clause}."
    return Obstacle(rule=count.rule, sentence=sentence, stays=stays, unchecked=count.unchecked, bare=count.bare)


def _how_many(stays: int, total: int, holds: str) -> str:
    if total == 1:
        return f"On the one stay that would {holds}"
    return f"On {f'all {total}' if stays == total else f'{stays} of {total}'} stays that would {holds}"


def _free(free: int, holds: str) -> Iterator[Obstacle]:
    if free:
        many = "One stay" if free == 1 else f"{free} stays"
        fits = "would fit as the plan stands; ask for the plan to be worked on for longer."
        yield Obstacle(rule=STILL_FREE, sentence=f"{many} that would {holds} {fits}", stays=free)
