"""How far a search has come where nobody sits at a terminal: a line when it begins, and one every ten seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

EVERY_SECONDS = 10
BEGINS = (
    f"Asking which family may stay where, then planning. Every {EVERY_SECONDS} seconds a line here says how far it is."
)
NOTHING_YET = "still asking which family may stay where, or getting ready"


@dataclass
class NowAndThen:
    """Lines said while work goes on. `clock` is in seconds, from any beginning."""

    say: Callable[[str], None]
    clock: Callable[[], float]
    begins: str = BEGINS
    _began: float = field(init=False)
    _said: int = 0

    def __post_init__(self) -> None:
        self._began = self.clock()
        self.say(self.begins)

    def look(self, doing: Callable[[], str]) -> None:
        """Say what it is doing, if ten seconds have passed since a line was due; `doing` is nothing before a plan."""
        after = self.due()
        if after:
            self.say(f"After {after} s: {doing() or NOTHING_YET}")

    def due(self) -> int:
        """After how many seconds a line is due now; 0 when none is."""
        many = int((self.clock() - self._began) // EVERY_SECONDS)
        if many <= self._said:
            return 0
        self._said = many
        return many * EVERY_SECONDS
