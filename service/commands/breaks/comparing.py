"""Two plans side by side: who gains, who loses, and how the levels differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from rich.console import Group, RenderableType
from rich.text import Text
from typer import Option, Typer

from matching.break_words.levels import AS_WHEN_MADE
from matching.report_words import counted, sentence_case
from matching.short_breaks.compare import StaysChanged, changed_stays, compare_plans
from matching.short_breaks.period import PlannedStay
from matching.short_breaks.result import Allocation
from service.commands.breaks.arguments import PeriodGiven, PlanGiven, WorldOfPeriodGiven
from service.commands.breaks.given import period_from, planned_for
from service.commands.breaks.levels_told import bound, folded
from service.commands.breaks.what_if_told import moved
from service.commands.breaks.words import bullets, dates_of
from service.commands.breaks.wrong import Wrong
from service.commands.screen import Safe, heading, screen

commands = Typer()

OTHERWISE = ("family has stays", "families have stays")
LEVELS = ("Level", "Before", "After", "Difference", "After: at most, given those above")


@commands.command(epilog="Example: placewell breaks compare example:winter-at-marram winter-plan.json winter-plan.json")
def compare(
    period: PeriodGiven,
    before: PlanGiven,
    after: PlanGiven,
    world: WorldOfPeriodGiven = None,
    after_period: Annotated[
        str | None, Option("--after-period", metavar="PERIOD", help="The period of the later plan, where it changed.")
    ] = None,
) -> None:
    """Show which families gain and which lose from one plan to another, and how the levels differ."""
    wrong, plans = Wrong(), []
    asked = period_from(period, world)
    later = asked if after_period is None else period_from(after_period, None)
    for about, plan in ((asked, before), (later, after)):
        with wrong.noted():
            plans.append(planned_for(about, plan).planned.allocation)
    wrong.refuse()
    screen().print(Safe(_compared(*plans)))


def _compared(before: Allocation, after: Allocation) -> RenderableType:
    found = compare_plans(before, after)
    rows = [_level(before, after, id) for id in dict.fromkeys(level.id for level in (*before.levels, *after.levels))]
    return Group(
        Text(found.sentence, style="bold"),
        *moved(found),
        *_elsewhere(changed_stays(before, after)),
        heading("Level by level"),
        *folded(LEVELS, rows, [row[3] == "+0" for row in rows], (1, 2, 3, 4)),
        Text(f"\n{AS_WHEN_MADE}"),
    )


def _elsewhere(found: Sequence[StaysChanged]) -> Iterator[RenderableType]:
    """Families with a stay at another home or on other nights: as many nights are not the same stays."""
    if found:
        yield heading(f"{sentence_case(counted(len(found), *OTHERWISE))} at another home, or on other dates")
        yield bullets(f"{one.family}: {_dates(one.new)}, instead of {_dates(one.gone)}." for one in found)


def _dates(stays: Sequence[PlannedStay]) -> str:
    return "; ".join(f"{dates_of(stay)} at {stay.urn}" for stay in stays) or "nothing"


def _level(before: Allocation, after: Allocation, id: str) -> tuple[str, ...]:
    one, other = before.level(id), after.level(id)
    name = next(level.name for level in (one, other) if level is not None)
    values = ["-" if level is None else f"{level.value:,}" for level in (one, other)]
    difference = "-" if one is None or other is None else f"{other.value - one.value:+,}"
    return name, *values, difference, "-" if other is None else bound(other)
