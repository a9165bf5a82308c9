"""Sends a referral to several homes at once, and holds a place for it where that is asked: all of it or nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from matching.errors import BadInput, Problem
from matching.world.home import Urn
from matching.world.policy import england
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.records.desk import Desk
from service.records.holds import PlaceGone, held_until, hold, hold_places, homes_held
from service.records.sendings import home_of, referral, send
from service.store.rows import HoldRow

MOST = 20


class ToOne(Record):
    """A home by its URN, and whether a place is to be held there while it considers."""

    urn: Urn
    hold: bool = False


class SendToHomes(Record):
    """Which referral, to which homes."""

    referral: str
    homes: Annotated[tuple[ToOne, ...], Field(min_length=1, max_length=MOST)]


class WentTo(Record):
    """A home that has it now. `held_until` None: no place was asked for there."""

    urn: Urn
    held_until: datetime | None


class AllSent(Record):
    """Where it was sent, in the order asked."""

    homes: tuple[WentTo, ...]


def send_to_homes(desk: Desk, asked: SendToHomes) -> AllSent:
    """Raises BadInput with every home where it cannot be so; PlaceGone where places are gone. Then nothing was sent."""
    desk.ask(Action.SEND, Kind.REFERRAL, asked.referral)
    stay = referral(desk, asked.referral)
    ids = {one.urn: home_of(desk, one.urn) for one in asked.homes}
    if len(ids) < len(asked.homes):
        raise BadInput([Problem("homes", "a home is there twice", "Name each home once.")])
    for one in asked.homes:
        send(desk, asked.referral, one.urn)
    until = held_until(desk, stay)
    wanted = [one.urn for one in asked.homes if one.hold]
    _not_too_many(desk, asked.referral, {ids[urn] for urn in wanted})
    hold_places(desk, HoldRow.home_id.in_([ids[urn] for urn in wanted]))
    held: dict[str, datetime | None] = {}
    refused: list[BadInput] = []
    for urn in sorted(wanted, key=lambda urn: ids[urn]):
        try:
            held[urn] = hold(desk, ids[urn], asked.referral, stay, until)
        except BadInput as found:
            refused.append(found)
    if refused:
        kind = PlaceGone if all(isinstance(each, PlaceGone) for each in refused) else BadInput
        raise kind(problem for each in refused for problem in each.problems)
    return AllSent(homes=tuple(WentTo(urn=one.urn, held_until=held.get(one.urn)) for one in asked.homes))


def _not_too_many(desk: Desk, referral: str, wanted: set[str]) -> None:
    most = england().on(desk.day)["most_places_held"]
    if wanted and len(wanted | homes_held(desk, referral)) > most:
        what = f"a place would be held at more than {most} homes at a time"
        raise BadInput([Problem("homes", what, "Let one go first, or send it there without holding a place.")])


ACT = Act("send to homes", Kind.REFERRAL, Action.SEND, SendToHomes, AllSent, send_to_homes, by=By.AUTHORITY)
