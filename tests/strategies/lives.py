"""Draws worlds told in the storybook's words in which much about the child's life may not be known."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from matching.world.child import Heard, View
from matching.world.facts import Role
from matching.world.group import Resident
from matching.world.place import Place
from matching.world.referral import (
    Approval,
    ApprovalKind,
    AreaToAvoid,
    Bond,
    Contact,
    Education,
    SiblingBond,
    Urgency,
)
from matching.world.statement import StayKind
from matching.world.world import World
from scenarios import storybook as told
from tests.strategies.plain import among, kept, maybe


@cache
def places() -> st.SearchStrategy[Place]:
    """Near, far, or at the edge of what a rule asks about."""
    return among(0.0, 4.0, 5.0, 15.0, 15.1, 20.0, 30.0, 45.0, 110.0).map(told.miles_east)


@kept
def few(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """None, one or two."""
    return st.lists(items, max_size=2).map(tuple)


@cache
def likes() -> st.SearchStrategy[tuple[str, ...]]:
    """What a child likes or is good at; nothing told is one of the draws."""
    return among((), ("swimming",), ("Gardening", "chess"), ("chess",))


@cache
def areas() -> st.SearchStrategy[AreaToAvoid]:
    """An area to avoid."""
    names = among("Harbour", "Dockside")
    return st.builds(AreaToAvoid, name=names, place=maybe(places()), within_miles=st.just(5), why=st.just("Threats."))


@cache
def contacts() -> st.SearchStrategy[Contact]:
    """Somebody the child sees."""
    return st.builds(
        Contact,
        who=among("Nan", "Dad"),
        times_a_month=st.just(2),
        place=maybe(places()),
        furthest_miles=maybe(among(4, 30)),
        must_not_know_address=st.booleans(),
    )


@cache
def approvals() -> st.SearchStrategy[Approval]:
    """An approval by the right person, or not."""
    return st.builds(
        Approval,
        kind=among(*ApprovalKind),
        by=among(Role.NOMINATED_OFFICER, Role.DIRECTOR, Role.SOCIAL_WORKER),
        name=st.just("N. Officer"),
        on=among(told.TODAY, told.TODAY + timedelta(days=1)),
    )


@cache
def wishes() -> st.SearchStrategy[View]:
    """A child's view, fresh or stale."""
    days = among(1, 90, 91).map(lambda n: told.TODAY - timedelta(days=n))
    return st.builds(View, heard=among(*Heard), on=days, words=st.just("So."), welcomes=maybe(st.booleans()))


VIEWS = among((), (told.welcome(),), (told.welcome(False),))
HISTORY = maybe(st.just("Carers retired.")).map(told.foster_home)
ENQUIRIES = maybe(st.just("Yes.")).map(lambda said: told.asked(Role.SCHOOL, said))
HAS = told.home().has


@kept
@st.composite
def residents(draw: st.DrawFn, number: int) -> Resident:
    """A resident who may be about to leave."""
    leaving = draw(maybe(among(told.FIRST_NIGHT, told.FIRST_NIGHT + timedelta(days=30))))
    return told.resident(
        f"C-{number}",
        f"Resident {number}",
        None,
        f"room {number}",
        interests=draw(likes()),
        leaving=leaving,
        leaving_confirmed=draw(maybe(st.booleans())) if leaving else None,
        views=draw(VIEWS),
    )


@kept
@st.composite
def lives(draw: st.DrawFn) -> World:
    """A world in which much about the child's life may not be known."""
    child = told.newcomer(
        home_place=draw(maybe(places())),
        school=draw(maybe(among("Fernbank Academy", "Elsewhere High", "none"))),
        interests=draw(likes()),
        strengths=draw(likes()),
    )
    bond = SiblingBond(child="C-1", bond=draw(among(*Bond)), said_by=Role.SOCIAL_WORKER, why="As planned.")
    education = Education(
        year_group=draw(maybe(among(8, 10, 11))),
        keep_school=draw(maybe(st.booleans())),
        school_place=draw(maybe(places())),
    )
    referral = told.referral(
        child=child,
        placing_authority=draw(among("Westmarch", "Eastmarch")),
        urgency=draw(among(*Urgency)),
        kind=draw(among(*StayKind)),
        expected_nights=draw(maybe(among(1, 17, 18, 300))),
        education=education,
        avoid=draw(maybe(few(areas()))),
        contact=draw(maybe(few(contacts()))),
        identity_needs=draw(maybe(few(among("halal", "kosher")))),
        siblings=draw(st.sampled_from([(), (bond,)])),
        wishes=draw(maybe(wishes())),
        history=draw(few(HISTORY)),
        enquiries=draw(few(ENQUIRIES)),
        approvals=draw(few(approvals())),
    )
    home = told.home(
        place=draw(maybe(st.just(told.HERE))),
        authority=draw(maybe(st.just("Westmarch"))),
        adjoining_authorities=draw(maybe(among((), ("Eastmarch",)))),
        has=draw(among(HAS, ())),
        meets=draw(among((), ("halal",))),
    )
    living = tuple(draw(residents(n)) for n in range(1, draw(st.integers(1, 3))))
    return told.world(home=home, group=told.group(living, ties=()), referral=referral)
