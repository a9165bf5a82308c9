"""Closing a referral and sending it, or taking an offer for it, at once: one comes first, and the records say so."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select

from service.records import sendings
from service.records.home_answers import Says
from service.store.rows import HoldRow, SendingRow
from tests.service.actions.test_offers import SOON, URN, accept, answer, tell
from tests.service.actions.test_placing import refer, told
from tests.service.api.asking import key
from tests.service.api.conftest import Running

REFERRALS = 6
BUSY, TRIES = 503, 20
KEPT, REFUSED = 200, {400, 409, 422}
CLOSE: dict[str, Any] = {"cause": "a home is no longer looked for"}
SEND: dict[str, Any] = {"homes": [{"urn": URN, "hold": True}]}
TAKE: dict[str, Any] = {"urn": URN}


def ask(running: Running, action: str, referral: str, said: dict[str, Any]) -> int:
    browser, once = running.by(running.made.officer), key()
    for _ in range(TRIES):
        found = browser.post(f"/authority/do/{action}", json={"referral": referral, **said}, headers=once)
        if found.status_code != BUSY:
            break
    return int(found.status_code)


def both_at_once(running: Running, action: str, referral: str, said: dict[str, Any]) -> tuple[int, int]:
    """What closing was answered, and what the other was."""
    together = Barrier(2)

    def one(doing: str, what: dict[str, Any]) -> int:
        together.wait()
        return ask(running, doing, referral, what)

    with ThreadPoolExecutor(2) as pool:
        closed, other = pool.submit(one, "close-a-referral", CLOSE), pool.submit(one, action, said)
        return closed.result(), other.result()


def must_be_one_order(running: Running, referral: str, closed: int, other: int) -> None:
    """Closed it is, and nothing of it is left open: what was done before was ended by it, what came after refused."""
    assert closed == KEPT
    assert other == KEPT or other in REFUSED
    with running.store.transaction() as t:
        sent = t.session.scalars(select(SendingRow).where(SendingRow.referral_id == referral)).all()
        held = t.session.scalars(select(HoldRow).where(HoldRow.referral_id == referral)).all()
        assert [row for row in sent if row.withdrawn_on is None] == []
        assert [row for row in held if row.ended_at is None] == []
        assert bool(sent) or other != KEPT


def test_a_referral_closed_and_sent_at_once_is_left_open_nowhere(running: Running) -> None:
    tell(running.store, running.made, 1)
    for referral in refer(running.store, running.made, *(told(1 + number) for number in range(REFERRALS))):
        must_be_one_order(running, referral, *both_at_once(running, "send-to-homes", referral, SEND))


def offered(running: Running) -> str:
    """A referral with a home's offer, which waits to be taken."""
    tell(running.store, running.made, 1)
    accept(running.store, running.made)
    answer(running.store, running.made, running.made.referral, says=Says.OFFERED, until=SOON)
    return running.made.referral


def test_an_offer_taken_while_its_referral_is_closed_holds_no_place(running: Running) -> None:
    referral = offered(running)
    must_be_one_order(running, referral, *both_at_once(running, "take-an-offer", referral, TAKE))


def test_sending_what_is_closed_would_be_caught(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sendings, "must_be_open", lambda *_: None)
    tell(running.store, running.made, 1)
    (referral,) = refer(running.store, running.made, told(1))
    closed = ask(running, "close-a-referral", referral, CLOSE)
    with pytest.raises(AssertionError):
        must_be_one_order(running, referral, closed, ask(running, "send-to-homes", referral, SEND))
