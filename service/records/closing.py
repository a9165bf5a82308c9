"""Closing a referral, with a cause, and opening it again: every home but those that need it reads it no longer."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from sqlalchemy import select

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk
from service.records.holds import end
from service.records.open_still import held
from service.records.periods import periods_with
from service.records.versions import Writing, as_words, in_force, write_down
from service.store.rows import HoldRow, HomeRow, ReferralClosingRow, ReferralRow, ReviewRow, SendingRow
from service.store.rows.hold import Ended


class Cause(StrEnum):
    """Why a referral is closed. Project judgement: what a count of unmet need has to tell apart, and nothing more."""

    PLACED = "the child has a place at a home that it was sent to"
    ELSEWHERE = "the child has a place elsewhere"
    NOT_WANTED = "a home is no longer looked for"
    NOT_FOUND = "no home was found in time"
    CHANGED = "what is asked for has changed, and another referral says so"
    WITHDRAWN = "who made it has withdrawn it"
    MISTAKE = "it was made by mistake"


class Closing(Record):
    """Why a referral is closed. None: it is open."""

    cause: Cause | None


class Closed(Record):
    """The same, with the day from which it is closed. None: it is open."""

    cause: Cause | None
    closed_on: date | None


def closing_of(desk: Desk, referral: str) -> Closed:
    """Whether a referral is closed, since when and why. Raises NotThere."""
    desk.ask(Action.READ, Kind.REFERRAL, referral)
    return _closed(desk, referral)


def write_closing(desk: Desk, referral: str, closing: Closing) -> Closed:
    """Closes it from today, or opens it again; what was said before is kept. Raises NotThere.

    Its homes may not read it from now on, and what is held for it is held no longer, but where the child came or is
    to come, where a period of short breaks has it, and at the homes of whoever keeps it. Once it is open again it is
    sent anew.
    """
    desk.ask(Action.WRITE, Kind.REFERRAL, referral)
    row = held(desk.t, referral)
    writing = Writing(desk.t, desk.day, desk.now, desk.actor.person)
    words = {"record": as_words(closing)}
    write_down(writing, ReferralClosingRow, ReferralClosingRow.referral_id, referral, words)
    row.gone_from = None if closing.cause is None else row.gone_from or desk.day
    desk.t.session.flush()
    if closing.cause is not None:
        _end_sendings(desk, row, closing.cause)
    return _closed(desk, referral)


def placed_of(desk: Desk, referrals: Collection[str]) -> set[str]:
    """Those last closed since the child has a place at a home that it was sent to, for what is worked out alone."""
    return {referral for referral, cause in _last_said(desk, referrals).items() if cause is Cause.PLACED}


def _last_said(desk: Desk, referrals: Collection[str]) -> dict[str, Cause | None]:
    chosen = select(ReferralRow.id).where(ReferralRow.id.in_(referrals))
    rows = in_force(desk.t, ReferralClosingRow, ReferralClosingRow.referral_id, chosen, desk.day)
    return {id: Closing.model_validate_json(desk.t.words(row, "record")).cause for id, row in rows.items()}


def _closed(desk: Desk, referral: str) -> Closed:
    said = _last_said(desk, [referral]).get(referral)
    gone_from = desk.t.session.get_one(ReferralRow, referral).gone_from
    return Closed(cause=said if gone_from is not None else None, closed_on=gone_from)


def _end_sendings(desk: Desk, referral: ReferralRow, cause: Cause) -> None:
    needed = _needed_at(desk, referral, cause)
    still = (SendingRow.referral_id == referral.id) & SendingRow.withdrawn_on.is_(None)
    for row in desk.t.session.scalars(select(SendingRow).where(still)):
        if row.home_id not in needed:
            row.withdrawn_on = desk.day
    desk.t.session.flush()
    came = HoldRow.home_id.in_(_came_to(desk, referral.id, cause)) & HoldRow.taken_at.is_not(None)
    end(desk, Ended.WITHDRAWN, HoldRow.referral_id == referral.id, ~came)


def _needed_at(desk: Desk, referral: ReferralRow, cause: Cause) -> set[str]:
    """The homes that read it still: their own record of what they did with the child stays whole."""
    scalars = desk.t.session.scalars
    own = scalars(select(HomeRow.id).where(HomeRow.organisation_id == referral.organisation_id))
    urns = {urn for each in periods_with(desk.t, referral.id, desk.day) for urn in each} if referral.for_breaks else ()
    planned = scalars(select(HomeRow.id).where(HomeRow.urn.in_(urns)))
    return {*own, *planned, *_came_to(desk, referral.id, cause)}


def _came_to(desk: Desk, referral: str, cause: Cause) -> set[str]:
    """Where reviews of the child's stay are booked and, where the child has a place, whose offer was taken."""
    reviewed = desk.t.session.scalars(select(ReviewRow.home_id).where(ReviewRow.referral_id == referral))
    taken = (HoldRow.referral_id == referral) & HoldRow.taken_at.is_not(None)
    for_good = taken & (HoldRow.ended.is_(None) | (HoldRow.ended == Ended.COUNTED))
    offered = select(HoldRow.home_id).where(for_good)
    return {*reviewed, *(desk.t.session.scalars(offered) if cause is Cause.PLACED else ())}
