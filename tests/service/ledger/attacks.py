"""Ways to tamper with a ledger, for somebody who can write whatever they like in the database."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

from service.ledger.checkpoint import Checkpoint
from service.ledger.entry import BEFORE_THE_FIRST, Entry, Header, commit_to, next_entry
from service.ledger.signature import new_pair, sign
from service.ledger.verify import Document, Verdict, verify

OWN, OTHER = "a" * 32, "b" * 32


@dataclass(frozen=True)
class Kept:
    """One organisation's ledger as it is kept, with the checkpoint that was printed of it and its key."""

    entries: tuple[Entry, ...]
    documents: tuple[Document, ...]
    public: bytes
    checkpoint: Checkpoint

    def verdict(self, *checkpoints: Checkpoint) -> Verdict:
        return verify(OWN, self.entries, self.documents, checkpoints, self.public)


def kept(size: int, organisation: str = OWN, word: str = "decision") -> Kept:
    """An honest ledger of that many decisions."""
    private, public = new_pair()
    entries, documents = chain(size, organisation, word, (), ())
    head = entries[-1].head if entries else BEFORE_THE_FIRST
    return Kept(entries, documents, public, sign(organisation, size, head, private))


def chain(
    size: int, organisation: str, word: str, entries: tuple[Entry, ...], documents: tuple[Document, ...]
) -> tuple[tuple[Entry, ...], tuple[Document, ...]]:
    """The ledger carried on to that many entries, as the program would."""
    for number in range(len(entries) + 1, size + 1):
        id = hashlib.sha256(f"{organisation} {number}".encode()).hexdigest()[:32]
        salt, content = hashlib.sha256(id.encode()).digest(), f'{{"{word}":{number}}}'.encode()
        at = datetime(2026, 11, 16, tzinfo=UTC) + timedelta(hours=number)
        header = Header(organisation, number, "decision", id, "c" * 32, at)
        before = entries[-1].head if entries else BEFORE_THE_FIRST
        entries = (*entries, next_entry(header, commit_to(content, salt), before))
        documents = (*documents, Document(id, number, content, salt))
    return entries, documents


Attack = Callable[[Kept, Random], Kept]


def _changed(text: str, dice: Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + ("0" if text[at] != "0" else "1") + text[at + 1 :]


def _one_entry(whole: Kept, dice: Random, **change: Callable[[str], str]) -> Kept:
    at = dice.randrange(len(whole.entries))
    entry = whole.entries[at]
    values = {name: made(getattr(entry, name)) for name, made in change.items()}
    return replace(whole, entries=(*whole.entries[:at], replace(entry, **values), *whole.entries[at + 1 :]))  # type: ignore[arg-type]


def change_header(whole: Kept, dice: Random) -> Kept:
    return _one_entry(whole, dice, header=lambda text: _changed(text, dice))


def change_commitment(whole: Kept, dice: Random) -> Kept:
    return _one_entry(whole, dice, commitment=lambda text: _changed(text, dice))


def change_head(whole: Kept, dice: Random) -> Kept:
    return _one_entry(whole, dice, head=lambda text: _changed(text, dice))


def delete_entry(whole: Kept, dice: Random) -> Kept:
    """With its document, somewhere before the last."""
    at = dice.randrange(len(whole.entries) - 1)
    entries = (*whole.entries[:at], *whole.entries[at + 1 :])
    return replace(whole, entries=entries, documents=tuple(d for d in whole.documents if d.sequence != at + 1))


def swap_entries(whole: Kept, dice: Random) -> Kept:
    """Two change their numbers, and so their order."""
    one, other = sorted(dice.sample(range(len(whole.entries)), 2))
    entries = list(whole.entries)
    entries[one], entries[other] = (
        replace(entries[other], sequence=one + 1),
        replace(entries[one], sequence=other + 1),
    )
    return replace(whole, entries=tuple(entries))


def insert_entry(whole: Kept, dice: Random) -> Kept:
    """A copy of one is put in, and the later ones are numbered on."""
    at = dice.randrange(len(whole.entries))
    later = (replace(entry, sequence=entry.sequence + 1) for entry in whole.entries[at:])
    return replace(whole, entries=(*whole.entries[: at + 1], *later))


def change_document(whole: Kept, dice: Random) -> Kept:
    at = dice.randrange(len(whole.documents))
    document = replace(whole.documents[at], content=whole.documents[at].content + b" ")
    return replace(whole, documents=(*whole.documents[:at], document, *whole.documents[at + 1 :]))


def delete_document(whole: Kept, dice: Random) -> Kept:
    at = dice.randrange(len(whole.documents))
    return replace(whole, documents=(*whole.documents[:at], *whole.documents[at + 1 :]))


def swap_documents(whole: Kept, dice: Random) -> Kept:
    one, other = dice.sample(range(len(whole.documents)), 2)
    documents = list(whole.documents)
    documents[one], documents[other] = (
        replace(documents[other], sequence=one + 1),
        replace(documents[one], sequence=other + 1),
    )
    return replace(whole, documents=tuple(documents))


def add_document(whole: Kept, dice: Random) -> Kept:
    """A decision that nobody entered in the ledger."""
    return replace(whole, documents=(*whole.documents, Document("d" * 32, len(whole.entries) + 1, b"{}", b"s")))


def take_another_organisations(whole: Kept, dice: Random) -> Kept:
    """The whole ledger of another organisation in the place of this one's."""
    other = kept(len(whole.entries), OTHER)
    entries = tuple(replace(entry, organisation=OWN) for entry in other.entries)
    return replace(whole, entries=entries, documents=other.documents)


def truncate(whole: Kept, dice: Random) -> Kept:
    """The last entries are taken away, with their documents: so is an old backup put back."""
    size = dice.randrange(len(whole.entries))
    return replace(whole, entries=whole.entries[:size], documents=whole.documents[:size])


def rewrite_tail(whole: Kept, dice: Random) -> Kept:
    """Everything from some entry on is written anew, as the program would have."""
    size = dice.randrange(len(whole.entries))
    entries, documents = chain(
        len(whole.entries), OWN, "another decision", whole.entries[:size], whole.documents[:size]
    )
    return replace(whole, entries=entries, documents=documents)


def fork(whole: Kept, dice: Random) -> Kept:
    """Written anew from some entry on, and longer than it was."""
    rewritten = rewrite_tail(whole, dice)
    entries, documents = chain(len(whole.entries) + 2, OWN, "another decision", rewritten.entries, rewritten.documents)
    return replace(whole, entries=entries, documents=documents)


def swap_key(whole: Kept, dice: Random) -> Kept:
    """Another key is put in, so that other checkpoints can be signed."""
    return replace(whole, public=new_pair()[1])


SEEN_IN_THE_LEDGER: tuple[Attack, ...] = (
    *(change_header, change_commitment, change_head, delete_entry, swap_entries, insert_entry),
    *(change_document, delete_document, swap_documents, add_document, take_another_organisations),
)
SEEN_BY_A_CHECKPOINT: tuple[Attack, ...] = (truncate, rewrite_tail, fork, swap_key)
