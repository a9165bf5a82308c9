"""Looks over an authority's own referrals in files, as they would be received: everything wrong, and nothing kept."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.receiving.apart import with_files_read
from service.receiving.file import WithFiles
from service.records.desk import Desk
from service.records.entering import enter_for_authority
from service.records.looked_over import WouldBe, looked_over
from service.records.received import entries_of


class CheckChildren(WithFiles):
    """The files, and the authority whose referrals they are."""

    organisation: str


class ChildrenChecked(Record):
    """What would be written down, in the order of the files and of the rows in them."""

    referrals: tuple[WouldBe, ...]


def check_children(desk: Desk, asked: CheckChildren) -> ChildrenChecked:
    """Raises BadInput with every problem in any referral."""
    desk.ask(Action.PLACE, Kind.ORGANISATION, asked.organisation)
    entries = entries_of(asked.files)
    return ChildrenChecked(
        referrals=looked_over(desk, entries, lambda: enter_for_authority(desk, asked.organisation, entries))
    )


ACT = Act(
    "look over referrals of children",
    Kind.ORGANISATION,
    Action.PLACE,
    CheckChildren,
    ChildrenChecked,
    check_children,
    by=By.AUTHORITY,
    before=with_files_read,
    reads=True,
)
