"""What a kind of record says of how it is reached."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, false, or_

from service.store.rows import HomeRow, ReferralRow, SendingRow

Ids = Collection[str]
Where = ColumnElement[bool]


def _never(_: Ids, __: date) -> Where:
    return false()


@dataclass(frozen=True)
class Reach:
    """For one kind: the column of its id, and for each link whether a row is reached from one of some ids on a day."""

    id: Any
    kept: Callable[[Ids, date], Where]
    at: Callable[[Ids, date], Where] = _never
    sent: Callable[[Ids, date], Where] = _never
    living: Callable[[Ids, date], Where] = _never
    breaks: Callable[[Ids, date], Where] = _never
    sent_to_provider: Callable[[Ids, date], Where] = _never
    about: Callable[[Ids], Where] | None = None
    """Whether a row is about one of some children. None: it is about no single child."""


def sent_on(day: date) -> Where:
    """Whether a sending has been made and not withdrawn by that day."""
    open_still = or_(SendingRow.withdrawn_on.is_(None), SendingRow.withdrawn_on > day)
    return open_still & (SendingRow.sent_on <= day)


def to_homes(ids: Ids) -> Where:
    """Whether a sending is to one of those homes."""
    return SendingRow.home_id.in_(ids)


def to_homes_of(organisations: Ids) -> Where:
    """Whether the home of a sending is run by one of those organisations."""
    return HomeRow.organisation_id.in_(organisations)


def for_breaks(homes: Ids) -> Where:
    """Whether a sending is to one of those homes, and its referral for short breaks."""
    return to_homes(homes) & (ReferralRow.for_breaks == 1)
