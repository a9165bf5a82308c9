"""Places that are held: by an authority for a while, by a home's offer until its day, for good once that was taken.

Of all who try for a last place at once, one has it: each tries to write the place down, and an index of the database
lets one live line stand for it. What is looked at before only saves tries.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.exc import IntegrityError

from matching.columns.children import nowhere
from matching.errors import BadInput, Problem
from matching.vacant import told_free, vacant, wanted_by
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england
from matching.world.referral import Referral, Urgency
from service.records.desk import Desk
from service.records.handing_out import homes_on
from service.store.base import new_id
from service.store.rows import HoldRow, HomeRow
from service.store.rows.hold import Ended

NO_PLACE = "no place is free there that nobody holds"


class PlaceGone(BadInput):
    """No place is free that nobody holds: somebody was first, or the time was over."""


class Held(NamedTuple):
    """A place that is held. `until` None: for good."""

    until: datetime | None
    offered: bool
    taken: bool
    ended: Ended | None


def hold(desk: Desk, home: str, referral: str, stay: Referral, until: datetime | None) -> datetime | None:
    """Holds a place there for the referral, and says until when; None: for good.

    One that is held already is held no longer for being asked for again: nobody keeps it from others by asking.
    Raises BadInput where the home has told of none for such a stay, and PlaceGone where all are held.
    """
    _let_lapse(desk, HoldRow.home_id == home)
    mine = live_hold(desk, home, referral)
    if mine is not None:
        return _held_already(desk, mine, until)
    told = _places_told(desk, home, stay)
    urn = desk.t.session.get_one(HomeRow, home).urn
    if told is None:
        what = "it has not said lately how many places are free for such a stay"
        raise BadInput([Problem(f"home {urn}", what, "Ask the home, or send the referral without holding a place.")])
    for place in _free(desk, home, told):
        if _written(desk, home, referral, place, until):
            return until
    raise PlaceGone([Problem(f"home {urn}", NO_PLACE, "Send it without holding a place, or try another home.")])


def _free(desk: Desk, home: str, told: int) -> list[int]:
    """The places that nobody seems to hold, by number."""
    held = set(desk.t.session.scalars(select(HoldRow.place).where(HoldRow.home_id == home, _live())))
    return [place for place in range(1, told + 1) if place not in held]


def _written(desk: Desk, home: str, referral: str, place: int, until: datetime | None) -> bool:
    """Whether the place is ours now. Who else tries for it meanwhile waits, and then finds it held."""
    row = HoldRow(
        id=new_id(),
        home_id=home,
        referral_id=referral,
        place=place,
        made_at=desk.now,
        made_by=desk.actor.person,
        expires_at=until,
        taken_at=desk.now if until is None else None,
    )
    try:
        with desk.t.session.begin_nested():
            desk.t.session.add(row)
    except IntegrityError:
        return False
    return True


def _held_already(desk: Desk, row: HoldRow, until: datetime | None) -> datetime | None:
    if until is None:
        row.taken_at, row.expires_at = row.taken_at or desk.now, None
        desk.t.session.flush()
    return row.expires_at


def _places_told(desk: Desk, home: str, stay: Referral) -> int | None:
    urn, law = desk.t.session.get_one(HomeRow, home).urn, england().on(desk.day)
    wanted = wanted_by(nowhere(stay, desk.day, standard_catalogue(), law, (stay,)))
    (found,) = (each for each in homes_on(desk.t, desk.day, HomeRow.urn == urn))
    return told_free(vacant(found.vacancies), wanted, desk.day - timedelta(days=law["vacancies_fresh_days"]), desk.day)


def held_until(desk: Desk, stay: Referral) -> datetime:
    """Until when an authority may hold a place for such a referral, from now."""
    name = "place_hold_hours" if stay.urgency is Urgency.PLANNED else "place_hold_emergency_hours"
    return desk.now + timedelta(hours=england().on(desk.day)[name])


def live_hold(desk: Desk, home: str, referral: str) -> HoldRow | None:
    """The hold that has neither ended nor lapsed."""
    still = HoldRow.expires_at.is_(None) | (HoldRow.expires_at > desk.now)
    mine = (HoldRow.home_id == home) & (HoldRow.referral_id == referral)
    return desk.t.session.scalars(select(HoldRow).where(mine, _live(), still)).one_or_none()


def last_hold(desk: Desk, home: str, referral: str) -> Held | None:
    """How the last hold stands. None: none was made."""
    mine = select(HoldRow).where(HoldRow.home_id == home, HoldRow.referral_id == referral)
    row = desk.t.session.scalars(mine.order_by(HoldRow.ended_at.is_(None).desc(), HoldRow.ended_at.desc())).first()
    if row is None:
        return None
    lapsed = row.ended is None and row.expires_at is not None and row.expires_at <= desk.now
    return Held(
        until=row.expires_at,
        offered=row.offered_at is not None,
        taken=row.taken_at is not None,
        ended=Ended.LAPSED if lapsed else row.ended,
    )


def homes_held(desk: Desk, referral: str) -> frozenset[str]:
    """The homes by the ids of their rows at which a place is held for the referral now."""
    still = HoldRow.expires_at.is_(None) | (HoldRow.expires_at > desk.now)
    mine = select(HoldRow.home_id).where(HoldRow.referral_id == referral, _live(), still)
    return frozenset(desk.t.session.scalars(mine))


def offer(desk: Desk, home: str, referral: str, stay: Referral, until: datetime) -> None:
    """The home offers the place until then: the one that is held for the referral, or one that is free."""
    hold(desk, home, referral, stay, until)
    row = live_hold(desk, home, referral)
    if row is not None:
        row.offered_at, row.expires_at = desk.now, until if row.taken_at is None else None
        desk.t.session.flush()


def take(desk: Desk, home: str, referral: str) -> None:
    """The offer is taken, and the place held for good; places elsewhere are let go. Raises PlaceGone."""
    hold_places(desk, HoldRow.referral_id == referral)
    for_good = select(HoldRow.id).where(HoldRow.referral_id == referral, _live(), HoldRow.taken_at.is_not(None))
    if desk.t.session.scalars(for_good).first() is not None:
        what = "a home's offer was taken for this child already"
        raise BadInput([Problem("home", what, "If that is off, withdraw the referral from that home first.")])
    open_still = (HoldRow.offered_at.is_not(None)) & (HoldRow.expires_at > desk.now)
    mine = (HoldRow.home_id == home) & (HoldRow.referral_id == referral)
    if _change(desk, (mine, _live(), open_still), taken_at=desk.now, expires_at=None) != 1:
        what = "it is not offered, or no longer"
        raise PlaceGone([Problem("home", what, "See how the referral stands there, and ask the home again.")])
    end(desk, Ended.ELSEWHERE, HoldRow.referral_id == referral, HoldRow.home_id != home)


def end(desk: Desk, why: Ended, *which: ColumnElement[bool]) -> int:
    """The live holds of which that is true end now; how many."""
    return _change(desk, (_live(), *which), ended_at=desk.now, ended=why)


def hold_places(desk: Desk, *which: ColumnElement[bool]) -> None:
    """The live ones of which that is true are held in one order until the transaction ends, before any is changed."""
    _in_order(desk, (_live(), *which))


def _let_lapse(desk: Desk, which: ColumnElement[bool]) -> None:
    over = HoldRow.expires_at <= desk.now
    _change(desk, (_live(), over, which), ended_at=HoldRow.expires_at, ended=Ended.LAPSED)


def _change(desk: Desk, which: Sequence[ColumnElement[bool]], **values: Any) -> int:
    """How many were changed, which nobody else has changed meanwhile."""
    ids = _in_order(desk, which)
    change = update(HoldRow).where(HoldRow.id.in_(ids)).values(**values)
    if ids:
        desk.t.session.execute(change.execution_options(synchronize_session=False))
    desk.t.session.expire_all()
    return len(ids)


def _in_order(desk: Desk, which: Sequence[ColumnElement[bool]]) -> Sequence[str]:
    held = select(HoldRow.id).where(*which).order_by(HoldRow.home_id, HoldRow.place, HoldRow.id)
    return desk.t.session.scalars(held.with_for_update()).all()


def _live() -> ColumnElement[bool]:
    return HoldRow.ended_at.is_(None)
