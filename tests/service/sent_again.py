"""Each thing asked once to five times under its key, cut off, out of order, of a service that is killed between."""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
from collections import defaultdict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from urllib.parse import urlsplit

from httpx2 import Client
from sqlalchemy import func, select

from service.settings import Settings
from service.store.opening import open_store
from service.store.rows import HomeEnquiryRow
from tests.service.records.made import NOW, Made
from tests.service.serving import laid_out, serving_process, signed_in

PATH = "/do/log-an-enquiry"
KEPT, OTHERWISE = 200, 422
WAITS = {409, 503}
"""Somebody asks it just now, or has no time: to be asked again."""
AT_ONCE, MOST_TIMES, TRIES, OF_ONE_SERVICE = 4, 5, 50, 100


@dataclass
class Sent:
    """What came of it: how often something was sent, how often nobody waited for the answer, and what is broken."""

    requests: int = 0
    sent: int = 0
    cut: int = 0
    broken: list[str] = field(default_factory=list)
    answers: dict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True)
class Sender:
    """Whoever sends to one service."""

    origin: str
    headers: Mapping[str, str]
    made: Made
    sent: Sent

    def body(self, key: str, word: str = "") -> bytes:
        """What is asked under that key, to the byte."""
        asked = {
            "home": self.made.home,
            "referral": self.made.referral,
            "asked": "school",
            "whom": "the head teacher",
            "how": "by telephone",
            "asked_at": datetime(2026, 11, 16, 9, 0, tzinfo=UTC).isoformat(),
            "question": f"What of {key}{word}?",
        }
        return json.dumps(asked).encode()

    def send(self, key: str, word: str = "") -> int:
        """The status that it comes to, once somebody has time for it."""
        with Client(base_url=self.origin, headers=dict(self.headers), timeout=300) as client:
            for _ in range(TRIES):
                said = {"Idempotency-Key": key, "Content-Type": "application/json"}
                answer = client.post(PATH, content=self.body(key, word), headers=said)
                if answer.status_code not in WAITS:
                    break
        if answer.status_code == KEPT:
            self.sent.answers[key].add(answer.content)
        return int(answer.status_code)

    def cut(self, key: str) -> None:
        """It is sent, and nobody waits for the answer."""
        self.sent.cut += 1
        at, body = urlsplit(self.origin), self.body(key)
        said = {**self.headers, "Host": at.netloc, "Idempotency-Key": key, "Content-Type": "application/json"}
        lines = [f"POST {PATH} HTTP/1.1", *(f"{n}: {v}" for n, v in said.items()), f"Content-Length: {len(body)}"]
        with socket.create_connection((str(at.hostname), int(at.port or 80)), timeout=60) as line:
            line.sendall("\r\n".join([*lines, "", ""]).encode() + body)


def sent_again(settings: Settings, requests: int, dice: Random, module: str = "service") -> Sent:
    """So many requests, each of which has to have been done once at the end, with one answer to all who asked it.

    `module`: what is run as the service.
    """
    made, found = laid_out(settings), Sent(requests)
    headers = signed_in(settings, made.manager)
    for first in range(0, requests, OF_ONE_SERVICE):
        keys = [secrets.token_hex(16) for _ in range(min(OF_ONE_SERVICE, requests - first))]
        with serving_process(settings, module=module) as (origin, process):
            _send_all(Sender(origin, headers, made, found), keys, dice)
            os.kill(process, signal.SIGKILL)
        with serving_process(settings, module=module) as (origin, _):
            _send_last(Sender(origin, headers, made, found), keys)
    store = open_store(settings, NOW)
    with store.transaction() as t:
        done = t.session.scalar(select(func.count()).select_from(HomeEnquiryRow))
    store.close()
    found.broken += [] if done == requests else [f"{requests} were asked and {done} done"]
    found.broken += [f"{key} was answered in {len(a)} ways" for key, a in found.answers.items() if len(a) != 1]
    return found


def _send_all(sender: Sender, keys: list[str], dice: Random) -> None:
    sendings = [(key, dice.random() < 1 / 4) for key in keys for _ in range(dice.randint(1, MOST_TIMES))]
    dice.shuffle(sendings)
    sender.sent.sent += len(sendings)

    def send(sending: tuple[str, bool]) -> None:
        key, is_cut = sending
        if is_cut:
            sender.cut(key)
        elif (status := sender.send(key)) != KEPT:
            sender.sent.broken.append(f"it was answered with {status}")

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(send, sendings))


def _send_last(sender: Sender, keys: list[str]) -> None:
    """Each once more, and then with something else under its key."""
    for key in keys:
        for word, wanted in (("", KEPT), (" else", OTHERWISE)):
            status = sender.send(key, word)
            sender.sent.broken += [] if status == wanted else [f"after the service was killed it was {status}"]
