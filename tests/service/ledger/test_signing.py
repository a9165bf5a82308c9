"""A decision is signed with its ledger entry and its audit line, or not at all, and never changes after."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import DBAPIError

from matching.check import check
from service.access.action import Action
from service.access.kind import Kind
from service.ledger.checkpoint import Checkpoint
from service.ledger.document import Decided, DecisionDocument, Signer
from service.ledger.signature import new_pair
from service.records import ledgers, signing
from service.records.desk import Desk, NotThere, at_desk
from service.records.ledgers import NOT_ITS_KEY, verify_all
from service.records.signing import checkpoint_of, sign_decision
from service.records.soundness import NotSound
from service.store.base import Base, new_id
from service.store.opening import Store, Transaction
from service.store.rotating import rotate
from service.store.rows import AssessmentRow, AuditRow, DecisionRow, LedgerEntryRow, OrganisationRow, SigningKeyRow
from tests.service.ledger.signed import assessed, document
from tests.service.records.made import DAY, NOW, WORLD, Made, make

REPORT = check(WORLD, WORLD.referrals[0].id, WORLD.homes[0].urn, DAY)


@pytest.fixture
def made(store: Store) -> Made:
    return make(store)


def signed(store: Store, made: Made, person: str | None = None, **changed: Any) -> Checkpoint:
    whole = document(made, assessed(store, made, REPORT), REPORT, **changed)
    return at_desk(store, person or made.manager, NOW, lambda desk: sign_decision(desk, whole))


def rows(store: Store, kind: type[Base]) -> int:
    with store.transaction() as t:
        return t.session.scalar(select(func.count()).select_from(kind)) or 0


def faults(store: Store, *checkpoints: Checkpoint) -> list[str]:
    with store.transaction() as t:
        return [str(fault) for _, verdict in verify_all(t, checkpoints) for fault in verdict.faults]


def a_key_of_somebody_elses_is_found(store: Store, made: Made) -> None:
    """Without a checkpoint that was kept elsewhere, and where the key is gone altogether."""
    signed(store, made)
    assert faults(store) == []
    for attack in (update(SigningKeyRow).values(public=new_pair()[1]), delete(SigningKeyRow)):
        with store.transaction() as t:
            t.session.execute(attack)
        assert faults(store) == [str(NOT_ITS_KEY)]


def test_a_public_key_that_is_not_the_private_ones_is_found_without_a_checkpoint(store: Store, made: Made) -> None:
    a_key_of_somebody_elses_is_found(store, made)


def test_a_key_that_nobody_looks_at_would_be_caught(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledgers, "_is_whole", lambda *_: True)
    with pytest.raises(AssertionError):
        a_key_of_somebody_elses_is_found(store, made)


def signed_together(store: Store, made: Made, patience: float = 60) -> list[int]:
    """The numbers of two decisions, each signed after the other's line in the audit was written."""
    assessments = [assessed(store, made, REPORT) for _ in range(2)]
    together = Barrier(1 if store.engine.dialect.name == "sqlite" else 2)

    def sign(assessment: str) -> int:
        def work(desk: Desk) -> Checkpoint:
            desk.ask(Action.READ, Kind.HOME, made.home)
            together.wait(patience)
            return sign_decision(desk, document(made, assessment, REPORT))

        return at_desk(store, made.manager, NOW, work).size

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(sign, assessments))


def test_two_who_sign_at_once_sign_one_after_the_other(store: Store, made: Made) -> None:
    assert signed_together(store, made) == [1, 2]


def test_two_who_wait_for_one_another_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    if store.engine.dialect.name == "sqlite":
        pytest.skip("there one writes at a time")

    def defect(t: Transaction, organisation: str) -> None:
        t.session.execute(select(OrganisationRow.id).where(OrganisationRow.id == organisation).with_for_update())

    monkeypatch.setattr(signing, "one_at_a_time", defect)
    with pytest.raises(DBAPIError):
        signed_together(store, made)


def test_each_signature_carries_the_ledger_on(store: Store, made: Made) -> None:
    checkpoints = [signed(store, made) for _ in range(3)]
    assert [checkpoint.size for checkpoint in checkpoints] == [1, 2, 3]
    assert faults(store, *checkpoints) == []
    with store.transaction() as t:
        actions = t.session.scalars(select(AuditRow.action)).all()
    assert actions == [Action.DECIDE] * 3


def test_the_document_says_everything_in_itself(store: Store, made: Made) -> None:
    signed(store, made)
    with store.transaction() as t:
        row = t.session.scalars(select(DecisionRow)).one()
        said = json.loads(t.words(row, "document"))
    assert said["shown"]["versions"] == REPORT.versions.model_dump()
    assert said["signed_at"] == NOW.astimezone(ZoneInfo("Europe/London")).isoformat()
    assert said["reasons"].startswith("We know how")


def test_a_ledger_entry_tells_nothing_of_a_child(store: Store, made: Made) -> None:
    signed(store, made)
    with store.transaction() as t:
        (header,) = t.session.scalars(select(LedgerEntryRow.header))
    assert set(json.loads(header)) == {
        *("organisation", "sequence", "kind", "document", "author", "at", "supersedes", "format")
    }
    assert WORLD.referrals[0].child.name not in header


def test_whoever_may_not_decide_signs_nothing(store: Store, made: Made) -> None:
    with pytest.raises(NotThere):
        signed(store, made, person=made.officer)
    assert (rows(store, LedgerEntryRow), rows(store, DecisionRow)) == (0, 0)


def test_nobody_signs_in_anothers_name(store: Store, made: Made) -> None:
    other = Signer(person=made.officer, name="Somebody", relation="officer", proved_by="password")
    with pytest.raises(NotSound):
        signed(store, made, signed_by=other)


@pytest.mark.parametrize(
    "changed",
    [
        {"home": "SC999999"},
        {"referral": "R-999"},
        {"about": DAY - timedelta(days=1)},
        {"shown": {**REPORT.model_dump(mode="json"), "best": 0}},
    ],
)
def test_what_is_signed_is_what_was_assessed_and_shown(store: Store, made: Made, changed: dict[str, Any]) -> None:
    with pytest.raises(NotSound):
        signed(store, made, **changed)
    assert rows(store, DecisionRow) == 0


def test_an_assessment_that_a_changed_fact_has_voided_cannot_be_signed(store: Store, made: Made) -> None:
    whole = document(made, assessed(store, made, REPORT), REPORT)
    with store.transaction() as t:
        t.session.get_one(AssessmentRow, whole.assessment).void_since = NOW
    with pytest.raises(NotSound, match="run it again"):
        at_desk(store, made.manager, NOW, lambda desk: sign_decision(desk, whole))


def test_a_correction_supersedes_and_the_first_stays(store: Store, made: Made) -> None:
    first = document(made, assessed(store, made, REPORT), REPORT)
    at_desk(store, made.manager, NOW, lambda desk: sign_decision(desk, first))
    signed(store, made, supersedes=first.id, decided=Decided.DECLINE)
    assert rows(store, DecisionRow) == 2
    with pytest.raises(NotSound, match="no such decision"):
        signed(store, made, supersedes=new_id())


def test_conditions_are_written_down_exactly_where_it_is_accepted_with_conditions(made: Made) -> None:
    with pytest.raises(ValidationError):
        document(made, "a", REPORT, decided=Decided.ACCEPT_WITH_CONDITIONS)
    with pytest.raises(ValidationError):
        document(made, "a", REPORT, conditions=("a second waking night",))


@pytest.mark.parametrize("change", ["UPDATE decisions SET signed_by = signed_by", "DELETE FROM decisions"])
def test_the_database_itself_refuses_to_change_what_was_signed(store: Store, made: Made, change: str) -> None:
    signed(store, made)
    with pytest.raises(DBAPIError, match="can only grow"), store.engine.begin() as connection:
        connection.execute(text(change))


@pytest.mark.parametrize("change", ["UPDATE ledger_entries SET head = head", "DELETE FROM audit_rows"])
def test_neither_the_ledger_nor_the_audit_can_be_changed(store: Store, made: Made, change: str) -> None:
    signed(store, made)
    with pytest.raises(DBAPIError, match="can only grow"), store.engine.begin() as connection:
        connection.execute(text(change))


def test_a_document_exchanged_under_its_seal_is_found(store: Store, made: Made) -> None:
    checkpoint = signed(store, made)
    with store.transaction() as t:
        row = t.session.scalars(select(DecisionRow)).one()
        forged = t.seal(DecisionRow, row.id, "document", t.words(row, "document").replace("accept", "decline", 1))
        t.session.execute(update(DecisionRow).values(document=forged))
    assert faults(store, checkpoint) == ["entry 1: the document is not the one that was signed"]


def test_a_ledger_survives_new_keys(store: Store, made: Made) -> None:
    checkpoint = signed(store, made)
    rotate(store, NOW)
    assert faults(store, checkpoint) == []
    assert signed(store, made).size == 2


def cut(store: Store, made: Made) -> tuple[int, int, int]:
    """How many entries, documents and audit lines are left when the power goes before the signing is kept."""

    def work(desk: Desk) -> None:
        signing.sign_decision(desk, document(made, assessment, REPORT))
        raise RuntimeError("power cut")

    assessment = assessed(store, made, REPORT)
    with pytest.raises(RuntimeError, match="power cut"):
        at_desk(store, made.manager, NOW, work)
    return rows(store, LedgerEntryRow), rows(store, DecisionRow), rows(store, AuditRow)


def test_a_signing_that_was_cut_off_leaves_nothing_behind(store: Store, made: Made) -> None:
    assert cut(store, made) == (0, 0, 0)


def test_a_half_kept_signing_is_caught(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = signing.sign_decision

    def defect(desk: Desk, whole: DecisionDocument) -> Checkpoint:
        checkpoint = honest(desk, whole)
        desk.t.session.commit()
        return checkpoint

    monkeypatch.setattr(signing, "sign_decision", defect)
    assert cut(store, made) != (0, 0, 0)


def test_the_ledger_is_in_the_order_it_was_signed_whatever_the_clock_said(store: Store, made: Made) -> None:
    signed(store, made, signed_at=NOW)
    signed(store, made, signed_at=NOW - timedelta(minutes=5))
    assert faults(store) == []


def test_an_empty_ledger_has_a_checkpoint_that_notices_nothing_was_taken(store: Store, made: Made) -> None:
    with store.transaction() as t:
        empty = checkpoint_of(t, made.provider)
    assert empty.size == 0
    assert faults(store, empty) == []
    signed(store, made)
    assert faults(store, empty) == []
