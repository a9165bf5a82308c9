"""Made-up staff of a home: how many, which shifts they work, and what they have been shown competent in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cache, lru_cache

from matching.world.catalogue import Capability, CapabilityKind, standard_catalogue
from matching.world.staff import Competence, Shift, ShiftStaffing, StaffMember
from scenarios.generators.areas import called_for_in
from scenarios.generators.dice import Dice
from scenarios.generators.drawn import AS_AT
from scenarios.generators.figures import number

EVERYWHERE = frozenset({"medicines_administration", "trauma_practice", "positive_behaviour_support"})
"""Project judgement: what every home trains its staff in."""
BY_DAY, BY_NIGHT = (Shift.DAY, Shift.EVENING), (Shift.NIGHT,)
ROUND = (Shift.DAY, Shift.EVENING, Shift.NIGHT)


def staff_of(dice: Dice, places: int, areas: tuple[str, ...], *, waking: bool) -> tuple[StaffMember, ...]:
    """The care staff of a home; where somebody is awake at night there are night staff."""
    many = max(6, round(places * number("staff_per_place") + dice.around(1.5)))
    return tuple(_member(dice, n, many, areas, waking=waking) for n in range(1, many + 1))


def shifts_of(dice: Dice, places: int, *, waking: bool) -> tuple[ShiftStaffing, ...]:
    """How many are on each shift. Project judgement: two for every three places by day, and never fewer than two."""
    by_day = max(2, -(-2 * places // 3) + (1 if dice.chance(0.3) else 0))
    awake = 1 + places // 6 if waking else 0
    return (
        ShiftStaffing(shift=Shift.DAY, awake=by_day, sleeping_in=0),
        ShiftStaffing(shift=Shift.EVENING, awake=by_day, sleeping_in=0),
        ShiftStaffing(shift=Shift.NIGHT, awake=awake, sleeping_in=1 if dice.chance(0.9) or not awake else 0),
    )


def _member(dice: Dice, n: int, many: int, areas: tuple[str, ...], *, waking: bool) -> StaffMember:
    """Of a home with waking nights every third works them; where staff sleep in, all work all shifts."""
    works = ROUND if not waking else (BY_NIGHT if n % 3 == 0 else ROUND)
    leaves = dice.chance(number("staff_leaving") / 4)
    return StaffMember(
        id=f"S-{n}",
        post="residential worker" if n > 3 else "senior residential worker",
        works=works,
        competences=tuple(_competences(dice, areas)),
        leaves=AS_AT + timedelta(days=dice.between(7, 90)) if leaves else None,
    )


def _competences(dice: Dice, areas: tuple[str, ...]) -> Iterator[Competence]:
    for task in general_tasks():
        if dice.chance(_share(task, areas)):
            yield _competence(task.id, dice.between(0, 7))


def _share(task: Capability, areas: tuple[str, ...]) -> float:
    if task.id in EVERYWHERE:
        return number("staff_competent", "everywhere")
    return number("staff_competent", "own_area" if task.id in called_for_in(areas) else "other")


@lru_cache(maxsize=1000)
def _competence(task: str, ago: int) -> Competence:
    """Staff assessed alike share one record. Project judgement: assessed again every two years."""
    assessed = AS_AT - timedelta(days=30 + 40 * ago)
    return Competence(task=task, assessed_on=assessed, expires=assessed + timedelta(days=730))


@cache
def general_tasks() -> tuple[Capability, ...]:
    """Competences that are not for one child by name."""
    tasks = (c for c in standard_catalogue().capabilities if c.kind is CapabilityKind.COMPETENCE)
    return tuple(c for c in tasks if not c.named_child)
