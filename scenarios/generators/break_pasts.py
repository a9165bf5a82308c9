"""A drawn period with what comes before it and what homes keep in hand, from the figures in `data/short_breaks.toml`.

It is the period of `short_breaks` with tea visits still to make before a first night, stays of the year before that
count towards the limits, nights owed from earlier periods, a bed held back for emergencies, and turn-around between
guests. What is drawn without these stays as it was, to the byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import BreakHome, Family, Period
from matching.short_breaks.period.family import TeaVisits
from matching.world.referral import Referral, ShortBreakRecord
from scenarios.generators.dice import Dice
from scenarios.generators.figures import number, shares
from scenarios.generators.short_breaks import RECORDS, Shape, Size, draw

ENOUGH_BEDS = 4
"""With fewer, a home holds none back."""
YEAR = 364
LONGEST_BEFORE = 3
"""Nights of a stay in the year before."""


def draw_with_past(size: Size | Shape, seed: int) -> tuple[Period, Cleared]:
    """A period of that size with its past, and what the match check would have said; the same seed gives the same."""
    period, cleared = draw(size, seed)
    beds = {home.urn: len(home.bedrooms) for home in period.world.homes}
    homes = {home.urn: _home(seed, home, beds[home.urn]) for home in period.homes}
    known = {suited.family for suited in cleared.suited if suited.known}
    families = tuple(_family(seed, family, homes, known=family.id in known) for family in period.families)
    pasts = {child: _past(seed, period, f, known=f.id in known) for f in families for child in f.children}
    referrals = tuple(_referral(referral, pasts[referral.child.id]) for referral in period.world.referrals)
    changes = {
        "id": f"{period.id}-with-past",
        "world": period.world.model_copy(update={"referrals": referrals}),
        "homes": tuple(homes.values()),
        "families": families,
    }
    return period.model_copy(update=changes), cleared


def _home(seed: int, home: BreakHome, beds: int) -> BreakHome:
    dice = Dice(seed, "before", home.urn)
    whole = partial(_whole, dice)
    changes = {
        "turnaround_nights": whole("break_turnaround"),
        "held_back": int(beds >= ENOUGH_BEDS and dice.chance(number("break_bed_held_back"))),
        "tea_visits_needed": whole("break_tea_visits"),
        "tea_visit_days": whole("break_tea_visit_days"),
        "first_stay_most_nights": whole("break_first_stay") or None,
    }
    return home.model_copy(update=changes)


def _family(seed: int, family: Family, homes: dict[str, BreakHome], *, known: bool) -> Family:
    """A family known to its homes has made its visits and may be owed nights; another has made some of them."""
    dice = Dice(seed, "before", family.id)
    visits = []
    for urn in family.homes:
        needed = homes[urn].tea_visits_needed
        made = needed if known else sum(dice.chance(number("break_visits_made")) for _ in range(needed))
        visits.append(TeaVisits(urn=urn, made=made))
    owed = _whole(dice, "break_owed") if known else 0
    return family.model_copy(update={"tea_visits": tuple(visits), "owed_nights": owed})


def _past(seed: int, period: Period, family: Family, *, known: bool) -> tuple[ShortBreakRecord, ...]:
    """The family's stays of the year before, the earliest first: all over by the day of the records."""
    if not known:
        return ()
    dice = Dice(seed, "past", family.id)
    taken = float(dice.pick(shares("break_taken")))
    nights = round(taken * family.assessed_nights * YEAR / period.nights)
    return tuple(_stays(dice, nights, max(family.least_gap, 1), min(family.homes, default=None)))


def _stays(dice: Dice, nights: int, gap: int, urn: str | None) -> Iterator[ShortBreakRecord]:
    """Stays of so many nights in all, or as many as the year has room for with the gap between them."""
    lengths: list[int] = []
    while sum(lengths) < nights and sum(lengths) + gap * (len(lengths) + 1) + LONGEST_BEFORE < YEAR:
        lengths.append(min(dice.between(1, LONGEST_BEFORE), nights - sum(lengths)))
    spare = (YEAR - sum(lengths)) // max(len(lengths), 1)
    first = RECORDS - timedelta(days=YEAR)
    for length in lengths:
        begins = first + timedelta(days=dice.between(0, max(spare - gap, 0)))
        yield ShortBreakRecord(first_night=begins, nights=length, urn=urn)
        first += timedelta(days=length + spare)


def _referral(referral: Referral, past: tuple[ShortBreakRecord, ...]) -> Referral:
    return referral.model_copy(update={"previous_breaks": past})


def _whole(dice: Dice, figure: str) -> int:
    return int(dice.pick(shares(figure)))
