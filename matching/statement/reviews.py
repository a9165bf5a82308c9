"""The statement has to be kept under review: when it was last looked at, and when it should be again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from matching.statement.fields import in_force
from matching.statement.item import WHOLE, Item, Severity, Today, count
from matching.world.record import Record

ID = "review of the statement"
SOURCE = "Children's Homes (England) Regulations 2015, reg 16 (kept under review); how often: Project judgement"


class LookedAt(Record):
    """When one field was last looked at, and the last day by which it should be again."""

    field: str
    last: date
    due: date
    overdue: bool


def looked_at(today: Today) -> tuple[LookedAt, ...]:
    """Each field in force, in the order of the fields.

    Project judgement: a field was last looked at when it or the whole statement was reviewed, or when its words took
    effect, whichever was latest.
    """
    found = []
    for key, stated in in_force(today):
        days = (stated.effective, stated.reviewed_on, today.statement.reviewed_on)
        last = max(day for day in days if day is not None and day <= today.on)
        due = last + timedelta(days=_period(today))
        found.append(LookedAt(field=key, last=last, due=due, overdue=today.on > due))
    return tuple(found)


def items(today: Today) -> Iterable[Item]:
    """The whole statement, then the fields that nobody has looked at for too long."""
    last = today.statement.reviewed_on
    whole = _unrecorded() if last is None or last > today.on else _whole(today, last)
    if whole is not None:
        yield whole
    late = tuple(f.field for f in looked_at(today) if f.overdue)
    if late:
        yield Item(
            check=ID,
            severity=Severity.PLAN,
            fields=late,
            what=f"{count(len(late), 'field has', 'fields have')} not been looked at for over {_period(today)} days.",
            source=SOURCE,
            way_forward="Read these against the home as it is, and record the review of each.",
        )


def _whole(today: Today, last: date) -> Item | None:
    due = last + timedelta(days=_period(today))
    if due > today.on + timedelta(days=today.ahead_days):
        return None
    late = (today.on - due).days
    when = f"has been overdue for {count(late, 'day', 'days')}" if late > 0 else f"is due by {due.isoformat()}"
    return Item(
        check=ID,
        severity=Severity.ACT if late > 0 else Severity.PLAN,
        fields=(WHOLE,),
        what=f"The statement was last reviewed on {last.isoformat()}; its next review {when}.",
        source=SOURCE,
        way_forward="Review the statement with staff and children, and record the day.",
        due=due,
    )


def _unrecorded() -> Item:
    return Item(
        check=ID,
        severity=Severity.FIND_OUT,
        fields=(WHOLE,),
        what="When the whole statement was last reviewed is not recorded.",
        source=SOURCE,
        way_forward="Record the day of the last review, or review it now.",
    )


def _period(today: Today) -> int:
    return today.policy["statement_review_days"]
