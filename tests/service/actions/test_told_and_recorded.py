"""Who is told to a period and who is recorded at its home, in any order: no bedroom is given twice unsaid.

What happens is drawn: children come and go, emergencies are told of and end, plans are given out. What was said of who
sleeps where is kept here by itself, and held against what the coordinator is shown.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest

from matching.errors import BadInput
from matching.short_breaks.changes import beside_records
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.changes.emergency_ended import EmergencyEnded
from matching.short_breaks.changes.happened import Happened
from matching.short_breaks.period import Nights, sheet_of
from matching.world.child import Child, DayCare, NightCare
from matching.world.referral import Urgency
from scenarios import storybook
from service.access.relation import RelationKind
from service.actions import allocate_period, keep_period, publish_allocation, repair_allocation
from service.actions.allocate_period import AllocatePeriod
from service.actions.keep_period import KeepPeriod
from service.actions.publish_allocation import PublishAllocation
from service.actions.repair_allocation import RepairAllocation
from service.records import told_of
from service.records.arriving import arrive
from service.records.departing import Departure, WentTo, depart
from service.records.desk import at_desk
from service.records.kept_period import KeptPeriod, PeriodNow
from service.records.people import add_person, relate
from service.records.periods import period_of, told_beside
from service.records.referred_for_breaks import referrals_for
from service.records.repairs_due import RepairDue, repairs_due
from service.records.sending import send
from service.records.taking_in import take_in_referral
from service.records.versions import Writing
from service.store.opening import Store
from service.store.rows import HomeRow
from service.store.rows.solve import SolveState
from tests.service.actions.breaks import DAY, NOW, PERIOD, make_breaks, planned, stay, worked_out
from tests.service.actions.doing import do
from tests.service.pages.planning import BreakSite

URN = PERIOD.homes[0].urn
ROOMS = ("room 1", "room 2")
CHILDREN = ("C-91", "C-92", "C-93")
CARE: dict[str, Any] = {"day_care": DayCare.ONE_TO_ONE, "night_care": NightCare.SLEEP_IN, "clinical_tasks": ()}
ONE_FAMILY = PERIOD.model_copy(update={"families": tuple(f for f in PERIOD.families if f.id == "F-05")})
WORK: dict[str, Any] = {"rounds": 0, "moves": 50}
sqlite_alone = pytest.mark.parametrize("new", ["sqlite"], indirect=True)


class Claim(NamedTuple):
    """What somebody said: that a child has a bedroom from one night up to another. None: it has no end."""

    room: str
    first: date
    until: date | None = None

    def holds(self, room: str, night: date) -> bool:
        return self.room == room and self.first <= night and (self.until is None or night < self.until)


@dataclass
class Told:
    """A period that is given out, and all that was said since of who sleeps where."""

    store: Store
    now = NOW + (PERIOD.first_night - DAY)
    recorded: dict[str, Claim] = field(default_factory=dict)
    told: dict[str, Claim] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    """By child, the row of its record at the home."""

    def __post_init__(self) -> None:
        self.breaks = make_breaks(self.store)
        with self.store.transaction() as t:
            home = t.session.get_one(HomeRow, self.breaks.home)
            self.manager = add_person(t, home.organisation_id, "Mo")
            relate(t, self.manager, RelationKind.REGISTERED_MANAGER, home.id, date(2020, 1, 1))
            self.referrals = {id: self._referred(Writing(t, DAY, self.now), n, id) for n, id in enumerate(CHILDREN)}
        sheet = sheet_of(ONE_FAMILY)
        own = at_desk(self.store, self.breaks.one, NOW, lambda desk: referrals_for(desk, sheet))
        kept = KeptPeriod(sheet=sheet, referrals=own)
        asked = KeepPeriod(home=self.breaks.home, kept=kept)
        self.period = do(self.store, keep_period.ACT, asked, self.breaks.one, NOW).id
        self._give_out(planned(self.store, self.breaks, self.read(), [stay()]))

    def _referred(self, writing: Writing, number: int, child: str) -> str:
        urgent: dict[str, Any] = {"urgency": Urgency.EMERGENCY, "notice_hours": 2} if number else {}
        born = storybook.child(child, f"Nora{number} Second", date(2013, 5, 1)).model_copy(update=CARE)
        id = take_in_referral(writing, storybook.referral(id=f"R-{child}", child=born, enquiries=(), **urgent))
        send(writing.t, id, self.breaks.home, DAY)
        return id

    def read(self) -> PeriodNow:
        return at_desk(self.store, self.breaks.one, self.now, lambda desk: period_of(desk, self.period))

    def admit(self, child: str, room: str) -> None:
        home, kept = self.breaks.home, self.rows.get(child)
        self.rows[child] = at_desk(
            self.store,
            self.manager,
            self.now,
            lambda desk: arrive(desk, home, self.referrals[child], self.now, room, kept),
        )
        self.recorded[child] = Claim(room, self.now.date())

    def leave(self, child: str) -> None:
        gone = Departure(left_on=self.now.date(), to=WentTo.FAMILY)
        at_desk(self.store, self.manager, self.now, lambda d: depart(d, self.breaks.home, self.rows[child], gone, None))
        del self.recorded[child]
        self.told.pop(child, None)

    def emergency(self, child: str, room: str, nights: int = 4) -> None:
        run = Nights(first=self.now.date(), nights=nights)
        of = Child(id=child, name=child, **CARE)
        self._repair(EmergencyAdmission(urn=URN, bedroom=room, nights=run, child=of))
        self.told[child] = Claim(room, run.first, run.until)

    def over(self, child: str) -> None:
        self._repair(EmergencyEnded(urn=URN, child=child, left_on=self.now.date()))
        del self.told[child]

    def _repair(self, change: Happened) -> None:
        asked = RepairAllocation(period=self.period, seconds=None, changes=(change,), **WORK)
        self._worked_out(do(self.store, repair_allocation.ACT, asked, self.breaks.one, self.now).id)

    def allocate(self) -> None:
        asked = AllocatePeriod(period=self.period, seconds=None, **WORK)
        self._worked_out(do(self.store, allocate_period.ACT, asked, self.breaks.one, self.now).id)

    def _worked_out(self, solve: str) -> None:
        assert worked_out(self.store, solve) in {SolveState.OPTIMAL, SolveState.FEASIBLE}
        self._give_out(solve)

    def _give_out(self, solve: str) -> None:
        asked = PublishAllocation(period=self.period, version=self.read().version, solve=solve)
        do(self.store, publish_allocation.ACT, asked, self.breaks.one, self.now)

    def opened(self) -> tuple[tuple[RepairDue, ...], str]:
        """What the coordinator is told: of bedrooms that are given out and lived in, and of what differs."""

        def look(desk: Any) -> tuple[tuple[RepairDue, ...], str]:
            beside = told_beside(desk, period_of(desk, self.period).kept)
            return repairs_due(desk.t, self.period, desk.day), " ".join(map(str, beside.differ))

        return at_desk(self.store, self.breaks.one, self.now, look)

    def twice(self) -> Iterator[tuple[str, date]]:
        """The bedrooms and nights to come that were given to more than one child."""
        guests = [
            Claim(room, each.first_night, each.run.until)
            for each in self.read().kept.sheet.published
            for room in each.bedrooms
        ]
        living = self.recorded | {id: claim for id, claim in self.told.items() if id not in self.recorded}
        for room in ROOMS:
            for after in range(14):
                night = self.now.date() + timedelta(days=after)
                if sum(claim.holds(room, night) for claim in (*guests, *living.values())) > 1:
                    yield room, night

    def holds(self) -> None:
        """The period opens, and of each bedroom that is given twice the coordinator is told."""
        due, differ = self.opened()
        told = {(each.bedroom, night) for each in due for night in each.nights}
        unsaid = [(room, night) for room, night in self.twice() if (room, night) not in told and room not in differ]
        assert not unsaid


def step(told: Told, dice: random.Random) -> None:
    """One thing that happens, if it can: who may not do it is told so, and nothing has happened."""
    child, room = dice.choice(CHILDREN), dice.choice(ROOMS)
    ways: list[Any] = [lambda: told.admit(child, room)] * 3 + [lambda: told.emergency(child, room)] * 2
    if child in told.recorded:
        ways += [lambda: told.leave(child)] * 3
    if child in told.told and child not in told.recorded:
        ways += [lambda: told.over(child)]
    ways += [told.allocate]
    try:
        dice.choice(ways)()
    except BadInput:
        return


@sqlite_alone
@pytest.mark.parametrize("seed", [1, 12])
def test_whatever_happens_the_period_opens_and_no_bedroom_is_given_twice_unsaid(store: Store, seed: int) -> None:
    told, dice = Told(store), random.Random(seed)
    for _ in range(6):
        step(told, dice)
        told.holds()
        told.now += timedelta(days=dice.choice((0, 0, 1)))


def came_and_gone(store: Store) -> Told:
    """An emergency told of and recorded; the child has left, and another has the bedroom."""
    told = Told(store)
    told.emergency("C-92", "room 2")
    told.admit("C-92", "room 2")
    told.now += timedelta(days=1)
    told.leave("C-92")
    told.admit("C-93", "room 2")
    return told


def test_an_emergency_does_not_outlive_the_childs_departure(store: Store) -> None:
    told = came_and_gone(store)
    _, differ = told.opened()
    assert "C-92, admitted in an emergency, has room 2" in differ
    assert "C-93" not in differ
    told.holds()
    told.allocate()
    told.holds()


@sqlite_alone
def test_where_another_child_is_recorded_in_its_bedroom_every_page_opens_and_says_both_and_the_way_out(
    store: Store,
) -> None:
    told = Told(store)
    told.emergency("C-92", "room 2")
    told.admit("C-93", "room 2")
    told.holds()
    site = BreakSite(store)
    site.now = told.now
    browser = site.coordinator
    pages = [browser.get(f"/desk/periods/{told.period}{part}") for part in ("", "/plans", "/repair")]
    for page in pages:
        assert page.answer.status_code == 200
        assert "The period was told that C-92, admitted in an emergency, has room 2" in page.words
        assert "Another child has room 2" in page.words
        assert "Ask the registered manager where each of them sleeps" in page.words
    assert "An emergency is over" in pages[2].words
    told.over("C-92")
    told.emergency("C-92", "room 3")
    assert told.opened()[1] == ""


@sqlite_alone
def test_an_emergency_that_outlives_the_departure_would_be_caught(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(told_of, "_lived", lambda *_: ())
    told = came_and_gone(store)
    assert "left" not in told.opened()[1]


@sqlite_alone
def test_a_bedroom_given_twice_in_silence_would_be_caught(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside_records, "_saying", lambda beside, *_: beside)
    told = Told(store)
    told.emergency("C-92", "room 2")
    told.admit("C-93", "room 2")
    with pytest.raises(AssertionError):
        told.holds()
