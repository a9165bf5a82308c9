"""What a list shows is exactly what could be opened one by one, for anybody, whatever the records are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import ColumnElement, select, true

from service.access.action import Action
from service.access.actor import Actor, Held
from service.access.decide import decide
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.records import visible as twin
from service.records.reach import REACHES
from service.records.reach.reach import Reach
from service.records.subjects import subject_of
from service.records.visible import visible
from service.store.base import Base, new_id
from service.store.opening import Store, Transaction
from service.store.rows import (
    AssessmentRow,
    ChildRow,
    DecisionRow,
    HomeRow,
    LedgerEntryRow,
    OrganisationRow,
    PeriodRow,
    PersonRow,
    ReferralRow,
    ResidenceRow,
    SendingRow,
    SolveRow,
)
from service.store.rows.organisation import Kind as OrganisationKind
from service.store.rows.solve import SolveKind, SolveState
from tests.service.conftest import NOW
from tests.service.records.test_worlds import tried

DAY = NOW.date()
some = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
ACTORS = {"sqlite": 3, "postgresql": 1}
"""How many look at the same records: each database is asked the same in its own words."""
days = st.integers(-2, 2).map(lambda days: DAY + timedelta(days=days))


@dataclass
class Drawn:
    """Ids of drawn rows by kind; a group goes by the id of its home."""

    ids: dict[Kind, list[str]] = field(default_factory=lambda: {kind: [] for kind in Kind})


def add(t: Transaction, row: Base) -> str:
    t.session.add(row)
    t.session.flush()
    return str(row.id)  # type: ignore[attr-defined]


def draw_records(data: st.DataObject, t: Transaction) -> Drawn:
    """A few organisations, homes, children, referrals and what was made of them, bound to one another at random."""
    drawn = Drawn()

    def one_of(kind: Kind) -> str:
        return data.draw(st.sampled_from(drawn.ids[kind]))

    for number in range(3):
        kind = OrganisationKind.PROVIDER if number < 2 else OrganisationKind.AUTHORITY
        drawn.ids[Kind.ORGANISATION].append(add(t, OrganisationRow(kind=kind, name=f"{number} {new_id()}")))
    for _ in range(2):
        drawn.ids[Kind.HOME].append(add(t, HomeRow(organisation_id=one_of(Kind.ORGANISATION), urn=new_id())))
    drawn.ids[Kind.GROUP] = drawn.ids[Kind.HOME]
    for _ in range(3):
        keeper = one_of(Kind.ORGANISATION)
        drawn.ids[Kind.CHILD].append(add(t, ChildRow(organisation_id=keeper, reference=new_id())))
    for number in range(data.draw(st.integers(0, 3))):
        of = {"home_id": one_of(Kind.HOME), "child_id": one_of(Kind.CHILD)}
        add(t, ResidenceRow(since=DAY - timedelta(days=number), gone_from=data.draw(st.none() | days), **of))
    for _ in range(data.draw(st.integers(1, 3))):
        row_of = ReferralRow(
            organisation_id=one_of(Kind.ORGANISATION),
            child_id=one_of(Kind.CHILD),
            reference=new_id(),
            for_breaks=data.draw(st.integers(0, 1)),
        )
        drawn.ids[Kind.REFERRAL].append(add(t, row_of))
    sent = data.draw(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9), days), max_size=4))
    for referral, home, day in sorted({(r % len(drawn.ids[Kind.REFERRAL]), h % 2, day) for r, h, day in sent}):
        to = {"referral_id": drawn.ids[Kind.REFERRAL][referral], "home_id": drawn.ids[Kind.HOME][home]}
        add(t, SendingRow(sent_on=day, withdrawn_on=data.draw(st.none() | days), **to))
    draw_decisions(data, t, drawn)
    draw_work(t, drawn)
    return drawn


def draw_work(t: Transaction, drawn: Drawn) -> None:
    """A period and a piece of long work at each home."""
    person = new_id()
    of = drawn.ids[Kind.ORGANISATION][0]
    add(t, PersonRow(id=person, organisation_id=of, name=t.seal(PersonRow, person, "name", "Somebody")))
    for home in drawn.ids[Kind.HOME]:
        drawn.ids[Kind.PERIOD].append(add(t, PeriodRow(home_id=home, reference=new_id())))
        id = new_id()
        row = SolveRow(
            id=id,
            home_id=home,
            kind=SolveKind.SHORT_BREAKS,
            state=SolveState.QUEUED,
            asked_by=person,
            asked_at=NOW,
            fence=0,
            lost=0,
            question=t.seal(SolveRow, id, "question", "{}"),
        )
        drawn.ids[Kind.SOLVE].append(add(t, row))


def draw_decisions(data: st.DataObject, t: Transaction, drawn: Drawn) -> None:
    organisation = drawn.ids[Kind.ORGANISATION][0]
    person = new_id()
    add(t, PersonRow(id=person, organisation_id=organisation, name=t.seal(PersonRow, person, "name", "Somebody")))
    for _ in range(data.draw(st.integers(0, 2))):
        id, home = new_id(), data.draw(st.sampled_from(drawn.ids[Kind.HOME]))
        row = AssessmentRow(
            id=id,
            referral_id=data.draw(st.sampled_from(drawn.ids[Kind.REFERRAL])),
            home_id=home,
            about=DAY,
            made_at=NOW,
            made_by=person,
            inputs_sha256="",
            report=t.seal(AssessmentRow, id, "report", "{}"),
        )
        drawn.ids[Kind.ASSESSMENT].append(add(t, row))
        if data.draw(st.booleans()):
            drawn.ids[Kind.DECISION].append(add_decision(t, id, person, t.session.get_one(HomeRow, home)))


def add_decision(t: Transaction, assessment: str, person: str, home: HomeRow) -> str:
    id, keeper = new_id(), home.organisation_id
    sequence = 1 + len(t.session.scalars(select(LedgerEntryRow).filter_by(organisation_id=keeper)).all())
    empty = {"header": "", "commitment": "", "head": ""}
    t.session.add(LedgerEntryRow(organisation_id=keeper, sequence=sequence, **empty))
    t.session.flush()
    sealed = {column: t.seal(DecisionRow, id, column, "") for column in ("document", "salt")}
    of = {"organisation_id": keeper, "sequence": sequence, "assessment_id": assessment}
    return add(t, DecisionRow(id=id, signed_by=person, signed_at=NOW, **of, **sealed))


def draw_actor(data: st.DataObject, drawn: Drawn) -> Actor:
    held = []
    for kind in data.draw(st.lists(st.sampled_from(RelationKind), max_size=3)):
        to = data.draw(st.sampled_from(drawn.ids[Kind.HOME if kind.is_to_a_home else Kind.ORGANISATION]))
        held.append(Held(kind, home=to) if kind.is_to_a_home else Held(kind, organisation=to))
    return Actor(
        person="p",
        organisation=drawn.ids[Kind.ORGANISATION][0],
        held=tuple(held),
        knows=frozenset(data.draw(st.sets(st.sampled_from(drawn.ids[Kind.CHILD]), max_size=1))),
        ended=data.draw(st.integers(0, 9)) == 0,
    )


def differences(t: Transaction, actor: Actor, drawn: Drawn, day: date) -> list[tuple[Action, Kind]]:
    """The actions and kinds of which a list shows something else than could be opened one by one."""
    found = []
    for kind in Kind:
        subjects = [subject_of(t.session, kind, id, day) for id in drawn.ids[kind]]
        for action in Action:
            opened = {s.id for s in subjects if s is not None and decide(actor, action, s).allowed}
            column = REACHES[kind].id
            may = visible(actor, action, kind, day)
            listed = t.session.scalars(select(column).where(may, column.in_(drawn.ids[kind]))).all()
            if sorted(listed) != sorted(opened):
                found.append((action, kind))
    return found


def told_apart(store: Store, data: st.DataObject) -> list[tuple[Action, Kind]]:
    """Of records drawn, with some who may see part of them, everything of which a list shows something else."""
    with tried(store) as t:
        drawn = draw_records(data, t)
        looking = range(ACTORS[t.session.get_bind().dialect.name])
        return [found for _ in looking for found in differences(t, draw_actor(data, drawn), drawn, DAY)]


@some
@given(data=st.data())
def test_a_list_shows_exactly_what_could_be_opened(shared: Store, data: st.DataObject) -> None:
    assert told_apart(shared, data) == []


def _without(link: str) -> dict[Kind, Reach]:
    def always(*_: Any) -> ColumnElement[bool]:
        return true()

    instead = None if link == "about" else always
    return {kind: Reach(**{**vars(reach), link: instead}) for kind, reach in REACHES.items()}


@contextmanager
def defective(monkeypatch: pytest.MonkeyPatch, link: str) -> Iterator[None]:
    with monkeypatch.context() as planted:
        planted.setattr(twin, "REACHES", _without(link))
        yield


@pytest.mark.parametrize("link", ["at", "sent", "kept", "living", "breaks", "sent_to_provider", "about"])
def test_a_list_with_one_filter_dropped_is_caught(shared: Store, monkeypatch: pytest.MonkeyPatch, link: str) -> None:
    @settings(max_examples=60, suppress_health_check=list(HealthCheck), database=None, phases=[Phase.generate])
    @given(data=st.data())
    def look(data: st.DataObject) -> None:
        with tried(shared) as t:
            drawn = draw_records(data, t)
            assert differences(t, draw_actor(data, drawn), drawn, DAY) == []

    with defective(monkeypatch, link), pytest.raises(AssertionError):
        look()
