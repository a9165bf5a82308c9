"""What a home answers an authority: a place is offered until a day, or it is not, for a reason out of a closed set.

Nothing else that is done with a referral at a home reaches the authority: not that it was read, checked or decided on.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import AwareDatetime
from sqlalchemy import func, select

from matching.sufficiency.refusals import Reason
from matching.world.record import Ident, Record
from service.records.desk import Desk
from service.store.base import new_id
from service.store.rows import HomeAnswerRow


class Says(StrEnum):
    """What a home answers."""

    OFFERED = "a place is offered"
    NOT_OFFERED = "no place is offered"


class HomeAnswer(Record):
    """One answer. `needs`: those of the child that the home cannot meet, by their ids in the catalogue."""

    says: Says
    until: AwareDatetime | None = None
    """Of an offer: until when it stands."""
    reason: Reason | None = None
    needs: tuple[Ident, ...] = ()


class Given(Record):
    """The answer that stands. None: the home has given none."""

    answer: HomeAnswer | None


class Answered(Record):
    """An answer and when it was given."""

    at: datetime
    answer: HomeAnswer


def keep_answer(desk: Desk, home: str, referral: str, answer: HomeAnswer) -> None:
    """The home's answer from now on."""
    mine = (HomeAnswerRow.home_id == home) & (HomeAnswerRow.referral_id == referral)
    last = desk.t.session.scalar(select(func.max(HomeAnswerRow.number)).where(mine)) or 0
    id = new_id()
    row = HomeAnswerRow(
        id=id,
        home_id=home,
        referral_id=referral,
        number=last + 1,
        answered_at=desk.now,
        answered_by=desk.actor.person,
        record=desk.t.seal(HomeAnswerRow, id, "record", answer.model_dump_json()),
    )
    desk.t.session.add(row)
    desk.t.session.flush()


def given(desk: Desk, home: str, referral: str) -> Given:
    """The answer that stands, as whoever gives another has to have read it."""
    last = last_answer(desk, home, referral)
    return Given(answer=None if last is None else last.answer)


def last_answer(desk: Desk, home: str, referral: str) -> Answered | None:
    """The answer that stands. None: the home has given none."""
    mine = (HomeAnswerRow.home_id == home) & (HomeAnswerRow.referral_id == referral)
    rows = select(HomeAnswerRow).where(mine).order_by(HomeAnswerRow.number.desc()).limit(1)
    row = desk.t.session.scalars(rows).first()
    if row is None:
        return None
    return Answered(at=row.answered_at, answer=HomeAnswer.model_validate_json(desk.t.words(row, "record")))
