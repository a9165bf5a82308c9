"""Until when a home has to keep a child's record: by law, or by our own judgement where no law says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from matching.world.policy import england

CASE_RECORD = "record_retention_years"
NOT_ADMITTED = "declined_referral_retention_days"


@dataclass(frozen=True)
class Life:
    """What decides how long a record is kept. `born` None: not known."""

    born: date | None
    lived_here: bool
    """Whether the child lives or lived at a home of the provider, came there, or has stayed there for short breaks."""
    still_open: bool
    """Whether a referral of the child is open."""
    last_done: date
    """The last day on which something was written down of a child who never came, or decided."""


@dataclass(frozen=True)
class Kept:
    """Until when, and why. `until` is the first day on which it need not be kept. None: nobody can say yet."""

    until: date | None
    because: str
    way_out: str


def kept_until(life: Life, day: date) -> Kept:
    """By the values that hold on that day. The day of death is not recorded, so no record is given up the earlier."""
    values = england().on(day)
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


WRITE_IT = "Write the date of birth down, if it is known."
WAIT = "Wait until then."
CLOSE_IT = "Close the referral first; the time is counted from the day on which the last was done."


def _source(parameter: str) -> str:
    return next(each.source for each in england().parameters if each.id == parameter)


def _years_after(born: date, years: int) -> date:
    """The birthday; of a child born on 29 February, 1 March in a year without that day, so never a day too early."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)
