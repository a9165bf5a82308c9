"""How far a search has come, while it works: on a terminal what is gone when it is done, elsewhere a line at times."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.text import Text

from matching.short_breaks.free_memory import free_bytes
from matching.short_breaks.objectives import name_of
from service.commands.breaks.how_far import HowFar
from service.commands.breaks.now_and_then import NowAndThen
from service.commands.breaks.stopping import Stopping, stopped_by_ctrl_c
from service.commands.hearing import hearing_meanwhile
from service.commands.screen import WIDEST, Safe, complain, table

if TYPE_CHECKING:
    from matching.short_breaks.searching.progress import Progress, Stop, Told

COLUMNS = ("Level", "Best so far", "At most, given those above", "May be missing")
T = TypeVar("T")

TOO_SOON = "Ctrl-C leaves: there is no plan to keep yet."
LEFT = "Stopped. Nothing was written."
STOPS = "Ctrl-C stops it and keeps the best plan so far."
READY = (
    "Getting ready: the first run on a machine, or after an update, takes one or two minutes more, which do not count "
    "as time of the search."
)
UNTOLD = "How much memory is free cannot be told on this machine, so that no period is refused as too large for it."
STOPPING = "Stopping, and keeping the best plan so far. Ctrl-C again leaves without it."


@dataclass
class Watch:
    """What is shown of a search."""

    live: Live
    lines: NowAndThen | None = None
    """Where nobody sits at a terminal."""
    stopping: Stopping = field(default_factory=Stopping)
    far: HowFar = field(default_factory=HowFar)

    def told(self, progress: Progress) -> None:
        """Show how far it has come."""
        self.far.told(progress)
        self.show()

    def of(self, work: Callable[[Told, Stop], T]) -> T:
        """What the work comes to; it is given whom to tell of itself, and what to ask whether to stop.

        Before it has told of a plan, Ctrl-C raises KeyboardInterrupt at once, whatever it is doing.
        """
        self.stopping.has_plan = lambda: self.far.has_plan
        return hearing_meanwhile(lambda: work(self.told, self.stopping), self._look)

    def show(self) -> None:
        """Show what is known now."""
        self.live.update(Safe(self._parts()), refresh=True)

    def _look(self) -> None:
        if self.lines is not None:
            self.lines.look(lambda: self.far.said)

    def _parts(self) -> RenderableType:
        if self.far.latest is None or not self.far.has_plan:
            doing = self.far.said or "Asking which family may stay where…"
            return Group(Text(doing), Text(TOO_SOON, style="dim"))
        way = Text(STOPPING if self.stopping.asked else STOPS, style="yellow" if self.stopping.asked else "dim")
        return Group(Text(self.far.said, style="bold"), _levels(self.far.latest), way)


def _levels(progress: Progress) -> RenderableType:
    rows = [
        (name_of(level), f"{value:,}", *_against(value, progress.bounds.get(level)))
        for level, value in zip(progress.levels, progress.values, strict=True)
    ]
    return table(COLUMNS, rows, numbers=(1, 2, 3))


def _against(value: int, bound: int | None) -> tuple[str, str]:
    if bound is None:
        return "not known yet", ""
    missing = max(bound - value, 0)
    return f"{bound:,}", "none: proven" if not missing else f"{100 * missing / bound:.1f} %"


@contextmanager
def watched(left: str = LEFT) -> Iterator[Watch]:
    """A search in here can be watched, and stopped by Ctrl-C. What it lacks is said first: being
    ready, or knowing how much memory is free. Whoever leaves is told what was written.
    """
    from matching.short_breaks.searching.ready import is_ready

    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDEST)
    if not is_ready():
        console.print(READY, style="dim")
    if free_bytes() is None:
        console.print(UNTOLD, style="dim")
    # No thread of its own: processes are forked meanwhile.
    live = Live(console=console, transient=True, auto_refresh=False)
    watch = Watch(live)
    try:
        with _shown(watch, console.is_terminal):
            yield watch
    except KeyboardInterrupt:
        complain(left)
        raise


@contextmanager
def _shown(watch: Watch, on_terminal: bool) -> Iterator[None]:
    if not on_terminal:
        watch.lines = NowAndThen(lambda said: watch.live.console.print(said, style="dim", soft_wrap=True), monotonic)
        with stopped_by_ctrl_c(lambda: None) as watch.stopping:
            yield
        return
    with watch.live, stopped_by_ctrl_c(watch.show) as watch.stopping:
        watch.show()
        yield
