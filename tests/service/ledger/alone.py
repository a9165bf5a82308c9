"""The program that ships with ledgers written out, asked of a ledger as the tests keep it."""

from __future__ import annotations

import base64
import json

from service.ledger import verify_ledger
from tests.service.ledger.attacks import OWN, Kept


def written(whole: Kept) -> str:
    """The ledger as it is written out."""
    first = {"organisation": OWN, "public": whole.public.hex()}
    parts = ("sequence", "header", "commitment", "head")
    entries = ({name: getattr(entry, name) for name in parts} for entry in whole.entries)
    return "\n".join(json.dumps(line) for line in (first, *entries))


def proofs(whole: Kept) -> list[str]:
    """Each document as somebody who may read it has it from the service."""
    salted = ((d.sequence, base64.b64encode(d.salt).decode(), d.content.decode()) for d in whole.documents)
    return [json.dumps({"proof": dict(zip(("sequence", "salt", "written"), each, strict=True))}) for each in salted]


def holds_alone(whole: Kept, *checkpoints: str) -> bool:
    """Whether that program finds nothing in the chain or beside the checkpoints. It is not shown the documents."""
    organisation, public, entries = verify_ledger.read_ledger(written(whole).splitlines())
    of_chain = list(verify_ledger.faults_of_chain(organisation, entries))
    beside = (verify_ledger.faults_of_checkpoint(text, organisation, public, entries) for text in checkpoints)
    return not of_chain and not any(list(faults) for faults in beside)
