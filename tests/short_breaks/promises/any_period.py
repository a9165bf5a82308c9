"""Draws a small period with any rule, wish, past or promise that a period can have, from one seed.

It is wilder than a coordinator's: what it draws need not make sense, only hold together.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from matching.short_breaks.cleared import Cleared, KeptApart, Suited
from matching.short_breaks.period import (
    BenefitMark,
    Booking,
    BookingStatus,
    BreakPolicy,
    Cancellation,
    CancelledBy,
    Company,
    CompanyKind,
    DateRequest,
    FairnessRule,
    Family,
    Holiday,
    LevelChoice,
    LimitUnit,
    Nights,
    Pattern,
    Period,
    PlannedStay,
)
from matching.short_breaks.period.family import TeaVisits
from matching.world.home import Home
from matching.world.world import World
from tests.short_breaks.promises.any_home import (
    STAFF,
    a_child,
    a_part,
    a_record,
    a_referral,
    some_nights,
    who_lives_there,
    within,
)
from tests.strategies.few_families import Few
from tests.strategies.few_homes import MONDAY, RECORDS, URNS

CRITERIA = ("care_by_day", "carer_health", "child_gain")
LEVELS = ("promises", "fairness", "wishes", "unchanged")
PATTERNS = (*[Pattern.FLEXIBLE] * 25, Pattern.WEEKEND, Pattern.MIDWEEK, Pattern.HOLIDAY)


def any_period(seed: int) -> Few:
    """Four children at most, six nights, one or two homes. Raises ValidationError where what is drawn is no period."""
    dice = Random(seed)
    first, nights = MONDAY + timedelta(days=dice.randrange(7)), dice.randint(3, 6)
    urns = URNS[: dice.choice((1, 1, 2))]
    ids = [f"C-{n}" for n in range(dice.choice((2, 3, 4, 4)))]
    records = [a_record(dice, urn) for urn in urns]
    busy = Nights(first=first + timedelta(days=dice.randrange(nights - 1)), nights=2)
    families = [_family(dice, n, own, urns, first, nights, busy) for n, own in enumerate(_families_of(dice, ids))]
    world = World(
        as_at=RECORDS,
        homes=tuple(records),
        referrals=tuple(a_referral(dice, a_child(dice, id), first) for id in ids),
        groups=tuple(group for home in records for group in who_lives_there(dice, home, first)),
    )
    suited = tuple(s for f in families for home in records for s in _suited(dice, f, home, first, nights))
    period = Period(
        id="P-1",
        world=world,
        first_night=first,
        nights=nights,
        homes=tuple(a_part(dice, home, first, nights, ids) for home in records),
        families=tuple(families),
        company=_company(dice, families),
        policy=_policy(dice),
        holidays=(Holiday(name="H", nights=some_nights(dice, first, nights, 4)),) if dice.random() < 0.6 else (),
        cancellations=_cancelled(dice, families, urns, first, nights),
        **_promises(dice, suited, first, nights),
    )
    return Few(period, Cleared(suited=suited, apart=_apart(dice, families, urns)))


def _families_of(dice: Random, children: list[str]) -> list[tuple[str, ...]]:
    if len(children) > 2 and dice.random() < 0.3:
        return [tuple(children[:2]), *((id,) for id in children[2:])]
    return [(id,) for id in children]


def _family(
    dice: Random, number: int, children: tuple[str, ...], urns: Sequence[str], first: date, nights: int, busy: Nights
) -> Family:
    """One that now and then can use no nights but those that everybody asks for."""
    assessed = dice.randint(1, 4)
    shortest = min(dice.choice((1, 1, 1, 2)), assessed)
    some = (some_nights(dice, first, nights, 3), some_nights(dice, first, nights, 2))
    available = dice.choice(((Nights(first=first, nights=nights),), some, (busy,), (busy,)))
    request = DateRequest(id="Q", nights=within(dice, available[0]), weight=dice.randint(1, 5))
    return Family(
        id=f"F-{number}",
        children=children,
        homes=tuple(urns),
        assessed_nights=assessed,
        protected_minimum=dice.randint(0, assessed),
        owed_nights=dice.choice((0, 0, 1)),
        available=available,
        preferred=(within(dice, available[0]),) if dice.random() < 0.4 else (),
        only_guest=dice.random() < 0.1,
        pattern=dice.choice(PATTERNS),
        shortest_stay=shortest,
        longest_stay=shortest + dice.randint(0, 2),
        least_gap=dice.randint(0, 2),
        evenly_spaced=dice.random() < 0.4,
        requests=(request,) if dice.random() < 0.4 else (),
        waiting_since=dice.choice((None, date(2026, 5, 31), date(2025, 2, 28))),
        benefit=tuple(BenefitMark(criterion=c, level=dice.choice((None, 0, 1, 2, 3, 4))) for c in CRITERIA),
        points=dice.choice((10, 20, 30)),
        familiar_bedrooms=(f"{urns[0]}/{urns[0][-1]}r0",) if dice.random() < 0.4 else (),
        key_workers=(STAFF,) if dice.random() < 0.4 else (),
        tea_visits=(TeaVisits(urn=urns[0], made=1),) if dice.random() < 0.4 else (),
    )


def _suited(dice: Random, family: Family, home: Home, first: date, nights: int) -> list[Suited]:
    rooms = [room.id for room in home.bedrooms]
    if len(rooms) < len(family.children) or dice.random() > 0.95:
        return []
    whole = Nights(first=first, nights=nights)
    return [
        Suited(
            family=family.id,
            urn=home.urn,
            nights=(whole if dice.random() < 0.8 else some_nights(dice, first, nights, nights),),
            bedrooms=tuple(tuple(sorted(dice.sample(rooms, dice.randint(1, len(rooms))))) for _ in family.children),
            alone=dice.random() < 0.1,
            known=dice.random() < 0.6,
        )
    ]


def _two(dice: Random, families: Sequence[Family]) -> tuple[str, ...]:
    return tuple(dice.sample([f.id for f in families], 2))


def _company(dice: Random, families: Sequence[Family]) -> tuple[Company, ...]:
    if len(families) < 2 or dice.random() < 0.5:
        return ()
    kind = dice.choice((CompanyKind.LIKE, CompanyKind.SHOULD))
    if any(family.only_guest for family in families):
        return ()
    return (Company.model_validate({"families": _two(dice, families), "kind": kind}),)


def _apart(dice: Random, families: Sequence[Family], urns: Sequence[str]) -> tuple[KeptApart, ...]:
    if len(families) < 2 or dice.random() < 0.6:
        return ()
    where = dice.choice((None, urns[0]))
    return (KeptApart.model_validate({"families": _two(dice, families), "urn": where, "why": ("drawn",)}),)


def _policy(dice: Random) -> BreakPolicy:
    return BreakPolicy(
        fairness=dice.choice(tuple(FairnessRule)),
        keep_within_limits=dice.random() < 0.3,
        limit_unit=dice.choice(tuple(LimitUnit)),
        weekend_nights_most=dice.choice((None, None, None, 1)),
        holiday_nights_most=dice.choice((None, None, 1, 2)),
        stays_most=dice.choice((None, None, None, 1)),
        diary_most=dice.choice((None, None, None, 1)),
        notice_days=dice.choice((0, 0, 0, 0, 8)),
        guests_per_trained=dice.choice((1, 2)),
        levels_off=tuple(LevelChoice(level=level, why="drawn") for level in LEVELS if dice.random() < 0.07),
    )


def _cancelled(
    dice: Random, families: Sequence[Family], urns: Sequence[str], first: date, nights: int
) -> tuple[Cancellation, ...]:
    if dice.random() > 0.3:
        return ()
    gone, by = some_nights(dice, first, nights, 2), dice.choice(tuple(CancelledBy))
    family, urn, again = dice.choice(families).id, dice.choice(urns), dice.random() < 0.2
    return (
        Cancellation(
            family=family, urn=urn, first_night=gone.first, nights=gone.nights, by=by, on=RECORDS, wanted_again=again
        ),
    )


def _promises(dice: Random, suited: Sequence[Suited], first: date, nights: int) -> dict[str, Any]:
    """Stays that are booked, were given out, or have been taken; of those one stands a day later."""
    booked, published, taken = [], [], []
    for one in suited:
        way = tuple(rooms[0] for rooms in one.bedrooms)
        if dice.random() > 0.2 or len(set(way)) < len(way):
            continue
        run = some_nights(dice, first, nights, 2)
        stay = {"family": one.family, "urn": one.urn, "bedrooms": way, "first_night": run.first, "nights": run.nights}
        kind = dice.randrange(4)
        if kind < 2:
            booked.append(
                Booking.model_validate({"id": f"B-{one.family}-{one.urn}", "status": list(BookingStatus)[kind], **stay})
            )
        if kind >= 1:
            published.append(PlannedStay.model_validate(stay))
        if kind == 3 and run.first == first:
            taken.append(PlannedStay.model_validate(stay))
    as_of = first + timedelta(days=1) if taken else None
    return {"bookings": tuple(booked), "published": tuple(published), "taken": tuple(taken), "as_of": as_of}
