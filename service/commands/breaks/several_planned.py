"""The work of planning several periods at once: how far it has come, and Ctrl-C, which keeps the best of each."""

from __future__ import annotations

import multiprocessing as mp
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from queue import Empty
from time import monotonic
from typing import NamedTuple, TypeAlias

from rich.console import Console, Group
from rich.live import Live
from rich.text import Text

from matching.errors import BadInput, Problem
from matching.report_words import counted, number, sentence_case
from matching.short_breaks.at_hand import leave_stopping_to_others
from matching.short_breaks.effort import Effort
from matching.short_breaks.many import allocate_many, answer_to, fit_at_once
from matching.short_breaks.result import Planned
from matching.short_breaks.searching.progress import Progress
from service.commands.breaks.how_far import HowFar
from service.commands.breaks.now_and_then import EVERY_SECONDS, NOTHING_YET, NowAndThen
from service.commands.breaks.several import One
from service.commands.breaks.stopping import stopped_by_ctrl_c
from service.commands.breaks.watching import LEFT
from service.commands.hearing import hearing_meanwhile
from service.commands.screen import WIDEST, complain

News: TypeAlias = "Queue[tuple[int, Progress | None]]"
"""How far the period of a number has come; None: it begins, or is done."""


class _Around(NamedTuple):
    """What is between this process and those that plan: whether to stop, whether there is a plan, how far each is."""

    stop: Event
    begun: Event
    news: News


STOPS = "Ctrl-C stops all of them and keeps the best plan of each so far; before there is any plan, it leaves."
EACH_SAYS = f"Every {EVERY_SECONDS} seconds a line here says how far each of those under way is."
STOPPING = "Stopping, and keeping the best plan of each so far. Ctrl-C again leaves without them."


def plan_each(periods: Sequence[One], effort: Effort) -> list[tuple[One, Planned]]:
    """A plan of each. Raises BadInput with everything that is wrong in any of them, and then keeps none."""
    at_once = fit_at_once([one.period for one in periods], effort.processes)
    around, found = _Around(mp.Event(), mp.Event(), mp.Queue()), list[Planned | BadInput]()

    def work() -> None:
        found.extend(answer for _, answer in allocate_many([one.period for one in periods], effort, workers))

    try:
        with _shown(periods, at_once, around) as shown, _workers(at_once, around) as workers:
            hearing_meanwhile(work, shown.look)
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
def _workers(many: int, around: _Around) -> Iterator[Executor]:
    """Processes, or where there is to be only one at a time this one. Whoever leaves does not wait for them."""
    if many > 1:
        executor: Executor = ProcessPoolExecutor(many, initializer=_begin_apart, initargs=around)
    else:
        executor = ThreadPoolExecutor(1, initializer=_begin, initargs=around)
    try:
        yield executor
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _begin_apart(stop: Event, begun: Event, news: News) -> None:
    leave_stopping_to_others()
    _begin(stop, begun, news)


def _begin(stop: Event, begun: Event, news: News) -> None:
    # Whoever leaves does not wait until somebody has heard everything.
    news.cancel_join_thread()
    answer_to(stop.is_set, begun.set, lambda number, progress: news.put((number, progress)))


@dataclass
class _Shown:
    """How many are done, how far each under way has come, and what Ctrl-C does."""

    live: Live
    periods: Sequence[One]
    at_once: int
    around: _Around
    lines: NowAndThen | None = None
    """Where nobody sits at a terminal."""
    done: int = 0
    under_way: dict[int, HowFar] = field(default_factory=dict)

    def look(self) -> None:
        """Hear what there is to hear, and show it."""
        done = self.done
        with suppress(Empty):
            while True:
                self.hear(*self.around.news.get_nowait())
        if done != self.done:
            self.show()
        self._say()

    def hear(self, number: int, progress: Progress | None) -> None:
        """A period has come so far, begins, or is done."""
        if progress is not None:
            self.under_way[number].told(progress)
        elif self.under_way.pop(number, None) is None:
            self.under_way[number] = HowFar()
        else:
            self.done += 1

    def heard(self) -> None:
        """Ctrl-C was heard, and there is something to keep."""
        self.around.stop.set()
        self.show()

    def show(self) -> None:
        """Show what is known now, on a terminal."""
        if self.live.console.is_terminal:
            way = STOPPING if self.around.stop.is_set() else STOPS
            self.live.update(Group(Text(self._counted(), style="bold"), Text(way, style="dim")), refresh=True)

    def _counted(self) -> str:
        done, many = number(self.done) if self.done else "none", counted(len(self.periods), "period")
        return sentence_case(f"{done} of {many} planned, {number(self.at_once)} at once.")

    def _say(self) -> None:
        after = 0 if self.lines is None else self.lines.due()
        if self.lines is not None and after:
            for which, far in sorted(self.under_way.items()):
                self.lines.say(f"After {after} s: {self.periods[which].name}: {far.said or NOTHING_YET}")


@contextmanager
def _shown(periods: Sequence[One], at_once: int, around: _Around) -> Iterator[_Shown]:
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDEST)
    # No thread of its own: processes are forked meanwhile.
    shown = _Shown(Live(console=console, transient=True, auto_refresh=False), periods, at_once, around)
    if not console.is_terminal:
        begins = f"{shown._counted()} {EACH_SAYS}"
        shown.lines = NowAndThen(lambda said: console.print(said, style="dim", soft_wrap=True), monotonic, begins)
    with shown.live if console.is_terminal else nullcontext(), stopped_by_ctrl_c(shown.heard) as stopping:
        stopping.has_plan = around.begun.is_set
        shown.show()
        yield shown
