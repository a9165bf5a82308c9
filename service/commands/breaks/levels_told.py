"""Every level of a plan in the terminal: its value, what no plan can go beyond, and what both of them count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from matching.break_words.levels import AS_WHEN_MADE, in_a_sentence, most_better, what_is_counted
from matching.short_breaks.result import LevelResult
from service.commands.breaks.words import bullets
from service.commands.screen import heading, table

LEVELS = ("Level", "This plan", "At most, given those above", "So")


def levels_told(found: Sequence[LevelResult], saved: bool = False) -> Iterator[RenderableType]:
    """The proof in a sentence, every level with the first that matters at the top, and what is counted.

    `saved` where the bounds are those of a plan from a file.
    """
    yield heading("How good it is, level by level")
    yield Text(f"  {in_a_sentence(found)}\n")
    yield from [Text(f"  {AS_WHEN_MADE}\n")] if saved else []
    yield table(LEVELS, [(level.name, f"{level.value:,}", bound(level), so(level)) for level in found], numbers=(1, 2))
    yield Text("\nWhat is counted, of which more is better:", style="dim")
    yield bullets((f"{name}: {words}." for name, words in what_is_counted(found)), style="dim")


def bound(level: LevelResult) -> str:
    """What no plan can go beyond that does as well at every level above."""
    return "not worked out" if level.bound is None else f"{level.bound:,}"


def so(level: LevelResult) -> str:
    """What the bound says of the value."""
    if level.bound is None:
        return "how much better a plan could be is not known"
    return "proven best" if level.proven else f"no plan can be more than {most_better(level)} better"
