"""The example period of short breaks: begun, planned beside the pages and not before them, and then given out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from matching.errors import BadInput
from matching.short_breaks.period import sheet_of
from scenarios.periods import Story, winter_at_marram
from service.actions.allocate_period import AllocatePeriod, allocate_period
from service.actions.keep_period import KeepPeriod, keep_period
from service.actions.publish_allocation import PublishAllocation, publish_allocation
from service.actions.see_allocation import AskAllocation, see_allocation
from service.records.asking import CannotBeKept
from service.records.desk import Desk, at_desk
from service.records.differing import ChangedSince
from service.records.kept_period import KeptPeriod, PeriodNow
from service.records.people import actor_of
from service.records.referred_for_breaks import referrals_for
from service.records.sending import send
from service.records.taking_in import organisation, take_in_group, take_in_home, take_in_referral
from service.records.versions import Writing
from service.records.working import OPEN, kept
from service.store.opening import Store, Transaction
from service.store.rows.organisation import Kind

STORY: Story = winter_at_marram
OWN_IDS = "SB-"
"""Before the id of each referral: the authority keeps those of other stories as well."""
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
    """The story's home with its referrals, all sent to it; the rows of the home and of its provider."""
    world = STORY.period().world
    home = take_in_home(writing, world.homes[0])
    for group in world.groups:
        take_in_group(writing, group)
    for referral in world.referrals:
        own = referral.model_copy(update={"id": f"{OWN_IDS}{referral.id}"})
        send(writing.t, take_in_referral(writing, own), home, writing.holds_from)
    return home, organisation(writing, Kind.PROVIDER, world.homes[0].provider)


def begin_breaks(store: Store, coordinator: str, home: str, now: datetime) -> ExamplePeriod:
    """The period begun by its coordinator, with a plan of it asked for that nobody has worked on yet."""

    def begun(desk: Desk) -> PeriodNow:
        sheet = sheet_of(STORY.period())
        kept = KeptPeriod(sheet=sheet, referrals=referrals_for(desk, sheet))
        return keep_period(desk, KeepPeriod(home=home, kept=kept))

    period = at_desk(store, coordinator, now, begun)
    asked = AllocatePeriod(period=period.id, rounds=0, moves=MOVES, seconds=None)
    plan = at_desk(store, coordinator, now, lambda desk: allocate_period(desk, asked))
    return ExamplePeriod(period.id, period.version, plan.id, coordinator)


@contextmanager
def given_out_when_ready(store: Store, clock: Callable[[], datetime], example: ExamplePeriod) -> Iterator[None]:
    """While this lasts the plan is waited for, and is given out by its coordinator once it has passed its check."""
    over = threading.Event()

    def wait() -> None:
        while not over.is_set() and not _over_with(store, clock(), example):
            over.wait(LOOKS_EVERY)

    waiting = threading.Thread(target=wait, name="example-period", daemon=True)
    waiting.start()
    try:
        yield
    finally:
        over.set()
        waiting.join()


def _over_with(store: Store, now: datetime, example: ExamplePeriod) -> bool:
    """Whether there is nothing more to wait for: it is given out, or a visitor was there first."""
    still_waits = []

    def work(t: Transaction) -> None:
        desk = Desk(t, actor_of(t, example.coordinator, now), now)
        seen = see_allocation(desk, AskAllocation(period=example.period, solve=example.plan))
        if seen.solve.state in OPEN:
            still_waits.append(True)
        elif seen.plan is not None:
            asked = PublishAllocation(period=example.period, version=example.version, solve=example.plan)
            publish_allocation(desk, asked)

    try:
        kept(store, work)
    except CannotBeKept:
        return False
    except (BadInput, ChangedSince):
        return True
    return not still_waits
