"""The words that example worlds are told in: an ordinary home, its children and a referral, changed by each story.

Everyone and everything here is invented. An ordinary home is one where nothing stands in the way of an ordinary child.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from matching.world.catalogue import CapabilityKind, standard_catalogue
from matching.world.child import Child, DayCare, Heard, NightCare, Sex, View
from matching.world.facts import Account, Basis, Fact, Role
from matching.world.group import Group, NewcomerView, Resident, Tie, TieKind
from matching.world.home import (
    AgesCondition,
    Bedroom,
    Home,
    LocationAssessment,
    Money,
    PlacesCondition,
)
from matching.world.place import METRES_PER_MILE, Place
from matching.world.referral import Education, Enquiry, FamilyMember, PastPlacement, Referral, Urgency
from matching.world.staff import Competence, Shift, ShiftStaffing, StaffMember
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
    WhoFor,
)
from matching.world.world import World

TODAY = date(2026, 11, 16)
FIRST_NIGHT = date(2026, 12, 7)
URN = "SC900101"
HERE = Place(easting=450_000, northing=350_000, authority="Westmarch")
YEAR_AGO = TODAY - timedelta(days=365)
ALL_DAY = (Shift.DAY, Shift.EVENING, Shift.NIGHT)


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
        if given is not None:
            accounts = (said(given),) if isinstance(given, int) else tuple(given)
            facts += [Fact(about=need.id, accounts=accounts)] if accounts else []
    return tuple(facts)


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


def stated(value: Any, **changes: Any) -> tuple[Stated[Any], ...]:
    """One version of a field of the statement, in force since last year."""
    ordinary: dict[str, Any] = {"effective": YEAR_AGO, "approved_by": "R. Manager", "reviewed_on": YEAR_AGO}
    return (Stated[Any](value=value, **(ordinary | changes)),)


def positions(changes: Mapping[str, int | None] | None = None, otherwise: int | None = 3) -> tuple[NeedStated, ...]:
    """The range of needs: the highest level of each; 0 says "cannot", None says nothing."""
    found = []
    for need in standard_catalogue().needs:
        highest = (changes or {}).get(need.id, otherwise)
        if need.in_statement and highest is not None:
            found.append(_position(need.id, highest))
    return tuple(found)


def _position(need: str, highest: int) -> NeedStated:
    answer = Answer.CAN if highest else Answer.CANNOT
    position = Position(answer=answer, to_level=highest or None)
    version = Stated[Position](value=position, effective=YEAR_AGO, quote=f"On {need}.", page=4)
    return NeedStated(need=need, versions=(version,))


def statement(**changes: Any) -> StatementOfPurpose:
    """A statement of purpose that answers everything."""
    ordinary: dict[str, Any] = {
        "ages": stated(Ages(youngest=8, oldest=17)),
        "number": stated(4),
        "sex": stated(SexServed.ANY),
        "kinds_of_stay": stated((StayKind.LONG, StayKind.EMERGENCY)),
        "emergency": stated(EmergencyPolicy(open_to=WhoFor.ANY, least_notice_hours=8, longest_stay_nights=28)),
        "needs": positions(),
        "who_decides": stated(Role.REGISTERED_MANAGER),
        "reviewed_on": TODAY - timedelta(days=100),
        "sent_to_regulator_on": TODAY - timedelta(days=95),
    }
    return StatementOfPurpose(**(ordinary | changes))


def staff(count: int = 10, lacking: Iterable[str] = (), child: str | None = None) -> tuple[StaffMember, ...]:
    """Staff who work every shift, each competent in everything of the catalogue but what is lacking."""
    tasks = [c for c in standard_catalogue().capabilities if c.kind is CapabilityKind.COMPETENCE]
    held = tuple(
        Competence(task=t.id, for_child=child if t.named_child else None, assessed_on=YEAR_AGO)
        for t in tasks
        if t.id not in set(lacking) and (child is not None or not t.named_child)
    )
    return tuple(
        StaffMember(id=f"S-{n}", post="residential worker", works=ALL_DAY, competences=held)
        for n in range(1, count + 1)
    )


def home(**changes: Any) -> Home:
    """A four-bed home with everything in place for an ordinary child."""
    kinds = {CapabilityKind.FACILITY, CapabilityKind.ARRANGEMENT}
    in_place = tuple(c.id for c in standard_catalogue().capabilities if c.kind in kinds)
    ordinary: dict[str, Any] = {
        "urn": URN,
        "name": "Alder Bank",
        "provider": "Alder Care",
        "authority": "Westmarch",
        "place": HERE,
        "conditions": (
            PlacesCondition(since=date(2020, 1, 1), most=4),
            AgesCondition(since=date(2020, 1, 1), ages=Ages(youngest=8, oldest=17)),
        ),
        "statement": statement(),
        "staff": staff(),
        "shifts": (
            ShiftStaffing(shift=Shift.DAY, awake=3),
            ShiftStaffing(shift=Shift.EVENING, awake=3),
            ShiftStaffing(shift=Shift.NIGHT, awake=1, sleeping_in=1),
        ),
        "bedrooms": bedrooms(),
        "has": in_place,
        "animals": (),
        "location": LocationAssessment(done_on=TODAY - timedelta(days=60)),
        "fee": Money(weekly_pounds=5_200),
        "manager_budget": Money(weekly_pounds=600, one_off_pounds=2_000),
        "activities": ("swimming", "gardening"),
        "works_with_schools": ("Fernbank Academy",),
    }
    return Home(**(ordinary | changes))


def bedrooms(count: int = 4, lacking: Iterable[str] = ()) -> tuple[Bedroom, ...]:
    """Single bedrooms with every feature of the catalogue but those lacking."""
    features = [c.id for c in standard_catalogue().capabilities if c.kind is CapabilityKind.BEDROOM]
    missing = tuple(lacking)
    has = tuple(f for f in features if f not in missing)
    return tuple(Bedroom(id=f"room {n}", has=has, lacks=missing) for n in range(1, count + 1))


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
