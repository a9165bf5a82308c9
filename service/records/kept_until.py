"""Until when a home has to keep a child's record: by law, or by our own judgement where no law says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from matching.world.child import age_on
from matching.world.policy import england
from matching.world.statement import OLDEST

CASE_RECORD = "record_retention_years"
AFTER_DEATH = "record_retention_after_death_years"
ADULT = "adult_age"
NOT_ADMITTED = "declined_referral_retention_days"


@dataclass(frozen=True)
class Life:
    """What decides how long a record is kept. `born` None: not known. `died` None: nothing is written of a death."""

    born: date | None
    lived_here: bool
    """Whether the child lives or lived at a home of the provider, came there, or has stayed there for short breaks."""
    still_open: bool
    """Whether a referral of the child is open."""
    begun: date
    """The first day on which something was written down of the child, by the clock and by nobody's typing."""
    last_done: date
    """The last day on which something was written down of a child who never came, or decided."""
    died: date | None = None
    stays: frozenset[str] = frozenset()
    """Where the child lived here by other records of the same keeper alone: the ids of their rows."""


@dataclass(frozen=True)
class Kept:
    """Until when, and why. `until` is the first day on which it need not be kept. None: nobody can say yet."""

    until: date | None
    because: str
    way_out: str


def kept_until(life: Life, day: date) -> Kept:
    """By the values that hold on that day."""
    values = england().on(day)
    if life.lived_here and life.born is not None and age_on(life.born, life.begun) > OLDEST:
        return Kept(None, f"the child would have been over {OLDEST} years old when the record was begun", PUT_RIGHT)
    died = _died_under(life, values[ADULT])
    if life.lived_here and died is not None:
        until = _years_after(died, years := values[AFTER_DEATH])
        return Kept(until, f"it is kept {years} years from the death: {_source(AFTER_DEATH)}", WAIT)
    if life.lived_here and life.born is None:
        return Kept(None, f"the date of birth is not known, from which it is counted: {_source(CASE_RECORD)}", WRITE_IT)
    if life.lived_here and life.born is not None:
        until = _years_after(life.born, years := values[CASE_RECORD])
        return Kept(until, f"it is kept {years} years from the date of birth: {_source(CASE_RECORD)}", WAIT)
    if life.still_open:
        return Kept(None, "a referral of the child is open", CLOSE_IT)
    days = values[NOT_ADMITTED]
    until = life.last_done + timedelta(days=days)
    return Kept(until, f"of a child who did not come it is kept {days} days: {_source(NOT_ADMITTED)}", WAIT)


def longest(found: Sequence[Kept]) -> Kept:
    """The one of which nobody can say until when, or else the one that is over last."""
    return max(found, key=lambda kept: kept.until or date.max)


def _died_under(life: Life, age: int) -> date | None:
    """The day of death, where it is certain that it was before that birthday; else the record is kept the longer.

    Of a death before the birth one of the two days is wrong, and nobody knows which; or before the record was begun.
    """
    if life.died is None or life.born is None:
        return None
    if not max(life.born, life.begun) <= life.died < _years_after(life.born, age):
        return None
    return life.died


PUT_RIGHT = "Put the date of birth right, from which it is counted."
WRITE_IT = "Write the date of birth down, if it is known."
WAIT = "Wait until then."
CLOSE_IT = "Close the referral first; the time is counted from the day on which the last was done."


def _source(parameter: str) -> str:
    return next(each.source for each in england().parameters if each.id == parameter)


def _years_after(day: date, years: int) -> date:
    """The same day then; of 29 February, 1 March in a year without that day, so never a day too early."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
