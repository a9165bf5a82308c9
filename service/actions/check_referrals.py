"""Looks over files that an authority sent, as they would be received at a home: everything wrong, and nothing kept."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.receiving.apart import with_files_read
from service.receiving.file import WithFiles
from service.records.desk import Desk
from service.records.entering import enter
from service.records.looked_over import WouldBe, looked_over
from service.records.received import entries_of


class CheckReferrals(WithFiles):
    """The files, and the home they came to."""

    home: str


class ReferralsChecked(Record):
    """What would be written down, in the order of the files and of the rows in them."""

    referrals: tuple[WouldBe, ...]


def check_referrals(desk: Desk, asked: CheckReferrals) -> ReferralsChecked:
    """Raises BadInput with every problem in any referral."""
    desk.ask(Action.WRITE, Kind.HOME, asked.home)
    entries = entries_of(asked.files)
    return ReferralsChecked(referrals=looked_over(desk, entries, lambda: enter(desk, asked.home, entries)))


ACT = Act(
    "look over referrals",
    Kind.HOME,
    Action.WRITE,
    CheckReferrals,
    ReferralsChecked,
    check_referrals,
    before=with_files_read,
    reads=True,
)
