"""Draws referrals and homes side by side, in the storybook's words: homes whose records change while children stay."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from matching.world.catalogue import standard_catalogue
from matching.world.child import Sex
from matching.world.home import (
    AgesCondition,
    CategoriesCondition,
    Category,
    Home,
    NoAdmissionsCondition,
    PlacesCondition,
    SexCondition,
    WordedCondition,
)
from matching.world.referral import Bond, Referral, SiblingBond
from matching.world.statement import (
    Ages,
    Answer,
    EmergencyPolicy,
    NeedStated,
    Position,
    SexServed,
    Stated,
    StatementOfPurpose,
    StayKind,
    StayLength,
    WhoFor,
)
from matching.world.vacancy import Vacancy
from matching.world.world import World
from scenarios import storybook as told
from tests.strategies.lives import lives
from tests.strategies.plain import among, few, kept, maybe

HOME = told.home()
PLACES = among(0.0, 5.0, 20.1, 110.0).map(told.miles_east)
STATED = tuple(n.id for n in standard_catalogue().needs if n.in_statement)
DAYS = (told.YEAR_AGO, told.TODAY, told.FIRST_NIGHT, *(told.FIRST_NIGHT + timedelta(days=n) for n in (1, 16, 40, 364)))
"""Days before, at the edges of and within the stays of these referrals."""


@cache
def days() -> st.SearchStrategy[date]:
    """A day on which a record may change."""
    return among(*DAYS)


@kept
def _versions(kind: Any, values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return few(st.builds(Stated[kind], value=values, effective=days()), 2, by="effective")


@cache
def _ages() -> st.SearchStrategy[Ages]:
    return among((8, 17), (8, 12), (13, 13), (14, 18), (0, 25)).map(lambda a: Ages(youngest=a[0], oldest=a[1]))


@cache
def _positions() -> st.SearchStrategy[NeedStated]:
    positions = st.builds(
        Position, answer=st.just(Answer.CAN), to_level=st.integers(2, 4), condition=maybe(st.just("If."))
    )
    cannot = st.just(Position(answer=Answer.CANNOT))
    return st.builds(NeedStated, need=among(*STATED), versions=_versions(Position, positions | cannot))


@cache
def _statements() -> st.SearchStrategy[StatementOfPurpose]:
    lengths = st.builds(StayLength, shortest_nights=among(None, 1, 17, 800), longest_nights=maybe(st.just(900)))
    emergency = st.builds(
        EmergencyPolicy,
        open_to=among(*WhoFor),
        least_notice_hours=among(None, 0, 8, 336),
        longest_stay_nights=among(None, 17, 300),
    )
    return st.builds(
        StatementOfPurpose,
        ages=_versions(Ages, _ages()),
        practised_ages=_versions(Ages, _ages()),
        sex=_versions(SexServed, among(*SexServed)),
        kinds_of_stay=_versions(tuple[StayKind, ...], few(among(*StayKind), 3)),
        stay_length=_versions(StayLength, lengths),
        emergency=_versions(EmergencyPolicy, emergency),
        needs=few(_positions(), 5, by="need"),
    )


@kept
@st.composite
def _conditions(draw: st.DrawFn) -> Any:
    since = draw(days())
    until = draw(st.sampled_from([None, *(day for day in DAYS if day > since)]))
    dated: dict[str, Any] = {"since": since, "until": until}
    kinds: tuple[st.SearchStrategy[Any], ...] = (
        _ages().map(lambda ages: AgesCondition(ages=ages, **dated)),
        among(*SexServed).map(lambda sex: SexCondition(sex=sex, **dated)),
        few(among(*Category), 3).map(lambda found: CategoriesCondition(categories=found, **dated)),
        st.integers(1, 3).map(lambda most: PlacesCondition(most=most, **dated)),
        st.just(NoAdmissionsCondition(**dated)),
        among("None under 12.", "Ask first.").map(lambda words: WordedCondition(words=words, **dated)),
    )
    return draw(st.one_of(kinds))


@cache
def _vacancies() -> st.SearchStrategy[Vacancy]:
    told_on = among(*(told.TODAY - timedelta(days=n) for n in (0, 14, 15)))
    return st.builds(Vacancy, places=st.integers(0, 3), since=days(), told_on=told_on)


@kept
@st.composite
def market_homes(draw: st.DrawFn, urn: str) -> Home:
    """A home of the market: what it publishes may change during a stay, or not be stated at all."""
    return told.home(
        urn=urn,
        place=draw(maybe(PLACES)),
        authority=draw(maybe(among("Westmarch", "Eastmarch"))),
        adjoining_authorities=draw(maybe(few(among("Westmarch", "Eastmarch")))),
        conditions=draw(few(_conditions(), 4)),
        statement=draw(_statements()),
        has=draw(among(HOME.has, (), ("school_place",))),
        lacks=draw(among((), ("confidential_address_procedure",))),
        animals=draw(maybe(among((), ("a dog",)))),
        location=draw(maybe(st.just(HOME.location))),
        meets=draw(few(among("halal", "kosher", "polish"))),
        activities=draw(few(among("swimming", "Gardening", "gardening", "chess"))),
        works_with_schools=draw(few(st.just("Fernbank Academy"))),
        vacancies=draw(few(_vacancies())),
    )


@cache
def _needs() -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(among(*STATED), st.integers(0, 4) | st.just(()), max_size=5)


@cache
def _bonds() -> st.SearchStrategy[SiblingBond]:
    said_by = st.just(told.said(0).said_by)
    child = among("C-NEW", "C-2", "C-ELSEWHERE")
    return st.builds(SiblingBond, child=child, bond=among(*Bond), said_by=said_by, why=st.just("So."))


@kept
@st.composite
def _referrals(draw: st.DrawFn) -> Referral:
    referral = draw(lives()).referrals[0]
    needs = draw(_needs())
    child = referral.child.model_copy(
        update={
            "facts": told.told(needs),
            "date_of_birth": draw(maybe(among(date(2013, 5, 3), date(2013, 12, 7), date(2012, 12, 24)))),
            "sex": draw(maybe(among(*Sex))),
        }
    )
    return referral.model_copy(
        update={
            "child": child,
            "siblings": draw(maybe(few(_bonds(), by="child"))),
            "known_to_home": ("SC900001",),
        }
    )


@kept
@st.composite
def markets(draw: st.DrawFn, most_homes: int = 3) -> World:
    """Two referrals, brother and sister perhaps, and a few homes to choose from, whose groups are not recorded."""
    homes = tuple(draw(market_homes(f"SC90000{n}")) for n in range(1, draw(st.integers(1, most_homes)) + 1))
    one, other = draw(_referrals()), draw(_referrals())
    other = other.model_copy(update={"id": "R-2", "child": other.child.model_copy(update={"id": "C-2"})})
    return World(as_at=told.TODAY, homes=homes, referrals=(one, other))
