"""The service where the disk fills up: what is answered is there, what is refused is not, and then it goes on.

Its database file may grow no further, as on a disk that is full; the limit is taken away again while it runs.
"""

from __future__ import annotations

import resource
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from httpx2 import Client
from sqlalchemy import func, make_url, select

from service.settings import Settings
from service.store.opening import open_store
from service.store.rows import AssessmentRow, KeptAnswerRow
from tests.service.records.made import NOW, Made
from tests.service.serving import laid_out, serving_process, signed_in

UNLIMITED, KEPT, REFUSED = resource.RLIM_INFINITY, 200, 503
MOST_BYTES, MOST_CHECKS = 200_000, 40
SECONDS = 5.0
"""In which it goes on, once there is room again."""


@dataclass
class Tried:
    """What was kept, how often it was refused, and what was not as it should be."""

    kept: list[str] = field(default_factory=list)
    refused: int = 0
    slowest: float = 0.0
    broken: list[str] = field(default_factory=list)


def filled(settings: Settings, times: int, dice: Random) -> Tried:
    """The disk full at so many moments, drawn from the dice."""
    made, tried = laid_out(settings), Tried()
    with (
        serving_process(settings) as (origin, process),
        Client(base_url=origin, headers=signed_in(settings, made.manager), timeout=120) as client,
    ):
        for _ in range(times):
            _fill_once(client, settings, process, made, dice, tried)
            tried.broken += [f"{id} was answered and is not there" for id in tried.kept if not _is_there(client, id)]
    tried.broken += _half_kept(settings, tried)
    return tried


def _fill_once(client: Client, settings: Settings, process: int, made: Made, dice: Random, tried: Tried) -> None:
    file = Path(str(make_url(settings.database).database))
    resource.prlimit(process, resource.RLIMIT_FSIZE, (file.stat().st_size + dice.randrange(MOST_BYTES), UNLIMITED))
    refused = next((once for once in _checks(client, made, tried)), None)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (UNLIMITED, UNLIMITED))
    if refused is None:
        return
    tried.refused += 1
    begun = time.monotonic()
    while _check(client, made, refused, tried) == REFUSED and time.monotonic() - begun < SECONDS:
        time.sleep(0.05)
    tried.slowest = max(tried.slowest, time.monotonic() - begun)
    if tried.slowest > SECONDS:
        tried.broken.append("it did not go on when there was room again")


def _checks(client: Client, made: Made, tried: Tried) -> Iterator[str]:
    """The key of each check that is refused."""
    for _ in range(MOST_CHECKS):
        once = secrets.token_hex(16)
        if _check(client, made, once, tried) != KEPT:
            yield once


def _check(client: Client, made: Made, once: str, tried: Tried) -> int:
    asked = {"home": made.home, "referral": made.referral}
    answer = client.post("/do/run-the-match-check", json=asked, headers={"Idempotency-Key": once})
    if answer.status_code == KEPT:
        tried.kept.append(answer.json()["id"])
    elif answer.status_code != REFUSED:
        tried.broken.append(f"it was answered with {answer.status_code}")
    return int(answer.status_code)


def _is_there(client: Client, id: str) -> bool:
    return int(client.post("/do/read-an-assessment", json={"assessment": id}).status_code) == KEPT


def _half_kept(settings: Settings, tried: Tried) -> list[str]:
    store = open_store(settings, NOW)
    with store.transaction() as t:
        checks, answers = (
            t.session.scalar(select(func.count()).select_from(k)) for k in (AssessmentRow, KeptAnswerRow)
        )
    store.close()
    if checks == answers == len(set(tried.kept)):
        return []
    return [f"{len(tried.kept)} were answered; {checks} are there, and {answers} answers"]
