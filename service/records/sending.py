"""Sends a referral to a home: from that day on the home may read it and run its check."""

from __future__ import annotations

from datetime import date

from service.store.opening import Transaction
from service.store.rows import SendingRow


def send(t: Transaction, referral: str, home: str, on: date) -> None:
    """The referral and the home by the ids of their rows."""
    t.session.add(SendingRow(referral_id=referral, home_id=home, sent_on=on))
    t.session.flush()
