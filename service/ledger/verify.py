"""Works a ledger out again from its beginning and says what does not hold, and what cannot be excluded.

Without a checkpoint kept elsewhere nobody can tell a ledger whose last entries were cut off, or written anew, from one
that was always so: the chain would be whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from service.ledger.checkpoint import Checkpoint
from service.ledger.entry import BEFORE_THE_FIRST, Entry, chained, commit_to
from service.ledger.signature import is_signed_by

NOT_EXCLUDED = (
    "No checkpoint that was kept elsewhere was given. It cannot be excluded that the last entries were taken away, or"
    " that everything from some entry on was written anew."
)


@dataclass(frozen=True, order=True)
class Fault:
    """Something that does not hold: at which entry, counted from 1, and what. 0: of the ledger as a whole."""

    sequence: int
    what: str

    def __str__(self) -> str:
        return f"entry {self.sequence}: {self.what}" if self.sequence else self.what


@dataclass(frozen=True)
class Document:
    """A document that the ledger commits to, by its id and the number of its entry."""

    id: str
    sequence: int
    content: bytes
    salt: bytes


@dataclass(frozen=True)
class Verdict:
    """What was found of one ledger."""

    organisation: str
    size: int
    head: str
    faults: tuple[Fault, ...]
    held_against: int
    """How many checkpoints of it, kept elsewhere, it was held against."""

    @property
    def holds(self) -> bool:
        """Whether nothing was found; whether that excludes everything, `held_against` says."""
        return not self.faults


def verify(
    organisation: str,
    entries: Sequence[Entry],
    documents: Iterable[Document] = (),
    checkpoints: Collection[Checkpoint] = (),
    public: bytes | None = None,
    destroyed: Collection[str] = (),
) -> Verdict:
    """Every fault of one organisation's ledger, in the order of the entries. `entries` in the order of their numbers.

    `checkpoints` of other organisations are passed over. `public`: the key that its checkpoints should be signed with.
    `destroyed`: ids of documents of which another that the ledger commits to says that they were destroyed.
    """
    heads = [BEFORE_THE_FIRST, *(entry.head for entry in entries)]
    own = [checkpoint for checkpoint in checkpoints if checkpoint.organisation == organisation]
    found = {
        *_of_chain(organisation, entries),
        *_of_documents(entries, {document.sequence: document for document in documents}, destroyed),
        *(fault for checkpoint in own for fault in _of_checkpoint(checkpoint, heads, public)),
    }
    return Verdict(organisation, len(entries), heads[-1], tuple(sorted(found)), len(own))


def _of_chain(organisation: str, entries: Sequence[Entry]) -> Iterator[Fault]:
    before = BEFORE_THE_FIRST
    for number, entry in enumerate(entries, 1):
        if entry.sequence != number:
            yield Fault(number, "an entry is missing, or stands in another's place")
        if (entry.organisation, entry.says("organisation")) != (organisation, organisation):
            yield Fault(number, "the entry is another organisation's")
        if entry.says("sequence") != entry.sequence:
            yield Fault(number, "the entry says that it stood in another place")
        if not _chains(before, entry):
            yield Fault(number, "the entry or one before it was changed")
        before = entry.head


def _chains(before: str, entry: Entry) -> bool:
    try:
        return chained(before, entry.header, entry.commitment) == entry.head
    except ValueError:
        return False


def _of_documents(
    entries: Sequence[Entry], documents: dict[int, Document], destroyed: Collection[str]
) -> Iterator[Fault]:
    for entry in entries:
        document = documents.pop(entry.sequence, None)
        if document is None and entry.says("document") in destroyed:
            continue
        if document is None:
            yield Fault(entry.sequence, "the document that was signed is missing")
        elif document.id != entry.says("document"):
            yield Fault(entry.sequence, "another document stands in the place of the one that was signed")
        elif commit_to(document.content, document.salt) != entry.commitment:
            yield Fault(entry.sequence, "the document is not the one that was signed")
    for sequence in documents:
        yield Fault(sequence, "a document has no entry")


def _of_checkpoint(checkpoint: Checkpoint, heads: Sequence[str], public: bytes | None) -> Iterator[Fault]:
    size = checkpoint.size
    if public is None or not is_signed_by(checkpoint, public):
        yield Fault(size, "the key that signed the checkpoint is not the ledger's")
    if size >= len(heads):
        yield Fault(len(heads), f"the last entries were taken away: there were {size}")
    elif heads[size] != checkpoint.head:
        yield Fault(size, "the ledger up to here is not what it was at the checkpoint")
