"""Draws matches told in the storybook's words: homes that nearly fit, children about whom something is not known."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from matching.world.catalogue import standard_catalogue
from matching.world.child import Child, DayCare, NightCare, Sex
from matching.world.facts import Account, Basis, Role, Unanswered
from matching.world.group import Resident, Safeguard
from matching.world.referral import Urgency
from matching.world.staff import Shift, ShiftStaffing
from matching.world.world import World
from scenarios import storybook as told
from tests.strategies.plain import among, kept, maybe

NEEDS = tuple(n.id for n in standard_catalogue().needs)
TOPS = {n.id: n.top for n in standard_catalogue().needs}
FEW_UNKNOWN = 4
HOME = told.home()
NOTHING = st.just(())
VIEWS = among((), (told.welcome(),), (told.welcome(False),))


@kept
@st.composite
def told_accounts(draw: st.DrawFn, need: str) -> tuple[Account, ...]:
    """One or two accounts of a need: fresh, stale, alleged, contradicted or without an answer."""
    levels = st.integers(0, TOPS[need]) | among(*Unanswered)
    days_ago = among(1, 3, 200, 3_000)
    account = st.builds(
        lambda level, ago, basis, by: Account(
            level=level, said_by=by, said_on=told.TODAY - timedelta(days=ago), basis=basis
        ),
        levels,
        days_ago,
        among(*Basis),
        among(Role.SOCIAL_WORKER, Role.PREVIOUS_CARER),
    )
    return tuple(draw(st.lists(account, min_size=1, max_size=2)))


@kept
@st.composite
def told_needs(draw: st.DrawFn) -> dict[str, Any]:
    """A handful of needs that are not at nought: known, or not."""
    chosen = draw(st.lists(among(*NEEDS), max_size=6, unique=True))
    return {n: draw(st.integers(0, TOPS[n]) | told_accounts(n)) for n in chosen}


@cache
def born() -> st.SearchStrategy[date | None]:
    """A child of 7 to 18, or not known."""
    return maybe(st.dates(date(2008, 6, 1), date(2019, 12, 31)))


@kept
@st.composite
def told_child(draw: st.DrawFn, id: str, name: str) -> Child:
    """A child with a few needs, some of whose details are not known."""
    return told.child(
        id,
        name,
        draw(born()),
        needs=draw(told_needs()),
        sex=draw(maybe(among(*Sex))),
        day_care=draw(maybe(among(*DayCare))),
        night_care=draw(maybe(among(*NightCare))),
        clinical_tasks=draw(maybe(NOTHING)),
        school=draw(maybe(among("Fernbank Academy", "Elsewhere High"))),
        interests=("swimming",),
    )


@kept
@st.composite
def told_residents(draw: st.DrawFn, most: int = 3) -> tuple[Resident, ...]:
    """None to a few residents."""
    found = []
    for n in range(draw(st.integers(0, most))):
        leaving = draw(maybe(st.dates(told.TODAY, told.FIRST_NIGHT + timedelta(days=90))))
        child = draw(told_child(f"C-{n}", f"Resident {n}"))
        found.append(
            Resident(
                child=child,
                bedroom=f"room {n + 1}",
                arrived=told.YEAR_AGO,
                leaving=leaving,
                leaving_confirmed=draw(maybe(st.booleans())) if leaving else None,
                views=draw(VIEWS),
            )
        )
    return tuple(found)


@st.composite
def told_safeguards(draw: st.DrawFn, residents: tuple[Resident, ...]) -> tuple[Safeguard, ...]:
    """Perhaps one mitigation in place between the newcomer and a resident."""
    if not residents or draw(st.booleans()):
        return ()
    pair = draw(st.sampled_from([p for p in standard_catalogue().pairs if p.mitigations]))
    ends = ("C-NEW", residents[0].child.id)
    source, affected = draw(st.sampled_from([ends, ends[::-1]]))
    return (
        Safeguard(
            pair=pair.id,
            source=source,
            affected=affected,
            measure=pair.mitigations[0].id,
            owner="D. Deputy",
            in_place_since=told.TODAY - timedelta(days=5),
            evidence=draw(maybe(st.just("Two weeks of handover notes."))),
        ),
    )


@kept
@st.composite
def told_worlds(draw: st.DrawFn) -> World:
    """A world in which the referral R-1 asks for a place at the storybook's home."""
    residents = draw(told_residents())
    checked = draw(st.booleans())
    shifts = tuple(
        ShiftStaffing(shift=s, awake=draw(maybe(st.integers(0, 5))), sleeping_in=draw(maybe(st.integers(0, 1))))
        for s in Shift
    )
    home = told.home(
        statement=told.statement(needs=told.positions(draw(_positions()))),
        staff=told.staff(draw(st.integers(0, 6)), lacking=draw(st.sets(among("makaton", "auto_injector")))),
        shifts=shifts,
        place=draw(maybe(st.just(told.HERE))),
        location=draw(maybe(st.just(HOME.location))),
        animals=draw(maybe(among((), ("a dog",)))),
        has=draw(among(HOME.has, ())),
    )
    referral = told.referral(
        child=draw(told_child("C-NEW", "Tamsin")),
        urgency=draw(among(*Urgency)),
        expected_nights=draw(maybe(among(1, 17, 18, 76, 300))),
        notice_hours=draw(maybe(among(2, 8, 100))),
        avoid=draw(maybe(NOTHING)),
        contact=draw(maybe(NOTHING)),
        identity_needs=draw(maybe(among((), ("polish",)))),
    )
    group = told.group(residents, ties=None if checked else (), safeguards=draw(told_safeguards(residents)))
    return told.world(home=home, group=group, referral=referral)


@cache
def _positions() -> st.SearchStrategy[dict[str, int | None]]:
    return st.dictionaries(among(*NEEDS), among(None, 0, 2, 3, 4), max_size=8)
