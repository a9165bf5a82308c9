"""The work of planning several periods at once: how far it has come, and Ctrl-C, which keeps the best of each."""

from __future__ import annotations

import multiprocessing as mp
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from multiprocessing.synchronize import Event

from rich.console import Console, Group
from rich.live import Live
from rich.text import Text

from matching.errors import BadInput, Problem
from matching.report_words import counted, number, sentence_case
from matching.short_breaks.at_hand import leave_stopping_to_others
from matching.short_breaks.effort import Effort
from matching.short_breaks.many import allocate_many, answer_to, fit_at_once
from matching.short_breaks.result import Planned
from service.commands.breaks.several import One
from service.commands.breaks.stopping import stopped_by_ctrl_c
from service.commands.breaks.watching import LEFT
from service.commands.screen import WIDEST, complain

STOPS = "Ctrl-C stops all of them and keeps the best plan of each so far; before there is any plan, it leaves."
STOPPING = "Stopping, and keeping the best plan of each so far. Ctrl-C again leaves without them."


def plan_each(periods: Sequence[One], effort: Effort) -> list[tuple[One, Planned]]:
    """A plan of each. Raises BadInput with everything that is wrong in any of them, and then keeps none."""
    at_once = fit_at_once([one.period for one in periods], effort.processes)
    stop, begun, found = mp.Event(), mp.Event(), list[Planned | BadInput]()
    try:
        with _shown(len(periods), at_once, stop, begun) as shown, _workers(at_once, stop, begun) as workers:
            for _, answer in allocate_many([one.period for one in periods], effort, workers):
                found.append(answer)
                shown.tell(len(found))
    except KeyboardInterrupt:
        complain(LEFT)
        raise
    answers = list(zip(periods, found, strict=True))
    wrong = [problem for one, answer in answers if isinstance(answer, BadInput) for problem in _at(one, answer)]
    if wrong:
        raise BadInput(wrong)
    return [(one, plan) for one, plan in answers if isinstance(plan, Planned)]


def _at(one: One, found: BadInput) -> Iterator[Problem]:
    return (replace(problem, where=f"{one.typed}, {problem.where}") for problem in found.problems)


@contextmanager
def _workers(many: int, stop: Event, begun: Event) -> Iterator[Executor]:
    """Processes, or where there is to be only one at a time this one. Whoever leaves does not wait for them."""
    if many > 1:
        executor: Executor = ProcessPoolExecutor(many, initializer=_begin_apart, initargs=(stop, begun))
    else:
        executor = ThreadPoolExecutor(1, initializer=_begin, initargs=(stop, begun))
    try:
        yield executor
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _begin_apart(stop: Event, begun: Event) -> None:
    leave_stopping_to_others()
    _begin(stop, begun)


def _begin(stop: Event, begun: Event) -> None:
    answer_to(stop.is_set, begun.set)


@dataclass
class _Shown:
    """How many are done, and what Ctrl-C does."""

    live: Live
    periods: int
    at_once: int
    stop: Event
    done: int = 0

    def tell(self, done: int) -> None:
        """So many are done."""
        self.done = done
        self.show()

    def heard(self) -> None:
        """Ctrl-C was heard, and there is something to keep."""
        self.stop.set()
        self.show()

    def show(self) -> None:
        """Show what is known now, on a terminal."""
        if self.live.console.is_terminal:
            way = STOPPING if self.stop.is_set() else STOPS
            said = f"{number(self.done)} of {counted(self.periods, 'period')} planned, {number(self.at_once)} at once."
            self.live.update(Group(Text(sentence_case(said), style="bold"), Text(way, style="dim")), refresh=True)


@contextmanager
def _shown(periods: int, at_once: int, stop: Event, begun: Event) -> Iterator[_Shown]:
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDEST)
    # No thread of its own: processes are forked meanwhile.
    shown = _Shown(Live(console=console, transient=True, auto_refresh=False), periods, at_once, stop)
    with shown.live if console.is_terminal else nullcontext(), stopped_by_ctrl_c(shown.heard) as stopping:
        stopping.has_plan = begun.is_set
        shown.show()
        yield shown
