"""Draws a statement of purpose in which any field may be not stated."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from matching.world.catalogue import Need, standard_catalogue
from matching.world.facts import Role
from matching.world.record import Text
from matching.world.statement import (
    Ages,
    Answer,
    EmergencyPolicy,
    NeedStated,
    Origin,
    Position,
    SexServed,
    Stated,
    StatementOfPurpose,
    StayKind,
    StayLength,
    WhoFor,
)
from tests.strategies.plain import among, few, kept, maybe, past, texts


@cache
def ages() -> SearchStrategy[Ages]:
    """Ages in order."""
    return st.lists(st.integers(0, 25), min_size=2, max_size=2).map(
        lambda pair: Ages(youngest=min(pair), oldest=max(pair))
    )


@cache
def positions() -> SearchStrategy[Position]:
    """What a home says of a need: can, up to a level, or cannot."""
    can = st.builds(Position, answer=st.just(Answer.CAN), to_level=st.integers(2, 4), condition=maybe(texts()))
    return can | st.builds(Position, answer=st.just(Answer.CANNOT), condition=maybe(texts()))


@kept
@st.composite
def _stated(draw: st.DrawFn, kind: Any, values: SearchStrategy[Any]) -> Any:
    return Stated[kind](
        value=draw(values),
        effective=draw(past(10)),
        approved_by=draw(maybe(texts())),
        reviewed_on=draw(maybe(past())),
        origin=draw(among(*Origin)),
        quote=draw(maybe(texts())),
        page=draw(maybe(st.integers(1, 90))),
    )


@cache
def versions(kind: Any, values: SearchStrategy[Any], least: int = 0) -> SearchStrategy[tuple[Any, ...]]:
    """The versions of one field of a statement, no two effective on the same day."""
    return few(_stated(kind, values), least=least, by="effective")


@cache
def _needs_stated(need: Need) -> SearchStrategy[NeedStated]:
    return st.builds(NeedStated, need=st.just(need.id), versions=versions(Position, positions(), least=1))


@kept
@st.composite
def _stay_lengths(draw: st.DrawFn) -> StayLength:
    shortest = draw(maybe(st.integers(1, 30)))
    return StayLength(shortest_nights=shortest, longest_nights=draw(maybe(st.integers(shortest or 1, 400))))


@cache
def statements() -> SearchStrategy[StatementOfPurpose]:
    """A statement of purpose in which any field may be not stated."""
    needs = st.sampled_from([n for n in standard_catalogue().needs if n.in_statement]).flatmap(_needs_stated)
    emergency = st.builds(
        EmergencyPolicy,
        open_to=among(*WhoFor),
        least_notice_hours=maybe(st.integers(0, 336)),
        longest_stay_nights=maybe(st.integers(1, 366)),
    )
    return st.builds(
        StatementOfPurpose,
        ages=versions(Ages, ages()),
        practised_ages=versions(Ages, ages()),
        number=versions(int, st.integers(1, 8)),
        sex=versions(SexServed, among(*SexServed)),
        kinds_of_stay=versions(tuple[StayKind, ...], few(among(*StayKind), 3)),
        stay_length=versions(StayLength, _stay_lengths()),
        emergency=versions(EmergencyPolicy, emergency),
        needs=few(needs, 3, by="need"),
        widest_age_gap_years=versions(int, st.integers(0, 17)),
        admission_criteria=versions(Text, texts()),
        who_decides=versions(Role, among(*Role)),
        ethos=versions(Text, texts()),
        behaviour_support=versions(Text, texts()),
        culture_language_faith=versions(Text, texts()),
        reviewed_on=maybe(past()),
        sent_to_regulator_on=maybe(past()),
    )
