"""Whom a repair touches, in the terminal: in short what the coordinator acts on, and whole for a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from matching.break_words.levels import in_a_sentence
from matching.listing import listed
from matching.report_words import counted, full_stop, sentence_case
from matching.short_breaks.explaining.words import day_in_words
from matching.short_breaks.period import BookingStatus, PlannedStay
from matching.short_breaks.result import Ended
from service.commands.breaks.answers_told import how_to_answer, to_ask_told
from service.commands.breaks.arguments import WHOLE
from service.commands.breaks.bedrooms_told import bedrooms_told
from service.commands.breaks.levels_told import levels_told
from service.commands.breaks.next_steps import written_to
from service.commands.breaks.summary import broken, escalations, families
from service.commands.breaks.touched_in_short import all_in_short, changed_told
from service.commands.breaks.words import ADVISES, bullets, dates_of, in_words
from service.commands.screen import heading

if TYPE_CHECKING:
    from matching.short_breaks.repairing import FewestTouched, Repaired
    from matching.short_breaks.touched import Touched

STOPPED = "It was stopped: this is the best that was found by then, and more work may change it."
SETTLE = "Settle first, with both placing authorities and the registered manager, where each of them sleeps."
REST = "Every night, reason and question, and how good the plan is level by level"
ASK_NOW = "Ask before they are in the home together."


def repair_told(answer: Repaired, written: Sequence[Path], whole: Path | None = None) -> RenderableType:
    """What the coordinator acts on: who is touched and why, and what each is offered instead; then what else is new.

    `whole` is the file in which everything else stands. None: nobody asked for one.
    """
    allocation = answer.planned.allocation
    where = f"add {WHOLE} FILE.txt." if whole is None else f"{whole}."
    return Group(
        *broken(allocation),
        *touched_told(answer, in_short=True),
        *_what_else(answer),
        Text(f"\n{in_a_sentence(allocation.levels)}"),
        *([Text(STOPPED)] if allocation.ended is Ended.STOPPED else []),
        *written_to(written),
        Text(f"\n{REST}: {where}\n{ADVISES}", style="dim"),
    )


def repair_told_whole(answer: Repaired) -> RenderableType:
    """All of it, each night and question of each family and every level, for a file."""
    return Group(
        *broken(answer.planned.allocation),
        *touched_told(answer),
        *_what_else(answer),
        *levels_told(answer.planned.allocation),
        Text(f"\n{ADVISES}"),
    )


def _what_else(answer: Repaired) -> Iterator[RenderableType]:
    yield from (
        *_stays("In another bedroom than before", answer.other_bedrooms),
        *_stays("Newly offered, with what is free", answer.further),
        *_as_on(answer),
        *families(answer.planned.allocation.families),
        *escalations(answer.planned.allocation.escalations, answer.period.stands_on),
    )


def touched_told(answer: Repaired, *, in_short: bool = False) -> Iterator[RenderableType]:
    """What happened, and every family that loses a stay by it, with why and what it is offered instead."""
    yield Text(full_stop(f"What happened: {'; '.join(answer.changes)}"), style="bold")
    yield from _between_those_who_came(answer)
    yield Text(_touched(answer))
    yield from _promised(answer.touched)
    yield from to_ask_told(answer)
    yield from bedrooms_told(answer)
    yield from all_in_short(answer.touched) if in_short else (p for family in answer.touched for p in _family(family))
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
            *map(changed_told, family.changed),
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
    had = sentence_case(counted(begun, "stay had", "stays had"))
    kept = f" {had} begun by then and {'is' if begun == 1 else 'are'} as before."
    day = f"As of {day_in_words(period.stands_on)}: no night before it is offered."
    yield Text(f"\n{day}{kept if begun else ''}")


def _stays(title: str, stays: Iterable[PlannedStay]) -> Iterator[RenderableType]:
    lines = [f"{stay.family}: {in_words(stay)}." for stay in stays]
    if lines:
        yield heading(title)
        yield bullets(lines)
