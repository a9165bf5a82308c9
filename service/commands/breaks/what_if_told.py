"""What a change would give, in the terminal, and whether that can be told from the search's own uncertainty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from matching.report_words import counted, full_stop
from matching.short_breaks.compare import NightsMoved, PlanComparison, compare_plans
from matching.short_breaks.explaining.words import nights_in_words
from matching.short_breaks.period import Period
from matching.short_breaks.result import Ended, Planned
from service.commands.breaks.changes_told import STOPPED
from service.commands.breaks.levels_told import folded
from service.commands.breaks.next_steps import written_to
from service.commands.breaks.nothing_gained import nothing_gained
from service.commands.breaks.summary import broken, escalations
from service.commands.breaks.words import ADVISES, bullets
from service.commands.screen import heading

if TYPE_CHECKING:
    from matching.short_breaks.trying import LevelChange, WhatIf

WITHOUT_OUT = "--without-out"
LONGER = "It may be that nobody need lose any: look longer with --seconds before anybody is told."
BETTER = "These figures are beside a better plan than yours, which the same work found without any change"
LEVELS = ("Level", "Without it", "With it", "Most possible with it", "So")
LONG_LOOK, LONGER_BY = 60, 4
"""Seconds to look for at the least, and by how much longer than before."""
CHANCE = (
    "What follows cannot be told from the search's own uncertainty, so that it may be chance: {because}. Look longer "
    "before you rely on it: {how}."
)


def what_if_told(
    before: Planned,
    answer: WhatIf,
    after: Period,
    written: Sequence[Path],
    kept: Path | None = None,
    quick: bool = False,
    seconds: float | None = None,
) -> RenderableType:
    """What would be gained and by whom, level by level, as far as plans were found on both sides.

    What the figures are beside comes before them. `after` is the period as it
    would be; `kept` is where the plan without any change was saved; `quick`
    where nobody said how long to look, and `seconds` how long that was.
    """
    better = _is_better(before, answer.without_it)
    return Group(
        *broken(answer.with_it.allocation),
        *([Text(f"{BETTER}; {_keeping(kept)}.\n", style="bold yellow")] if better else []),
        Text(full_stop(f"What if: {'; '.join(answer.changes)}"), style="bold"),
        *_first(answer.first),
        *_chance(answer, seconds),
        Text(f"{_gained(answer.nights_gained)} {answer.comparison.sentence}"),
        *_get_less(answer.comparison, quick),
        *moved(answer.comparison),
        *_nothing(answer, after),
        *_levels(answer),
        *escalations(answer.with_it.allocation.escalations, after.stands_on),
        *(_better_anyway(before, answer.without_it) if better else ()),
        *written_to(written),
        Text(f"\n{_as_far_as(answer)} {ADVISES}", style="dim"),
    )


def _chance(answer: WhatIf, seconds: float | None) -> Iterator[RenderableType]:
    """That the difference is within what the search cannot tell, on either side, and how to look longer."""
    at, is_gain = answer.open_at, answer.is_gain
    if at is not None and is_gain is not None:
        longer = LONG_LOOK if seconds is None else max(ceil(seconds * LONGER_BY), LONG_LOOK)
        because, how = _because(at, is_gain), f"add --seconds {longer}"
        yield Text(f"{CHANCE.format(because=because, how=how)}\n", style="bold yellow")


def _because(at: LevelChange, is_gain: bool) -> str:
    """What plans there may yet be on the side that came out behind."""
    with_it, without = f"{at.after:,} was found with it", f"{at.before:,} without it"
    bound = at.before_bound if is_gain else at.after_bound
    may_be = "how much there may be is not known" if bound is None else f"up to {bound:,} may be possible"
    of_which = "without it" if is_gain else "with it"
    return f"at {at.name[:1].lower()}{at.name[1:]}, {with_it} and {without}, and {of_which} {may_be}"


def _nothing(answer: WhatIf, after: Period) -> Iterator[RenderableType]:
    """Why, where no family has a night more or fewer."""
    if not answer.comparison.gain and not answer.comparison.lose:
        yield from nothing_gained(after, answer.with_it.allocation.families)


def _as_far_as(answer: WhatIf) -> str:
    stopped = Ended.STOPPED in {answer.without_it.allocation.ended, answer.with_it.allocation.ended}
    return STOPPED if stopped else "As far as plans were found, with as much work on both sides."


def _gained(nights: int) -> str:
    if nights == 0:
        return "As many nights as without it."
    return f"{nights_in_words(abs(nights))} {'more' if nights > 0 else 'fewer'} in all."


def _get_less(found: PlanComparison, quick: bool) -> Iterator[RenderableType]:
    """That some get less in what was found, which more work may put right; never left to be read off a list."""
    if found.lose:
        families = counted(len(found.lose), "family gets", "families get")
        look = "this quick look" if quick else "this look"
        yield Text(f"In {look} {families} fewer nights than without the change. {LONGER}", style="bold yellow")


def moved(found: PlanComparison) -> Iterator[RenderableType]:
    """Families with more or fewer nights, the largest change first."""
    lines = [f"{m.family}: {_change(m)}" for m in (*found.gain, *found.lose)]
    if lines:
        yield heading("Families with more or fewer nights")
        yield bullets(lines)


def _change(found: NightsMoved) -> str:
    return f"{nights_in_words(found.after)} instead of {found.before}."


def _levels(answer: WhatIf) -> Iterator[RenderableType]:
    rows = [(one.name, f"{one.before:,}", f"{one.after:,}", _bound(one), _so(answer, one)) for one in answer.levels]
    yield heading("Level by level")
    yield from folded(LEVELS, rows, [one.after == one.before for one in answer.levels], (1, 2, 3))


def _bound(level: LevelChange) -> str:
    return "not worked out" if level.after_bound is None else f"{level.after_bound:,}"


def _so(answer: WhatIf, level: LevelChange) -> str:
    if level.after == level.before:
        return "as without it"
    if level.after < level.before:
        return "less than without it"
    return "no plan without it does as well" if answer.is_sure(level) else "more work without it might do as well"


def _first(sentences: Sequence[str]) -> Iterator[RenderableType]:
    """What has to be settled first, before any figure that takes it for settled."""
    if sentences:
        yield heading("First")
        yield bullets(sentences)
        yield Text()


def _is_better(before: Planned, found: Planned) -> bool:
    """Whether the same work found a better plan without any change, which is no gain of the change."""
    had, has = ([level.value for level in one.allocation.levels] for one in (before, found))
    return has > had


def _keeping(kept: Path | None) -> str:
    return f"`{WITHOUT_OUT} FILE.json` keeps it" if kept is None else f"it is kept in {kept}"


def _better_anyway(before: Planned, found: Planned) -> Iterator[RenderableType]:
    yield heading("Without any change, from your plan to the better one")
    yield Text(f"  {compare_plans(before.allocation, found.allocation).sentence}")
