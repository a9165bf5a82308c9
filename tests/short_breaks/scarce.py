"""A period of two families, and ways to make one thing in it scarce."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from matching.short_breaks.cleared import Cleared, KeptApart
from matching.short_breaks.period import (
    Booking,
    BookingStatus,
    BreakPolicy,
    GroupRule,
    Nights,
    Period,
    StaffRow,
    Trained,
    Working,
)
from matching.world.child import DayCare, Sex, TaskNeeded
from matching.world.group import Group, Resident
from matching.world.referral import Referral, ShortBreakRecord
from tests.short_breaks.promises.one_home import BEDROOMS, Asking, one_home
from tests.short_breaks.verifying.sound import TASK, A, referral
from tests.strategies.few_families import Few


@dataclass(frozen=True)
class Scarce:
    """A period with its answers; every method gives another with one thing changed."""

    period: Period
    cleared: Cleared

    @property
    def few(self) -> Few:
        return Few(self.period, self.cleared)

    def run(self, first: int, nights: int = 1) -> tuple[Nights, ...]:
        return (Nights(first=self.period.first_night + timedelta(days=first), nights=nights),)

    def of_period(self, **changes: Any) -> Scarce:
        return replace(self, period=self.period.model_copy(update=changes))

    def home(self, **changes: Any) -> Scarce:
        return self.of_period(homes=tuple(h.model_copy(update=changes) for h in self.period.homes))

    def family(self, id: str, **changes: Any) -> Scarce:
        families = (f.model_copy(update=changes) if f.id == id else f for f in self.period.families)
        return self.of_period(families=tuple(families))

    def suited(self, family: str, **changes: Any) -> Scarce:
        own = (s.model_copy(update=changes) if s.family == family else s for s in self.cleared.suited)
        return replace(self, cleared=self.cleared.model_copy(update={"suited": tuple(own)}))

    def rooms(self, family: str, *rooms: str) -> Scarce:
        return self.suited(family, bedrooms=(rooms,))

    def record(self, **changes: Any) -> Scarce:
        homes = tuple(home.model_copy(update=changes) for home in self.period.world.homes)
        return self.of_period(world=self.period.world.model_copy(update={"homes": homes}))

    def bedroom(self, id: str, **changes: Any) -> Scarce:
        rooms = self.period.world.homes[0].bedrooms
        return self.record(bedrooms=tuple(r.model_copy(update=changes) if r.id == id else r for r in rooms))

    def kept_apart(self) -> Scarce:
        apart = (KeptApart(families=("F-a", "F-b"), why=("by hand",)),)
        return replace(self, cleared=self.cleared.model_copy(update={"apart": apart}))

    def referrals(self, *referrals: Referral) -> Scarce:
        return self.of_period(world=self.period.world.model_copy(update={"referrals": referrals}))

    def child(self, id: str, **changes: Any) -> Scarce:
        return self.referrals(
            *(
                r.model_copy(update={"child": r.child.model_copy(update=changes)}) if r.child.id == id else r
                for r in self.period.world.referrals
            )
        )

    def one_sex_a_night(self) -> Scarce:
        return self.home(group_rule=GroupRule.SINGLE_SEX).child("C-F-b", sex=Sex.FEMALE)

    def one_age_band_a_night(self) -> Scarce:
        bands = self.home(group_rule=GroupRule.AGE_BAND, band_starts=(12,))
        return bands.child("C-F-b", date_of_birth=date(2012, 1, 1))

    def needs_the_task(self, family: str, task: str = TASK) -> Scarce:
        return self.child(f"C-{family}", clinical_tasks=(TaskNeeded(task=task),))

    def lived_in(self, *residents: Resident, left: date | None = None) -> Scarce:
        """By these children, until the day on which all of them left; None: they live there still."""
        gone = {"leaving": left, "leaving_confirmed": True if left else None}
        residents = tuple(resident.model_copy(update=gone) for resident in residents)
        return self.of_period(
            world=self.period.world.model_copy(update={"groups": (Group(urn=A, residents=residents),)})
        )

    def one_trained_in(self, *tasks: str) -> Scarce:
        """Of each task, on each shift, for one guest; nobody has said whether they are the same."""
        trained = tuple(Trained(task=task, people=1) for task in tasks)
        staff = tuple(row.model_copy(update={"trained": trained}) for row in self.period.homes[0].staff)
        return self.home(staff=staff).of_period(policy=BreakPolicy(guests_per_trained=1))

    def trained(self, shift: Working, for_child: str) -> Scarce:
        def row(one: StaffRow) -> StaffRow:
            trained = (Trained(task=TASK, people=1, for_child=for_child),)
            return one.model_copy(update={"trained": trained}) if one.shift is shift else one

        return self.home(staff=tuple(map(row, self.period.homes[0].staff)))

    def limited(self, history: int, longest: int = 3) -> Scarce:
        """So many nights of the family's child earlier in the year, and the limits must be kept."""
        stays = (ShortBreakRecord(first_night=date(2026, 8, 1), nights=history),) if history else ()
        referrals = (r.model_copy(update={"previous_breaks": stays}) for r in self.period.world.referrals)
        kept = self.of_period(policy=BreakPolicy(keep_within_limits=True))
        return kept.referrals(*referrals).family("F-a", longest_stay=longest)

    def with_brother(self, family: str) -> Scarce:
        rooms = tuple(f"r{n + 1}" for n in range(BEDROOMS))
        more = self.referrals(*self.period.world.referrals, referral("C-brother"))
        return more.family(family, children=(f"C-{family}", "C-brother")).suited(family, bedrooms=(rooms, rooms))

    def booked(self, family: str, room: str, status: BookingStatus) -> Scarce:
        first = self.period.first_night
        booking = Booking(id="B-1", family=family, urn=A, bedrooms=(room,), first_night=first, nights=1, status=status)
        return self.of_period(bookings=(booking,))


def two_families(a: Asking, b: Asking, people: int = BEDROOMS, care: DayCare = DayCare.SHARED_1_TO_2) -> Scarce:
    """Two families at one home with enough for both."""
    return Scarce(*one_home(people, a=a._replace(care=care), b=b._replace(care=care)))
