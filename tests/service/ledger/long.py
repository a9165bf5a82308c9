"""Writes out a ledger of any length, entry by entry, without ever holding it whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from service.ledger.checkpoint import Checkpoint
from service.ledger.entry import BEFORE_THE_FIRST, Entry, Header, next_entry
from service.ledger.signature import new_pair, sign
from tests.service.ledger.attacks import OWN


def entries_of(size: int) -> Iterator[Entry]:
    """So many, each chained to the one before it."""
    before, begun = BEFORE_THE_FIRST, datetime(2026, 11, 16, tzinfo=UTC)
    for number in range(1, size + 1):
        mark = hashlib.sha256(str(number).encode()).hexdigest()
        header = Header(OWN, number, "decision", mark[:32], "c" * 32, begun + timedelta(minutes=number))
        entry = next_entry(header, mark, before)
        before = entry.head
        yield entry


def write(file: Path, size: int, changed: int = 0) -> Checkpoint:
    """A ledger of that many entries, and its checkpoint; of one entry what it commits to is `changed` afterwards."""
    private, public = new_pair()
    head = BEFORE_THE_FIRST
    with file.open("w", encoding="utf-8") as out:
        out.write(json.dumps({"organisation": OWN, "public": public.hex()}) + "\n")
        for entry in entries_of(size):
            head = entry.head
            commitment = "0" * 64 if entry.sequence == changed else entry.commitment
            said = {"sequence": entry.sequence, "header": entry.header, "commitment": commitment, "head": head}
            out.write(json.dumps(said) + "\n")
    return sign(OWN, size, head, private)
