"""One home, one weekend and two families who both ask for it: what stands in the way of the second is made to order."""

from dataclasses import dataclass, field, replace
from typing import Any

from matching.short_breaks.build import build
from matching.short_breaks.cleared import Cleared, KeptApart, Suited
from matching.short_breaks.explaining import family_results
from matching.short_breaks.period import Family, Nights, Period, PlannedStay, StaffRow, Trained, Working
from matching.short_breaks.problem import Choice, Plan, Problem
from matching.short_breaks.result import FamilyResult
from matching.world.facts import Role
from tests.short_breaks.small_period import (
    EVERY_NIGHT,
    FRIDAY,
    MONDAY,
    TASK,
    URN,
    family,
    small_home,
    small_period,
)

ASKER, HOLDER = "F-1", "F-3"
WEEKEND = Nights(first=FRIDAY, nights=2)
ROOMS = ("room 1", "room 2", "room 3")


def plenty(**people: int) -> tuple[StaffRow, ...]:
    """Ten of everybody on every shift, all trained, unless a shift is said to have fewer."""
    numbers = {shift: people.get(shift.name.lower(), 10) for shift in Working}
    return tuple(
        StaffRow(
            shift=shift,
            people=number,
            trained=(
                Trained(task=TASK, people=people.get("trained", number)),
                Trained(task="rescue_medicine", people=number),
            ),
            since=MONDAY,
            until=EVERY_NIGHT.until,
        )
        for shift, number in numbers.items()
    )


def asker(**changes: Any) -> Family:
    """Ada's family: a weekend or nothing."""
    parts = {"assessed_nights": 2, "protected_minimum": 2, "shortest_stay": 2, "longest_stay": 2} | changes
    return family(ASKER, "C-11", **({"available": (WEEKEND,)} | parts))


def holder(**changes: Any) -> Family:
    """Cai's family."""
    parts = {"assessed_nights": 4, "protected_minimum": 4, "shortest_stay": 1, "longest_stay": 4} | changes
    return family(HOLDER, "C-31", **parts)


@dataclass
class Case:
    """A period of the two, as they are unless said otherwise, with a plan given by its stays."""

    home: dict[str, Any] = field(default_factory=dict)
    suited: dict[str, Any] = field(default_factory=dict)
    """Changes to what the match check said of the asker."""
    holder_suited: dict[str, Any] = field(default_factory=dict)
    families: tuple[Family, ...] = ()
    apart: bool = False
    apart_until_asked: tuple[Role, ...] = ()
    """Who can say whether they are safe together, where that alone keeps them apart."""
    period: dict[str, Any] = field(default_factory=dict)
    stays: tuple[tuple[str, Nights], ...] = ((HOLDER, WEEKEND),)
    """Each in the first bedroom that suits."""

    def made(self) -> tuple[Period, Cleared, Problem, Plan]:
        families = self.families or (asker(), holder())
        home = small_home(**({"staff": plenty(), "arrivals_a_day": None} | self.home))
        period = small_period(**({"homes": (home,), "families": families, "bookings": ()} | self.period))
        cleared = Cleared(
            suited=tuple(_suited(f.id, self.suited if f.id == ASKER else self.holder_suited) for f in families),
            apart=(KeptApart(families=(ASKER, HOLDER), why=("Cai frightens Ada.",), ask=self.apart_until_asked),)
            if self.apart
            else (),
        )
        problem = build(period, cleared)
        return period, cleared, problem, tuple(sorted(choice(period, problem, f, n) for f, n in self.stays))

    def made_without_plan(self) -> tuple[Period, Cleared, Problem, Plan]:
        return replace(self, stays=()).made()

    def result(self, family: str = ASKER) -> FamilyResult:
        """What that family is told."""
        return next(r for r in family_results(*self.made(), self.named()) if r.family == family)

    def named(self) -> tuple[PlannedStay, ...]:
        """The plan's stays as they are given out."""
        return tuple(
            PlannedStay(family=f, urn=URN, bedrooms=("room 1",), first_night=n.first, nights=n.nights)
            for f, n in self.stays
        )


def choice(period: Period, problem: Problem, family: str, nights: Nights) -> Choice:
    """The family's stay on those nights, in its first way."""
    first = period.number(nights.first)
    for stay, pair in enumerate(problem.stay_pair.tolist()):
        is_own = problem.families[problem.pair_family[pair]] == family
        if is_own and (problem.stay_first[stay], problem.stay_nights[stay]) == (first, nights.nights):
            return Choice(stay, int(problem.pair_variants[pair]))
    raise AssertionError(f"{family} has no such stay")


def _suited(family: str, changes: dict[str, Any]) -> Suited:
    parts: dict[str, Any] = {
        "family": family,
        "urn": URN,
        "nights": (EVERY_NIGHT,),
        "bedrooms": (ROOMS,),
        "known": True,
    }
    return Suited(**(parts | changes))
