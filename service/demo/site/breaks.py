"""The example period of short breaks: begun, planned beside the pages and not before them, and then given out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from matching.errors import BadInput
from matching.short_breaks.period import sheet_of
from scenarios.periods import Story, winter_at_marram
from service.actions.allocate_period import AllocatePeriod, allocate_period
from service.actions.keep_period import KeepPeriod, keep_period
from service.actions.publish_allocation import PublishAllocation, publish_allocation
from service.actions.see_allocation import AskAllocation, see_allocation
from service.records.desk import Desk, at_desk
from service.records.differing import ChangedSince
from service.records.periods import KeptPeriod
from service.records.sending import send
from service.records.taking_in import organisation, take_in
from service.records.versions import Writing
from service.records.working import OPEN
from service.store.opening import Store
from service.store.rows import HomeRow, ReferralRow
from service.store.rows.organisation import Kind

STORY: Story = winter_at_marram
MOVES = 20_000
"""A second of work, and so the same plan on every machine."""
LOOKS_EVERY = 0.5
"""Seconds between two looks whether the plan has been worked out."""


@dataclass(frozen=True)
class ExamplePeriod:
    """The period by its id, the work on its first plan, and who planned it."""

    period: str
    version: int
    plan: str
    coordinator: str


def home_of_breaks(writing: Writing) -> tuple[str, str]:
    """The story's homes and referrals, all sent to the home; the rows of the home and of its provider."""
    world = STORY.period().world
    take_in(writing, world)
    session = writing.t.session
    home = session.scalars(select(HomeRow.id).filter_by(urn=world.homes[0].urn)).one()
    for referral in _referrals(writing):
        send(writing.t, referral, home, writing.holds_from)
    return home, organisation(writing, Kind.PROVIDER, world.homes[0].provider)


def _referrals(writing: Writing) -> list[str]:
    """The rows of the referrals of the story's children."""
    ids = [referral.id for referral in STORY.period().world.referrals]
    kept_by = {organisation(writing, Kind.AUTHORITY, each.placing_authority) for each in STORY.period().world.referrals}
    there = ReferralRow.reference.in_(ids) & ReferralRow.organisation_id.in_(kept_by)
    return list(writing.t.session.scalars(select(ReferralRow.id).where(there).order_by(ReferralRow.id)))


def begin_breaks(store: Store, coordinator: str, home: str, now: datetime) -> ExamplePeriod:
    """The period begun by its coordinator, with a plan of it asked for that nobody has worked on yet."""

    def begun(desk: Desk) -> ExamplePeriod:
        referrals = _referrals(Writing(desk.t, desk.day, desk.now))
        kept = KeptPeriod(sheet=sheet_of(STORY.period()), referrals=tuple(referrals))
        period = keep_period(desk, KeepPeriod(home=home, kept=kept))
        asked = AllocatePeriod(period=period.id, rounds=0, moves=MOVES, seconds=None)
        return ExamplePeriod(period.id, period.version, allocate_period(desk, asked).id, coordinator)

    return at_desk(store, coordinator, now, begun)


@contextmanager
def given_out_when_ready(store: Store, clock: Callable[[], datetime], example: ExamplePeriod) -> Iterator[None]:
    """While this lasts the plan is waited for, and is given out by its coordinator once it has passed its check."""
    over = threading.Event()

    def wait() -> None:
        while not over.is_set():
            with suppress(DBAPIError):
                if at_desk(store, example.coordinator, clock(), lambda desk: _given_out(desk, example)):
                    return
            over.wait(LOOKS_EVERY)

    waiting = threading.Thread(target=wait, name="example-period", daemon=True)
    waiting.start()
    try:
        yield
    finally:
        over.set()
        waiting.join()


def _given_out(desk: Desk, example: ExamplePeriod) -> bool:
    """Whether there is nothing more to wait for: it is given out, or a visitor was there first."""
    seen = see_allocation(desk, AskAllocation(period=example.period, solve=example.plan))
    if seen.solve.state in OPEN:
        return False
    if seen.plan is not None:
        asked = PublishAllocation(period=example.period, version=example.version, solve=example.plan)
        with suppress(BadInput, ChangedSince):
            publish_allocation(desk, asked)
    return True
