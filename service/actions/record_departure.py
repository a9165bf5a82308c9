"""Records that a child has left a home, when and where to; or puts right, or takes back, what was recorded."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.departing import Departure, depart
from service.records.desk import Desk


class RecordDeparture(Record):
    """Which child left which home. `departure` None: it was recorded by mistake, and the child lives there still."""

    home: str
    child: str
    departure: Departure | None
    instead_of: Departure | None = None
    """The departure that was read, of which it takes the place. None: none was recorded."""


class DepartureRecorded(Record):
    """What is recorded from now on."""

    child: str
    departure: Departure | None


def record_departure(desk: Desk, asked: RecordDeparture) -> DepartureRecorded:
    """Every check at the home that counted otherwise has to be run again.

    Raises ChangedSince where another departure is recorded by now than was read, and BadInput with every problem.
    """
    depart(desk, asked.home, asked.child, asked.departure, asked.instead_of)
    return DepartureRecorded(child=asked.child, departure=asked.departure)


ACT = Act("record a departure", Kind.GROUP, Action.WRITE, RecordDeparture, DepartureRecorded, record_departure)
