"""A plan that was saved, shown again, and whatever can be made of it: board, workbook, calendars, letters."""

from __future__ import annotations

from typing import Annotated

from rich.text import Text
from typer import Option, Typer

from matching.short_breaks.board.naming import Naming
from service.commands.arguments import ForceGiven
from service.commands.breaks.arguments import (
    BoardGiven,
    CalendarsGiven,
    ExcelGiven,
    LettersGiven,
    NamingGiven,
    PeriodGiven,
    PlanGiven,
    WorldOfPeriodGiven,
)
from service.commands.breaks.given import planned_from
from service.commands.breaks.next_steps import leave_unless_to_give_out, next_steps
from service.commands.breaks.places import Places
from service.commands.breaks.summary import summary
from service.commands.breaks.wrong import Wrong
from service.commands.screen import Safe, screen

commands = Typer()

BARE = (
    "Without its proof: of the file only the stays are taken. The match check was asked again, every rule was checked, "
    "and bounds are a first look."
)
WithoutProofGiven = Annotated[
    bool, Option("--without-proof", help="Take nothing but the stays from the file, and work out all the rest anew.")
]


@commands.command(epilog="Example: placewell breaks show example:winter-at-marram winter-plan.json --letters letters")
def show(
    period: PeriodGiven,
    plan: PlanGiven,
    world: WorldOfPeriodGiven = None,
    board: BoardGiven = None,
    excel: ExcelGiven = None,
    calendars: CalendarsGiven = None,
    letters: LettersGiven = None,
    naming: NamingGiven = Naming.IDS,
    bare: WithoutProofGiven = False,
    force: ForceGiven = False,
) -> None:
    """Show a saved plan again, repaired ones too, and write its board, workbook, calendars and letters."""
    wrong, places = Wrong(), Places(None, board, excel, calendars, letters, naming)
    places.check(wrong, force)
    found = wrong.last_read(lambda: planned_from(period, world, plan, bare))
    if bare:
        screen().print(Safe(Text(BARE, style="bold yellow")))
    written = places.write(found.period, found.planned)
    screen().print(Safe(summary(found.period, found.planned.allocation, saved=True, cleared=found.planned.cleared)))
    held_back = places.held_back(found.planned)
    told = next_steps(period, world, plan, written, found.period, found.planned, held_back)
    screen().print(Safe(told), soft_wrap=True)
    leave_unless_to_give_out(found.planned)
