"""HMCI has to be sent a revised statement of purpose within the days the law gives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from matching.statement.fields import in_force, words_of
from matching.statement.item import Item, Severity, Today, listed

ID = "sending a revision to HMCI"
SOURCE = "Children's Homes (England) Regulations 2015, reg 16"


def items(today: Today) -> Iterable[Item]:
    """The fields in force that were not sent: those overdue, then those still in time."""
    sent = _last_sent(today)
    unsent = [(key, stated.effective) for key, stated in in_force(today) if sent is None or stated.effective > sent]
    allowed = timedelta(days=today.policy["statement_notice_days"])
    for overdue in (True, False):
        chosen = {key: since + allowed for key, since in unsent if (today.on > since + allowed) is overdue}
        if chosen:
            yield _item(today, chosen, sent, overdue=overdue)


def _last_sent(today: Today) -> date | None:
    """The latest sending recorded, as it was known on that day."""
    sent = today.statement.sent_to_regulator_on
    return sent if sent is not None and sent <= today.on else None


def _item(today: Today, dues: dict[str, date], sent: date | None, *, overdue: bool) -> Item:
    due = min(dues.values())
    known = f"the last sending was on {sent.isoformat()}" if sent else "no sending is recorded"
    names = listed([words_of(today, key).lower() for key in dues])
    return Item(
        check=ID,
        severity=_severity(sent, overdue=overdue),
        fields=tuple(dues),
        what=(
            f"In force and not known to have been sent to HMCI ({known}): {names}. "
            f"{'It was' if overdue else 'It is'} due by {due.isoformat()}."
        ),
        source=SOURCE,
        way_forward="Send the revision and record the day; if it has been sent, record when.",
        due=due,
    )


def _severity(sent: date | None, *, overdue: bool) -> Severity:
    if not overdue:
        return Severity.PLAN
    return Severity.ACT if sent else Severity.FIND_OUT
