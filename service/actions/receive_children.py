"""Receives an authority's own referrals as files: filled forms or a table, all of them or none."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.receiving.apart import with_files_read
from service.receiving.file import WithFiles
from service.records.desk import Desk
from service.records.entering import Entered, enter_for_authority
from service.records.received import entries_of


class ReceiveChildren(WithFiles):
    """The files, and the authority whose referrals they are."""

    organisation: str


class ChildrenReceived(Record):
    """What was written down, in the order of the files and of the rows in them."""

    referrals: tuple[Entered, ...]


def receive_children(desk: Desk, asked: ReceiveChildren) -> ChildrenReceived:
    """Written down as the authority's own. Raises BadInput with every problem in any referral."""
    desk.ask(Action.PLACE, Kind.ORGANISATION, asked.organisation)
    return ChildrenReceived(referrals=enter_for_authority(desk, asked.organisation, entries_of(asked.files)))


ACT = Act(
    "receive referrals of children",
    Kind.ORGANISATION,
    Action.PLACE,
    ReceiveChildren,
    ChildrenReceived,
    receive_children,
    by=By.AUTHORITY,
    before=with_files_read,
)
