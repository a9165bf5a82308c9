"""What is true of a home is changed by who answers for it: seen first, from a version that was read, kept for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from matching.errors import BadInput
from matching.world.home import Bedroom, Home
from matching.world.staff import Shift, with_numbers
from service.access.relation import RelationKind as Is
from service.actions import keep_home, read_check, read_home, run_check, weigh_home
from service.actions.keep_home import KeepFacts
from service.actions.read_check import AskCheck
from service.actions.read_home import AskFacts
from service.actions.run_check import RunCheck
from service.actions.weigh_home import AskChange
from service.assessing.weighing import Weighed
from service.records.assessments import Assessment
from service.records.desk import NotThere, at_desk
from service.records.home_facts import Facts
from service.records.people import declare
from service.records.periods import period_of, whole
from service.records.published import published
from service.store.opening import Store, open_store
from service.store.rows import AssessmentRow, BedNightRow, HomeVersionRow, PeriodRow
from service.store.rows.assessment_use import Of
from tests.service.actions.doing import count, do
from tests.service.conftest import LaidOut, Make
from tests.service.records.made import DAY, NOW, WORLD, Made

A_DAY, LATER = timedelta(days=1), NOW + timedelta(hours=1)
HOME = WORLD.homes[0]
ROOM = HOME.bedrooms[-1].id


@pytest.fixture
def store(new_sqlite: Make, laid_out: LaidOut) -> Iterator[Store]:
    """On one database alone: what is kept on both is held in the tests of keeping."""
    opened = open_store(laid_out(new_sqlite), NOW)
    yield opened
    opened.close()


def read(store: Store, made: Made, now: Any = LATER) -> Facts:
    return do(store, read_home.ACT, AskFacts(home=made.home), made.manager, now)


def closed(home: Home, **other: Any) -> Home:
    rooms = tuple(
        room.model_copy(update={"closed_from": DAY, **other}) if room.id == ROOM else room for room in home.bedrooms
    )
    return home.model_copy(update={"bedrooms": rooms})


def nobody_awake(home: Home) -> Home:
    return home.model_copy(update={"shifts": with_numbers(home.shifts, Shift.NIGHT, awake=0)})


def keep(store: Store, made: Made, record: Home, now: Any = LATER, person: str = "", **other: Any) -> Facts:
    asked = KeepFacts.model_validate(
        {"home": made.home, "version": read(store, made, now).version, "record": record} | other
    )
    return do(store, keep_home.ACT, asked, person or made.manager, now)


def weigh(store: Store, made: Made, record: Home, person: str = "") -> Weighed:
    return do(store, weigh_home.ACT, AskChange(home=made.home, record=record), person or made.manager, LATER)


def check(store: Store, made: Made) -> Assessment:
    return do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager)


def void_after(store: Store, made: Made, change: Callable[[], object]) -> tuple[Of, ...]:
    checked = check(store, made)
    change()
    return do(store, read_check.ACT, AskCheck(assessment=checked.id), made.manager, LATER).changed


def told(weighed: Weighed) -> list[tuple[str, str | None, str | None]]:
    return [(each.what, each.was, each.now) for each in weighed.changes]


def problems(found: pytest.ExceptionInfo[BadInput]) -> list[str]:
    return [f"{each.where}: {each.what}" for each in found.value.problems]


def test_before_it_is_kept_it_is_said_what_differs_and_which_findings_would_come_out_otherwise(
    store: Store, made: Made
) -> None:
    check(store, made)
    weighed = weigh(store, made, nobody_awake(closed(HOME)))
    assert told(weighed) == [
        ("Shift night, awake", "1", "0"),
        (f"Bedroom {ROOM}, closed from", None, "16 November 2026"),
    ]
    (undone,) = weighed.checks
    assert (undone.referral, undone.name) == (made.referral, WORLD.referrals[0].child.name)
    assert undone.findings
    assert count(store, HomeVersionRow) == 1
    assert weigh(store, made, HOME).changes == ()


def test_a_check_that_does_not_stand_is_not_told_as_undone_nor_written_to(store: Store, made: Made) -> None:
    check(store, made)
    keep(store, made, closed(HOME))
    assert weigh(store, made, nobody_awake(closed(HOME))).checks == ()
    with store.transaction() as t:
        assert t.session.scalars(select(AssessmentRow.void_since)).one() is None


def test_everything_that_cannot_be_is_told_at_once_and_nothing_is_kept(store: Store, made: Made) -> None:
    rooms = (*HOME.bedrooms[2:], Bedroom(id="loft", has=("hoist_that_is_none",)))
    wrong = HOME.model_copy(update={"urn": "SC999998", "provider": "Another", "bedrooms": rooms})
    with pytest.raises(BadInput) as found:
        keep(store, made, wrong, since=DAY + A_DAY)
    said = problems(found)
    for part in ("since: it is in the future", "urn: it is that of another home", "provider: a home that changes its"):
        assert any(each.startswith(part) for each in said), said
    assert count(store, HomeVersionRow) == 1


def test_a_bedroom_that_a_child_lives_in_or_guests_are_given_cannot_be_taken_out(store: Store, made: Made) -> None:
    lived_in = next(each.bedroom for each in WORLD.groups[0].residents if each.bedroom)
    without = HOME.model_copy(update={"bedrooms": tuple(r for r in HOME.bedrooms if r.id not in (lived_in, ROOM))})
    with store.transaction() as t:
        period = t.session.scalars(select(PeriodRow.id)).one()
        bed = {"home_id": made.home, "period_id": period, "night": DAY + A_DAY}
        t.session.add(BedNightRow(**bed, bedroom=ROOM, bed=1, child_id=made.residents[0]))
    with pytest.raises(BadInput) as found:
        keep(store, made, without)
    assert any(lived_in in each and "no bedroom of this home" in each for each in problems(found))
    assert any(f"bedroom {ROOM}: it is given to short breaks" in each for each in problems(found))
    assert weigh(store, made, closed(HOME)).given == ((ROOM, "Tuesday 17 November 2026"),)


def test_a_day_before_what_was_written_down_last_is_refused(store: Store, made: Made) -> None:
    with pytest.raises(BadInput, match="that day or a later one"):
        keep(store, made, closed(HOME), since=DAY - A_DAY)
    late = NOW + 3 * A_DAY
    assert keep(store, made, closed(HOME), late, since=DAY + A_DAY).since == DAY + A_DAY


def test_free_places_are_told_by_themselves(store: Store, made: Made) -> None:
    told = Home.model_validate(dict(HOME) | {"vacancies": ({"places": 1, "since": DAY, "told_on": DAY},)})
    with pytest.raises(BadInput, match="free places are counted and told by themselves"):
        keep(store, made, told)


def test_a_period_and_a_search_see_the_home_as_it_is_now(store: Store, made: Made) -> None:
    fewer = HOME.bedrooms[:-1]
    keep(store, made, HOME.model_copy(update={"bedrooms": fewer, "name": "Larch House"}))
    coordinator, officer = made.people[Is.COORDINATOR], made.officer
    seen = at_desk(store, coordinator, LATER, lambda desk: whole(desk, period_of(desk, made.period).kept)).world
    assert seen.homes[0].bedrooms == fewer
    (public,) = at_desk(store, officer, LATER, lambda desk: published(desk, (HOME.urn,)))
    assert public.name == "Larch House"


@pytest.mark.parametrize("kind", [Is.DEPUTY_MANAGER, Is.RESPONSIBLE_INDIVIDUAL])
def test_the_deputy_and_the_responsible_individual_may_as_well(store: Store, made: Made, kind: Is) -> None:
    check(store, made)
    assert len(weigh(store, made, closed(HOME), made.people[kind]).checks) == 1
    assert keep(store, made, closed(HOME), person=made.people[kind]).by == kind.value


@pytest.mark.parametrize("kind", [Is.COORDINATOR, Is.PLACEMENT_OFFICER, Is.AUDITOR, Is.ADMINISTRATOR])
def test_nobody_else_changes_a_home(store: Store, made: Made, kind: Is) -> None:
    with pytest.raises(NotThere):
        keep(store, made, closed(HOME), person=made.people[kind])
    with pytest.raises(NotThere):
        weigh(store, made, closed(HOME), made.people[kind])


def test_who_knows_a_child_who_lives_here_changes_the_home_and_is_shown_no_check(store: Store, made: Made) -> None:
    check(store, made)
    with store.transaction() as t:
        declare(t, made.manager, made.residents[0], DAY)
    weighed = weigh(store, made, closed(HOME))
    assert (weighed.withheld, weighed.checks) == (True, ())
    assert weighed.changes
