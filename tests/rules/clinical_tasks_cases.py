"""Worked examples for tasks that take training: two competent people to cover a shift, three weeks until the start."""

from __future__ import annotations

from datetime import date, timedelta

from matching.findings import Band, Outcome
from matching.rules import clinical_tasks
from matching.world.child import TaskNeeded
from matching.world.staff import Competence, Shift, StaffMember
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.beside import NEW, beside
from tests.rules.case import Kind, RuleCase

RULE = clinical_tasks
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN
GOOD, CONDITIONS, UNLESS = Band.GOOD, Band.CONDITIONS, Band.NOT_UNLESS
RESCUE, AIRWAY, SIGNS = "rescue_medicine", "airway_care", "makaton"
ASSESSED = told.TODAY - timedelta(days=30)
SECOND = told.FIRST_NIGHT + timedelta(days=1)
NEXT_YEAR = told.TODAY + timedelta(days=365)


def _needing(
    *tasks: str,
    staff: tuple[StaffMember, ...] | None = None,
    start: date = told.FIRST_NIGHT,
    nights: int | None = 300,
) -> World:
    child = {"clinical_tasks": tuple(TaskNeeded(task=t) for t in tasks)}
    home = {"staff": told.staff(child=NEW) if staff is None else staff}
    return beside(child, home=home, referral={"start": start, "expected_nights": nights})


def _holding(
    count: int, task: str = RESCUE, child: str | None = NEW, until: date | None = None, team: int = 4
) -> tuple[StaffMember, ...]:
    """So many of a team hold the competence."""
    held = Competence(task=task, for_child=child, assessed_on=ASSESSED, expires=until)
    return tuple(
        StaffMember(id=f"S-{n}", post="worker", works=told.ALL_DAY, competences=(held,) if n <= count else ())
        for n in range(1, team + 1)
    )


def _other(count: int, *, held: bool = True) -> tuple[StaffMember, ...]:
    """More staff, under ids of their own."""
    team = _holding(count if held else 0, team=count)
    return tuple(person.model_copy(update={"id": f"{person.id} more"}) for person in team)


def _leaving(staff: tuple[StaffMember, ...]) -> tuple[StaffMember, ...]:
    return tuple(person.model_copy(update={"leaves": SECOND}) for person in staff)


def _starting(staff: tuple[StaffMember, ...]) -> tuple[StaffMember, ...]:
    return tuple(person.model_copy(update={"starts": SECOND}) for person in staff)


def _only_by_night(count: int) -> tuple[StaffMember, ...]:
    held = (Competence(task=RESCUE, for_child=NEW, assessed_on=ASSESSED),)
    by_day = [StaffMember(id=f"S-D{n}", post="worker", works=told.ALL_DAY[:2], competences=held) for n in (1, 2)]
    by_night = [StaffMember(id=f"S-N{n}", post="worker", works=(Shift.NIGHT,)) for n in range(count)]
    return (*by_day, *by_night)


CASES = (
    RuleCase(Kind.MET, "all staff hold it", lambda: _needing(RESCUE), MET, GOOD, GOOD, RESCUE, "at least 2"),
    RuleCase(
        Kind.NOT_MET,
        "nobody holds it, and training takes 14 days",
        lambda: _needing(RESCUE, staff=_holding(0)),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        RESCUE,
        "2 more by night",
    ),
    RuleCase(
        Kind.NOT_MET,
        "nobody holds it, and training takes 42 days",
        lambda: _needing(AIRWAY, staff=_holding(0)),
        NOT_MET,
        UNLESS,
        UNLESS,
        AIRWAY,
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "nobody said which tasks",
        lambda: beside({"clinical_tasks": None}, home={"staff": _holding(0)}),
        NOT_KNOWN,
        UNLESS,
        GOOD,
        AIRWAY,
        "which clinical tasks",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "a need that may call for it",
        lambda: beside({"needs": {"communication": [told.said(2), told.said(1)]}}, home={"staff": _holding(0)}),
        NOT_KNOWN,
        UNLESS,
        GOOD,
        SIGNS,
        "How does the child tell people",
    ),
    RuleCase(
        Kind.OTHER,
        "a need calls for it on its own shifts",
        lambda: beside({"needs": {"communication": 2}}, home={"staff": _holding(0)}),
        NOT_MET,
        UNLESS,
        UNLESS,
        SIGNS,
        "2 more by evening; training",
    ),
    RuleCase(Kind.EDGE, "two hold it", lambda: _needing(RESCUE, staff=_holding(2)), MET, GOOD, GOOD, RESCUE),
    RuleCase(
        Kind.EDGE,
        "one holds it",
        lambda: _needing(RESCUE, staff=_holding(1)),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        RESCUE,
        "1 more by day",
    ),
    RuleCase(
        Kind.EDGE,
        "lapses on the first night",
        lambda: _needing(RESCUE, staff=_holding(2, until=told.FIRST_NIGHT)),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        RESCUE,
    ),
    RuleCase(
        Kind.EDGE,
        "lapses on the second night",
        lambda: _needing(RESCUE, staff=_holding(2, until=SECOND)),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        RESCUE,
        "2 more by day from 8 December 2026",
    ),
    RuleCase(
        Kind.EDGE,
        "lapses on the day the stay ends",
        lambda: _needing(RESCUE, staff=_holding(2, until=SECOND), nights=1),
        MET,
        GOOD,
        GOOD,
        RESCUE,
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "lapses on a night that the stay may not reach",
        lambda: _needing(RESCUE, staff=_holding(2, until=SECOND), nights=None),
        NOT_KNOWN,
        CONDITIONS,
        GOOD,
        RESCUE,
        "how many nights",
    ),
    RuleCase(
        Kind.EDGE,
        "lapses within a year of the assessment",
        lambda: _needing(RESCUE, staff=_holding(2, until=NEXT_YEAR - timedelta(days=1)), nights=None),
        NOT_KNOWN,
        CONDITIONS,
        GOOD,
        RESCUE,
    ),
    RuleCase(
        Kind.EDGE,
        "lapses a year after the assessment",
        lambda: _needing(RESCUE, staff=_holding(2, until=NEXT_YEAR), nights=365),
        MET,
        GOOD,
        GOOD,
        RESCUE,
        "Assess again before 16 November 2027",
    ),
    RuleCase(
        Kind.OTHER,
        "one lapses during the stay and three do not",
        lambda: _needing(RESCUE, staff=(*_holding(1, until=SECOND, team=1), *_other(3))),
        MET,
        GOOD,
        GOOD,
        RESCUE,
    ),
    RuleCase(
        Kind.OTHER,
        "a task that takes longer to train in than until it lapses",
        lambda: _needing(AIRWAY, staff=_holding(2, AIRWAY, until=SECOND)),
        NOT_MET,
        UNLESS,
        UNLESS,
        AIRWAY,
        "cannot be done in time",
    ),
    RuleCase(
        Kind.OTHER,
        "a task that can be trained in before it lapses",
        lambda: _needing(AIRWAY, staff=_holding(2, AIRWAY, until=told.TODAY + timedelta(days=42))),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        AIRWAY,
    ),
    RuleCase(
        Kind.OTHER,
        "everybody who works leaves during the stay",
        lambda: _needing(RESCUE, staff=_leaving(_holding(4))),
        NOT_MET,
        UNLESS,
        UNLESS,
        RESCUE,
        "from 8 December 2026",
    ),
    RuleCase(
        Kind.OTHER,
        "those who hold it leave, and two who do not stay",
        lambda: _needing(RESCUE, staff=(*_leaving(_holding(2, team=2)), *_other(2, held=False))),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        RESCUE,
        "2 more by night from 8 December 2026",
    ),
    RuleCase(
        Kind.OTHER,
        "those who hold it leave, and two who hold it start",
        lambda: _needing(RESCUE, staff=(*_leaving(_holding(2, team=2)), *_starting(_other(2)))),
        MET,
        GOOD,
        GOOD,
        RESCUE,
    ),
    RuleCase(
        Kind.EDGE,
        "training ends on the first night",
        lambda: _needing(RESCUE, staff=_holding(0), start=told.TODAY + timedelta(days=14)),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        RESCUE,
    ),
    RuleCase(
        Kind.EDGE,
        "training ends the day after",
        lambda: _needing(RESCUE, staff=_holding(0), start=told.TODAY + timedelta(days=13)),
        NOT_MET,
        UNLESS,
        UNLESS,
        RESCUE,
    ),
    RuleCase(
        Kind.OTHER,
        "competent in general, not for this child",
        lambda: _needing(RESCUE, staff=_holding(4, child=None)),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        RESCUE,
    ),
    RuleCase(
        Kind.OTHER,
        "competent for another child",
        lambda: _needing(SIGNS, staff=_holding(4, SIGNS, child="C-A")),
        NOT_MET,
        UNLESS,
        UNLESS,
        SIGNS,
    ),
    RuleCase(
        Kind.OTHER,
        "too few work nights to be trained",
        lambda: _needing(RESCUE, staff=_only_by_night(1)),
        NOT_MET,
        UNLESS,
        UNLESS,
        RESCUE,
        "2 more by night",
    ),
    RuleCase(
        Kind.OTHER,
        "a task the catalogue does not hold",
        lambda: _needing("dialysis"),
        NOT_MET,
        UNLESS,
        UNLESS,
        "dialysis",
    ),
)
