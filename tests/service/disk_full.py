"""The service where its disk fails: what is answered is there, what is refused is not, and then it goes on.

Its database file may grow no further, as on a disk that is full; or one write fails, or all from one on, as on a disk
that has an error or may only be read. While it runs all is well again.
"""

from __future__ import annotations

import resource
import secrets
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
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
from tests.service.syncing import WATCHES

UNLIMITED, KEPT, REFUSED = resource.RLIM_INFINITY, 200, 503
MOST_BYTES, MOST_CHECKS, MOST_WRITES, MOST_WAITS = 200_000, 40, 30, 6
SECONDS = 5.0
"""In which it goes on, once all is well again."""


@dataclass
class Tried:
    """What was kept, how often it was refused, and what was not as it should be and in which way the disk failed."""

    kept: list[str] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    """In which way the disk had failed."""
    slowest: float = 0.0
    broken: list[str] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Disk:
    """The disk of a process that is serving, and its database file."""

    process: int
    file: Path
    dice: Random

    @contextmanager
    def full(self) -> Iterator[None]:
        """It takes no more than so many bytes more."""
        most = self.file.stat().st_size + self.dice.randrange(MOST_BYTES)
        resource.prlimit(self.process, resource.RLIMIT_FSIZE, (most, UNLIMITED))
        yield
        resource.prlimit(self.process, resource.RLIMIT_FSIZE, (UNLIMITED, UNLIMITED))

    def in_error(self) -> AbstractContextManager[None]:
        """One write of each of its threads fails."""
        return self._failing(f"error=EIO:when={self.dice.randint(1, MOST_WRITES)}")

    def not_synced(self) -> AbstractContextManager[None]:
        """One wait for the disk fails, of each of its threads."""
        return self._failing(f"error=EIO:when={self.dice.randint(1, MOST_WAITS)}", "fdatasync,fsync")

    def read_only(self) -> AbstractContextManager[None]:
        """From one write on none succeeds."""
        return self._failing(f"error=EROFS:when={self.dice.randint(1, MOST_WRITES)}+")

    @contextmanager
    def _failing(self, how: str, calls: str = "pwrite64,write") -> Iterator[None]:
        command = [str(WATCHES), "-f", "-p", str(self.process), "-P", str(self.file), "-P", f"{self.file}-journal"]
        command += ["-P", f"{self.file}-wal", "-e", f"inject={calls}:{how}", "-e", f"trace={calls}", "-o", "/dev/null"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as watching:
            assert watching.stderr is not None
            assert "attached" in watching.stderr.readline()
            yield
            watching.terminate()


Way = Callable[[Disk], AbstractContextManager[None]]
WAYS: tuple[Way, ...] = (
    Disk.full,
    *((Disk.in_error, Disk.not_synced, Disk.read_only) if WATCHES else ()),
)
"""Without strace the disk can only be full."""


def filled(settings: Settings, times: int, dice: Random, ways: Sequence[Way] = WAYS, module: str = "service") -> Tried:
    """The disk failing at so many moments, drawn from the dice, in each way in turn, of the service that is run so."""
    made, tried = laid_out(settings), Tried()
    with (
        serving_process(settings, module=module) as (origin, process),
        Client(base_url=origin, headers=signed_in(settings, made.manager), timeout=120) as client,
    ):
        disk = Disk(process, Path(str(make_url(settings.database).database)), dice)
        for number in range(times):
            way, before = ways[number % len(ways)], len(tried.broken)
            tried.refused[way.__name__] += _fail_once(client, way(disk), made, tried)
            gone = [id for id in tried.kept if id not in tried.lost and not _is_there(client, id)]
            tried.lost.update(gone)
            tried.broken += [f"{id} was answered and is not there" for id in gone]
            tried.broken[before:] = [f"{way.__name__}: {found}" for found in tried.broken[before:]]
    tried.broken += _half_kept(settings, tried)
    return tried


def _fail_once(client: Client, failing: AbstractContextManager[None], made: Made, tried: Tried) -> bool:
    """Whether something was refused."""
    with failing:
        refused = next((once for once in _checks(client, made, tried)), None)
    if refused is None:
        return False
    begun = time.monotonic()
    while _check(client, made, refused, tried) == REFUSED and time.monotonic() - begun < SECONDS:
        time.sleep(0.05)
    tried.slowest = max(tried.slowest, time.monotonic() - begun)
    if tried.slowest > SECONDS:
        tried.broken.append("it did not go on when all was well again")
    return True


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
