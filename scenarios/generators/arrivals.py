"""Referrals coming in over time, and how long each child would stay: a year of a region, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log
from typing import TypeVar

from matching.world.record import Record
from matching.world.referral import Referral
from scenarios.generators.dice import Dice
from scenarios.generators.drawn import AS_AT
from scenarios.generators.figures import number, shares
from scenarios.generators.geography import authority
from scenarios.generators.referrals import referrals_of
from scenarios.generators.region import USUAL_REGION

T = TypeVar("T")

AT_ONCE = 64
"""How many referrals are drawn at a time."""


@dataclass(frozen=True)
class Arrival:
    """A referral, the day it comes in, and how many nights the child would stay in the end."""

    on: date
    as_drawn: Referral
    """The referral as it would stand on AS_AT."""
    nights: int

    @property
    def referral(self) -> Referral:
        """The referral with its days moved to the day it comes in."""
        return later(self.as_drawn, self.on - AS_AT)


def arrivals(seed: int, places: int, days: int, name: str = USUAL_REGION) -> Iterator[Arrival]:
    """Referrals in the order they come in, from the day after AS_AT, for homes with so many places in all."""
    referred, dice = _referred(seed, name), Dice(seed, "arrivals", name)
    for day in range(1, days + 1):
        on = AS_AT + timedelta(days=day)
        for _ in range(_count(dice, places * _a_day(on))):
            stay = exp(log(number("completed_stay", "median_days")) + dice.around(number("completed_stay", "spread")))
            yield Arrival(on=on, as_drawn=next(referred), nights=max(1, round(stay)))


def _a_day(on: date) -> float:
    """Referrals for each place on that day of the week."""
    by_weekday = shares("arrivals_by_weekday")
    return number("arrivals") / 52.18 * by_weekday[str(on.weekday())] / sum(by_weekday.values())


def _count(dice: Dice, expected: float) -> int:
    """A number of chance events that do not depend on one another (a Poisson distribution)."""
    left, found = exp(-expected), 0
    product = dice.share()
    while product > left:
        product, found = product * dice.share(), found + 1
    return found


def _referred(seed: int, name: str) -> Iterator[Referral]:
    """Referrals without end; each stretch of them comes from an authority of its own in the region."""
    stretch = 0
    while True:
        yield from referrals_of(seed, authority(seed, name, 1000 + stretch), AT_ONCE)
        stretch += 1


def later(value: T, by: timedelta) -> T:
    """The same record as if everything in it had happened so much later."""
    if isinstance(value, date):
        return value + by
    if isinstance(value, tuple):
        return type(value)(later(part, by) for part in value)
    if isinstance(value, Record):
        return value.model_copy(update={name: later(getattr(value, name), by) for name in type(value).model_fields})
    return value
