"""Draws a child: who they are, and what has been said of their needs, by whom and when."""

from __future__ import annotations

from datetime import date
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from matching.world.catalogue import CapabilityKind, Need, standard_catalogue
from matching.world.child import Child, DayCare, Heard, NightCare, Sex, TaskNeeded, View
from matching.world.facts import Account, Basis, Fact, Role, Unanswered
from tests.strategies.plain import among, entries, few, idents, kept, maybe, past, places, shifts, texts


@cache
def levels(top: int = 4) -> SearchStrategy[int | Unanswered]:
    """A level up to the top, or why there is none."""
    return st.integers(0, top) | among(*Unanswered)


@cache
def accounts(top: int = 4) -> SearchStrategy[Account]:
    """One account of a matter with that many levels above 0."""
    return st.builds(
        Account,
        level=levels(top),
        said_by=among(*Role),
        said_on=past(),
        basis=among(*Basis),
        to_whom=maybe(texts()),
        where=maybe(texts()),
        what_came_of_it=maybe(texts()),
        words=maybe(texts()),
    )


@cache
def facts(need: Need) -> SearchStrategy[Fact]:
    """Everything said about one need of the catalogue."""
    said = st.lists(accounts(need.top), min_size=1, max_size=3, unique=True).map(tuple)
    return st.builds(Fact, about=st.just(need.id), accounts=said)


@cache
def facts_of_a_child(most: int = 4) -> SearchStrategy[tuple[Fact, ...]]:
    """Facts about a few needs, never two about the same."""
    return few(st.sampled_from(standard_catalogue().needs).flatmap(facts), most, by="about")


@cache
def children(id: str | None = None, most_facts: int = 4) -> SearchStrategy[Child]:
    """A child aged 4 to 17."""
    needed = st.builds(TaskNeeded, task=entries(CapabilityKind.COMPETENCE), shifts=shifts(least=1))
    return st.builds(
        Child,
        id=idents() if id is None else st.just(id),
        name=texts(),
        date_of_birth=maybe(st.dates(date(2008, 11, 17), date(2022, 11, 16))),
        sex=maybe(among(*Sex)),
        facts=facts_of_a_child(most_facts),
        day_care=maybe(among(*DayCare)),
        night_care=maybe(among(*NightCare)),
        clinical_tasks=maybe(few(needed, by="task")),
        school=maybe(texts()),
        interests=few(texts()),
        strengths=few(texts()),
        home_place=maybe(places()),
    )


@kept
@st.composite
def views(draw: st.DrawFn) -> View:
    """A child's view: said, observed, or not yet asked and why not."""
    heard = draw(among(*Heard))
    unasked = heard is Heard.NOT_YET_ASKED
    return View(
        heard=heard,
        on=draw(past()),
        words=None if unasked else draw(texts()),
        why_not=draw(texts()) if unasked else None,
        told_to=draw(maybe(among(*Role))),
        welcomes=draw(maybe(st.booleans())),
    )
