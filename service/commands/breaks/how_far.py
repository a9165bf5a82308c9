"""How far a search has come, in words. A search of several parts tells of one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.short_breaks.compare import LOOKING

if TYPE_CHECKING:
    from matching.short_breaks.searching.progress import Progress


@dataclass
class HowFar:
    """What one search has told last, and of which of its parts."""

    latest: Progress | None = None
    part: int = 1

    def told(self, progress: Progress) -> None:
        """It has come so far. A clock that begins anew is that of another part, unless other rules are looked at.

        Whatever comes before there is a plan comes before every part.
        """
        again = self.latest is not None and progress.seconds < self.latest.seconds
        if not progress.has_plan:
            self.part = 1
        elif self.has_plan and again and not progress.doing.startswith(LOOKING):
            self.part += 1
        self.latest = progress

    @property
    def has_plan(self) -> bool:
        """Whether there is a plan to keep."""
        return self.latest is not None and self.latest.has_plan

    @property
    def said(self) -> str:
        """In words; nothing before anything is told."""
        return "" if self.latest is None else _said(self.latest, self.part)


def _said(progress: Progress, part: int) -> str:
    if not progress.has_plan:
        return f"{progress.seconds:.0f} s, {progress.doing}"
    of_part = f"part {part} of the period: " if part > 1 and not progress.doing.startswith(LOOKING) else ""
    gap = "" if progress.gap is None else f", benefit within {100 * max(progress.gap, 0):.1f} %"
    return f"{progress.seconds:.0f} s, {of_part}{progress.doing}, round {progress.rounds}{gap}"
