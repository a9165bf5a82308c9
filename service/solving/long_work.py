"""Takes what waits, one piece a thread, each in a child process of its own; what comes of it is checked, then kept.

with LongWork(store, clock) as work: ...
"""

from __future__ import annotations

import json
import logging
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType

from pydantic import ValidationError

from service.records.asking import CannotBeKept
from service.records.solves import Told
from service.records.working import Claimed, Ended, claim, finish, give_back, kept, say, take_back
from service.solving.came_of import CameOf
from service.solving.contained import Came, How, contained
from service.solving.elsewhere import answered_by
from service.solving.limits import Limits
from service.store.opening import Store, Transaction
from service.store.rows.solve import SolveState

LOG = logging.getLogger("placewell")
SLOTS = 2
SECONDS_A_TURN = 2.0
"""Between two looks at what waits, and two words that something is still worked on: many to a SILENT."""
TRIES_AGAIN_AFTER = (0.5, 2.0, 10.0)
"""Seconds, where what came of it cannot be kept. Then nobody says a word of it, and it is begun again."""
SECONDS_UNHEARD = 30.0
"""After which whoever watches over the service is told that it does not take up what waits."""
CHILD = (sys.executable, "-m", "service.solving.child")

NO_ANSWER = {
    How.OUT_OF_TIME: Ended(
        SolveState.OUT_OF_TIME, ("It took longer than it may. That does not say it is impossible.",)
    ),
    How.OUT_OF_MEMORY: Ended(
        SolveState.OUT_OF_MEMORY, ("It took more memory than it may: plan fewer nights at once.",)
    ),
    How.CRASHED: Ended(SolveState.CRASHED, ("The program that works it out ended without an answer.",)),
    How.STOPPED: Ended(SolveState.STOPPED, ("It was stopped.",)),
}


@dataclass
class _Under:
    """What is under way."""

    claimed: Claimed
    told: str | None = None
    gone: threading.Event = field(default_factory=threading.Event)
    """Set when it is no longer to be worked on here."""


class LongWork:
    """`executor`: what runs a function, by default threads of this process; `slots` at once.

    `elsewhere`: what runs a function on other machines, where plans are worked out there. They are checked here.
    """

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        limits: Limits = Limits(),  # noqa: B008
        slots: int = SLOTS,
        executor: Executor | None = None,
        command: Sequence[str] = CHILD,
        elsewhere: Executor | None = None,
    ) -> None:
        self.store, self.clock, self.limits, self.slots, self.command = store, clock, limits, slots, tuple(command)
        self.executor = executor or ThreadPoolExecutor(slots, thread_name_prefix="long-work")
        self.elsewhere = elsewhere
        self._under: dict[str, _Under] = {}
        self._lock = threading.Lock()
        self._wake, self._closing = threading.Event(), threading.Event()
        self._last_turn = time.monotonic()
        self._turning = threading.Thread(target=self._turn_by_turn, name="long-work-turns", daemon=True)

    def __enter__(self) -> LongWork:
        self._turning.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def is_heard(self) -> bool:
        """Whether it looks for what waits, and has been able to of late."""
        return self._turning.is_alive() and time.monotonic() - self._last_turn < SECONDS_UNHEARD

    @property
    def is_working(self) -> bool:
        """Whether anything is under way here."""
        with self._lock:
            return bool(self._under)

    def wake(self) -> None:
        """Look now: something waits."""
        self._wake.set()

    def close(self) -> None:
        """Nothing more is begun; what is under way is ended and waits again for whoever comes next."""
        self._closing.set()
        self._wake.set()
        if self._turning.ident is not None:
            self._turning.join()
        self.executor.shutdown(wait=True)

    def turn(self) -> None:
        """One look: what is under way says so, what was left by others is taken back, and what waits is begun."""
        with self._lock:
            under = list(self._under.values())
        with self.store.transaction() as t:
            for each in under:
                if not say(t, each.claimed, self.clock(), each.told):
                    each.gone.set()
            take_back(t, self.clock())
        for _ in range(self.slots - len(under)):
            if not self._begin_one():
                return

    def _begin_one(self) -> bool:
        with self.store.transaction() as t:
            claimed = claim(t, self.clock())
        if claimed is None:
            return False
        under = _Under(claimed)
        with self._lock:
            self._under[claimed.id] = under
        self.executor.submit(self._work, under).add_done_callback(_say_what_failed)
        return True

    def _turn_by_turn(self) -> None:
        while not self._closing.is_set():
            try:
                self.turn()
                self._last_turn = time.monotonic()
            except Exception as trouble:
                LOG.error("long work: a turn was missed (%s)", type(trouble).__name__)
            self._wake.wait(SECONDS_A_TURN)
            self._wake.clear()

    def _work(self, under: _Under) -> None:
        try:
            self._keep(under.claimed, self.worked_out(under))
        finally:
            with self._lock:
                self._under.pop(under.claimed.id, None)
            self.wake()

    def _keep(self, claimed: Claimed, ended: Ended) -> None:
        """What came of it, kept; tried again while the records are busy, for it may have taken many minutes to find."""
        for patience in TRIES_AGAIN_AFTER:
            try:
                return kept(self.store, lambda t: self._end(t, claimed, ended))
            except CannotBeKept:
                LOG.warning("long work: what came of %s is not kept yet", claimed.id)
            self._closing.wait(patience)
        return kept(self.store, lambda t: self._end(t, claimed, ended))

    def _end(self, t: Transaction, claimed: Claimed, ended: Ended) -> None:
        if self._closing.is_set() and ended.state is SolveState.STOPPED:
            give_back(t, claimed)
        elif not finish(t, claimed, self.clock(), ended):
            LOG.warning("long work: what came of start %d of %s was refused", claimed.fence, claimed.id)

    def worked_out(self, under: _Under) -> Ended:
        """What comes of it; an answer only when another process has checked it."""
        claimed = under.claimed
        given = {"kind": claimed.kind.value, "question": claimed.question}
        came = self._in_child("solve", given, under, self.elsewhere)
        if came.how is not How.ANSWERED:
            return NO_ANSWER[came.how]
        answer = came.said.decode(errors="replace")
        checked = self._in_child("check", {**given, "answer": answer}, under)
        if checked.how is not How.ANSWERED:
            return NO_ANSWER[checked.how]
        try:
            found = CameOf.model_validate_json(checked.said)
        except ValidationError:
            return NO_ANSWER[How.CRASHED]
        return Ended(found.state, found.reasons, found.gap_thousandths, answer if found.keeps_its_answer else None)

    def _in_child(self, work: str, given: dict[str, str], under: _Under, elsewhere: Executor | None = None) -> Came:
        command = (*self.command, work, str(self.limits.memory_bytes), str(self.limits.seconds))

        def told(words: str) -> None:
            with suppress(ValidationError):
                under.told = Told.model_validate_json(words).model_dump_json()

        def stop() -> bool:
            return under.gone.is_set() or self._closing.is_set()

        if elsewhere is not None:
            return answered_by(elsewhere, command, json.dumps(given).encode(), self.limits, stop)
        return contained(command, json.dumps(given).encode(), self.limits, told, stop)


def _say_what_failed(work: Future[None]) -> None:
    fault = work.exception()
    if fault is not None:
        LOG.error("long work: a piece of it was left (%s)", type(fault).__name__)
