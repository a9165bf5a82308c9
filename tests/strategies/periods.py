"""Draws what a coordinator may have filled in for a period of short breaks, sound or not, with nothing in it twice."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from matching.short_breaks.benefit_criteria import criteria
from matching.short_breaks.objectives import OBJECTIVES
from matching.short_breaks.period import (
    BenefitMark,
    Booking,
    BookingStatus,
    BreakHome,
    BreakPolicy,
    Cancellation,
    CancelledBy,
    Company,
    CompanyKind,
    DateRequest,
    FairnessRule,
    Family,
    GroupRule,
    Holiday,
    LevelChoice,
    LimitUnit,
    MarkAtHome,
    Nights,
    Pattern,
    PeriodSheet,
    PlannedStay,
    StaffRow,
    TieFound,
    Trained,
    Working,
)
from matching.short_breaks.period.break_home import OnDuty
from matching.short_breaks.period.family import TeaVisits
from matching.world.catalogue import CapabilityKind
from matching.world.facts import Role
from matching.world.group import TieKind
from tests.strategies.homes import urns
from tests.strategies.plain import ahead, entries, few, idents, maybe, texts

small = partial(st.integers, 0, 5)
some = partial(st.integers, 1, 5)


@cache
def nights() -> SearchStrategy[Nights]:
    """A run of nights in the coming year."""
    return st.builds(Nights, first=ahead(), nights=some())


@cache
def homes_parts() -> SearchStrategy[BreakHome]:
    """One home's part in a period."""
    return st.builds(
        BreakHome,
        urn=urns(),
        closed=few(nights()),
        turnaround_nights=small(),
        held_back=small(),
        staff=st.lists(staff_rows(), max_size=3).map(tuple),
        arrivals_a_day=maybe(small()),
        group_rule=st.sampled_from(GroupRule),
        band_starts=st.lists(st.integers(0, 25), max_size=3).map(tuple),
        most_draw_quarters=maybe(small()),
        tea_visits_needed=small(),
        tea_visit_days=some(),
        first_stay_most_nights=maybe(some()),
        on_duty=few(st.builds(OnDuty, staff=idents(), nights=few(nights())), by="staff"),
    )


@cache
def staff_rows() -> SearchStrategy[StaffRow]:
    """A row of staff, whose days and numbers may not go together."""
    task = entries(CapabilityKind.COMPETENCE)
    trained = st.builds(Trained, task=task, people=small(), for_child=maybe(idents()))
    return st.builds(
        StaffRow,
        shift=st.sampled_from(Working),
        people=small(),
        trained=few(trained, by="task for_child"),
        trained_people=maybe(small()),
        since=ahead(),
        until=ahead(),
        weekdays=st.lists(st.integers(0, 6), unique=True).map(tuple) | st.just(tuple(range(7))),
    )


@cache
def families() -> SearchStrategy[Family]:
    """One family, whose answers may not go together."""
    mark = st.builds(
        BenefitMark,
        criterion=st.sampled_from([c.id for c in criteria()]),
        level=maybe(st.integers(0, 4)),
        because=maybe(texts()),
    )
    marked_at = {"criterion": st.sampled_from([c.id for c in criteria()]), "level": maybe(st.integers(0, 4))}
    at_home = st.builds(MarkAtHome, **marked_at, because=maybe(texts()), urn=urns())
    request = st.builds(DateRequest, id=idents(), nights=nights(), weight=some(), why=maybe(texts()))
    return st.builds(
        Family,
        id=idents(),
        children=few(idents(), most=3, least=1),
        homes=few(urns()),
        assessed_nights=small(),
        protected_minimum=small(),
        owed_nights=small(),
        available=few(nights(), most=3),
        preferred=few(nights()),
        pattern=st.sampled_from(Pattern),
        shortest_stay=some(),
        longest_stay=some(),
        least_gap=small(),
        evenly_spaced=st.booleans(),
        only_guest=st.booleans(),
        requests=few(request, by="id"),
        waiting_since=maybe(ahead()),
        benefit=few(mark, most=4, by="criterion"),
        benefit_at=few(at_home, by="criterion"),
        points=maybe(small()),
        familiar_bedrooms=few(idents()),
        key_workers=few(idents()),
        tea_visits=few(st.builds(TeaVisits, urn=urns(), made=small()), by="urn"),
    )


def _stays(kind: type[Any], **more: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.builds(kind, family=idents(), urn=urns(), first_night=ahead(), nights=some(), **more)


@cache
def policies() -> SearchStrategy[BreakPolicy]:
    """What an organisation may have decided."""
    level = st.builds(LevelChoice, level=st.sampled_from([o.ID for o in OBJECTIVES]), why=texts())
    return st.builds(
        BreakPolicy,
        fairness=st.sampled_from(FairnessRule),
        levels_off=few(level, by="level"),
        keep_within_limits=st.booleans(),
        limit_unit=st.sampled_from(LimitUnit),
        weekend_nights_most=maybe(small()),
        holiday_nights_most=maybe(small()),
        stays_most=maybe(some()),
        diary_most=maybe(some()),
        notice_days=small(),
        guests_per_trained=some(),
    )


@cache
def period_sheets() -> SearchStrategy[PeriodSheet]:
    """A period without its world."""
    company = st.builds(
        Company, families=st.tuples(idents(), idents()), kind=st.sampled_from(CompanyKind), why=maybe(texts())
    )
    tie = st.builds(
        TieFound,
        children=st.tuples(idents(), idents()),
        kind=st.sampled_from(TieKind),
        said_by=st.sampled_from(Role),
        on=ahead(),
        note=maybe(texts()),
    )
    booking = _stays(Booking, id=idents(), status=st.sampled_from(BookingStatus), bedrooms=few(idents()))
    planned = _stays(PlannedStay, bedrooms=few(idents()))
    gone = _stays(
        Cancellation, by=st.sampled_from(CancelledBy), on=ahead(), why=maybe(texts()), wanted_again=st.booleans()
    )
    return st.builds(
        PeriodSheet,
        id=idents(),
        first_night=ahead(),
        nights=st.integers(1, 400),
        homes=few(homes_parts(), least=1, by="urn"),
        families=few(families(), least=1, by="id"),
        company=few(company),
        ties=few(tie),
        holidays=few(st.builds(Holiday, name=texts(), nights=nights()), by="name"),
        bookings=few(booking, by="id"),
        published=few(planned),
        taken=few(planned),
        cancellations=few(gone),
        policy=policies(),
    )
