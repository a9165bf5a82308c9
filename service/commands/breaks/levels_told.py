"""Every level of a plan in the terminal: its value, what no plan can go beyond, and what both of them count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from matching.break_words.levels import AS_WHEN_MADE, in_a_sentence, most_better, what_is_counted
from matching.break_words.price import price_of_fairness
from matching.short_breaks.objectives import promises
from matching.short_breaks.result import Allocation, LevelResult
from service.commands.breaks.words import bullets
from service.commands.screen import heading, table

NOT_COUNTED = "(confirmed bookings and owed nights; committed ones are not counted)"
LEVELS = ("Level", "This plan", "At most, given those above", "So")


def levels_told(allocation: Allocation, saved: bool = False) -> Iterator[RenderableType]:
    """The proof in a sentence, what fairness costs, every level in its order, and what is counted.

    `saved` where the bounds are those of a plan from a file.
    """
    found = allocation.levels
    yield heading("How good it is, level by level")
    yield Text(f"  {in_a_sentence(found)}\n")
    yield Text(f"  The price of fairness {price_of_fairness(allocation)}\n")
    yield from [Text(f"  {AS_WHEN_MADE}\n")] if saved else []
    yield table(
        LEVELS, [(_named(level), f"{level.value:,}", bound(level), so(level)) for level in found], numbers=(1, 2)
    )
    yield Text("\nWhat is counted, of which more is better:", style="dim")
    yield bullets((f"{name}: {words}." for name, words in what_is_counted(found)), style="dim")


def _named(level: LevelResult) -> str:
    """Its name; of promises with what is not counted, so that it is not read of a committed booking that fell."""
    return f"{level.name} {NOT_COUNTED}" if level.id == promises.ID else level.name


def folded(
    headings: Sequence[str], rows: Sequence[tuple[str, ...]], same: Sequence[bool], numbers: Sequence[int]
) -> Iterator[RenderableType]:
    """The levels at which two plans differ as a table, and how many are the same in one line."""
    differ = [row for row, is_same in zip(rows, same, strict=True) if not is_same]
    if differ:
        yield table(headings, differ, numbers=numbers)
    if len(differ) < len(rows):
        many = len(rows) - len(differ)
        all_of = (
            "Every level is" if not differ else "The other level is" if many == 1 else f"The other {many} levels are"
        )
        yield Text(f"  {all_of} worth the same in both.")


def bound(level: LevelResult) -> str:
    """What no plan can go beyond that does as well at every level above."""
    return "not worked out" if level.bound is None else f"{level.bound:,}"


def so(level: LevelResult) -> str:
    """What the bound says of the value."""
    if level.bound is None:
        return "how much better a plan could be is not known"
    return "proven best" if level.proven else f"no plan can be more than {most_better(level)} better"
