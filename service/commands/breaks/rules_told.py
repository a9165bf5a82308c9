"""What each other rule of fairness would have given whom, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from matching.break_words.rules import PARTLY_CHANCE
from matching.listing import listed
from matching.report_words import counted, sentence_case
from matching.short_breaks.compare import NightsMoved, compare_pictures
from matching.short_breaks.fairness_shown import FairnessPicture
from matching.short_breaks.result import Allocation
from service.commands.breaks.words import SHOWN, bullets
from service.commands.screen import heading, table

RULES = ("Rule", "Nights", "Benefit", "With nothing", "Below half", "Below minimum")
STOPPED = "What other rules would give was not looked at: the search was stopped first."


def rules_told(allocation: Allocation, asked: bool) -> Iterator[RenderableType]:
    """The rules side by side, and whom each would give more or fewer; nothing where none was asked for."""
    if not allocation.fairness:
        yield from [Text(f"\n{STOPPED}")] if asked else []
        return
    used, *others = allocation.fairness
    yield heading(f"Fairness: {used.rule}")
    yield Text(PARTLY_CHANCE)
    yield Text()
    yield table(RULES, [_row(used, " (this plan)"), *map(_row, others)], numbers=range(1, 6))
    yield heading("Whom another rule would give more, and whom fewer nights")
    yield bullets(_given(used, other) for other in others)


def _row(picture: FairnessPicture, marked: str = "") -> tuple[str, ...]:
    short = picture.families_with_nothing, picture.below_half, picture.below_minimum
    return f"{picture.rule}{marked}", f"{picture.nights:,}", f"{picture.benefit:,}", *map(str, short)


def _given(used: FairnessPicture, other: FairnessPicture) -> str:
    found = compare_pictures(used, other)
    parts = [_moved("more to", found.gain), _moved("fewer to", found.lose)]
    whom = "; ".join(part for part in parts if part) or "as many nights to every family"
    return f"{sentence_case(other.rule)}: {whom}."


def _moved(way: str, moved: Sequence[NightsMoved]) -> str:
    if not moved:
        return ""
    some = [f"{m.family} ({m.after} instead of {m.before})" for m in moved[:SHOWN]]
    rest = len(moved) - len(some)
    return f"{way} {listed([*some, counted(rest, 'other family', 'other families')] if rest else some)}"
