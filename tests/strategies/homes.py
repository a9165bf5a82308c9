"""Draws a home: its registration, its people, its rooms and what is recorded of them."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from matching.world.catalogue import CapabilityKind
from matching.world.home import (
    AgesCondition,
    Bedroom,
    CategoriesCondition,
    Category,
    Condition,
    Home,
    LocationAssessment,
    Money,
    NamedChildCondition,
    NoAdmissionsCondition,
    PlacesCondition,
    SexCondition,
    WordedCondition,
)
from matching.world.staff import Competence, Shift, ShiftStaffing, StaffMember
from matching.world.statement import SexServed, StayKind
from matching.world.vacancy import Vacancy
from tests.strategies.plain import (
    AS_AT,
    a_while_after,
    ahead,
    among,
    entries,
    few,
    idents,
    kept,
    maybe,
    past,
    places,
    shifts,
    texts,
)
from tests.strategies.statements import ages, statements


@cache
def urns() -> SearchStrategy[str]:
    """Unique reference numbers of either form."""
    return st.integers(0, 999_999).map("SC{:06d}".format) | st.integers(0, 9_999_999).map("{:07d}".format)


@kept
@st.composite
def conditions(draw: st.DrawFn, kids: tuple[str, ...] = (), referred: tuple[str, ...] = ()) -> Condition:
    """A condition of registration of any kind; it names only these children and referrals."""
    since = draw(past(10))
    dated: dict[str, Any] = {"since": since, "until": draw(maybe(a_while_after(since)))}
    ids = draw(few(st.sampled_from(referred))) if referred else ()
    cut = draw(st.integers(0, len(ids)))
    worded = partial(WordedCondition, satisfied_for=ids[:cut], breached_for=ids[cut:], **dated)
    kinds: list[SearchStrategy[Any]] = [
        st.builds(partial(PlacesCondition, **dated), most=st.integers(1, 8)),
        st.builds(partial(AgesCondition, **dated), ages=ages()),
        st.builds(partial(SexCondition, **dated), sex=among(*SexServed)),
        st.builds(partial(CategoriesCondition, **dated), categories=few(among(*Category), least=1)),
        st.just(NoAdmissionsCondition(**dated)),
        st.builds(worded, words=texts()),
    ]
    if kids:
        named = partial(NamedChildCondition, **dated)
        kinds.append(st.builds(named, child=st.sampled_from(kids), waives_ages=st.booleans(), waives_sex=st.booleans()))
    condition: Condition = draw(st.one_of(kinds))
    return condition


@kept
@st.composite
def _competences(draw: st.DrawFn, kids: tuple[str, ...]) -> Competence:
    assessed = draw(past())
    return Competence(
        task=draw(entries(CapabilityKind.COMPETENCE)),
        for_child=draw(maybe(st.sampled_from(kids))) if kids else None,
        assessed_on=assessed,
        expires=draw(maybe(a_while_after(assessed))),
        assessed_by=draw(maybe(texts())),
    )


@kept
@st.composite
def staff_members(draw: st.DrawFn, kids: tuple[str, ...] = ()) -> StaffMember:
    """One member of staff, whose competences name only these children."""
    starts = draw(maybe(past()))
    return StaffMember(
        id=draw(idents()),
        post=draw(texts()),
        works=draw(shifts()),
        competences=draw(few(_competences(kids))),
        starts=starts,
        leaves=draw(maybe(a_while_after(starts or AS_AT))),
    )


@kept
@st.composite
def _has_and_lacks(draw: st.DrawFn, features: SearchStrategy[str]) -> dict[str, Any]:
    known = draw(few(features, 4))
    cut = draw(st.integers(0, len(known)))
    return {"has": known[:cut], "lacks": known[cut:]}


@kept
@st.composite
def bedrooms(draw: st.DrawFn) -> Bedroom:
    """A bedroom with what is known of it."""
    closed_from = draw(maybe(past()))
    return Bedroom(
        id=draw(idents()),
        **draw(_has_and_lacks(entries(CapabilityKind.BEDROOM))),
        beds=draw(st.integers(1, 4)),
        may_be_shared=draw(st.booleans()),
        closed_from=closed_from,
        closed_until=draw(maybe(a_while_after(closed_from or AS_AT))),
    )


@cache
def _staffing() -> SearchStrategy[ShiftStaffing]:
    return st.builds(
        ShiftStaffing,
        shift=among(*Shift),
        awake=maybe(st.integers(0, 40)),
        sleeping_in=maybe(st.integers(0, 10)),
    )


@cache
def _free_places() -> SearchStrategy[Vacancy]:
    return st.builds(
        Vacancy,
        places=st.integers(0, 3),
        since=past(),
        until=maybe(ahead()),
        kinds=maybe(few(among(*StayKind))),
        told_on=past(),
        note=maybe(texts()),
    )


def _money() -> SearchStrategy[Money]:
    return st.builds(Money, weekly_pounds=st.integers(0, 20_000), one_off_pounds=st.integers(0, 9_000))


@st.composite
def homes(
    draw: st.DrawFn,
    urn: str | None = None,
    kids: tuple[str, ...] = ("K-1", "K-2"),
    referred: tuple[str, ...] = ("R-1", "R-2"),
) -> Home:
    """A home whose records name only these children and referrals."""
    drawn = Home(
        urn=urn or draw(urns()),
        name=draw(texts()),
        provider=draw(texts()),
        authority=draw(maybe(texts())),
        adjoining_authorities=draw(maybe(few(texts()))),
        place=draw(maybe(places())),
        conditions=draw(few(conditions(kids, referred))),
        statement=draw(statements()),
        staff=draw(few(staff_members(kids), by="id")),
        shifts=draw(few(_staffing(), 3, by="shift")),
        bedrooms=draw(few(bedrooms(), 3, by="id")),
        **draw(_has_and_lacks(entries(CapabilityKind.FACILITY, CapabilityKind.ARRANGEMENT))),
        animals=draw(maybe(few(texts()))),
        location=draw(maybe(st.builds(LocationAssessment, done_on=past(), known_risks=few(texts())))),
        fee=draw(maybe(_money())),
        manager_budget=draw(maybe(_money())),
        activities=draw(few(texts())),
        meets=draw(few(idents())),
        works_with_schools=draw(few(texts())),
        vacancies=draw(few(_free_places())),
        postcode=draw(maybe(among("ZZ1 1ZZ", "ZZ99 9ZZ"))),
    )
    return _free_within_registration(_in_one_authority(drawn))


def _free_within_registration(home: Home) -> Home:
    """No more places are told free than the home may have children, whenever a condition holds."""
    most = min((c.most for c in home.conditions if isinstance(c, PlacesCondition)), default=60)
    fewer = tuple(v.model_copy(update={"places": min(v.places, most)}) for v in home.vacancies)
    return home.model_copy(update={"vacancies": fewer})


def _in_one_authority(home: Home) -> Home:
    if home.place is None or home.place.authority is None or home.authority is None:
        return home
    return home.model_copy(update={"place": home.place.model_copy(update={"authority": home.authority})})
