"""Records that a child who was accepted has arrived: one of the group now, with three reviews booked."""

from __future__ import annotations

from matching.errors import BadInput, Problem
from matching.world.record import Ident, Moment, Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.assessing.reading import accepts
from service.records.arriving import arrive
from service.records.decisions import stands
from service.records.desk import Desk
from service.records.reviews import AT_28_DAYS, Review, reviews_at

LONG_AGO = Problem(
    "arrived at",
    f"it is more than {AT_28_DAYS.days} days ago, and two reviews would be late at once",
    "Correct it; or read it again, and say that the child did come so long ago.",
)


class RecordArrival(Record):
    """Who came when, and into which bedroom. None: it is not said which."""

    home: str
    referral: str
    arrived_at: Moment
    bedroom: Ident | None = None
    known_child: str | None = None
    """The home's own record of the child, where it kept one before. None: it kept none."""
    came_long_ago: bool = False
    """Whether somebody has read again a day that is long ago: an arrival cannot be recorded anew."""


class Arrived(Record):
    """The child's record as the home keeps it from now on, by its id, and the reviews that are booked."""

    child: str
    reviews: tuple[Review, ...]


def record_arrival(desk: Desk, asked: RecordArrival) -> Arrived:
    """Raises BadInput with every problem. From then on every other check at the home has to be run again."""
    desk.ask(Action.WRITE, Kind.HOME, asked.home)
    standing = stands(desk, asked.home, asked.referral)
    if standing is None or not accepts(standing.decided):
        what = "no decision to accept stands about this referral and home"
        raise BadInput([Problem("referral", what, "Sign one first. What has happened already is said in its reasons.")])
    if asked.arrived_at > desk.now:
        raise BadInput([Problem("arrived at", "it is in the future", "Record it when the child is there.")])
    if asked.arrived_at < desk.now - AT_28_DAYS and not asked.came_long_ago:
        raise BadInput([LONG_AGO])
    child = arrive(desk, asked.home, asked.referral, asked.arrived_at, asked.bedroom, asked.known_child)
    return Arrived(child=child, reviews=reviews_at(desk, asked.home, asked.referral))


ACT = Act("record an arrival", Kind.HOME, Action.WRITE, RecordArrival, Arrived, record_arrival)
