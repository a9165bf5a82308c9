"""The words that example worlds are told in: an ordinary home, its children and a referral, changed by each story.

Everyone and everything here is invented. An ordinary home is one where nothing stands in the way of an ordinary child.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from matching.world.catalogue import standard_catalogue
from matching.world.child import Child, DayCare, Heard, NightCare, Sex, View
from matching.world.facts import Account, Basis, Fact, Role
from matching.world.group import Group, NewcomerView, Resident, Tie, TieKind
from matching.world.home import Home
from matching.world.place import METRES_PER_MILE, Place
from matching.world.referral import Education, Enquiry, FamilyMember, PastPlacement, Referral, Urgency
from matching.world.statement import StayKind
from matching.world.world import World
from scenarios.ordinary_home import (
    ALL_DAY,
    FIRST_NIGHT,
    HERE,
    TODAY,
    URN,
    YEAR_AGO,
    bedrooms,
    home,
    positions,
    staff,
    stated,
    statement,
)

__all__ = [
    "ALL_DAY",
    "FIRST_NIGHT",
    "HERE",
    "TODAY",
    "URN",
    "YEAR_AGO",
    "asked",
    "bedrooms",
    "child",
    "foster_home",
    "group",
    "home",
    "miles_east",
    "newcomer",
    "no_link",
    "positions",
    "referral",
    "resident",
    "said",
    "staff",
    "stated",
    "statement",
    "told",
    "two_residents",
    "welcome",
    "world",
]


def miles_east(miles: float) -> Place:
    """A place so many miles due east of the home."""
    return Place(easting=HERE.easting + round(miles * METRES_PER_MILE), northing=HERE.northing)


def said(
    level: int,
    by: Role = Role.SOCIAL_WORKER,
    on: date = TODAY - timedelta(days=3),
    basis: Basis = Basis.OBSERVED,
    words: str | None = None,
) -> Account:
    """One person's account of one matter."""
    return Account(level=level, said_by=by, said_on=on, basis=basis, words=words)


def told(needs: Mapping[str, int | Iterable[Account]], otherwise: int | None = 0) -> tuple[Fact, ...]:
    """Facts by need: a level the social worker gave, or accounts; any other need at `otherwise` (None: not asked)."""
    facts = []
    for need in standard_catalogue().needs:
        given = needs.get(need.id, otherwise)
        if isinstance(given, int):
            facts.append(_fact(need.id, given))
        elif given is not None and (accounts := tuple(given)):
            facts.append(Fact(about=need.id, accounts=accounts))
    return tuple(facts)


@cache
def _fact(need: str, level: int) -> Fact:
    return Fact(about=need, accounts=(said(level),))


def child(id: str, name: str, born: date | None, **changes: Any) -> Child:
    """A child about whom everything was asked, with no needs beyond the ordinary unless told."""
    needs, otherwise = changes.pop("needs", {}), changes.pop("otherwise", 0)
    ordinary: dict[str, Any] = {
        "id": id,
        "name": name,
        "date_of_birth": born,
        "sex": Sex.FEMALE,
        "facts": told(needs, otherwise),
        "day_care": DayCare.SHARED_1_TO_2,
        "night_care": NightCare.SLEEP_IN,
        "clinical_tasks": (),
        "school": "Fernbank Academy",
        "interests": ("swimming", "drawing"),
        "strengths": ("kind to younger children",),
        "home_place": HERE.model_copy(update={"easting": HERE.easting + 9_000}),
    }
    return Child(**(ordinary | changes))


def newcomer(**changes: Any) -> Child:
    """The child referred in most stories: 13 on the first night."""
    return child("C-NEW", "Tamsin", date(2013, 5, 3), **changes)


def resident(id: str, name: str, born: date | None, bedroom: str, **changes: Any) -> Resident:
    """A child who has lived in the home for a year; keywords of Resident, or of the child."""
    own = {k: changes.pop(k) for k in tuple(changes) if k in Resident.model_fields}
    ordinary: dict[str, Any] = {"arrived": YEAR_AGO, "views": (welcome(),)}
    return Resident(child=child(id, name, born, **changes), bedroom=bedroom, **(ordinary | own))


def welcome(welcomes: bool | None = True, words: str = "It would be nice to have someone new.") -> NewcomerView:
    """What a resident said about the newcomer."""
    view = View(heard=Heard.SAID, on=TODAY - timedelta(days=3), words=words, welcomes=welcomes)
    return NewcomerView(referral="R-1", view=view)


def two_residents() -> tuple[Resident, ...]:
    """An ordinary group: two girls of 12 and 14."""
    return (
        resident("C-A", "Asha", date(2014, 2, 20), "room 1"),
        resident("C-B", "Bryony", date(2012, 8, 1), "room 2"),
    )


def referral(**changes: Any) -> Referral:
    """A planned long stay for the newcomer, with everything asked and answered."""
    ordinary: dict[str, Any] = {
        "id": "R-1",
        "child": newcomer(),
        "placing_authority": "Westmarch",
        "received_on": TODAY - timedelta(days=7),
        "urgency": Urgency.PLANNED,
        "kind": StayKind.LONG,
        "start": FIRST_NIGHT,
        "expected_nights": 300,
        "notice_hours": 400,
        "legal_status": "full care order",
        "education": Education(year_group=9, keep_school=True, school_place=HERE, has_plan=False),
        "family": (FamilyMember(who="nan, Rose", holds_parental_responsibility=False),),
        "contact": (),
        "siblings": (),
        "avoid": (),
        "wishes": View(
            heard=Heard.SAID,
            on=TODAY - timedelta(days=6),
            words="I want to stay near my nan and keep swimming.",
            told_to=Role.ADVOCATE,
            welcomes=True,
        ),
        "identity_needs": (),
        "papers": ("risk assessment", "care plan", "chronology", "delegated authority", "medical consent"),
        "history": (foster_home(),),
        "enquiries": (
            asked(Role.SOCIAL_WORKER, "Settled at school; the foster carers are retiring."),
            asked(Role.TEAM_MANAGER, "Nothing to add to the social worker's account."),
            asked(Role.SCHOOL, "Works hard and is liked."),
            asked(Role.CHILD, "I want to stay near my nan and keep swimming."),
        ),
        "previous_breaks": (),
        "offered_weekly_pounds": 5_600,
        "brings_animal": "none",
    }
    return Referral(**(ordinary | changes))


def asked(who: Role, said: str | None) -> Enquiry:
    """An enquiry made last week and answered the day after; without words, it is awaited."""
    answered_on = None if said is None else TODAY - timedelta(days=5)
    return Enquiry(asked=who, asked_on=TODAY - timedelta(days=6), answered_on=answered_on, said=said)


def foster_home(why: str | None = "The foster carers retire.", **changes: Any) -> PastPlacement:
    """The home the newcomer lives in now."""
    ordinary: dict[str, Any] = {"kind": "foster home", "began": date(2021, 3, 1), "why_it_ended": why}
    return PastPlacement(**(ordinary | changes))


def no_link(one: str, other: str) -> Tie:
    """Both names were checked and no link was found."""
    return Tie(children=(one, other), kind=TieKind.NO_LINK, said_by=Role.SOCIAL_WORKER, on=TODAY - timedelta(days=4))


def group(residents: Iterable[Resident] | None = None, ties: Iterable[Tie] | None = None, **changes: Any) -> Group:
    """The existing group; the newcomer's name has been checked against every resident's unless ties are given."""
    living = two_residents() if residents is None else tuple(residents)
    checked = tuple(no_link("C-NEW", r.child.id) for r in living) if ties is None else tuple(ties)
    return Group(urn=URN, residents=living, ties=checked, **changes)


def world(
    home: Home | None = None, group: Group | None = None, referral: Referral | None = None, **changes: Any
) -> World:
    """An ordinary world, with any of its parts replaced."""
    parts: dict[str, Any] = {
        "as_at": TODAY,
        "homes": (home or _home(),),
        "groups": (group or _group(),),
        "referrals": (referral or _referral(),),
    }
    return World(**(parts | changes))


_home, _group, _referral = home, group, referral
