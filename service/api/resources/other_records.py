"""Other records of a child: which are known to be, which may be, and saying which it is."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_other_records import AskOtherRecords, read_other_records
from service.actions.say_one_child import SayOneChild, say_one_child
from service.api.parameters import EXAMPLE, Id
from service.api.resources.acquaintances import WHO
from service.api.route import Method, Needs, Route, Shown
from service.records.desk import Desk
from service.records.linking import OtherRecord


class RecordsForWhoAnswers(Shown):
    """Of the records that one answers for: those known to be of the same child, and those that may be."""

    child: str
    known: tuple[OtherRecord, ...]
    may_be: tuple[OtherRecord, ...]


class Which(Record):
    """Another record, by the id of its row, and whether it is of the same child."""

    other: str
    is_one: bool


def records(desk: Desk, child: Id) -> RecordsForWhoAnswers:
    """See which other records that you answer for are of a child, and which may be."""
    return RecordsForWhoAnswers(**dict(read_other_records(desk, AskOtherRecords(child=child))))


def say(desk: Desk, child: Id, body: Which) -> RecordsForWhoAnswers:
    """Say whether another record is of the same child; both are then kept from the same people."""
    return RecordsForWhoAnswers(**dict(say_one_child(desk, SayOneChild(child=child, **dict(body)))))


_KEEP = Needs(Action.KEEP_FROM, Kind.CHILD, WHO, by="child")
_WHICH = {"other": EXAMPLE, "is_one": True}

ROUTES = (
    Route(Method.GET, "/children/{child}/records", records, _KEEP, RecordsForWhoAnswers),
    Route(Method.POST, "/children/{child}/records", say, _KEEP, RecordsForWhoAnswers, Which, example=_WHICH),
)
