"""Records to ask for: two providers, two authorities, and people who are something to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from matching.short_breaks.period import BreakHome, Nights, PeriodSheet
from scenarios import storybook
from service.access.relation import RelationKind
from service.records.kept_period import KeptPeriod
from service.records.people import add_person, relate
from service.records.taking_in import take_in
from service.records.versions import Writing, as_words, write_down
from service.store.base import new_id
from service.store.opening import Store, Transaction
from service.store.rows import (
    ChildRow,
    HomeRow,
    PeriodRow,
    PeriodSolveRow,
    PeriodVersionRow,
    ReferralRow,
    SendingRow,
    SolveRow,
)
from service.store.rows.solve import SolveKind, SolveState

WORLD = storybook.world()
DAY = WORLD.as_at
NOW = datetime.combine(DAY, time(9, 30), tzinfo=UTC)


@dataclass(frozen=True)
class Made:
    """Ids of what was made: one home, its provider, the authority and its referral, and people by their relation."""

    home: str
    provider: str
    authority: str
    referral: str
    referred: str
    residents: tuple[str, ...]
    people: dict[RelationKind, str]
    period: str
    """Of short breaks, with no family in it yet."""
    solve: str
    """The work on a plan of that period, which was stopped."""

    @property
    def manager(self) -> str:
        return self.people[RelationKind.REGISTERED_MANAGER]

    @property
    def officer(self) -> str:
        return self.people[RelationKind.PLACEMENT_OFFICER]


LAID_OUT: dict[str, Made] = {}
"""What has been made here, by the referral in it."""


def make(store: Store) -> Made:
    """One home with its group and a referral that was sent to it, kept; in a copy of such records, what is there."""
    with store.transaction() as t:
        there = [LAID_OUT[id] for id in t.session.scalars(select(ReferralRow.id)) if id in LAID_OUT]
    made = there[0] if there else _make(store)
    LAID_OUT[made.referral] = made
    return made


def _make(store: Store) -> Made:
    with store.transaction() as t:
        take_in(Writing(t, DAY, NOW), WORLD)
        home, referral = t.session.scalars(select(HomeRow)).one(), t.session.scalars(select(ReferralRow)).one()
        t.session.add(SendingRow(referral_id=referral.id, home_id=home.id, sent_on=DAY))
        residents = t.session.scalars(select(ChildRow.id).where(ChildRow.organisation_id == home.organisation_id))
        people = _people(t, home, referral.organisation_id)
        period = _period(t, home.id)
        return Made(
            home=home.id,
            provider=home.organisation_id,
            authority=referral.organisation_id,
            referral=referral.id,
            referred=referral.child_id,
            residents=tuple(sorted(residents)),
            people=people,
            period=period,
            solve=_solve(t, home.id, period, people[RelationKind.COORDINATOR]),
        )


def _period(t: Transaction, home: str) -> str:
    row = PeriodRow(id=new_id(), home_id=home, reference="winter")
    t.session.add(row)
    t.session.flush()
    run = Nights(first=DAY + timedelta(days=14), nights=28)
    part = BreakHome(urn=WORLD.homes[0].urn, closed=(run,))
    sheet = PeriodSheet(id="winter", first_night=run.first, nights=run.nights, homes=(part,), families=())
    kept = KeptPeriod(sheet=sheet, referrals=())
    writing = Writing(t, DAY, NOW)
    write_down(writing, PeriodVersionRow, PeriodVersionRow.period_id, row.id, {"record": as_words(kept)})
    return row.id


def _solve(t: Transaction, home: str, period: str, asked_by: str) -> str:
    row = SolveRow(
        id=(id := new_id()),
        home_id=home,
        kind=SolveKind.SHORT_BREAKS,
        state=SolveState.STOPPED,
        asked_by=asked_by,
        asked_at=NOW,
        fence=0,
        lost=0,
        question=t.seal(SolveRow, id, "question", "nothing that anybody works on"),
    )
    t.session.add(row)
    t.session.flush()
    t.session.add(PeriodSolveRow(solve_id=row.id, period_id=period, number=1))
    t.session.flush()
    return row.id


def _people(t: Transaction, home: HomeRow, authority: str) -> dict[RelationKind, str]:
    of_authority = {RelationKind.PLACEMENT_OFFICER}
    made = {}
    for kind in RelationKind:
        employer = authority if kind in of_authority else home.organisation_id
        made[kind] = add_person(t, employer, kind.value)
        relate(t, made[kind], kind, home.id if kind.is_to_a_home else employer, date(2020, 1, 1))
    return made
