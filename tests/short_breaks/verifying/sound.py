"""A sound plan by hand, with room to spare in every rule, and ways to change one thing about it.

Two homes, four families, four weeks from Monday 7 December 2026. Days are counted from that Monday, 0 for the first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from matching.short_breaks.cleared import Cleared, Suited
from matching.short_breaks.period import (
    Booking,
    BookingStatus,
    BreakHome,
    BreakPolicy,
    Cancellation,
    CancelledBy,
    Family,
    Nights,
    Period,
    PlannedStay,
    StaffRow,
    Trained,
    Working,
)
from matching.short_breaks.verifying import Verdict, verify
from matching.world.child import Child, DayCare, NightCare, Sex, TaskNeeded
from matching.world.group import Group, Resident
from matching.world.home import Bedroom, Home, PlacesCondition
from matching.world.referral import Referral, Urgency
from matching.world.statement import StayKind
from matching.world.world import World

MONDAY = date(2026, 12, 7)
RECORDS = date(2026, 12, 1)
A, B = "SC700001", "SC700002"
TASK = "gastrostomy_feeding"
OTHER_TASK = "rescue_medicine"
LONG = Nights(first=MONDAY - timedelta(days=60), nights=200)
"""Well before and after the period, so that a night outside it breaks that rule alone."""
SUITS = {
    ("F-1", A): (("r1", "r4"),),
    ("F-1", B): (("b1", "b2"),),
    ("F-2", A): (("r2",), ("r2", "r3")),
    ("F-3", A): (("r1", "r4"),),
    ("F-4", B): (("b1", "b2"),),
}


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


@dataclass(frozen=True)
class Case:
    """A period, what the match check said, and a plan; every method gives another with one thing changed."""

    period: Period
    cleared: Cleared
    stays: tuple[PlannedStay, ...]

    def verdict(self) -> Verdict:
        return verify(self.period, self.cleared, self.stays)

    def of_period(self, **changes: Any) -> Case:
        return replace(self, period=self.period.model_copy(update=changes))

    def stay(self, number: int, **changes: Any) -> Case:
        stays = list(self.stays)
        stays[number] = stays[number].model_copy(update=changes)
        return replace(self, stays=tuple(stays))

    def moved(self, number: int, to: int, **changes: Any) -> Case:
        return self.stay(number, first_night=day(to), **changes)

    def cancelled(self, number: int, later: int, by: CancelledBy, urn: str | None = None, **more: Any) -> Case:
        """A stay as long as one of the plan's, begun so many nights later, was cancelled, at its home or another."""
        stay = self.stays[number]
        first = stay.first_night + timedelta(days=later)
        parts: dict[str, Any] = {
            "family": stay.family,
            "urn": urn or stay.urn,
            "first_night": first,
            "nights": stay.nights,
        }
        gone = Cancellation(by=by, on=RECORDS, **parts | more)
        return self.of_period(cancellations=(*self.period.cancellations, gone))

    def without(self, number: int) -> Case:
        return replace(self, stays=tuple(s for n, s in enumerate(self.stays) if n != number))

    def plus(self, stay: PlannedStay) -> Case:
        return replace(self, stays=(*self.stays, stay))

    def family(self, id: str, **changes: Any) -> Case:
        families = (f.model_copy(update=changes) if f.id == id else f for f in self.period.families)
        return self.of_period(families=tuple(families))

    def policy(self, **changes: Any) -> Case:
        return self.of_period(policy=self.period.policy.model_copy(update=changes))

    def home(self, urn: str = A, **changes: Any) -> Case:
        homes = (h.model_copy(update=changes) if h.urn == urn else h for h in self.period.homes)
        return self.of_period(homes=tuple(homes))

    def staff(self, shift: Working, people: int, *trained: Trained) -> Case:
        """From now on the last row written, which therefore holds."""
        home = next(h for h in self.period.homes if h.urn == A)
        return self.home(staff=(*home.staff, row(shift, people, *trained)))

    def world(self, **changes: Any) -> Case:
        return self.of_period(world=self.period.world.model_copy(update=changes))

    def record(self, **changes: Any) -> Case:
        homes = (h.model_copy(update=changes) if h.urn == A else h for h in self.period.world.homes)
        return self.world(homes=tuple(homes))

    def bedroom(self, id: str, **changes: Any) -> Case:
        rooms = next(h for h in self.period.world.homes if h.urn == A).bedrooms
        return self.record(bedrooms=tuple(r.model_copy(update=changes) if r.id == id else r for r in rooms))

    def living_there(self, *residents: Resident) -> Case:
        return self.world(groups=(Group(urn=A, residents=residents),))

    def referral(self, of: str, **changes: Any) -> Case:
        referrals = (r.model_copy(update=changes) if r.child.id == of else r for r in self.period.world.referrals)
        return self.world(referrals=tuple(referrals))

    def child(self, id: str, **changes: Any) -> Case:
        found = next(r.child for r in self.period.world.referrals if r.child.id == id)
        return self.referral(id, child=found.model_copy(update=changes))

    def suited(self, family: str, urn: str = A, **changes: Any) -> Case:
        own = (s.model_copy(update=changes) if (s.family, s.urn) == (family, urn) else s for s in self.cleared.suited)
        return self.answers(suited=tuple(own))

    def answers(self, **changes: Any) -> Case:
        return replace(self, cleared=self.cleared.model_copy(update=changes))


def sound() -> Case:
    """On Saturday the 12th three families are at A: 8 quarters by day, 1 awake at night and 4 in all at night."""
    stays = (
        planned("F-1", A, ("r1",), 4, 2),
        planned("F-2", A, ("r2", "r3"), 4, 3),
        planned("F-3", A, ("r4",), 5, 2),
        planned("F-1", A, ("r1",), 14, 3),
        planned("F-4", B, ("b1",), 7, 4),
    )
    period = Period(
        id="P-1",
        world=World(as_at=RECORDS, homes=(record(A, "r", 6), record(B, "b", 2)), referrals=referrals()),
        first_night=MONDAY,
        nights=28,
        homes=tuple(BreakHome(urn=urn, staff=staffed()) for urn in (A, B)),
        families=families(),
        bookings=(
            Booking(id="B-1", status=BookingStatus.CONFIRMED, **stays[1].model_dump()),
            Booking(id="B-2", status=BookingStatus.COMMITTED, **stays[4].model_dump()),
        ),
        policy=BreakPolicy(guests_per_trained=1),
    )
    suited = tuple(Suited(family=f, urn=u, nights=(LONG,), bedrooms=b, known=True) for (f, u), b in SUITS.items())
    return Case(period, Cleared(suited=suited), stays)


def planned(family: str, urn: str, bedrooms: tuple[str, ...], first: int, nights: int) -> PlannedStay:
    return PlannedStay(family=family, urn=urn, bedrooms=bedrooms, first_night=day(first), nights=nights)


def record(urn: str, letter: str, rooms: int) -> Home:
    return Home(
        urn=urn,
        name=f"Home {letter}",
        provider="A council",
        conditions=(PlacesCondition(since=date(2020, 1, 1), most=5),),
        bedrooms=tuple(Bedroom(id=f"{letter}{n + 1}") for n in range(rooms)),
    )


def row(shift: Working, people: int, *trained: Trained) -> StaffRow:
    return StaffRow(shift=shift, people=people, trained=trained, since=LONG.first, until=LONG.until)


def staffed() -> tuple[StaffRow, ...]:
    return tuple(row(shift, 4, Trained(task=TASK, people=1)) for shift in Working)


def families() -> tuple[Family, ...]:
    both = {"F-1": (A, B), "F-2": (A,), "F-3": (A,), "F-4": (B,)}
    children = {"F-1": ("C-1",), "F-2": ("C-21", "C-22"), "F-3": ("C-3",), "F-4": ("C-4",)}
    return tuple(
        Family(
            id=id,
            children=children[id],
            homes=homes,
            assessed_nights=30,
            protected_minimum=4,
            available=(LONG,),
            longest_stay=20,
            least_gap=2,
        )
        for id, homes in both.items()
    )


def referrals() -> tuple[Referral, ...]:
    waking = {"night_care": NightCare.WAKING_SHARED, "clinical_tasks": (TaskNeeded(task=TASK),)}
    return (
        referral("C-1", day_care=DayCare.ONE_TO_ONE, sex=Sex.FEMALE, **waking),
        referral("C-21"),
        referral("C-22"),
        referral("C-3", day_care=DayCare.SHARED_1_TO_2),
        referral("C-4", day_care=DayCare.TWO_TO_ONE, night_care=NightCare.WAKING_ONE_TO_ONE),
    )


def referral(id: str, **changes: Any) -> Referral:
    return Referral(
        id=f"R-{id}",
        child=child(id, **changes),
        placing_authority="A council",
        received_on=RECORDS,
        urgency=Urgency.PLANNED,
        kind=StayKind.SHORT_BREAK,
        start=MONDAY,
        previous_breaks=(),
    )


def child(id: str, **changes: Any) -> Child:
    parts: dict[str, Any] = {
        "id": id,
        "name": f"Child {id}",
        "date_of_birth": date(2015, 3, 1),
        "sex": Sex.MALE,
        "day_care": DayCare.SHARED_1_TO_4,
        "night_care": NightCare.SLEEP_IN,
        "clinical_tasks": (),
    }
    return Child(**(parts | changes))
