"""Reads the ledgers as they are kept, and has each worked out again."""

from __future__ import annotations

import base64
import json
from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import select

from service.access.action import Action
from service.access.kind import Kind
from service.ledger.checkpoint import Checkpoint
from service.ledger.entry import Entry
from service.ledger.signature import public_of
from service.ledger.verify import Document, Fault, Verdict, verify
from service.records.desk import Desk
from service.sealing.sealed import CannotOpen
from service.store.opening import Transaction
from service.store.rows import DecisionRow, LedgerEntryRow, OrganisationRow, RetentionStepRow, SigningKeyRow

NOT_ITS_KEY = Fault(0, "the key that its checkpoints are signed with was replaced or taken away")


def verify_all(t: Transaction, checkpoints: Collection[Checkpoint] = ()) -> list[tuple[str, Verdict]]:
    """Every organisation that has a ledger, or of which a checkpoint is given, by name, with what was found of it."""
    named = {row.id: row.name for row in t.session.scalars(select(OrganisationRow))}
    written = t.session.scalars(select(LedgerEntryRow.organisation_id).distinct())
    signed = t.session.scalars(select(DecisionRow.organisation_id).distinct())
    held = t.session.scalars(select(RetentionStepRow.organisation_id).distinct())
    ids = {*written, *signed, *held, *(checkpoint.organisation for checkpoint in checkpoints)}
    found = ((named.get(id, f"(no organisation of the id {id})"), verify_one(t, id, checkpoints)) for id in ids)
    return sorted(found, key=lambda pair: (pair[0], pair[1].organisation))


def with_ledgers(t: Transaction) -> list[str]:
    """The ids of every organisation whose ledger has a key, and so can be written out."""
    return sorted(t.session.scalars(select(SigningKeyRow.id)))


def that_may_be_taken(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The organisations whose ledger this person may verify, each by the id of its row and its name; each is noted."""
    may = desk.all_that_may(Action.VERIFY, Kind.ORGANISATION)
    rows = desk.t.session.scalars(select(OrganisationRow).where(may).order_by(OrganisationRow.name)).all()
    desk.ask_each(Action.VERIFY, Kind.ORGANISATION, (row.id for row in rows))
    return tuple((row.id, row.name) for row in rows)


def written_out(t: Transaction, organisation: str) -> str:
    """A ledger as lines that `verify_ledger.py` reads by itself. Nothing in them is of a child.

    Raises KeyError for an organisation that has none.
    """
    key = t.session.get(SigningKeyRow, organisation)
    if key is None:
        raise KeyError(organisation)
    first = {"organisation": organisation, "public": key.public.hex()}
    parts = ("sequence", "header", "commitment", "head")
    lines = ({name: getattr(entry, name) for name in parts} for entry in _entries(t, organisation))
    return "".join(f"{json.dumps(line)}\n" for line in (first, *lines))


def _entries(t: Transaction, organisation: str) -> list[Entry]:
    own = LedgerEntryRow.organisation_id == organisation
    rows = t.session.scalars(select(LedgerEntryRow).where(own).order_by(LedgerEntryRow.sequence))
    return [Entry(r.organisation_id, r.sequence, r.header, r.commitment, r.head) for r in rows]


def verify_one(t: Transaction, organisation: str, checkpoints: Collection[Checkpoint] = ()) -> Verdict:
    """One organisation's ledger, worked out again from its first entry, with every document it commits to."""
    entries = _entries(t, organisation)
    signed = t.session.scalars(select(DecisionRow).where(DecisionRow.organisation_id == organisation)).all()
    steps = t.session.scalars(select(RetentionStepRow).where(RetentionStepRow.organisation_id == organisation)).all()
    key = t.session.get(SigningKeyRow, organisation)
    decided, taken = [_document(t, row) for row in signed], [_document(t, row) for row in steps]
    public = None if key is None else key.public
    found = verify(organisation, entries, (*decided, *taken), checkpoints, public, _destroyed(taken))
    return found if not entries or _is_whole(t, key) else replace(found, faults=(NOT_ITS_KEY, *found.faults))


def _is_whole(t: Transaction, key: SigningKeyRow | None) -> bool:
    """Whether the public half is that of the private one, which nobody can replace without the root key."""
    try:
        return key is not None and public_of(base64.b64decode(t.words(key, "private"))) == key.public
    except CannotOpen:
        return False


def _destroyed(steps: Collection[Document]) -> set[str]:
    """The decisions of which a step says that they were destroyed; a step that was changed is a fault by itself."""
    return {id for step in steps if step.content for id in json.loads(step.content)["decisions"]}


def _document(t: Transaction, row: DecisionRow | RetentionStepRow) -> Document:
    """One that was changed under its seal cannot be opened: it is then taken as empty, which nothing commits to."""
    try:
        content, salt = t.words(row, "document"), t.words(row, "salt")
    except CannotOpen:
        return Document(row.id, row.sequence, b"", b"")
    return Document(row.id, row.sequence, content.encode(), base64.b64decode(salt))
