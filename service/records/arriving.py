"""A child who was accepted has arrived: one of the home's group from then on, with the reviews that follow booked."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from matching.errors import BadInput, Problem
from matching.world.group import Resident
from service.access.action import Action
from service.access.kind import Kind
from service.records.bedrooms import hold_homes
from service.records.coming import given_to_guests, wrong_with
from service.records.day_there import day_there
from service.records.desk import Desk
from service.records.emergencies import is_emergency
from service.records.entering import SAME_CHILD, TAKEN, together
from service.records.handing_out import there_on
from service.records.holds import end, hold, hold_places
from service.records.one_child import link
from service.records.open_still import held, hold_children
from service.records.references import kept_as, reference_for
from service.records.referrals import ask_here, referral_at
from service.records.reviews import AT_28_DAYS, book
from service.records.taking_in import take_in_resident
from service.records.versions import Writing
from service.store.rows import ChildRow, HoldRow, ResidenceRow
from service.store.rows.hold import Ended
from service.store.rows.review import ReviewKind


class CameAlready(BadInput):
    """The arrival has been recorded, perhaps by somebody else in this moment; nothing was written."""


def arrive(desk: Desk, home: str, referral: str, at: datetime, bedroom: str | None, known_child: str | None) -> str:
    """The id of the child's record as the home keeps it. Raises NotThere, and BadInput with every problem.

    What the home knows of the child by then becomes its own record. Where it kept one before, the two are put together.
    Raises CameAlready for a child who lives there. Guests' nights in the bedroom are in the way of nobody who comes in
    an emergency: who plans them is then told that a repair is due.
    """
    keeper = desk.ask(Action.WRITE, Kind.HOME, home).keeper
    ask_here(desk, Action.READ, home, referral)
    referred_as = held(desk.t, referral).child_id
    if known_child is not None:
        desk.ask(Action.WRITE, Kind.CHILD, known_child)
    hold_children(desk.t, [referred_as, known_child or referred_as])
    hold_homes(desk.t, [home])
    referred, on = referral_at(desk, home, referral), day_there(at)
    child = referred.child
    kept = kept_as(desk, ChildRow, keeper, child.id)
    own = kept is not None and kept == referred_as
    if kept is not None and _lives(desk, home, kept):
        raise CameAlready([Problem("referral", "the child lives here already", "Nothing has to be written down.")])
    problems = [] if (own and known_child is None) or kept == known_child else [_other_record(own)]
    if kept is not None and not problems:
        child = together(desk.child(kept), child)
    resident = Resident(child=child, bedroom=bedroom, arrived=on)
    problems += [*wrong_with(desk, home, resident), *_left_since(desk, home, kept, on)]
    problems += [] if is_emergency(referred) else given_to_guests(desk, home, resident)
    if problems:
        raise BadInput(problems)
    writing = Writing(desk.t, on, desk.now, desk.actor.person)
    goes_by = reference_for(desk, ChildRow, keeper, child.id, kept)
    residence = take_in_resident(writing, home, keeper, resident, goes_by)
    id = desk.t.session.get_one(ResidenceRow, residence).child_id
    desk.ask(Action.WRITE, Kind.CHILD, id)
    link(desk.t, referred_as, id, desk.day, desk.actor.person)
    _keep_place(desk, home, referral)
    _book_reviews(desk, home, referral, at)
    return id


def _other_record(own: bool) -> Problem:
    if not own:
        return Problem("known child", TAKEN, SAME_CHILD)
    way_out = "Leave it out; and say of the two, on the child's page for that, that they are of one child."
    return Problem("known child", "the home wrote this referral down under another record", way_out)


def _left_since(desk: Desk, home: str, child: str | None, day: date) -> Iterator[Problem]:
    """The child came before, and left later than that: coming again is after it, or the leaving was a mistake."""
    before = select(ResidenceRow.gone_from).where(ResidenceRow.home_id == home, ResidenceRow.child_id == child)
    last = max((left for left in desk.t.session.scalars(before) if left is not None), default=None)
    if last is not None and last > day:
        way_out = "Give a later day, or take the departure back where the child never left."
        yield Problem("at", f"the child left here on {last:%d/%m/%Y}", way_out)


def _keep_place(desk: Desk, home: str, referral: str) -> None:
    """The child has a place: nobody else is told that it is free, until the home counts its places again."""
    hold_places(desk, (HoldRow.referral_id == referral) | (HoldRow.home_id == home))
    end(desk, Ended.ELSEWHERE, HoldRow.referral_id == referral, HoldRow.home_id != home)
    with suppress(BadInput):
        hold(desk, home, referral, referral_at(desk, home, referral), None)


def _lives(desk: Desk, home: str, child: str) -> bool:
    there = (ResidenceRow.since <= desk.day) & there_on(ResidenceRow.gone_from, desk.day)
    of_child = (ResidenceRow.home_id == home) & (ResidenceRow.child_id == child)
    return desk.t.session.scalars(select(ResidenceRow.id).where(of_child, there)).first() is not None


def _book_reviews(desk: Desk, home: str, referral: str, arrived: datetime) -> None:
    """Hours are counted as they pass, also where the clocks are put forward or back between."""
    counted = arrived.astimezone(UTC)
    due = {
        ReviewKind.AT_72_HOURS: counted + timedelta(hours=72),
        ReviewKind.AT_28_DAYS: counted + AT_28_DAYS,
        ReviewKind.AT_3_MONTHS: three_months_after(arrived),
    }
    for kind, at in due.items():
        book(desk, home, referral, kind, at)


def three_months_after(moment: datetime) -> datetime:
    """The same day three months later, or the last of that month where it has no such day."""
    months = moment.year * 12 + moment.month - 1 + 3
    year, month = months // 12, months % 12 + 1
    return moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))
