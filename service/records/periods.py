"""Periods of short breaks: each version of one, and the world that it stands in, for who plans for all of its homes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from matching.errors import BadInput, Problem
from matching.short_breaks.changes.beside_records import Beside, Differs, beside_records
from matching.short_breaks.period import Period, join
from matching.short_breaks.problems import find_problems
from matching.world.home import Home
from matching.world.referral import Referral
from matching.world.world import World
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk, NotThere
from service.records.differing import must_be_as_read
from service.records.handing_out import hand_out
from service.records.homes_planned import must_be_planned
from service.records.kept_period import KeptPeriod, NamedPeriod, PeriodNow
from service.records.left_out_before import with_left_out
from service.records.open_still import in_one_order, must_be_open
from service.records.parts import ALL, Part
from service.records.periods_before import earlier, following, must_come_after, with_earlier_nights
from service.records.told_of import lived_since
from service.records.versions import Writing, as_words, in_force, write_down
from service.records.without_names import nameless
from service.store.base import new_id
from service.store.opening import Transaction
from service.store.rows import HomeRow, PeriodRow, PeriodVersionRow, ReferralRow


@dataclass(frozen=True)
class Opened:
    """A period with its world of today, told beside what its homes' records say otherwise, and who its children are."""

    beside: Beside
    referrals: dict[str, Referral]
    """By the id of each child its referral, with the child's name: for who plans."""
    homes: tuple[Home, ...]
    """As their records stand, without what the period was told besides."""


@dataclass(frozen=True)
class Everybody:
    """The rows of all in a period, asked for one by one and allowed: its homes, and its families' children."""

    homes: tuple[str, ...]
    children: frozenset[str]


def periods(desk: Desk, part: Part = ALL) -> tuple[NamedPeriod, ...]:
    """The periods that this person plans, by reference; each that is answered is noted. Raises NotInList."""
    may = desk.all_that_may(Action.PLAN, Kind.PERIOD)
    rows = desk.t.session.scalars(select(PeriodRow).where(may).order_by(PeriodRow.reference, PeriodRow.id)).all()
    answered = part.of(rows)
    desk.ask_each(Action.PLAN, Kind.PERIOD, (row.id for row in answered))
    return tuple(NamedPeriod(id=row.id, home=row.home_id, reference=row.reference) for row in answered)


def begin_period(desk: Desk, home: str, kept: KeptPeriod) -> PeriodNow:
    """A new period that the home keeps. Raises NotThere, and BadInput with everything that is wrong in it."""
    desk.ask(Action.PLAN, Kind.HOME, home)
    known = {"home_id": home, "reference": kept.sheet.id}
    if desk.t.session.scalars(select(PeriodRow.id).filter_by(**known)).first() is not None:
        raise BadInput([Problem("id", "the home keeps a period of that id already", "Give it another.")])
    before = None if kept.after is None else period_of(desk, kept.after)
    _all_open(desk, kept.referrals)
    if before is not None:
        kept = following(kept, home, before)
        must_come_after(earlier(desk, kept, kept_in), kept)
    must_be_planned(desk, [part.urn for part in kept.sheet.homes])
    refuse_wrong(whole(desk, kept))
    row = PeriodRow(id=new_id(), **known)
    desk.t.session.add(row)
    desk.t.session.flush()
    return _written(desk, row, kept)


def period_of(desk: Desk, id: str, *, held: bool = True) -> PeriodNow:
    """The period as it stands; each child in it is noted. Who lists several holds none of them. Raises NotThere."""
    now = _now(desk, row_asked(desk, id, held=held))
    _ask_all(desk, now.kept)
    return now


def period_opened(desk: Desk, id: str) -> tuple[PeriodNow, Opened]:
    """The same with all that a page asks of it, everybody in it asked for once. Raises NotThere."""
    now = _now(desk, row_asked(desk, id, held=True))
    return now, _opened(desk, now.kept, _ask_all(desk, now.kept), desk.day)


def period_and_referrals(desk: Desk, id: str) -> tuple[PeriodNow, dict[str, Referral]]:
    """The same with no more than who its children are, by the id of each. Raises NotThere."""
    now = _now(desk, row_asked(desk, id, held=True))
    return now, _referrals(desk, now.kept, _ask_all(desk, now.kept))


def change_period(desk: Desk, id: str, version: int, kept: KeptPeriod) -> PeriodNow:
    """A new version, made from that one. Raises NotThere, ChangedSince, and BadInput with all that is wrong in it."""
    now = period_of(desk, id)
    must_be_version(desk, now, version, kept)
    if kept.sheet.id != now.kept.sheet.id:
        raise BadInput([Problem("id", "a period keeps its id", "Begin another period instead.")])
    must_come_after(earlier(desk, kept, kept_in), kept, now.kept)
    _all_open(desk, [id for id in kept.referrals if id not in now.kept.referrals])
    must_be_planned(desk, [part.urn for part in kept.sheet.homes])
    refuse_wrong(whole(desk, kept))
    return _written(desk, desk.t.session.get_one(PeriodRow, id), kept)


def _all_open(desk: Desk, referrals: Sequence[str]) -> None:
    """A child whose referral is closed stays in the periods there are, and comes into no other. Raises BadInput."""
    desk.ask_each(Action.READ, Kind.REFERRAL, referrals)
    for referral in in_one_order(referrals):
        must_be_open(desk.t, referral)


def periods_with(t: Transaction, referral: str, day: date) -> tuple[frozenset[str], ...]:
    """Of each period that a referral is in, the URNs of its homes. Not for anybody to be shown."""
    versions = in_force(t, PeriodVersionRow, PeriodVersionRow.period_id, select(PeriodRow.id), day).values()
    kept = (KeptPeriod.model_validate_json(t.words(version, "record")) for version in versions)
    return tuple(frozenset(part.urn for part in each.sheet.homes) for each in kept if referral in each.referrals)


def must_be_version(desk: Desk, now: PeriodNow, version: int, kept: KeptPeriod) -> None:
    """Raises ChangedSince, with what differs, where the period is no longer as it was in that version."""
    if now.version != version:
        must_be_as_read(_version(desk, now.id, version), now.kept, kept)


def whole(desk: Desk, kept: KeptPeriod, on: date | None = None) -> Period:
    """The period with its world of today, without the names of children. Raises NotThere."""
    return told_beside(desk, kept, on).period


def told_beside(desk: Desk, kept: KeptPeriod, on: date | None = None) -> Beside:
    """The same, and what it was told that its homes' records say otherwise. Raises NotThere."""
    return opened(desk, kept, on).beside


def opened(desk: Desk, kept: KeptPeriod, on: date | None = None) -> Opened:
    """All that a page asks of a period, read once. Raises NotThere."""
    return _opened(desk, kept, _ask_all(desk, kept), on or desk.day)


def _opened(desk: Desk, kept: KeptPeriod, everybody: Everybody, on: date) -> Opened:
    homes = everybody.homes
    handed = hand_out(desk.t, on, HomeRow.id.in_(homes), ReferralRow.id.in_(kept.referrals), closed=True)
    _ask_besides(desk, everybody, handed.children)
    period = join(kept.sheet, with_earlier_nights(nameless(handed.world), earlier(desk, kept, kept_in)))
    beside = beside_records(period, kept.happened, lived_since(desk.t, homes, kept.referrals, kept.happened))
    return Opened(beside, _by_child(handed.world), handed.world.homes)


def told_otherwise(desk: Desk, period: PeriodNow) -> tuple[Differs, ...]:
    """What a period was told that its homes' records say otherwise. Raises NotThere."""
    return told_beside(desk, period.kept).differ if period.kept.happened else ()


def refuse_wrong(period: Period) -> None:
    """Raises BadInput with everything that is wrong in a period and with its world."""
    if problems := list(find_problems(period)):
        raise BadInput(problems)


def rows_of_homes(desk: Desk, urns: Sequence[str]) -> dict[str, str]:
    """By URN the id of each home's row. Raises NotThere."""
    rows = desk.t.session.scalars(select(HomeRow).where(HomeRow.urn.in_(urns)))
    found = {row.urn: row.id for row in rows}
    if set(found) != set(urns):
        raise NotThere
    return found


def referrals_in(desk: Desk, kept: KeptPeriod) -> dict[str, Referral]:
    """By the id of each child its referral, with the child's name: for who plans. Raises NotThere."""
    return _referrals(desk, kept, _ask_all(desk, kept))


def _referrals(desk: Desk, kept: KeptPeriod, everybody: Everybody) -> dict[str, Referral]:
    handed = hand_out(desk.t, desk.day, HomeRow.id.in_(()), ReferralRow.id.in_(kept.referrals), closed=True)
    _ask_besides(desk, everybody, handed.children)
    return _by_child(handed.world)


def _by_child(world: World) -> dict[str, Referral]:
    return {referral.child.id: referral for referral in world.referrals}


def _ask_all(desk: Desk, kept: KeptPeriod) -> Everybody:
    """The homes of a period, each and everybody in it asked for: all of it or nothing. Raises NotThere."""
    homes = rows_of_homes(desk, [part.urn for part in kept.sheet.homes])
    desk.ask_each(Action.PLAN, Kind.HOME, homes.values())
    desk.ask_each(Action.READ, Kind.GROUP, homes.values())
    referrals = desk.ask_each(Action.READ, Kind.REFERRAL, kept.referrals)
    children = desk.ask_each(Action.READ, Kind.CHILD, (str(referral.child) for referral in referrals))
    return Everybody(tuple(homes.values()), frozenset(child.id for child in children))


def _ask_besides(desk: Desk, everybody: Everybody, children: Sequence[str]) -> None:
    """Whoever is handed out besides, such as who lives in a home of it. Raises NotThere."""
    desk.ask_each(Action.READ, Kind.CHILD, (child for child in children if child not in everybody.children))


def row_asked(desk: Desk, id: str, *, held: bool) -> PeriodRow:
    """The row; held until the transaction ends, so that one change comes after the other. Raises NotThere."""
    desk.ask(Action.PLAN, Kind.PERIOD, id)
    return desk.t.session.get_one(PeriodRow, id, with_for_update=held or None, populate_existing=True)


def _written(desk: Desk, row: PeriodRow, kept: KeptPeriod) -> PeriodNow:
    writing = Writing(desk.t, desk.day, desk.now, desk.actor.person)
    write_down(writing, PeriodVersionRow, PeriodVersionRow.period_id, row.id, {"record": as_words(kept)})
    return _now(desk, row)


def _now(desk: Desk, row: PeriodRow) -> PeriodNow:
    chosen = select(PeriodRow.id).where(PeriodRow.id == row.id)
    version = in_force(desk.t, PeriodVersionRow, PeriodVersionRow.period_id, chosen, desk.day)[row.id]
    kept = with_left_out(desk.t, row.id, version)
    return PeriodNow(id=row.id, home=row.home_id, version=version.number, kept=kept)


def kept_in(desk: Desk, row: str) -> KeptPeriod:
    """What is kept in the period of that row. Whether it may be asked is not asked."""
    return _now(desk, desk.t.session.get_one(PeriodRow, row)).kept


def _version(desk: Desk, id: str, number: int) -> KeptPeriod:
    """An earlier version. Raises BadInput for a number that the period never had."""
    row = desk.t.session.scalars(select(PeriodVersionRow).filter_by(period_id=id, number=number)).one_or_none()
    if row is None:
        raise BadInput([Problem("version", "the period has no such version", "Read it, and name the one you read.")])
    return with_left_out(desk.t, id, row)
