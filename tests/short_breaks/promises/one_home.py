"""A period by hand: one home whose staff are all that is scarce, and families who differ in need, care and nights."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from matching.short_breaks.benefit_criteria import criteria
from matching.short_breaks.cleared import Cleared, Suited
from matching.short_breaks.period import BenefitMark, BreakHome, Family, Nights, Period, StaffRow, Working
from matching.world.child import DayCare
from matching.world.world import World
from tests.short_breaks.verifying.sound import MONDAY, RECORDS, A, record, referral
from tests.strategies.few_families import Few

NIGHTS = 20
BEDROOMS = 5
BY_DAY = (Working.DAY, Working.EVENING)


class Asking(NamedTuple):
    """A family: the nights it can use, counted from 0, how much it needs them, and what its child draws by day."""

    nights: tuple[int, ...]
    mark: int = 1
    """Of every criterion."""
    minimum: int = 1
    shortest: int = 1
    care: DayCare = DayCare.SHARED_1_TO_2


def one_home(people: int, **families: Asking) -> Few:
    """So many on every shift by day and evening; there are bedrooms and staff at night for all."""
    by_id = {f"F-{name}": asking for name, asking in sorted(families.items())}
    whole = (Nights(first=MONDAY, nights=NIGHTS),)
    rooms = tuple(f"r{n + 1}" for n in range(BEDROOMS))
    period = Period(
        id="P-1",
        world=World(
            as_at=RECORDS,
            homes=(record(A, "r", BEDROOMS),),
            referrals=tuple(referral(f"C-{id}", day_care=asking.care) for id, asking in by_id.items()),
        ),
        first_night=MONDAY,
        nights=NIGHTS,
        homes=(BreakHome(urn=A, staff=tuple(_row(shift, people) for shift in Working)),),
        families=tuple(_family(id, asking) for id, asking in by_id.items()),
    )
    suited = (Suited(family=id, urn=A, nights=whole, bedrooms=(rooms,), known=True) for id in by_id)
    return Few(period, Cleared(suited=tuple(suited)))


def _row(shift: Working, people: int) -> StaffRow:
    on = people if shift in BY_DAY else BEDROOMS
    return StaffRow(shift=shift, people=on, since=MONDAY, until=_day(NIGHTS))


def _family(id: str, asking: Asking) -> Family:
    return Family(
        id=id,
        children=(f"C-{id}",),
        homes=(A,),
        assessed_nights=asking.minimum,
        protected_minimum=asking.minimum,
        available=tuple(Nights(first=_day(n)) for n in asking.nights),
        shortest_stay=asking.shortest,
        longest_stay=max(asking.shortest, 3),
        least_gap=0,
        benefit=tuple(BenefitMark(criterion=c.id, level=asking.mark) for c in criteria()),
    )


def _day(number: int) -> date:
    return MONDAY + timedelta(days=number)
