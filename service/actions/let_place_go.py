"""Lets a place go that was held for a referral, so that another child can have it."""

from __future__ import annotations

from matching.world.home import Urn
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.records.desk import Desk
from service.records.holds import end
from service.records.sendings import home_of
from service.store.rows import HoldRow
from service.store.rows.hold import Ended


class LetPlaceGo(Record):
    """At which home, for which referral."""

    referral: str
    urn: Urn


class LetGo(Record):
    """Whether a place was held there until now. The referral stays with the home."""

    was_held: bool


def let_place_go(desk: Desk, asked: LetPlaceGo) -> LetGo:
    """An offer that was taken is let go only by withdrawing the referral."""
    desk.ask(Action.SEND, Kind.REFERRAL, asked.referral)
    home = home_of(desk, asked.urn)
    mine = (HoldRow.referral_id == asked.referral, HoldRow.home_id == home, HoldRow.taken_at.is_(None))
    return LetGo(was_held=bool(end(desk, Ended.LET_GO, *mine)))


ACT = Act("let a place go", Kind.REFERRAL, Action.SEND, LetPlaceGo, LetGo, let_place_go, by=By.AUTHORITY)
