"""Signs a decision: the document, its ledger entry and its audit line are kept together, or none of them is."""

from __future__ import annotations

import base64
import secrets
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import select

from service.access.action import Action
from service.access.kind import Kind
from service.ledger.canonical import canonical
from service.ledger.checkpoint import Checkpoint
from service.ledger.document import DecisionDocument
from service.ledger.entry import BEFORE_THE_FIRST, SALT_BYTES, Header, commit_to, next_entry
from service.ledger.signature import new_pair, sign
from service.records.desk import Desk
from service.records.soundness import must_be_sound
from service.store.opening import Transaction
from service.store.rows import DecisionRow, LedgerEntryRow, OrganisationRow, SigningKeyRow

KIND = "decision"


class Signed(NamedTuple):
    """What an entry says in the clear of the document it commits to: its kind and id, by whom and when."""

    kind: str
    document: str
    author: str
    at: datetime
    supersedes: str | None = None


def sign_decision(desk: Desk, document: DecisionDocument) -> Checkpoint:
    """Signs it for the organisation whose assessment it rests on; the checkpoint is to be printed on it.

    Raises NotThere when this person may not, NotSound when the document is not about what it rests on.
    """
    keeper = desk.ask(Action.DECIDE, Kind.ASSESSMENT, document.assessment).keeper
    must_be_sound(desk, document, keeper)
    content, salt = canonical(document.plain()), secrets.token_bytes(SALT_BYTES)
    by, at = document.signed_by.person, document.signed_at
    signed = Signed(KIND, document.id, by, at, document.supersedes)
    sequence = enter(desk.t, keeper, signed, commit_to(content, salt))
    row = DecisionRow(
        id=document.id,
        organisation_id=keeper,
        sequence=sequence,
        assessment_id=document.assessment,
        supersedes=document.supersedes,
        signed_by=desk.actor.person,
        signed_at=document.signed_at,
        document=desk.t.seal(DecisionRow, document.id, "document", content.decode()),
        salt=desk.t.seal(DecisionRow, document.id, "salt", base64.b64encode(salt).decode()),
    )
    desk.t.session.add(row)
    desk.t.session.flush()
    return checkpoint_of(desk.t, keeper)


def enter(t: Transaction, keeper: str, signed: Signed, commitment: str) -> int:
    """The entry that comes next in the ledger; its number. Until this transaction ends nobody else adds one."""
    last = _last_of(t, keeper)
    header = Header(
        organisation=keeper,
        sequence=1 if last is None else last.sequence + 1,
        kind=signed.kind,
        document=signed.document,
        author=signed.author,
        at=signed.at.astimezone(UTC),
        supersedes=signed.supersedes,
    )
    entry = next_entry(header, commitment, BEFORE_THE_FIRST if last is None else last.head)
    row = LedgerEntryRow(
        organisation_id=entry.organisation,
        sequence=entry.sequence,
        header=entry.header,
        commitment=entry.commitment,
        head=entry.head,
    )
    t.session.add(row)
    t.session.flush()
    return entry.sequence


def checkpoint_of(t: Transaction, organisation: str) -> Checkpoint:
    """The signed checkpoint of an organisation's ledger as it is now; its key is made with its first."""
    key = t.session.get(SigningKeyRow, organisation)
    if key is None:
        private, public = new_pair()
        sealed = t.seal(SigningKeyRow, organisation, "private", base64.b64encode(private).decode())
        key = SigningKeyRow(id=organisation, public=public, private=sealed)
        t.session.add(key)
        t.session.flush()
    last = _last(t, organisation)
    size, head = (0, BEFORE_THE_FIRST) if last is None else (last.sequence, last.head)
    return sign(organisation, size, head, base64.b64decode(t.words(key, "private")))


def one_at_a_time(t: Transaction, organisation: str) -> None:
    """Until this transaction ends nobody else signs for the organisation.

    Lines of the audit that name it are written meanwhile: two who each wrote one and then sign wait for one another's
    signature alone, and never for ever.
    """
    held = select(OrganisationRow.id).where(OrganisationRow.id == organisation)
    t.session.execute(held.with_for_update(key_share=True))


def _last_of(t: Transaction, organisation: str) -> LedgerEntryRow | None:
    """The last entry; until this transaction ends nobody else can add one."""
    one_at_a_time(t, organisation)
    return _last(t, organisation)


def _last(t: Transaction, organisation: str) -> LedgerEntryRow | None:
    entries = select(LedgerEntryRow).where(LedgerEntryRow.organisation_id == organisation)
    return t.session.scalars(entries.order_by(LedgerEntryRow.sequence.desc()).limit(1)).first()
