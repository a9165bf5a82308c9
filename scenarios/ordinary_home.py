"""An ordinary home for example worlds to be told about: registered, stated and staffed for an ordinary child.

Everything here is invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from matching.world.catalogue import CapabilityKind, standard_catalogue
from matching.world.facts import Role
from matching.world.home import (
    AgesCondition,
    Bedroom,
    Home,
    LocationAssessment,
    Money,
    PlacesCondition,
)
from matching.world.place import Place
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

TODAY = date(2026, 11, 16)
FIRST_NIGHT = date(2026, 12, 7)
URN = "SC900101"
HERE = Place(easting=450_000, northing=350_000, authority="Westmarch")
YEAR_AGO = TODAY - timedelta(days=365)
ALL_DAY = (Shift.DAY, Shift.EVENING, Shift.NIGHT)


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


@cache
def _position(need: str, highest: int) -> NeedStated:
    answer = Answer.CAN if highest else Answer.CANNOT
    position = Position(answer=answer, to_level=highest or None)
    version = Stated[Position](value=position, effective=YEAR_AGO, quote=f"On {need}.", page=4)
    return NeedStated(need=need, versions=(version,))


def statement(**changes: Any) -> StatementOfPurpose:
    """A statement of purpose that answers everything."""
    return StatementOfPurpose(**(_stated_ordinarily() | changes))


@cache
def _stated_ordinarily() -> dict[str, Any]:
    return {
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


def staff(count: int = 10, lacking: Iterable[str] = (), child: str | None = None) -> tuple[StaffMember, ...]:
    """Staff who work every shift, each competent in everything of the catalogue but what is lacking."""
    return _staff(count, frozenset(lacking), child)


@cache
def _staff(count: int, lacking: frozenset[str], child: str | None) -> tuple[StaffMember, ...]:
    tasks = [c for c in standard_catalogue().capabilities if c.kind is CapabilityKind.COMPETENCE]
    held = tuple(
        Competence(task=t.id, for_child=child if t.named_child else None, assessed_on=YEAR_AGO)
        for t in tasks
        if t.id not in lacking and (child is not None or not t.named_child)
    )
    return tuple(
        StaffMember(id=f"S-{n}", post="residential worker", works=ALL_DAY, competences=held)
        for n in range(1, count + 1)
    )


def home(**changes: Any) -> Home:
    """A four-bed home with everything in place for an ordinary child."""
    return Home(**(_kept_ordinarily() | changes))


@cache
def _kept_ordinarily() -> dict[str, Any]:
    kinds = {CapabilityKind.FACILITY, CapabilityKind.ARRANGEMENT}
    in_place = tuple(c.id for c in standard_catalogue().capabilities if c.kind in kinds)
    return {
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
            ShiftStaffing(shift=Shift.DAY, awake=3, sleeping_in=0),
            ShiftStaffing(shift=Shift.EVENING, awake=3, sleeping_in=0),
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


def bedrooms(count: int = 4, lacking: Iterable[str] = ()) -> tuple[Bedroom, ...]:
    """Single bedrooms with every feature of the catalogue but those lacking."""
    features = [c.id for c in standard_catalogue().capabilities if c.kind is CapabilityKind.BEDROOM]
    missing = tuple(lacking)
    has = tuple(f for f in features if f not in missing)
    return tuple(Bedroom(id=f"room {n}", has=has, lacks=missing) for n in range(1, count + 1))
