"""The records of a short-break service in full: a child's needs and referral, what a home states and has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import timedelta
from functools import cache

from matching.world.catalogue import CapabilityKind, Need, standard_catalogue
from matching.world.child import Child, age_on
from matching.world.facts import Role
from matching.world.home import Bedroom, Home
from matching.world.referral import Bond, Education, Referral, SiblingBond
from matching.world.staff import Competence, Shift, ShiftStaffing, StaffMember
from matching.world.statement import Ages, StayKind
from scenarios import storybook
from scenarios.generators.dice import Dice
from scenarios.generators.figures import number, shares, weights

RECORDS = storybook.TODAY
"""The day that the records stand on."""
CALLED_FOR_BY = {"breathing": "airway_care", "eating_drinking": "gastrostomy_feeding", "seizures": "rescue_medicine"}
"""The clinical task that a need calls for from level 3 on: a child has the one with the other."""
TAKES = 3
"""To which level the service takes a need."""
TAKES_LESS = {
    "continence": 2,
    "medicines": 3,
    "aggression_to_peers": 2,
    "harmful_sexual_behaviour": 1,
    "bullying_or_coercive": 3,
}
"""Needs of which more would call for tasks that nobody here is trained in, or would let nobody else stay beside."""
WITH_HOIST = ("level_access", "ground_floor")
"""What a bedroom with a hoist has besides."""
PORTABLE = ("profiling_bed", "pressure_mattress", "bed_sensor", "oxygen_storage", "door_alarm_by_agreement")
"""What can be brought into any bedroom."""
STAFF = 10
WHO_KNOW_A_CHILD = 3
"""Members of staff of a home whom a nurse assesses together for a child's own tasks, by the child's name."""


def child_in_full(seed: int, drawn: Child) -> Child:
    """The child with every need drawn: most within what the service takes, and a few that nobody has asked about."""
    dice = Dice(seed, "needs", drawn.id)
    tasks = {t.task for t in drawn.clinical_tasks or ()}
    needs: dict[str, int] = {need.id: _level(dice, need, tasks) for need in standard_catalogue().needs}
    stated = [need.id for need in standard_catalogue().needs if need.in_statement]
    beyond, which = dice.chance(number("break_beyond")), dice.one_of(stated)
    if beyond:
        needs[which] = TAKES + 1
    open_ = {dice.one_of(list(needs)) for _ in range(int(dice.pick(shares("break_not_asked"))))}
    return storybook.child(
        drawn.id,
        drawn.name,
        drawn.date_of_birth,
        needs={need: () if need in open_ else level for need, level in needs.items()},
        sex=drawn.sex,
        day_care=drawn.day_care,
        night_care=drawn.night_care,
        clinical_tasks=drawn.clinical_tasks,
    )


def _level(dice: Dice, need: Need, tasks: Collection[str]) -> int:
    """By the shares among disabled children, as far as the service takes the need."""
    if not need.in_statement:
        return int(dice.chance(number("circumstances", need.id)))
    found = dice.at(range(5), weights("levels_disabled", need.id))
    if need.id in CALLED_FOR_BY:
        return TAKES if CALLED_FOR_BY[need.id] in tasks else min(found, TAKES - 1)
    return min(found, TAKES_LESS.get(need.id, TAKES))


def referral_in_full(
    seed: int, drawn: Referral, child: Child, known_to: Sequence[str], brothers: Iterable[str]
) -> Referral:
    """The referral with everything told, but for an animal that nobody has asked about."""
    not_asked = Dice(seed, "referral", drawn.id).chance(number("break_animal_not_asked"))
    born = child.date_of_birth or RECORDS
    return storybook.referral(
        id=drawn.id,
        child=child,
        placing_authority=drawn.placing_authority,
        kind=StayKind.SHORT_BREAK,
        start=drawn.start,
        expected_nights=2,
        known_to_home=tuple(known_to),
        legal_status="not looked after; short breaks under section 17",
        education=Education(
            year_group=min(max(age_on(born, RECORDS) - 5, -1), 14),
            keep_school=True,
            school_place=storybook.HERE,
            has_plan=True,
        ),
        siblings=tuple(_together(id) for id in brothers),
        previous_breaks=drawn.previous_breaks,
        brings_animal=None if not_asked else "none",
    )


def _together(child: str) -> SiblingBond:
    return SiblingBond(child=child, bond=Bond.MUST, said_by=Role.SOCIAL_WORKER, why="They always go together.")


def home_in_full(seed: int, drawn: Home, guests: Iterable[Child]) -> Home:
    """The home with its statement, what it has, and staff assessed for the children who would come."""
    dice = Dice(seed, "home in full", drawn.urn)
    needs = [need.id for need in standard_catalogue().needs if need.in_statement]
    lower = dict.fromkeys(dice.some(needs, number("break_home_lower")), TAKES - 1)
    lacks = dice.some(_of_the_house(), number("break_home_lacks"))
    beds, ages = len(drawn.bedrooms), Ages(youngest=5, oldest=17)
    return storybook.home(
        urn=drawn.urn,
        name=drawn.name,
        provider=drawn.provider,
        conditions=drawn.conditions,
        statement=storybook.statement(
            ages=storybook.stated(ages),
            number=storybook.stated(beds),
            kinds_of_stay=storybook.stated((StayKind.SHORT_BREAK,)),
            needs=storybook.positions(lower, TAKES),
        ),
        staff=tuple(_staff(dice, guests)),
        shifts=tuple(_shifts(beds)),
        bedrooms=tuple(_bedroom(room) for room in drawn.bedrooms),
        has=tuple(id for id in _of_the_house() if id not in lacks),
        lacks=lacks,
    )


@cache
def _of_the_house() -> tuple[str, ...]:
    kinds = (CapabilityKind.FACILITY, CapabilityKind.ARRANGEMENT)
    return tuple(c.id for c in standard_catalogue().capabilities if c.kind in kinds)


def _staff(dice: Dice, guests: Iterable[Child]) -> Iterator[StaffMember]:
    """All can do what the catalogue holds but tasks for one child by name, for which some are assessed in turn."""
    own: dict[int, list[Competence]] = {}
    for number_of, child in enumerate(guests):
        assessed = RECORDS - timedelta(days=dice.between(30, 330))
        for task in child.clinical_tasks or ():
            for turn in range(WHO_KNOW_A_CHILD):
                named = Competence(task=task.task, for_child=child.id, assessed_on=assessed)
                own.setdefault((number_of + turn) % STAFF, []).append(named)
    for number_of, member in enumerate(storybook.staff(STAFF)):
        held = (*member.competences, *own.get(number_of, ()))
        yield member.model_copy(update={"competences": held})


def _shifts(beds: int) -> Iterator[ShiftStaffing]:
    yield from (ShiftStaffing(shift=shift, awake=beds, sleeping_in=0) for shift in (Shift.DAY, Shift.EVENING))
    yield ShiftStaffing(shift=Shift.NIGHT, awake=max(1, (beds + 1) // 3), sleeping_in=1)


def _bedroom(drawn: Bedroom) -> Bedroom:
    """The bedroom with all else recorded that a need may call for."""
    has = (*drawn.has, *PORTABLE, *(WITH_HOIST if "hoist" in drawn.has else ()))
    features = (c.id for c in standard_catalogue().capabilities if c.kind is CapabilityKind.BEDROOM)
    return Bedroom(id=drawn.id, has=has, lacks=tuple(feature for feature in features if feature not in has))
