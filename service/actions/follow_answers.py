"""Shows where a referral stands at each home it went to: what the homes have said, and which places are held."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from matching.sufficiency.refusals import Reason
from matching.world.home import Urn
from matching.world.record import Ident, Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.records.desk import Desk
from service.records.holds import Held, last_hold
from service.records.home_answers import Answered, Says, last_answer
from service.records.reviews import came_at
from service.records.sendings import Sent, home_of, sent
from service.store.rows.hold import Ended


class Stands(StrEnum):
    """Where it stands at one home. Whether anybody there has looked at it is the home's own."""

    WITH_HOME = "it is with the home"
    OFFERED = "a place is offered"
    LAPSED = "the offer has lapsed"
    TAKEN = "the offer was taken"
    NOT_OFFERED = "no place is offered"
    WITHDRAWN = "it was withdrawn"
    CAME = "the child came to live there"
    """As the home recorded of this referral, whatever was answered before, also of a child who has left since.

    Of anybody else's child nothing is told.
    """


class AskAnswers(Record):
    """Of which referral."""

    referral: str


class AtHome(Record):
    """One home. `until`: how long a place is held there; None: none is, or for good."""

    urn: Urn
    sent_on: date
    stands: Stands
    until: datetime | None
    answered_at: datetime | None
    """When the home gave the answer that stands. None: it has not."""
    reason: Reason | None
    needs: tuple[Ident, ...]


class AllAnswers(Record):
    """Every home it went to, by the day it was sent."""

    homes: tuple[AtHome, ...]


def follow_answers(desk: Desk, asked: AskAnswers) -> AllAnswers:
    """What homes have said, and whether the child has come; nothing is worked out from what a home keeps of others."""
    last = {each.urn: each for each in sent(desk, asked.referral)}
    return AllAnswers(homes=tuple(_at(desk, asked.referral, each) for each in last.values()))


def _at(desk: Desk, referral: str, there: Sent) -> AtHome:
    home = home_of(desk, there.urn)
    held, answered = last_hold(desk, home, referral), last_answer(desk, home, referral)
    live = held is not None and held.ended is None
    return AtHome(
        urn=there.urn,
        sent_on=there.sent_on,
        stands=_stands(desk, there, held, answered) if came_at(desk.t, home, referral) is None else Stands.CAME,
        until=held.until if held is not None and live else None,
        answered_at=None if answered is None else answered.at,
        reason=None if answered is None else answered.answer.reason,
        needs=() if answered is None else answered.answer.needs,
    )


def _stands(desk: Desk, there: Sent, held: Held | None, answered: Answered | None) -> Stands:
    if there.withdrawn_on is not None and there.withdrawn_on <= desk.day:
        return Stands.WITHDRAWN
    if held is not None and held.taken and held.ended in {None, Ended.COUNTED}:
        return Stands.TAKEN
    if answered is None:
        return Stands.WITH_HOME
    if answered.answer.says is Says.NOT_OFFERED:
        return Stands.NOT_OFFERED
    return Stands.OFFERED if held is not None and held.ended is None and held.offered else Stands.LAPSED


ACT = Act(
    "follow the answers of homes",
    Kind.REFERRAL,
    Action.READ,
    AskAnswers,
    AllAnswers,
    follow_answers,
    by=By.AUTHORITY,
    reads=True,
)
