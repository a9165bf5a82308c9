"""Shows whoever records departures who lives at a home and who has left it, and what is recorded of each departure."""

from __future__ import annotations

from datetime import date

from matching.world.record import Ident, Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.departing import Departure, Stay, stays_at
from service.records.desk import Desk


class AskStays(Record):
    """At which home."""

    home: str


class StayRead(Record):
    """A child's last stay. `left_on` None: the child lives there. `departure`: what a new one takes the place of."""

    child: str
    id: Ident
    name: Text
    date_of_birth: date | None
    arrived: date
    left_on: date | None
    departure: Departure | None


class AllStays(Record):
    """Everybody who lives there or has left, by name."""

    stays: tuple[StayRead, ...]


def read_stays(desk: Desk, asked: AskStays) -> AllStays:
    """As the records stand today; each child is noted. Raises NotThere."""
    desk.ask(Action.WRITE, Kind.GROUP, asked.home)
    return AllStays(stays=tuple(map(_told, stays_at(desk, asked.home))))


def _told(stay: Stay) -> StayRead:
    return StayRead(
        child=stay.id,
        id=stay.child.id,
        name=stay.child.name,
        date_of_birth=stay.child.date_of_birth,
        arrived=stay.arrived,
        left_on=stay.gone_from,
        departure=stay.departure,
    )


ACT = Act("read which departures are recorded", Kind.GROUP, Action.WRITE, AskStays, AllStays, read_stays, reads=True)
