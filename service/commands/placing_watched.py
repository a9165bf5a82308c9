"""How far placing has come, on a terminal, and Ctrl-C, which keeps the best plan so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import TypeVar

from rich.console import Console
from rich.status import Status
from rich.text import Text

from matching.placement.place_world import CHECKING, JOINING
from service.commands.breaks.stopping import Stopping, stopped_by_ctrl_c
from service.commands.hearing import hearing_meanwhile

T = TypeVar("T")
Told = Callable[[str, int, int], None]

QUIET_SECONDS = 2.0
LATE = 1.0
"""So many seconds after those asked for, it is told why."""
LATER = "This took {:.0f} seconds. The match check took {:.0f} of them; fewer --homes-each make it shorter."
STOPS = "Ctrl-C stops it and keeps the best plan so far."
TOO_SOON = "Ctrl-C leaves: there is no plan to keep before every child has been asked about."
STOPPING = "Stopping, and keeping the best plan so far. Ctrl-C again leaves without it."


@dataclass
class _Screen:
    """One line about how far it has come, once it has taken longer than QUIET_SECONDS."""

    status: Status
    began: float
    stopping: Stopping = field(default_factory=Stopping)
    checked: float = 0.0
    """Seconds that the match check has taken, as far as it was told of."""
    _told: tuple[str, float] = ("", 0.0)

    def tell(self, doing: str, done: int, of: int) -> None:
        """Show it. Before there is anything to keep, Ctrl-C ends it here."""
        self._count(doing)
        if self.stopping.asked and doing == CHECKING:
            raise KeyboardInterrupt
        if monotonic() - self.began > QUIET_SECONDS:
            way = STOPPING if self.stopping.asked else TOO_SOON if doing == CHECKING else STOPS
            self.status.update(Text.assemble(f"{doing}: {done} of {of}. ", (way, "dim")))
            self.status.start()

    def _count(self, doing: str) -> None:
        last, now = self._told, monotonic()
        if doing in (CHECKING, JOINING):
            self.checked += now - (last[1] if last[0] == doing else self.began if doing == CHECKING else now)
        self._told = (doing, now)

    def heard(self) -> None:
        """Say that Ctrl-C was heard."""
        self.status.update(Text(STOPPING, style="yellow"))


def watched(place: Callable[[Told, Stopping], T], seconds: float | None = None, began: float | None = None) -> T:
    """What placing comes to; it is told where to say how far it is, and asks whether to stop.

    Where it was to be there in so many `seconds` and was not, it is told how long the match check took.
    """
    console = Console(stderr=True, markup=False, emoji=False)
    with console.status(Text("")) as status:
        status.stop()
        screen = _Screen(status, monotonic() if began is None else began)
        with stopped_by_ctrl_c(screen.heard) as screen.stopping:
            found = hearing_meanwhile(lambda: place(screen.tell, screen.stopping))
    took = monotonic() - screen.began
    if seconds is not None and took >= seconds + LATE:
        console.print(LATER.format(took, screen.checked))
    return found
