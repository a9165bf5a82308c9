"""Draws a referral in which anything may be not known."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from matching.world.catalogue import standard_catalogue
from matching.world.facts import Role
from matching.world.referral import (
    Approval,
    ApprovalKind,
    AreaToAvoid,
    Bond,
    Contact,
    Education,
    Enquiry,
    FamilyMember,
    PastPlacement,
    Referral,
    ShortBreakRecord,
    SiblingBond,
    Urgency,
)
from matching.world.statement import StayKind
from tests.strategies.children import children, views
from tests.strategies.homes import urns as any_urns
from tests.strategies.plain import AS_AT, among, few, idents, kept, maybe, past, places, texts


@cache
def _family() -> SearchStrategy[FamilyMember]:
    return st.builds(FamilyMember, who=texts(), holds_parental_responsibility=maybe(st.booleans()), note=maybe(texts()))


@cache
def _contacts() -> SearchStrategy[Contact]:
    return st.builds(
        Contact,
        who=texts(),
        times_a_month=st.integers(0, 31),
        place=maybe(places()),
        furthest_miles=maybe(st.integers(0, 500)),
        must_not_know_address=st.booleans(),
    )


@cache
def _areas() -> SearchStrategy[AreaToAvoid]:
    return st.builds(AreaToAvoid, name=texts(), place=maybe(places()), within_miles=st.integers(0, 500), why=texts())


@cache
def _education() -> SearchStrategy[Education]:
    return st.builds(
        Education,
        year_group=maybe(st.integers(-1, 14)),
        keep_school=maybe(st.booleans()),
        school_place=maybe(places()),
        has_plan=maybe(st.booleans()),
    )


@kept
@st.composite
def _past_placements(draw: st.DrawFn) -> PastPlacement:
    began = draw(past())
    ended = draw(maybe(st.dates(began, AS_AT)))
    return PastPlacement(kind=draw(texts()), began=began, ended=ended, why_it_ended=draw(maybe(texts())))


@kept
@st.composite
def _enquiries(draw: st.DrawFn) -> Enquiry:
    asked_on = draw(past())
    answered_on = draw(maybe(st.dates(asked_on, AS_AT)))
    return Enquiry(
        asked=draw(among(*Role)),
        asked_on=asked_on,
        about=draw(few(st.sampled_from([n.id for n in standard_catalogue().needs]))),
        answered_on=answered_on,
        said=draw(texts()) if answered_on else None,
    )


@cache
def _approvals() -> SearchStrategy[Approval]:
    return st.builds(Approval, kind=among(*ApprovalKind), by=among(*Role), name=texts(), on=past())


@kept
@st.composite
def _previous_breaks(draw: st.DrawFn) -> tuple[ShortBreakRecord, ...]:
    first, stays = AS_AT - timedelta(days=365), []
    for gap, nights in draw(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=2)):
        urn = draw(st.none() | any_urns())
        stays.append(ShortBreakRecord(first_night=first + timedelta(days=gap), nights=nights, urn=urn))
        first = stays[-1].first_night + timedelta(days=nights)
    return tuple(stays)


@cache
def _bonds(siblings: tuple[str, ...]) -> SearchStrategy[tuple[SiblingBond, ...]]:
    if not siblings:
        return st.just(())
    bond = st.builds(
        SiblingBond,
        child=among(*siblings),
        bond=among(*Bond),
        said_by=among(*Role),
        why=texts(),
        lives_elsewhere=maybe(texts()),
    )
    return few(bond, by="child")


@st.composite
def referrals(
    draw: st.DrawFn,
    id: str | None = None,
    child: str | None = None,
    urns: tuple[str, ...] = (),
    siblings: tuple[str, ...] | None = None,
    most_facts: int = 4,
) -> Referral:
    """A referral received in the last weeks. `siblings` are the children it may name; drawn at will when None."""
    received = draw(st.dates(AS_AT - timedelta(days=40), AS_AT))
    urgency = draw(among(*Urgency))
    days = 7 if urgency is Urgency.EMERGENCY else 90
    named = draw(few(idents().map(lambda i: f"S{i}"[:64]))) if siblings is None else siblings
    return Referral(
        id=id or draw(idents()),
        child=draw(children(child, most_facts)),
        placing_authority=draw(texts()),
        received_on=received,
        urgency=urgency,
        kind=draw(among(*StayKind)),
        start=received + timedelta(days=draw(st.integers(0, days))),
        expected_nights=draw(maybe(st.integers(1, 6600))),
        notice_hours=draw(maybe(st.integers(0, 24 * days))),
        known_to_home=draw(few(among(*urns) if urns else any_urns())),
        legal_status=draw(maybe(texts())),
        education=draw(_education()),
        contact=draw(maybe(few(_contacts()))),
        siblings=draw(maybe(_bonds(tuple(n for n in named if n != child)))),
        family=draw(maybe(few(_family()))),
        avoid=draw(maybe(few(_areas()))),
        history=draw(maybe(few(_past_placements()))),
        wishes=draw(maybe(views())),
        identity_needs=draw(maybe(few(idents()))),
        papers=draw(maybe(few(idents()))),
        enquiries=draw(few(_enquiries())),
        approvals=draw(few(_approvals())),
        previous_breaks=draw(maybe(_previous_breaks())),
        offered_weekly_pounds=draw(maybe(st.integers(0, 20_000))),
        brings_animal=draw(maybe(texts())),
    )
