"""What a home's record names of a child is read by nobody from whom the child's record is kept, and is noted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from sqlalchemy import select

from matching.world.home import Home, NamedChildCondition, WordedCondition
from service.access.action import Action
from service.access.relation import RelationKind as Is
from service.actions import keep_home, read_home
from service.actions.keep_home import KeepFacts
from service.actions.read_home import AskFacts
from service.api.resources import homes
from service.records import home_facts
from service.records.desk import NotThere, at_desk
from service.records.home_facts import Facts, written_of
from service.records.people import declare
from service.store.opening import Store, open_store
from service.store.rows import AuditRow, ChildRow
from tests.service.actions.doing import do
from tests.service.conftest import LaidOut, Make
from tests.service.pages.visiting import Site
from tests.service.records.made import DAY, NOW, WORLD, Made, make

CHILD = WORLD.groups[0].residents[0].child


def trained_for(home: Home, child: str) -> Home:
    """Its first member of staff's first training is for that child alone."""
    first, *others = home.staff
    held, *more = first.competences
    named = first.model_copy(update={"competences": (held.model_copy(update={"for_child": child}), *more)})
    return home.model_copy(update={"staff": (named, *others)})


class Named(NamedTuple):
    """A home whose record names a resident, and the deputy from whom that resident's record is kept."""

    site: Site
    store: Store
    made: Made
    deputy: str
    child: str


@pytest.fixture
def named(new_sqlite: Make) -> Iterator[Named]:
    store = open_store(new_sqlite(), NOW)
    site = Site(store)
    made, deputy = site.made, site.made.people[Is.DEPUTY_MANAGER]
    now = read(store, made, made.manager)
    asked = KeepFacts(home=made.home, version=now.version, record=trained_for(now.record, CHILD.id))
    do(store, keep_home.ACT, asked, made.manager, NOW)
    with store.transaction() as t:
        child = t.session.scalars(select(ChildRow.id).where(ChildRow.reference == CHILD.id)).one()
        declare(t, deputy, child, DAY)
    yield Named(site, store, made, deputy, child)
    store.close()


def read(store: Store, made: Made, person: str) -> Facts:
    return do(store, read_home.ACT, AskFacts(home=made.home), person, NOW)


def lines(named: Named) -> int:
    """How often the manager is noted as having read the child's record."""
    with named.store.transaction() as t:
        about = select(AuditRow.action).where(
            AuditRow.child_id == named.child, AuditRow.person_id == named.made.manager
        )
        return list(t.session.scalars(about)).count(Action.READ)


def is_closed_to_the_deputy(named: Named) -> None:
    store, made = named.store, named.made
    with pytest.raises(NotThere):
        read(store, made, named.deputy)
    with pytest.raises(NotThere):
        at_desk(store, named.deputy, NOW, lambda desk: written_of(desk, made.home))
    with pytest.raises(NotThere):
        at_desk(store, named.deputy, NOW, lambda desk: homes.home(desk, made.home))
    now = read(store, made, made.manager)
    with pytest.raises(NotThere):
        do(store, keep_home.ACT, KeepFacts(home=made.home, version=now.version, record=now.record), named.deputy, NOW)


def test_from_whom_a_child_is_kept_the_home_that_names_it_is_kept_too(named: Named) -> None:
    is_closed_to_the_deputy(named)


def test_a_home_that_is_read_without_a_look_at_whom_it_names_would_be_caught(
    named: Named, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home_facts, "ask_named", lambda *_: {})
    with pytest.raises(pytest.fail.Exception):
        is_closed_to_the_deputy(named)


def test_who_reads_it_leaves_a_line_in_the_childs_record_and_sees_who_is_meant(named: Named) -> None:
    before = lines(named)
    read(named.store, named.made, named.made.manager)
    assert lines(named) == before + 1
    page = named.site.manager.get(f"/desk/homes/{named.made.home}/facts")
    assert f"for {CHILD.name}, born" in page.words
    assert CHILD.id in page.words


def names_to(store: Store, made: Made, person: str) -> str:
    """All that somebody reads of the home, either way."""
    shown = at_desk(store, person, NOW, lambda desk: homes.home(desk, made.home))
    return shown.model_dump_json() + read(store, made, person).model_dump_json()


def no_coordinator_reads_of_who_is_referred(store: Store, made: Made) -> None:
    referred = WORLD.referrals[0]
    conditions = (
        WordedCondition(words="Read the plan.", since=DAY, satisfied_for=(referred.id,)),
        WordedCondition(words="Read the risks.", since=DAY, breached_for=(referred.id,)),
        NamedChildCondition(child=referred.child.id, since=DAY),
    )
    now = read(store, made, made.manager)
    record = trained_for(now.record, referred.child.id).model_copy(update={"conditions": conditions})
    do(store, keep_home.ACT, KeepFacts(home=made.home, version=now.version, record=record), made.manager, NOW)
    told = names_to(store, made, made.manager)
    assert told.count(f'"{referred.child.id}"') == told.count(f'"{referred.id}"') == 4
    told = names_to(store, made, made.people[Is.COORDINATOR])
    assert "Read the plan." in told
    assert f'"{referred.child.id}"' not in told
    assert f'"{referred.id}"' not in told


@pytest.fixture
def quick(new_sqlite: Make, laid_out: LaidOut) -> Iterator[Store]:
    store = open_store(laid_out(new_sqlite), NOW)
    yield store
    store.close()


def test_no_coordinator_reads_in_a_homes_record_of_a_child_who_is_only_referred(quick: Store) -> None:
    no_coordinator_reads_of_who_is_referred(quick, make(quick))


def test_a_home_that_names_a_referred_child_to_a_coordinator_would_be_caught(
    quick: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in (homes, read_home):
        monkeypatch.setattr(each, "without_others", lambda _, __, record: record)
    with pytest.raises(AssertionError):
        no_coordinator_reads_of_who_is_referred(quick, make(quick))


def test_a_coordinator_reads_of_the_children_who_live_there(quick: Store) -> None:
    made = make(quick)
    now = read(quick, made, made.manager)
    asked = KeepFacts(home=made.home, version=now.version, record=trained_for(now.record, CHILD.id))
    do(quick, keep_home.ACT, asked, made.manager, NOW)
    assert f'"{CHILD.id}"' in names_to(quick, made, made.people[Is.COORDINATOR])
