"""What a change would give, and whom a repair touches, in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from matching.listing import listed
from matching.report_words import counted, full_stop, number, sentence_case
from matching.short_breaks.compare import NightsMoved, PlanComparison, compare_plans
from matching.short_breaks.explaining.words import day_in_words
from matching.short_breaks.period import BookingStatus, Period, PlannedStay
from matching.short_breaks.result import Ended, Planned
from service.commands.breaks.answers_told import how_to_answer, to_ask_told
from service.commands.breaks.bedrooms_told import bedrooms_told
from service.commands.breaks.levels_told import folded, levels_told
from service.commands.breaks.next_steps import written_to
from service.commands.breaks.nothing_gained import nothing_gained
from service.commands.breaks.summary import broken, escalations, families
from service.commands.breaks.words import ADVISES, bullets, dates_of, in_words
from service.commands.screen import heading

if TYPE_CHECKING:
    from matching.short_breaks.repairing import FewestTouched, Repaired
    from matching.short_breaks.touched import StayChanged, Touched
    from matching.short_breaks.trying import LevelChange, WhatIf

STOPPED = "It was stopped: this is the best that was found by then, and more work may change it."
WITHOUT_OUT = "--without-out"
LONGER = "It may be that nobody need lose any: look longer with --seconds before anybody is told."
BETTER = "These figures are beside a better plan than yours, which the same work found without any change"
SETTLE = "Settle first, with both placing authorities and the registered manager, where each of them sleeps."
ASK_NOW = "Ask before they are in the home together."
LEVELS = ("Level", "Without it", "With it", "Most possible with it", "So")


def what_if_told(
    before: Planned,
    answer: WhatIf,
    after: Period,
    written: Sequence[Path],
    kept: Path | None = None,
    quick: bool = False,
) -> RenderableType:
    """What would be gained and by whom, level by level, as far as plans were found on both sides.

    What the figures are beside comes before them. `after` is the period as it
    would be; `kept` is where the plan without any change was saved; `quick`
    where nobody said how long to look.
    """
    better = _is_better(before, answer.without_it)
    return Group(
        *broken(answer.with_it.allocation),
        *([Text(f"{BETTER}; {_keeping(kept)}.\n", style="bold yellow")] if better else []),
        Text(full_stop(f"What if: {'; '.join(answer.changes)}"), style="bold"),
        *_first(answer.first),
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
    return f"{sentence_case(counted(abs(nights), 'night'))} {'more' if nights > 0 else 'fewer'} in all."


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
    return f"{counted(found.after, 'night')} instead of {number(found.before)}."


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


def repair_told(answer: Repaired, written: Sequence[Path]) -> RenderableType:
    """Who is touched and why, with what they are offered instead; then what else is new."""
    return Group(
        *broken(answer.planned.allocation),
        *touched_told(answer),
        *_stays("In another bedroom than before", answer.other_bedrooms),
        *_stays("Newly offered, with what is free", answer.further),
        *_as_on(answer),
        *families(answer.planned.allocation.families),
        *escalations(answer.planned.allocation.escalations, answer.period.stands_on),
        *levels_told(answer.planned.allocation.levels),
        *([Text(f"\n{STOPPED}")] if answer.planned.allocation.ended is Ended.STOPPED else []),
        *written_to(written),
        Text(f"\n{ADVISES}", style="dim"),
    )


def touched_told(answer: Repaired) -> Iterator[RenderableType]:
    """What happened, and every family that loses a stay by it, with why and what it is offered instead."""
    yield Text(full_stop(f"What happened: {'; '.join(answer.changes)}"), style="bold")
    yield from _between_those_who_came(answer)
    yield Text(_touched(answer))
    yield from _promised(answer.touched)
    yield from to_ask_told(answer)
    yield from bedrooms_told(answer)
    yield from (part for family in answer.touched for part in _family(family))
    yield from how_to_answer(answer)


def _between_those_who_came(answer: Repaired) -> Iterator[RenderableType]:
    for pair in answer.side_by_side:
        yield Text(f"{pair.sentence} {SETTLE if pair.must_not else ASK_NOW}\n", style="bold red")


def _promised(touched: Sequence[Touched]) -> Iterator[RenderableType]:
    """The committed bookings that could not be kept, each by name: never one silently."""
    dropped = [b for family in touched for b in family.booked if b.status is BookingStatus.COMMITTED]
    if dropped:
        said = listed([f"{b.id} of {b.family} ({dates_of(b)} at {b.urn})" for b in dropped])
        these = "This committed booking does" if len(dropped) == 1 else "These committed bookings do"
        yield Text(f"{these} not stand as promised: {said}. Why is told below.", style="bold yellow")


def _touched(answer: Repaired) -> str:
    if not answer.touched:
        return "No family is touched: every other stay that was given out stands."
    whole = sum(bool(family.gone) for family in answer.touched)
    partly = len(answer.touched) - whole
    parts = [f"{counted(whole, 'family loses', 'families lose')} a stay"] if whole else []
    moved_too = any(not c.nights_fewer for family in answer.touched for c in family.changed)
    how = "shortened or moved" if moved_too else "shortened"
    parts += [f"{counted(partly, 'family has', 'families have')} a stay {how}"] if partly else []
    recorded = "The nights lost are on record as cancelled by the home."
    return f"{sentence_case(listed(parts))}: {_sure(answer.fewest)}. Every other stay stands. {recorded}"


def _sure(fewest: FewestTouched) -> str:
    """How far it is known that no fewer families need be touched."""
    if fewest.proven:
        return "no repair that keeps as much of what is committed touches fewer"
    if not fewest.at_least:
        return "fewer may be possible"
    return f"fewer may be possible, though at least {fewest.at_least}"


def _family(family: Touched) -> Iterator[RenderableType]:
    yield heading(family.family)
    yield bullets(
        [
            *(f"Loses {dates_of(stay)} at {stay.urn}." for stay in family.gone),
            *map(_changed, family.changed),
            *map(full_stop, family.why),
            *(full_stop(one.enquiry) for one in family.unchecked),
            *(f"Is offered {in_words(stay)} instead." for stay in family.instead),
            *(["Nothing was found to offer for what is lost."] if family.gone and not family.instead else []),
        ]
    )


def _as_on(answer: Repaired) -> Iterator[RenderableType]:
    """On which day one stands: what had begun by then is as it was, and nothing before it is offered."""
    period = answer.period
    begun = sum(map(period.has_begun, answer.planned.allocation.stays))
    kept = f" {counted(begun, 'stay had', 'stays had')} begun by then and {'is' if begun == 1 else 'are'} as before."
    day = f"As of {day_in_words(period.stands_on)}: no night before it is offered."
    yield Text(f"\n{day}{kept if begun else ''}")


def _changed(found: StayChanged) -> str:
    fewer = found.nights_fewer
    what = f"Shortened by {counted(fewer, 'night')}" if fewer else "Moved, on some of the same nights"
    rooms = "" if found.after.bedrooms == found.before.bedrooms else f" in {listed(found.before.bedrooms)}"
    return f"{what}: {in_words(found.after)}, instead of {dates_of(found.before)}{rooms}."


def _stays(title: str, stays: Iterable[PlannedStay]) -> Iterator[RenderableType]:
    lines = [f"{stay.family}: {in_words(stay)}." for stay in stays]
    if lines:
        yield heading(title)
        yield bullets(lines)
