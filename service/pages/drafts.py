"""What somebody typed when their session had ended: kept in their own browser, sealed, and opened for nobody else."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import datetime

from service.pages.sent import NOTHING, Sent
from service.sealing.sealed import CannotOpen, Spot, is_sealed, seal, unseal
from service.store.opening import Store

NUMBER = 0
LONGEST_SECONDS = 12 * 60 * 60
SECRETS = ("password", "code", "mark", "key")


def sealed_draft(store: Store, person: str, path: str, sent: Sent, now: datetime) -> str:
    """The fields as letters that say nothing; password and code are left out. Only this person can have them back."""
    written = json.dumps({"at": now.timestamp(), "fields": dict(sent.without(*SECRETS).fields)})
    return base64.urlsafe_b64encode(seal(NUMBER, _key(store), _spot(person, path), written.encode())).decode()


def draft_in(store: Store, person: str, path: str, letters: str, now: datetime) -> Sent:
    """What was sealed for this person and page; nothing where it was for another, or is too old."""
    try:
        sealed = base64.b64decode(letters.encode("ascii"), altchars=b"-_", validate=True)
        written = unseal(_key(store), _spot(person, path), sealed) if is_sealed(sealed) else b"{}"
    except (CannotOpen, UnicodeEncodeError, binascii.Error):
        return NOTHING
    kept = json.loads(written)
    if not kept or not 0 <= now.timestamp() - kept["at"] < LONGEST_SECONDS:
        return NOTHING
    return Sent(kept["fields"])


def _key(store: Store) -> bytes:
    return store.root.derived("drafts of forms", b"")


def _spot(person: str, path: str) -> Spot:
    return Spot("draft", path, person)
