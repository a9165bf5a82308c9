"""Nothing of a child is answered without its line in the audit, and nobody is told what they may not have."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from service.access.action import Action
from service.access.decide import ENDED, KNOWN, NOTHING
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.records import desk
from service.records.audit import NO_ID
from service.records.desk import Desk, NotThere, at_desk
from service.records.looked import looks_at
from service.records.people import declare
from service.store.opening import Store
from service.store.rows import AuditRow, PersonRow, RelationRow, SendingRow
from tests.service.records.made import DAY, NOW, WORLD, Made, make


@pytest.fixture
def made(store: Store) -> Made:
    return make(store)


def lines(store: Store) -> list[AuditRow]:
    with store.transaction() as t:
        rows = t.session.scalars(select(AuditRow).order_by(AuditRow.number)).all()
        t.session.expunge_all()
    return list(rows)


def test_a_manager_reads_a_resident_and_it_is_noted(store: Store, made: Made) -> None:
    child = at_desk(store, made.manager, NOW, lambda d: d.child(made.residents[0]))
    assert child in WORLD.children()
    (line,) = lines(store)
    assert (line.person_id, line.action, line.child_id, line.allowed) == (
        made.manager,
        Action.READ,
        made.residents[0],
        1,
    )
    assert (line.at, line.organisation_id) == (NOW, made.provider)


def test_a_list_notes_every_child_in_it(store: Store, made: Made) -> None:
    named = at_desk(store, made.manager, NOW, Desk.children)
    assert {child.id for child in named} == {*made.residents, made.referred}
    assert Counter(line.child_id for line in lines(store)) == Counter(child.id for child in named)


def test_the_world_of_a_check_notes_every_child_in_it(store: Store, made: Made) -> None:
    world = at_desk(store, made.manager, NOW, lambda d: d.world(made.home, made.referral))
    assert {child.id for child in world.children()} == {child.id for child in WORLD.children()}
    read = [line.child_id for line in lines(store) if line.subject_kind is Kind.CHILD]
    assert sorted(map(str, read)) == sorted((*made.residents, made.referred))


def test_a_world_with_a_child_left_out_is_given_to_nobody(store: Store, made: Made) -> None:
    with store.transaction() as t:
        declare(t, made.manager, made.residents[0], DAY)
    with pytest.raises(NotThere):
        at_desk(store, made.manager, NOW, lambda d: d.world(made.home, made.referral))
    assert [line.because for line in lines(store)] == [KNOWN]


def test_what_is_refused_and_what_is_missing_look_the_same_and_both_are_noted(store: Store, made: Made) -> None:
    said = []
    for id in (made.residents[0], "0" * 32, "Asha of Larkbeck"):
        with pytest.raises(NotThere) as refused:
            at_desk(store, made.officer, NOW, lambda d, id=id: d.child(id))  # type: ignore[misc]
        said.append((str(refused.value), refused.value.args, refused.value.__cause__))
    assert len(set(map(str, said))) == 1
    assert [(line.subject_id, line.allowed, line.because) for line in lines(store)] == [
        (made.residents[0], 0, NOTHING),
        ("0" * 32, 0, NOTHING),
        (NO_ID, 0, NOTHING),
    ]


def test_an_authority_sees_its_own_referral_and_no_resident(store: Store, made: Made) -> None:
    assert [child.id for child in at_desk(store, made.officer, NOW, Desk.children)] == [made.referred]


@pytest.mark.parametrize("kind", [RelationKind.ADMINISTRATOR, RelationKind.AUDITOR])
def test_who_manages_people_or_audits_sees_no_child(store: Store, made: Made, kind: RelationKind) -> None:
    assert at_desk(store, made.people[kind], NOW, Desk.children) == ()


def test_who_has_looked_at_a_child_is_answered_and_is_itself_noted(store: Store, made: Made) -> None:
    child = made.residents[0]
    at_desk(store, made.manager, NOW, lambda d: d.child(child))
    with pytest.raises(NotThere):
        at_desk(store, made.officer, NOW, lambda d: d.child(child))
    looked = at_desk(store, made.people[RelationKind.AUDITOR], NOW, lambda d: looks_at(d, child, None, 9))
    assert [(line.action, line.name is None, line.allowed) for line in looked] == [
        (Action.READ_AUDIT, False, True),
        (Action.READ, True, False),
        (Action.READ, False, True),
    ]


def test_a_right_that_was_taken_away_is_gone_at_once(store: Store, made: Made) -> None:
    def read() -> object:
        return at_desk(store, made.manager, NOW, lambda d: d.child(made.referred))

    read()
    with store.transaction() as t:
        t.session.scalars(select(SendingRow)).one().withdrawn_on = DAY
    with pytest.raises(NotThere):
        read()
    assert at_desk(store, made.manager, NOW, Desk.children)
    with store.transaction() as t:
        held = t.session.scalars(select(RelationRow).where(RelationRow.person_id == made.manager)).one()
        held.until = DAY
    assert at_desk(store, made.manager, NOW, Desk.children) == ()


def test_a_person_who_left_may_do_nothing(store: Store, made: Made) -> None:
    with store.transaction() as t:
        t.session.get_one(PersonRow, made.manager).ended_at = NOW
    with pytest.raises(NotThere):
        at_desk(store, made.manager, NOW, lambda d: d.child(made.residents[0]))
    assert lines(store)[0].because == ENDED


def test_what_a_manager_writes_is_a_new_version_under_her_name(store: Store, made: Made) -> None:
    id = made.residents[0]
    before = at_desk(store, made.manager, NOW, lambda d: d.child(id))
    later = NOW + timedelta(days=2)
    after = before.model_copy(update={"strengths": (*before.strengths, "patient with small children")})
    at_desk(store, made.manager, later, lambda d: d.write_child(id, after))
    assert at_desk(store, made.manager, later, lambda d: d.child(id)) == after
    assert at_desk(store, made.manager, later, lambda d: d.child(id, DAY)) == before
    assert Action.WRITE in {line.action for line in lines(store)}


def test_a_home_does_not_write_in_an_authoritys_record(store: Store, made: Made) -> None:
    child = at_desk(store, made.manager, NOW, lambda d: d.child(made.referred))
    with pytest.raises(NotThere):
        at_desk(store, made.manager, NOW, lambda d: d.write_child(made.referred, child))


def answered_without_audit(store: Store, made: Made) -> list[object]:
    """What was answered, or written, though the audit could not be written."""
    answered: list[object] = []
    break_audit(store)
    for person in made.people.values():
        for work in (lambda d: d.child(made.residents[0]), Desk.children, lambda d: d.world(made.home, made.referral)):
            try:
                found = at_desk(store, person, NOW, work)
            except (DBAPIError, NotThere):
                continue
            answered.extend([found] if found else [])
    return answered


def break_audit(store: Store) -> None:
    """From here on no line can be added to the audit."""
    fill(store, "audit_rows", "number")


def fill(store: Store, table: str, number: str) -> None:
    """From here on no row can be added to a table. `number`: a column of it that is never below 0."""
    with store.engine.begin() as connection:
        if store.engine.dialect.name == "sqlite":
            refuse = "BEGIN SELECT RAISE(ABORT, 'it is full'); END"
            connection.execute(text(f"CREATE TRIGGER full_{table} BEFORE INSERT ON {table} {refuse}"))
        else:
            refuse = f"CHECK ({number} < 0) NOT VALID"
            connection.execute(text(f"ALTER TABLE {table} ADD CONSTRAINT full_{table} {refuse}"))


def test_without_an_audit_there_is_no_answer(store: Store, made: Made) -> None:
    assert answered_without_audit(store, made) == []
    with pytest.raises(DBAPIError):
        at_desk(store, made.manager, NOW, lambda d: d.child(made.residents[0]))


def test_an_answer_given_before_the_audit_is_caught(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def defect(*_: object) -> None:
        """Only counted, and written later."""

    monkeypatch.setattr(desk, "note", defect)
    assert answered_without_audit(store, made) != []


def test_what_is_kept_in_the_audit_names_nobody(store: Store, made: Made) -> None:
    at_desk(store, made.manager, NOW, Desk.children)
    names = {child.name for child in WORLD.children()}
    kept = " ".join(str(value) for line in lines(store) for value in vars(line).values())
    assert [name for name in names if name in kept] == []
