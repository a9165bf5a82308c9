"""The plans of several periods in one table, with what comes first of each before it, and what to ask next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.text import Text

from matching.break_words.levels import most_better, of_all
from matching.break_words.short import left_short
from matching.listing import listed
from matching.report_words import counted, number
from matching.short_breaks.result import Allocation, LevelResult, Planned
from matching.short_breaks.second_look import second_look
from service.commands.breaks.next_steps import of_world, typed, written_to
from service.commands.breaks.several import One
from service.commands.breaks.summary import broken, ended
from service.commands.breaks.words import ADVISES
from service.commands.screen import heading, table

COLUMNS = ("Period", "Stays", "Nights", "Of assessed or owed", "Families left short", "To settle", "Proven best at")
SETTLE = "To settle: limits of the law to take up with the placing authority, and what to look at once more."


def several_told(planned: Sequence[tuple[One, Planned]]) -> RenderableType:
    """Promises that are broken, period by period, then all of them side by side."""
    return Group(
        *(part for one, plan in planned for part in _broken(one, plan.allocation)),
        table(COLUMNS, [_row(one, plan.allocation) for one, plan in planned], numbers=(1, 2, 3)),
        *_ended(planned),
        Text(f"\n{SETTLE} {ADVISES}", style="dim"),
    )


def _broken(one: One, allocation: Allocation) -> Iterator[RenderableType]:
    found = list(broken(allocation))
    if found:
        yield heading(one.name)
        yield from (*found, Text())


def _row(one: One, allocation: Allocation) -> tuple[str, ...]:
    nights, due = sum(f.nights for f in allocation.families), sum(f.due for f in allocation.families)
    short = [f"{number(len(found))} {way}" for way, found in left_short(allocation.families)]
    return (
        one.name,
        f"{len(allocation.stays):,}",
        f"{nights:,}",
        f"{due:,}",
        ", ".join(short) or "nobody",
        _to_settle(one, allocation),
        _proven(allocation.levels),
    )


def _proven(levels: Sequence[LevelResult]) -> str:
    """At how many levels, and how much better a plan might be at the first of the others."""
    proven = of_all(sum(level.proven for level in levels), len(levels))
    rest = next((level for level in levels if not level.proven), None)
    return proven if rest is None else f"{proven}; then {most_better(rest)} at most may be missing"


def _ended(planned: Sequence[tuple[One, Planned]]) -> Iterator[RenderableType]:
    """How each search ended, those that ended alike together."""
    alike: dict[str, list[str]] = {}
    for one, plan in planned:
        alike.setdefault(ended(plan.allocation), []).append(one.name)
    for how, names in alike.items():
        yield Text(f"\n{listed(names)}: {how}", style="dim")


def _to_settle(one: One, allocation: Allocation) -> str:
    limits = sum(not found.recorded for found in allocation.escalations)
    looks = sum(1 for _ in second_look(one.period))
    said = [counted(limits, "limit")] if limits else []
    said += [f"{number(looks)} to look at"] if looks else []
    return ", ".join(said) or "nothing"


def ask_of_each(planned: Sequence[tuple[One, Planned]], written: Sequence[Path]) -> RenderableType:
    """The files written and how to see each plan whole; to be printed with `soft_wrap`."""
    if not written:
        return Text("\n  Add --out FOLDER to save the plans, and to ask more of each.")
    shown = (
        typed("show", one.typed, str(path), *of_world(one.world))
        for (one, _), path in zip(planned, written, strict=True)
    )
    return Group(*written_to(written), heading("Ask next"), *(Text(f"  {command}") for command in shown))
