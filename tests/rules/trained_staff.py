"""Staff who hold a competence or not, leave or begin, for the worked examples of clinical tasks."""

from __future__ import annotations

from datetime import date, timedelta

from matching.world.child import TaskNeeded
from matching.world.staff import Competence, Shift, StaffMember
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.beside import NEW, beside

RESCUE, AIRWAY, SIGNS = "rescue_medicine", "airway_care", "makaton"

ASSESSED = told.TODAY - timedelta(days=30)
SECOND = told.FIRST_NIGHT + timedelta(days=1)
NEXT_YEAR = told.TODAY + timedelta(days=365)


def needing(
    *tasks: str,
    staff: tuple[StaffMember, ...] | None = None,
    start: date = told.FIRST_NIGHT,
    nights: int | None = 300,
) -> World:
    child = {"clinical_tasks": tuple(TaskNeeded(task=t) for t in tasks)}
    home = {"staff": told.staff(child=NEW) if staff is None else staff}
    return beside(child, home=home, referral={"start": start, "expected_nights": nights})


def holding(
    count: int, task: str = RESCUE, child: str | None = NEW, until: date | None = None, team: int = 4
) -> tuple[StaffMember, ...]:
    """So many of a team hold the competence."""
    held = Competence(task=task, for_child=child, assessed_on=ASSESSED, expires=until)
    return tuple(
        StaffMember(id=f"S-{n}", post="worker", works=told.ALL_DAY, competences=(held,) if n <= count else ())
        for n in range(1, team + 1)
    )


def other(count: int, *, held: bool = True) -> tuple[StaffMember, ...]:
    """More staff, under ids of their own."""
    team = holding(count if held else 0, team=count)
    return tuple(person.model_copy(update={"id": f"{person.id} more"}) for person in team)


def leaving(staff: tuple[StaffMember, ...]) -> tuple[StaffMember, ...]:
    return tuple(person.model_copy(update={"leaves": SECOND}) for person in staff)


def starting(staff: tuple[StaffMember, ...]) -> tuple[StaffMember, ...]:
    return tuple(person.model_copy(update={"starts": SECOND}) for person in staff)


def only_by_night(count: int) -> tuple[StaffMember, ...]:
    held = (Competence(task=RESCUE, for_child=NEW, assessed_on=ASSESSED),)
    by_day = [StaffMember(id=f"S-D{n}", post="worker", works=told.ALL_DAY[:2], competences=held) for n in (1, 2)]
    by_night = [StaffMember(id=f"S-N{n}", post="worker", works=(Shift.NIGHT,)) for n in range(count)]
    return (*by_day, *by_night)
