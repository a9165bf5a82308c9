"""Small drawn periods with every feature switched on in turn, and plans made of them one candidate stay at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import (
    Booking,
    BookingStatus,
    BreakPolicy,
    Cancellation,
    CancelledBy,
    CompanyKind,
    FairnessRule,
    Family,
    LimitUnit,
    Nights,
    Period,
    PlannedStay,
    StaffRow,
    Trained,
    Working,
)
from matching.short_breaks.period.break_home import OnDuty
from matching.short_breaks.problem import Choice, Problem
from matching.world.child import Child, DayCare, NightCare
from matching.world.group import Group, Resident
from matching.world.referral import ShortBreakRecord
from scenarios.generators.break_homes import TASKS
from scenarios.generators.short_breaks import Shape, draw
from tests.short_breaks.plain_check import broken

SHAPE = Shape(1, 6, 3, (4,))
TWO_HOMES = Shape(2, 8, 3, (3, 4))


def drawn(seed: int) -> tuple[Period, Cleared]:
    """A small period; what is switched on depends on the seed."""
    period, cleared = draw(TWO_HOMES if seed % 3 == 0 else SHAPE, seed)
    dice = Random(seed)
    homes = tuple(
        home.model_copy(
            update={
                "turnaround_nights": dice.choice((0, 1, 2)),
                "held_back": dice.choice((0, 0, 1)),
                "arrivals_a_day": dice.choice((None, 1, 2)),
                "most_draw_quarters": dice.choice((None, 10)),
                "tea_visits_needed": dice.choice((0, 3)),
                "tea_visit_days": 10,
                "first_stay_most_nights": dice.choice((None, 2)),
                "staff": tuple(_row(row, period.families[0].children[0], dice) for row in home.staff),
                "on_duty": (OnDuty(staff="S-1", nights=(Nights(first=period.first_night, nights=9),)),),
            }
        )
        for home in period.homes
    )
    families = tuple(_family(family, dice) for family in period.families)
    referrals = tuple(
        r.model_copy(update={"previous_breaks": _history(period.first_night, dice), "child": _child(r.child, dice)})
        for r in period.world.referrals
    )
    world = period.world.model_copy(update={"referrals": referrals, "groups": _groups(period, dice)})
    policy = _policy(dice)
    company = tuple(
        c.model_copy(update={"kind": dice.choice((CompanyKind.LIKE, CompanyKind.SHOULD))}) for c in period.company
    )
    changes = {"homes": homes, "families": families, "world": world, "policy": policy, "company": company}
    gone = tuple(_cancelled(period, family, Random(seed + n)) for n, family in enumerate(families[:3]))
    return period.model_copy(update={**changes, "cancellations": gone}), cleared


def _policy(dice: Random) -> BreakPolicy:
    return BreakPolicy(
        fairness=dice.choice(tuple(FairnessRule)),
        keep_within_limits=dice.random() < 0.5,
        limit_unit=dice.choice(tuple(LimitUnit)),
        weekend_nights_most=dice.choice((None, 2)),
        holiday_nights_most=dice.choice((None, 3)),
        stays_most=dice.choice((None, 2)),
        diary_most=dice.choice((None, None, 2)),
        notice_days=dice.choice((0, 25)),
        guests_per_trained=dice.choice((1, 2)),
    )


def _cancelled(period: Period, family: Family, dice: Random) -> Cancellation:
    """A stay of the family that did not happen."""
    return Cancellation(
        family=family.id,
        urn=dice.choice(period.homes).urn,
        first_night=period.night(dice.randrange(period.nights - 3)),
        nights=dice.randint(1, 4),
        by=dice.choice(tuple(CancelledBy)),
        on=period.world.as_at,
        wanted_again=dice.random() < 0.2,
    )


def _row(row: StaffRow, child: str, dice: Random) -> StaffRow:
    """Somebody on the shift may be trained for a child by name; nobody asleep is, who could not help one awake."""
    if dice.random() < 0.3:
        each = [t.people for t in row.trained]
        different = dice.randint(max(each), min(sum(each), row.people))
        row = row.model_copy(update={"trained_people": different})
    if row.shift is Working.SLEEP_IN or row.trained_people is not None or dice.random() < 0.4:
        return row
    return row.model_copy(update={"trained": (*row.trained, Trained(task=TASKS[0], people=1, for_child=child))})


def _family(family: Family, dice: Random) -> Family:
    changes = {
        "owed_nights": dice.choice((0, 0, 3)),
        "points": dice.choice((10, 20, 30)),
        "key_workers": ("S-1",) if dice.random() < 0.5 else (),
        "evenly_spaced": dice.random() < 0.5,
        "waiting_since": dice.choice((None, date(2026, 5, 31), date(2025, 11, 30), date(2020, 2, 29))),
        "only_guest": dice.random() < 0.1,
        "least_gap": dice.choice((0, 1, 3)),
        "familiar_bedrooms": (f"{family.homes[0]}/room 2",) if dice.random() < 0.5 else (),
    }
    return family.model_copy(update=changes)


def _child(child: Child, dice: Random) -> Child:
    unknown = {"day_care": None, "night_care": None, "clinical_tasks": None}
    return child.model_copy(update=unknown) if dice.random() < 0.05 else child


def _history(first_night: date, dice: Random) -> tuple[ShortBreakRecord, ...] | None:
    if dice.random() < 0.1:
        return None
    begins = first_night - timedelta(days=dice.randint(350, 364))
    long_ago = ShortBreakRecord(first_night=begins, nights=10)
    before = ShortBreakRecord(first_night=first_night - timedelta(days=100), nights=dice.choice((5, 62)))
    return (long_ago, before, *_just_before(first_night, dice))


def _just_before(first_night: date, dice: Random) -> tuple[ShortBreakRecord, ...]:
    """A stay that ends on the eve of the period, or that goes on into it; sometimes one."""
    if dice.random() < 0.6:
        return ()
    nights = dice.choice((2, 3, 15))
    return (ShortBreakRecord(first_night=first_night - timedelta(days=nights - dice.choice((0, 1, 2))), nights=nights),)


def _groups(period: Period, dice: Random) -> tuple[Group, ...]:
    if dice.random() < 0.7:
        return ()
    child = Child(
        id="L-1", name="Lee", day_care=DayCare.SHARED_1_TO_2, night_care=NightCare.SLEEP_IN, clinical_tasks=()
    )
    leaving = period.first_night + timedelta(days=8)
    resident = Resident(
        child=child, bedroom="room 4", arrived=date(2026, 1, 1), leaving=leaving, leaving_confirmed=dice.random() < 0.5
    )
    return (Group(urn=period.homes[-1].urn, residents=(resident,)),)


def with_residents_not_asked_about(period: Period) -> Period:
    """Nobody has named the clinical tasks of a child who lives in a home and whose leaving nobody has confirmed.

    Such a period is refused, so that the plan never relies on what follows.
    """
    groups = tuple(
        group.model_copy(update={"residents": tuple(map(_not_asked_about, group.residents))})
        for group in period.world.groups
    )
    return period.model_copy(update={"world": period.world.model_copy(update={"groups": groups})})


def _not_asked_about(resident: Resident) -> Resident:
    untold = resident.child.model_copy(update={"clinical_tasks": None})
    return resident if resident.leaving_confirmed else resident.model_copy(update={"child": untold})


def sound_plan(problem: Problem, dice: Random, tries: int = 60) -> tuple[Choice, ...]:
    """Stays in a drawn order, each kept when every rule still holds."""
    plan = tuple(problem.fixed)
    for choice in _some(problem, dice, tries):
        more = tuple(sorted({*plan, choice}))
        if choice not in plan and not broken(problem, more):
            plan = more
    return plan


def unsound_plan(problem: Problem, plan: Sequence[Choice], dice: Random) -> tuple[Choice, ...] | None:
    """The plan with one stay more, by which a rule is broken; None when twenty tries break none."""
    taken = {choice.stay for choice in plan}
    for choice in _some(problem, dice, 20):
        more = tuple(sorted((*plan, choice)))
        if choice.stay not in taken and broken(problem, more):
            return more
    return None


def _some(problem: Problem, dice: Random, many: int) -> list[Choice]:
    found = []
    for _ in range(many if len(problem.stay_pair) else 0):
        stay = dice.randrange(len(problem.stay_pair))
        pair = problem.stay_pair[stay]
        low, high = int(problem.pair_variants[pair]), int(problem.pair_variants[pair + 1])
        if low < high:
            found.append(Choice(stay, dice.randrange(low, high)))
    return found


def named_anyhow(problem: Problem, period: Period, plan: Sequence[Choice]) -> tuple[PlannedStay, ...]:
    """The stays, each child in the first bedroom of its class that is free, or in the first when none is."""
    free_from: dict[tuple[int, str], int] = defaultdict(int)
    found = []
    for choice in sorted(plan, key=lambda c: (int(problem.stay_first[c.stay]), c)):
        pair, first = problem.stay_pair[choice.stay], int(problem.stay_first[choice.stay])
        home, nights = int(problem.pair_home[pair]), int(problem.stay_nights[choice.stay])
        bedrooms: list[str] = []
        for group in (int(g) for g in problem.variant_classes[choice.variant] if g >= 0):
            rooms = problem.rooms[group]
            room = next((r for r in rooms if free_from[home, r] <= first), rooms[0])
            free_from[home, room] = first + nights + int(problem.turnaround[home])
            bedrooms.append(room)
        found.append(
            PlannedStay(
                family=problem.families[problem.pair_family[pair]],
                urn=problem.homes[home],
                bedrooms=tuple(bedrooms),
                first_night=period.night(first),
                nights=nights,
            )
        )
    return tuple(found)


def with_promises(period: Period, stays: Sequence[PlannedStay], dice: Random) -> Period:
    """The period, some of whose stays are committed, confirmed or published; the others are forgotten."""
    kept = [s for s in stays if dice.random() < 0.6]
    firm = {0: BookingStatus.COMMITTED, 1: BookingStatus.CONFIRMED}
    bookings = tuple(
        Booking(id=f"B-{n}", status=firm[n % 3], **s.model_dump()) for n, s in enumerate(kept) if n % 3 in firm
    )
    told = {(s.family, s.first_night) for s in kept}
    gone = tuple(c for c in period.cancellations if (c.family, c.first_night) not in told)
    return period.model_copy(update={"bookings": bookings, "published": tuple(kept), "cancellations": gone})
