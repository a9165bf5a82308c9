"""That a child has died, with who says so: it decides how long the record is kept, and nothing else is done by it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from matching.errors import BadInput, Problem
from matching.world.facts import Role
from matching.world.record import Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk
from service.records.subjects import AT_ONCE
from service.records.versions import Writing, as_words, in_force, write_down
from service.store.rows import ChildDeathRow, ChildRow, ResidenceRow

DAY = "Correct the day; until when the record is kept hangs on it."


class Death(Record):
    """The day of a child's death and who says so. `died_on` None: what was written before was a mistake."""

    died_on: date | None
    said_by: Role
    source: Text
    """Where it is written: a certificate, a letter, a court's finding."""


def deaths_of(desk: Desk, children: Sequence[str]) -> dict[str, Death]:
    """By the ids of their rows, of those of whom it is written that they have died."""
    found = dict[str, Death]()
    for first in range(0, len(children), AT_ONCE):
        of_these = select(ChildRow.id).where(ChildRow.id.in_(children[first : first + AT_ONCE]))
        rows = in_force(desk.t, ChildDeathRow, ChildDeathRow.child_id, of_these, desk.day)
        found |= {id: Death.model_validate_json(desk.t.words(row, "record")) for id, row in rows.items()}
    return {id: death for id, death in found.items() if death.died_on is not None}


def write_death(desk: Desk, child: str, born: date | None, death: Death) -> None:
    """A new version of it; every version before is kept. Raises NotThere, and BadInput with everything wrong in it."""
    desk.ask(Action.DESTROY, Kind.CHILD, child)
    died = death.died_on
    wrong = (
        (died is not None and died > desk.day, "it is in the future", "Give the day it was."),
        (died is not None and born is not None and died < born, "it is before the birth", "Correct one of the two."),
    )
    came = desk.t.session.scalar(select(func.max(ResidenceRow.since)).where(ResidenceRow.child_id == child))
    problems = [Problem("died on", what, way_out) for holds, what, way_out in wrong if holds]
    if died is not None and came is not None and died < came:
        problems.append(Problem("died on", "the child came to a home after it", DAY))
    if problems:
        raise BadInput(problems)
    writing = Writing(desk.t, desk.day, desk.now, desk.actor.person)
    write_down(writing, ChildDeathRow, ChildDeathRow.child_id, child, {"record": as_words(death)})
