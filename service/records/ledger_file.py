"""A ledger to be kept elsewhere: its lines, a signed checkpoint, and a program that checks both with Python alone."""

from __future__ import annotations

import io
import zipfile
from importlib.resources import files

from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk
from service.records.ledgers import written_out
from service.records.signing import checkpoint_of

VERIFIER = "verify_ledger.py"
ANY_DAY = (1980, 1, 1, 0, 0, 0)
"""Of every part, so that the same ledger has the same bytes."""


def ledger_file(desk: Desk, organisation: str) -> bytes:
    """A ZIP with the three; nothing in it is of a child. Raises NotThere."""
    desk.ask(Action.VERIFY, Kind.ORGANISATION, organisation)
    checkpoint = str(checkpoint_of(desk.t, organisation))
    parts = {
        VERIFIER: (files("service.ledger") / VERIFIER).read_bytes(),
        "ledger.ledger": written_out(desk.t, organisation).encode(),
        "ledger.checkpoint": checkpoint.encode(),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, ANY_DAY), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
