"""Draws worlds told in the storybook's words in which much about the child's life may not be known."""

from __future__ import annotations

from datetime import timedelta
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


def places() -> st.SearchStrategy[Place]:
    """Near, far, or at the edge of what a rule asks about."""
    return st.sampled_from([0.0, 4.0, 5.0, 15.0, 15.1, 20.0, 30.0, 45.0, 110.0]).map(told.miles_east)


def maybe(items: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Not known, or one of these."""
    return st.none() | items


def few(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """None, one or two."""
    return st.lists(items, max_size=2).map(tuple)


def likes() -> st.SearchStrategy[tuple[str, ...]]:
    """What a child likes or is good at; nothing told is one of the draws."""
    return st.sampled_from([(), ("swimming",), ("Gardening", "chess"), ("chess",)])


def areas() -> st.SearchStrategy[AreaToAvoid]:
    """An area to avoid."""
    names = st.sampled_from(["Harbour", "Dockside"])
    return st.builds(AreaToAvoid, name=names, place=maybe(places()), within_miles=st.just(5), why=st.just("Threats."))


def contacts() -> st.SearchStrategy[Contact]:
    """Somebody the child sees."""
    return st.builds(
        Contact,
        who=st.sampled_from(["Nan", "Dad"]),
        times_a_month=st.just(2),
        place=maybe(places()),
        furthest_miles=maybe(st.sampled_from([4, 30])),
        must_not_know_address=st.booleans(),
    )


def approvals() -> st.SearchStrategy[Approval]:
    """An approval by the right person, or not."""
    return st.builds(
        Approval,
        kind=st.sampled_from(ApprovalKind),
        by=st.sampled_from([Role.NOMINATED_OFFICER, Role.DIRECTOR, Role.SOCIAL_WORKER]),
        name=st.just("N. Officer"),
        on=st.sampled_from([told.TODAY, told.TODAY + timedelta(days=1)]),
    )


def wishes() -> st.SearchStrategy[View]:
    """A child's view, fresh or stale."""
    days = st.sampled_from([1, 90, 91]).map(lambda n: told.TODAY - timedelta(days=n))
    return st.builds(View, heard=st.sampled_from(Heard), on=days, words=st.just("So."), welcomes=maybe(st.booleans()))


@st.composite
def residents(draw: st.DrawFn, number: int) -> Resident:
    """A resident who may be about to leave."""
    leaving = draw(maybe(st.sampled_from([told.FIRST_NIGHT, told.FIRST_NIGHT + timedelta(days=30)])))
    return told.resident(
        f"C-{number}",
        f"Resident {number}",
        None,
        f"room {number}",
        interests=draw(likes()),
        leaving=leaving,
        leaving_confirmed=draw(maybe(st.booleans())) if leaving else None,
        views=draw(st.sampled_from([(), (told.welcome(),), (told.welcome(False),)])),
    )


@st.composite
def lives(draw: st.DrawFn) -> World:
    """A world in which much about the child's life may not be known."""
    child = told.newcomer(
        home_place=draw(maybe(places())),
        school=draw(maybe(st.sampled_from(["Fernbank Academy", "Elsewhere High", "none"]))),
        interests=draw(likes()),
        strengths=draw(likes()),
    )
    bond = SiblingBond(child="C-1", bond=draw(st.sampled_from(Bond)), said_by=Role.SOCIAL_WORKER, why="As planned.")
    education = Education(
        year_group=draw(maybe(st.sampled_from([8, 10, 11]))),
        keep_school=draw(maybe(st.booleans())),
        school_place=draw(maybe(places())),
    )
    referral = told.referral(
        child=child,
        placing_authority=draw(st.sampled_from(["Westmarch", "Eastmarch"])),
        urgency=draw(st.sampled_from(Urgency)),
        kind=draw(st.sampled_from(StayKind)),
        expected_nights=draw(maybe(st.sampled_from([1, 17, 18, 300]))),
        education=education,
        avoid=draw(maybe(few(areas()))),
        contact=draw(maybe(few(contacts()))),
        identity_needs=draw(maybe(few(st.sampled_from(["halal", "kosher"])))),
        siblings=draw(st.sampled_from([(), (bond,)])),
        wishes=draw(maybe(wishes())),
        history=draw(few(maybe(st.just("Carers retired.")).map(told.foster_home))),
        enquiries=draw(few(maybe(st.just("Yes.")).map(lambda said: told.asked(Role.SCHOOL, said)))),
        approvals=draw(few(approvals())),
    )
    home = told.home(
        place=draw(maybe(st.just(told.HERE))),
        authority=draw(maybe(st.just("Westmarch"))),
        adjoining_authorities=draw(maybe(st.sampled_from([(), ("Eastmarch",)]))),
        has=draw(st.sampled_from([told.home().has, ()])),
        meets=draw(st.sampled_from([(), ("halal",)])),
    )
    living = tuple(draw(residents(n)) for n in range(1, draw(st.integers(1, 3))))
    return told.world(home=home, group=told.group(living, ties=()), referral=referral)
