"""Draws sound periods of short breaks so small that every plan can be tried: four children, six nights, two homes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from matching.short_breaks.benefit_criteria import criteria
from matching.short_breaks.build import build
from matching.short_breaks.cleared import Cleared, KeptApart, Suited
from matching.short_breaks.constraints import violations
from matching.short_breaks.period import (
    BenefitMark,
    Booking,
    BookingStatus,
    BreakHome,
    BreakPolicy,
    Company,
    CompanyKind,
    DateRequest,
    FairnessRule,
    Family,
    GroupRule,
    Nights,
    Pattern,
    Period,
    StaffRow,
    Trained,
    Working,
)
from matching.world.child import Child, DayCare, NightCare, Sex, TaskNeeded
from matching.world.home import Bedroom, Home, PlacesCondition
from matching.world.referral import Referral, ShortBreakRecord, Urgency
from matching.world.statement import StayKind
from matching.world.world import World

MONDAY = date(2026, 12, 7)
RECORDS = date(2026, 12, 1)
URNS = ("SC700001", "SC700002")
TASK = "gastrostomy_feeding"
LONG_HISTORY = (ShortBreakRecord(first_night=date(2026, 8, 1), nights=73),)
ROOMS = {urn: tuple(f"{letter}{n}" for n in (1, 2, 3)) for urn, letter in zip(URNS, "rs", strict=True)}


class Few(NamedTuple):
    """A period and what the match check said of it."""

    period: Period
    cleared: Cleared


@st.composite
def few_families(
    draw: st.DrawFn,
    rules: tuple[FairnessRule, ...] = tuple(FairnessRule),
    most_children: int = 4,
    most_nights: int = 6,
    least_homes: int = 1,
) -> Few:
    """A period with any of the rules that a home, a family or a policy may have; its promises can hold."""
    first = MONDAY + timedelta(days=draw(st.integers(0, 6)))
    nights = draw(st.integers(most_nights // 2, most_nights))
    urns = URNS[: draw(st.integers(least_homes, len(URNS)))]
    records = [draw(_records(urn)) for urn in urns]
    children = [draw(_children(n)) for n in range(draw(st.integers(2, most_children)))]
    groups = draw(_families_of(children))
    families = tuple(draw(_family(n, group, first, nights)) for n, group in enumerate(groups))
    policy = BreakPolicy(
        fairness=draw(st.sampled_from(rules)),
        keep_within_limits=draw(st.sampled_from((False, False, True))),
        weekend_nights_most=draw(st.sampled_from((None, None, 1))),
        stays_most=draw(st.sampled_from((None, None, 1, 2))),
        guests_per_trained=draw(st.integers(1, 2)),
    )
    suited = tuple(s for f in families for s in draw(_suited(f, records, first, nights)))
    found = Few(
        Period(
            id="P-1",
            world=World(
                as_at=RECORDS, homes=tuple(records), referrals=tuple(draw(_referral(child)) for child in children)
            ),
            first_night=first,
            nights=nights,
            homes=tuple(draw(_home(record.urn, len(record.bedrooms), first, nights)) for record in records),
            families=families,
            company=draw(_company(families)),
            policy=policy,
        ),
        Cleared(suited=suited, apart=draw(_apart(families))),
    )
    return draw(_with_bookings(found))


@st.composite
def _records(draw: st.DrawFn, urn: str) -> Home:
    rooms = ROOMS[urn][: draw(st.integers(1, 3))]
    places = PlacesCondition(since=date(2020, 1, 1), most=draw(st.integers(1, 3)))
    bedrooms = tuple(Bedroom(id=room) for room in rooms)
    return Home(urn=urn, name=f"Home {urn}", provider="A council", conditions=(places,), bedrooms=bedrooms)


@st.composite
def _home(draw: st.DrawFn, urn: str, bedrooms: int, first: date, nights: int) -> BreakHome:
    rule = draw(st.sampled_from((GroupRule.NONE, *GroupRule)))
    rows = [draw(_row(shift, first, nights)) for shift in Working]
    if draw(st.booleans()):
        rows.append(draw(_row(Working.DAY, first + timedelta(days=draw(st.integers(0, nights - 1))), 1)))
    return BreakHome(
        urn=urn,
        closed=draw(_mostly((), _run(first, nights, 1))),
        turnaround_nights=draw(st.integers(0, 2)),
        held_back=draw(st.sampled_from((0, 0, 0, 1))) if bedrooms > 1 else 0,
        staff=tuple(rows),
        arrivals_a_day=draw(st.sampled_from((None, 1, 2))),
        group_rule=rule,
        band_starts=(12,) if rule is GroupRule.AGE_BAND else (),
        most_draw_quarters=draw(st.sampled_from((None, None, 8))),
        first_stay_most_nights=draw(st.sampled_from((None, 1))),
    )


@st.composite
def _row(draw: st.DrawFn, shift: Working, since: date, nights: int) -> StaffRow:
    people = draw(st.integers(1, 3))
    trained = (Trained(task=TASK, people=draw(st.sampled_from((1, 1, 0)))),)
    return StaffRow(shift=shift, people=people, trained=trained, since=since, until=since + timedelta(days=nights))


@st.composite
def _children(draw: st.DrawFn, number: int) -> Child:
    return Child(
        id=f"C-{number + 1}",
        name=f"Child {number + 1}",
        date_of_birth=draw(st.sampled_from((date(2013, 5, 1), date(2016, 5, 1)))),
        sex=draw(st.sampled_from((Sex.FEMALE, Sex.MALE))),
        day_care=draw(st.sampled_from((DayCare.SHARED_1_TO_2, DayCare.ONE_TO_ONE, DayCare.TWO_TO_ONE))),
        night_care=draw(st.sampled_from((NightCare.SLEEP_IN, NightCare.WAKING_SHARED, NightCare.WAKING_ONE_TO_ONE))),
        clinical_tasks=draw(st.sampled_from(((), (), (), (TaskNeeded(task=TASK),)))),
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
    shortest = min(draw(st.sampled_from((1, 1, 2))), assessed)
    mark = draw(st.integers(0, 4))
    request = st.builds(
        DateRequest, id=st.just(f"Q-{number + 1}"), nights=_run(first, nights, 2), weight=st.integers(1, 5)
    )
    return Family(
        id=f"F-{number + 1}",
        children=children,
        homes=URNS,
        assessed_nights=assessed,
        protected_minimum=draw(st.integers(0, assessed)),
        owed_nights=draw(st.sampled_from((0, 0, 1))),
        available=draw(_mostly((Nights(first=first, nights=nights),), _run(first, nights, nights))),
        preferred=draw(_mostly((), _run(first, nights, 2))),
        pattern=draw(st.sampled_from((*[Pattern.FLEXIBLE] * 4, Pattern.WEEKEND, Pattern.MIDWEEK))),
        shortest_stay=shortest,
        longest_stay=shortest + draw(st.integers(0, 1)),
        least_gap=draw(st.integers(0, 2)),
        evenly_spaced=draw(st.booleans()),
        requests=draw(_mostly((), request)),
        benefit=tuple(BenefitMark(criterion=c.id, level=mark) for c in criteria()),
        points=draw(st.sampled_from((10, 20, 30))),
    )


@st.composite
def _run(draw: st.DrawFn, first: date, nights: int, longest: int) -> Nights:
    """A run that lies in the period."""
    begins = draw(st.integers(0, nights - 1))
    return Nights(first=first + timedelta(days=begins), nights=draw(st.integers(1, min(longest, nights - begins))))


def _mostly(usual: tuple[Any, ...], other: SearchStrategy[Any]) -> SearchStrategy[tuple[Any, ...]]:
    """Two times in three the usual, or else one other thing."""
    return st.integers(0, 2).flatmap(lambda n: other.map(lambda one: (one,)) if n == 2 else st.just(usual))


@st.composite
def _suited(draw: st.DrawFn, family: Family, records: list[Home], first: date, nights: int) -> list[Suited]:
    found = []
    for record in records:
        rooms = [room.id for room in record.bedrooms]
        if len(rooms) >= len(family.children) and draw(st.integers(0, 4)) < 4:
            some = st.lists(st.sampled_from(rooms), min_size=1, max_size=len(rooms), unique=True)
            bedrooms = tuple(tuple(sorted(draw(some))) for _ in family.children)
            alone, known = draw(st.integers(0, 5)) == 5, draw(st.booleans())
            run = (Nights(first=first, nights=nights),)
            suited = Suited(family=family.id, urn=record.urn, nights=run, bedrooms=bedrooms, alone=alone, known=known)
            found.append(suited)
    return found


@st.composite
def _referral(draw: st.DrawFn, child: Child) -> Referral:
    return Referral(
        id=f"R-{child.id}",
        child=child,
        placing_authority="A council",
        received_on=RECORDS,
        urgency=Urgency.PLANNED,
        kind=StayKind.SHORT_BREAK,
        start=MONDAY,
        previous_breaks=draw(st.sampled_from(((), (), (), LONG_HISTORY))),
    )


@st.composite
def _two(draw: st.DrawFn, families: tuple[Family, ...]) -> tuple[str, str]:
    one, other = draw(st.lists(st.sampled_from([f.id for f in families]), min_size=2, max_size=2, unique=True))
    return one, other


@st.composite
def _company(draw: st.DrawFn, families: tuple[Family, ...]) -> tuple[Company, ...]:
    if len(families) < 2 or draw(st.booleans()):
        return ()
    return (Company(families=draw(_two(families)), kind=draw(st.sampled_from((CompanyKind.LIKE, CompanyKind.SHOULD)))),)


@st.composite
def _apart(draw: st.DrawFn, families: tuple[Family, ...]) -> tuple[KeptApart, ...]:
    if len(families) < 2 or draw(st.booleans()):
        return ()
    return (KeptApart(families=draw(_two(families)), urn=draw(st.sampled_from((None, URNS[0]))), why=("drawn",)),)


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
        status=draw(st.sampled_from(BookingStatus)),
    )
    period = few.period.model_copy(update={"bookings": (booking,)})
    problem = build(period, few.cleared)
    assume(not any(violations(problem, problem.fixed)))
    return Few(period, few.cleared)
