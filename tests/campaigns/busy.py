"""How long the slowest of a page and a record take while both slots plan, and while files are read, beside when idle.

A ratio of one run: of 95 in 100 while plans are worked out, of 99 in 100 while others send files that are refused.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from threading import Event, Thread

from httpx2 import Client, Response

from service.access.relation import RelationKind as Is
from service.settings import Settings
from service.store.opening import Store, open_store
from service.store.rows.solve import SolveState
from tests.service.actions.breaks import PERIOD, Breaks, begun, make_breaks
from tests.service.api.asking import key
from tests.service.api.test_files import as_file
from tests.service.databases import each_database
from tests.service.receiving.hostile import HOSTILE
from tests.service.records.made import Made, make
from tests.service.serving import serving, signed_in

NAME = "busy"
REQUESTS, SLOTS = 200, 2
PATIENCE_SECONDS = 300
WORK = {"seconds": 600.0, "rounds": 10, "moves": 20_000}
AT_WORK = {SolveState.QUEUED.value, SolveState.RUNNING.value}
LOOK_SECONDS = 0.1


@dataclass(frozen=True)
class Laid:
    """Who plans, and the periods that are planned; who reads, and who sends files."""

    planner: str
    periods: tuple[str, ...]
    made: Made


def run(arguments: Sequence[str]) -> int:
    """`--requests=N` each time, on each database. Exit code 1 where no plan or no file came to an end."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    requests, failed = int(given.get("requests", REQUESTS)), 0
    for name, places in each_database():
        failed += not _measured(name, next(places), requests)
    return 1 if failed else 0


def _measured(name: str, settings: Settings, requests: int) -> bool:
    laid = _laid_out(settings)
    with ExitStack() as stack:
        origin = stack.enter_context(serving(settings))
        planner, reader, sender = (
            stack.enter_context(Client(base_url=origin, headers=signed_in(settings, person), timeout=PATIENCE_SECONDS))
            for person in (laid.planner, laid.made.manager, laid.made.people[Is.DEPUTY_MANAGER])
        )
        asked: tuple[Callable[[], Response], ...] = (
            lambda: reader.get(f"/children/{laid.made.residents[0]}"),
            lambda: reader.get(f"/desk/homes/{laid.made.home}"),
        )
        _took(asked, requests // 4)
        idle = _took(asked, requests)
        with _sent_files(sender, laid.made) as read:
            files = _took(asked, requests)
        with _planned(planner, laid) as ended:
            busy = _took(asked, requests)
    slots = f"{SLOTS} slots plan; plans that ended: {sum(ended)}"
    print(f"{name}, {requests} requests each: {_beside(busy, idle, 0.95)} while {slots}", flush=True)
    print(f"  {_beside(files, idle, 0.99)} while {len(read)} files are read", flush=True)
    return any(ended) and bool(read)


def _laid_out(settings: Settings) -> Laid:
    with closing(open_store(settings, datetime.now(UTC))) as store:
        made = make(store)
        breaks = make_breaks(store)
        return Laid(breaks.one, tuple(_period(store, breaks, number) for number in range(SLOTS)), made)


def _period(store: Store, breaks: Breaks, number: int) -> str:
    return begun(store, breaks, PERIOD.model_copy(update={"id": f"winter {number}"})).id


def _took(asked: Sequence[Callable[[], Response]], times: int) -> list[float]:
    """The seconds of each request in turn, the shortest first."""
    took = []
    for number in range(times):
        before = time.perf_counter()
        asked[number % len(asked)]().raise_for_status()
        took.append(time.perf_counter() - before)
    return sorted(took)


def _beside(took: Sequence[float], idle: Sequence[float], share: float) -> str:
    slow, usual = (each[int(share * len(each))] for each in (took, idle))
    return f"{100 * share:.0f} in 100 within {1000 * slow:.0f} ms, {slow / usual:.1f} times as long as idle"


@contextmanager
def _planned(planner: Client, laid: Laid) -> Iterator[list[int]]:
    """While it lasts each period is planned time after time; how often each was."""
    over, ended = Event(), [0] * len(laid.periods)

    def plan(number: int) -> None:
        while not over.is_set():
            answer = planner.post(f"/periods/{laid.periods[number]}/plans", json=WORK, headers=key()).raise_for_status()
            path = f"/solves/{answer.json()['work']['id']}"
            while planner.get(path).raise_for_status().json()["state"] in AT_WORK and not over.wait(LOOK_SECONDS):
                pass
            ended[number] += not over.is_set()

    planning = [Thread(target=plan, args=(number,)) for number in range(len(laid.periods))]
    for each in planning:
        each.start()
    yield ended
    over.set()
    for each in planning:
        each.join()


@contextmanager
def _sent_files(sender: Client, made: Made) -> Iterator[list[int]]:
    """While it lasts hostile files are sent, one after the other; the status of each answer."""
    over, answered, dice = Event(), list[int](), Random("files")

    def send() -> None:
        while not over.is_set():
            form, content = HOSTILE[len(answered) % len(HOSTILE)](dice)
            body = {"home": made.home, "files": [as_file(form.value, content)]}
            answered.append(sender.post("/do/receive-referrals", json=body, headers=key()).status_code)

    sending = Thread(target=send)
    sending.start()
    yield answered
    over.set()
    sending.join()
