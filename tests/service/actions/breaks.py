"""A home of short breaks in the records: the children referred to it, and coordinators who plan for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from sqlalchemy import select

from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import Period, PlannedStay, sheet_of
from matching.short_breaks.result import Allocation, Ended, Planned, Work
from service.access.relation import RelationKind
from service.actions import allocate_period, keep_period
from service.actions.allocate_period import AllocatePeriod
from service.actions.keep_period import KeepPeriod
from service.records import working
from service.records.kept_period import KeptPeriod, PeriodNow
from service.records.people import add_person, relate
from service.records.taking_in import take_in
from service.records.versions import Writing
from service.solving.came_of import CameOf
from service.solving.limits import Limits
from service.solving.tasks import TASKS
from service.store.opening import Store
from service.store.rows import HomeRow, ReferralRow, SendingRow
from service.store.rows.solve import SolveKind, SolveState
from tests.service.actions.doing import do
from tests.service.solving.test_short_breaks import small

PERIOD = small()
DAY = PERIOD.world.as_at
NOW = datetime.combine(DAY, time(9, 30), tzinfo=UTC)


@dataclass(frozen=True)
class Breaks:
    """Ids: the home, two coordinators of it, and the referrals of the children."""

    home: str
    one: str
    other: str
    stranger: str
    referrals: tuple[str, ...]


LAID_OUT: dict[str, Breaks] = {}
"""What has been made here, by the first of its referrals."""


def make_breaks(store: Store) -> Breaks:
    """The home, its families' children and its coordinators, kept; in a copy of such records, what is there."""
    with store.transaction() as t:
        there = [found for found in LAID_OUT.values() if t.session.get(ReferralRow, found.referrals[0])]
    breaks = there[0] if there else _make(store)
    LAID_OUT[breaks.referrals[0]] = breaks
    return breaks


def _make(store: Store) -> Breaks:
    with store.transaction() as t:
        of_others = set(t.session.scalars(select(ReferralRow.id)))
        take_in(Writing(t, DAY, NOW), PERIOD.world)
        home = t.session.scalars(select(HomeRow).where(HomeRow.urn == PERIOD.homes[0].urn)).one()
        rows = [row for row in t.session.scalars(select(ReferralRow)) if row.id not in of_others]
        t.session.add_all(SendingRow(referral_id=row.id, home_id=home.id, sent_on=DAY) for row in rows)
        people = [add_person(t, home.organisation_id, name) for name in ("Bea", "Cal", "Dot")]
        for person in people[:2]:
            relate(t, person, RelationKind.COORDINATOR, home.id, date(2020, 1, 1))
        return Breaks(home.id, people[0], people[1], people[2], tuple(sorted(row.id for row in rows)))


def kept(breaks: Breaks, period: Period = PERIOD) -> KeptPeriod:
    """The period as a coordinator keeps it."""
    return KeptPeriod(sheet=sheet_of(period), referrals=breaks.referrals)


def begun(store: Store, breaks: Breaks, period: Period = PERIOD) -> PeriodNow:
    """A new period."""
    return do(store, keep_period.ACT, KeepPeriod(home=breaks.home, kept=kept(breaks, period)), breaks.one, NOW)


def asked_for(store: Store, breaks: Breaks, period: PeriodNow, **work: Any) -> str:
    """The id of work on the period that waits; no time ends it."""
    asked = AllocatePeriod(period=period.id, seconds=None, **work)
    return do(store, allocate_period.ACT, asked, breaks.one, NOW).id


def planned(
    store: Store,
    breaks: Breaks,
    period: PeriodNow,
    stays: Sequence[PlannedStay],
    cleared: Cleared = Cleared(suited=()),  # noqa: B008
) -> str:
    """The id of work on the period that came to these stays, by those answers of the match check."""
    solve = do(store, allocate_period.ACT, AllocatePeriod(period=period.id, rounds=0), breaks.one, NOW).id
    plan = Allocation(
        period=period.kept.sheet.id,
        stays=tuple(stays),
        ended=Ended.WORK_DONE,
        levels=(),
        work=Work(seed=1, parts=()),
        families=(),
        engine="an engine",
        inputs_sha256="0" * 64,
    )
    answer = Planned(cleared=cleared, allocation=plan).model_dump_json()
    with store.transaction() as t:
        claimed = working.claim(t, NOW)
        assert claimed is not None
        assert working.finish(t, claimed, NOW, working.Ended(SolveState.FEASIBLE, answer=answer))
    return solve


def stay(family: str = "F-05", room: str = "room 1", after: int = 4, nights: int = 2) -> PlannedStay:
    """A stay that many nights after the first of the period."""
    (found,) = (each for each in PERIOD.families if each.id == family)
    rooms = (
        tuple(f"room {number}" for number in range(1, 1 + len(found.children))) if len(found.children) > 1 else (room,)
    )
    return PlannedStay(
        family=family,
        urn=PERIOD.homes[0].urn,
        bedrooms=rooms,
        first_night=PERIOD.night(after),
        nights=nights,
    )


@cache
def _worked_out(kind: SolveKind, question: str) -> tuple[str, CameOf]:
    """The same question has the same answer, since no time ends the work: it is worked out once."""
    answer = TASKS[kind].solve(question, lambda _: None, Limits())
    return answer, TASKS[kind].check(question, answer)


def worked_out(store: Store, solve: str) -> SolveState:
    """The work done and checked within this process, and kept as whoever works on it keeps it."""
    with store.transaction() as t:
        claimed = working.claim(t, NOW)
    assert claimed is not None
    assert claimed.id == solve
    answer, came = _worked_out(claimed.kind, claimed.question)
    with store.transaction() as t:
        kept_answer = answer if came.keeps_its_answer else None
        assert working.finish(
            t, claimed, NOW, working.Ended(came.state, came.reasons, came.gap_thousandths, kept_answer)
        )
    return came.state
