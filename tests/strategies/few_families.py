"""Draws sound periods of short breaks so small that every plan can be tried: four children, six nights, two homes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import assume
from hypothesis import strategies as st

from matching.short_breaks.benefit_criteria import criteria
from matching.short_breaks.build import build
from matching.short_breaks.cleared import Cleared, KeptApart, Suited
from matching.short_breaks.constraints import violations
from matching.short_breaks.period import (
    BenefitMark,
    Booking,
    BookingStatus,
    BreakPolicy,
    Company,
    CompanyKind,
    DateRequest,
    FairnessRule,
    Family,
    MarkAtHome,
    Nights,
    Pattern,
    Period,
)
from matching.world.child import Child
from matching.world.home import Home
from matching.world.world import World
from tests.strategies import few_homes
from tests.strategies.few_homes import MONDAY, RECORDS, URNS, mostly, run
from tests.strategies.plain import among, kept

MOST_CHILDREN, MOST_NIGHTS = 4, 6


class Few(NamedTuple):
    """A period and what the match check said of it."""

    period: Period
    cleared: Cleared


@st.composite
def few_families(
    draw: st.DrawFn,
    rules: tuple[FairnessRule, ...] = tuple(FairnessRule),
    least_homes: int = 1,
    least_children: int = 2,
    least_nights: int = 3,
) -> Few:
    """A period with any of the rules that a home, a family or a policy may have; its promises can hold."""
    first = MONDAY + timedelta(days=draw(st.integers(0, 6)))
    nights = draw(st.integers(least_nights, MOST_NIGHTS))
    records = [draw(few_homes.records(urn)) for urn in URNS[: draw(st.integers(least_homes, len(URNS)))]]
    children = [draw(few_homes.children(n)) for n in range(draw(st.integers(least_children, MOST_CHILDREN)))]
    families = tuple(draw(_family(n, own, first, nights)) for n, own in enumerate(draw(_families_of(children))))
    suited = tuple(s for f in families for s in draw(_suited(f, records, first, nights)))
    referrals = tuple(draw(few_homes.referrals(child)) for child in children)
    period = Period(
        id="P-1",
        world=World(as_at=RECORDS, homes=tuple(records), referrals=referrals),
        first_night=first,
        nights=nights,
        homes=tuple(draw(few_homes.homes_parts(r.urn, len(r.bedrooms), first, nights)) for r in records),
        families=families,
        company=draw(_company(families)),
        policy=draw(_policies(rules)),
    )
    return draw(_with_bookings(Few(period, Cleared(suited=suited, apart=draw(_apart(families))))))


@kept
@st.composite
def _policies(draw: st.DrawFn, rules: tuple[FairnessRule, ...]) -> BreakPolicy:
    return BreakPolicy(
        fairness=draw(among(*rules)),
        keep_within_limits=draw(among(False, False, True)),
        weekend_nights_most=draw(among(None, None, 1)),
        stays_most=draw(among(None, None, 1, 2)),
        guests_per_trained=draw(st.integers(1, 2)),
    )


@st.composite
def _families_of(draw: st.DrawFn, children: list[Child]) -> list[tuple[str, ...]]:
    """Each child its own family, but now and then the first two are brothers and sisters."""
    ids = [child.id for child in children]
    if len(ids) > 2 and draw(st.integers(0, 3)) == 3:
        return [tuple(ids[:2]), *((id,) for id in ids[2:])]
    return [(id,) for id in ids]


@st.composite
def _family(draw: st.DrawFn, number: int, children: tuple[str, ...], first: date, nights: int) -> Family:
    assessed = draw(st.integers(1, 4))
    shortest = min(draw(among(1, 1, 2)), assessed)
    mark = draw(st.integers(0, 4))
    request = st.builds(
        DateRequest, id=st.just(f"Q-{number + 1}"), nights=run(first, nights, 2), weight=st.integers(1, 5)
    )
    return Family(
        id=f"F-{number + 1}",
        children=children,
        homes=URNS,
        assessed_nights=assessed,
        protected_minimum=draw(st.integers(0, assessed)),
        owed_nights=draw(among(0, 0, 1)),
        available=draw(mostly((Nights(first=first, nights=nights),), run(first, nights, nights))),
        preferred=draw(mostly((), run(first, nights, 2))),
        pattern=draw(among(*(*[Pattern.FLEXIBLE] * 4, Pattern.WEEKEND, Pattern.MIDWEEK))),
        shortest_stay=shortest,
        longest_stay=shortest + draw(st.integers(0, 1)),
        least_gap=draw(st.integers(0, 2)),
        evenly_spaced=draw(st.booleans()),
        requests=draw(mostly((), request)),
        benefit=tuple(BenefitMark(criterion=c.id, level=mark) for c in criteria()),
        benefit_at=draw(mostly((), _at_a_home())),
        points=draw(among(10, 20, 30)),
    )


def _at_a_home() -> st.SearchStrategy[MarkAtHome]:
    gain = sorted(criteria(), key=lambda c: c.weight)[-1].id
    return st.builds(MarkAtHome, criterion=st.just(gain), urn=st.sampled_from(URNS), level=st.integers(0, 4))


@st.composite
def _suited(draw: st.DrawFn, family: Family, records: list[Home], first: date, nights: int) -> list[Suited]:
    found = []
    for record in records:
        rooms = [room.id for room in record.bedrooms]
        if len(rooms) >= len(family.children) and draw(st.integers(0, 4)) < 4:
            some = st.lists(st.sampled_from(rooms), min_size=1, max_size=len(rooms), unique=True)
            bedrooms = tuple(tuple(sorted(draw(some))) for _ in family.children)
            alone, known = draw(st.integers(0, 5)) == 5, draw(st.booleans())
            whole = (Nights(first=first, nights=nights),)
            suited = Suited(family=family.id, urn=record.urn, nights=whole, bedrooms=bedrooms, alone=alone, known=known)
            found.append(suited)
    return found


@st.composite
def _two(draw: st.DrawFn, families: tuple[Family, ...]) -> tuple[str, str]:
    one, other = draw(st.lists(st.sampled_from([f.id for f in families]), min_size=2, max_size=2, unique=True))
    return one, other


@st.composite
def _company(draw: st.DrawFn, families: tuple[Family, ...]) -> tuple[Company, ...]:
    if len(families) < 2 or draw(st.booleans()):
        return ()
    return (Company(families=draw(_two(families)), kind=draw(among(CompanyKind.LIKE, CompanyKind.SHOULD))),)


@st.composite
def _apart(draw: st.DrawFn, families: tuple[Family, ...]) -> tuple[KeptApart, ...]:
    if len(families) < 2 or draw(st.booleans()):
        return ()
    return (KeptApart(families=draw(_two(families)), urn=draw(among(None, URNS[0])), why=("drawn",)),)


@st.composite
def _with_bookings(draw: st.DrawFn, few: Few) -> Few:
    """Now and then one stay is booked, which could be had were nobody else there."""
    if not few.cleared.suited or draw(st.booleans()):
        return few
    suited = draw(st.sampled_from(few.cleared.suited))
    assume(len({rooms[0] for rooms in suited.bedrooms}) == len(suited.bedrooms))
    booking = Booking(
        id="B-1",
        family=suited.family,
        urn=suited.urn,
        bedrooms=tuple(rooms[0] for rooms in suited.bedrooms),
        first_night=few.period.first_night + timedelta(days=draw(st.integers(0, few.period.nights - 1))),
        nights=1,
        status=draw(among(*BookingStatus)),
    )
    period = few.period.model_copy(update={"bookings": (booking,)})
    problem = build(period, few.cleared)
    assume(not any(violations(problem, problem.fixed)))
    return Few(period, few.cleared)
