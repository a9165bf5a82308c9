"""Asking about one family of a plan: what it is offered and why, and why not a stay that it would rather have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from rich.text import Text
from typer import Argument, Option, Typer

from matching.report_parts import BreaksAsked
from matching.short_breaks.board.since import since
from service.commands.arguments import ForceGiven
from service.commands.breaks.arguments import (
    FamilyGiven,
    FirstNightGiven,
    ForFamilyGiven,
    HomeOfStayGiven,
    NightsGiven,
    PeriodGiven,
    PlanGiven,
    TodayGiven,
    WorldOfPeriodGiven,
)
from service.commands.breaks.family_told import family_told
from service.commands.breaks.given import planned_with
from service.commands.breaks.next_steps import refuse_unless_to_give_out
from service.commands.breaks.places import Places
from service.commands.breaks.standing import planned_on
from service.commands.breaks.why_asked import adopted, ask_why_not
from service.commands.breaks.why_told import better_told, clash_first, why_told
from service.commands.breaks.wrong import Wrong
from service.commands.screen import Safe, busy, screen
from service.web.text import to_text

commands = Typer()


@commands.command(epilog="Example: placewell breaks family example:winter-at-marram winter-plan.json F-03")
def family(
    period: PeriodGiven,
    plan: PlanGiven,
    family: Annotated[str, Argument(metavar="FAMILY", help="The family's id.", show_default=False)],
    world: WorldOfPeriodGiven = None,
    for_family: ForFamilyGiven = False,
) -> None:
    """Show what one family is offered, what it is not, and what stood in the way; for the family, its letter."""
    found = planned_with(period, world, plan, family)
    allocation = found.planned.allocation
    if for_family:
        refuse_unless_to_give_out(plan, found.planned)
        # What writes letters takes a second to load.
        from matching.reports import break_letter

        letter = break_letter.write(BreaksAsked(found.period, allocation, families=(family,)))
        screen().print(Safe(Text(to_text(letter))))
        return
    result = next(f for f in allocation.families if f.family == family)
    screen().print(Safe(family_told(result, since(found.period, result, allocation.clash))))


@commands.command(
    epilog="Example: placewell breaks why example:winter-at-marram winter-plan.json --family F-03 --home SC900131"
    " --from 2026-12-18 --nights 2"
)
def why(
    period: PeriodGiven,
    plan: PlanGiven,
    family: FamilyGiven,
    home: HomeOfStayGiven,
    first: FirstNightGiven,
    nights: NightsGiven,
    world: WorldOfPeriodGiven = None,
    for_family: ForFamilyGiven = False,
    today: TodayGiven = None,
    out: Annotated[
        Path | None, Option("--out", metavar="FILE.json", help="Save the plan with this stay, if it is a better one.")
    ] = None,
    force: ForceGiven = False,
) -> None:
    """Show why a family does not have a stay: what stands in the way, who would have to move, and the cost."""
    wrong, places = Wrong(), Places(out)
    places.check(wrong, force)
    found = wrong.last_read(
        lambda: planned_on(planned_with(period, world, plan, family, home), today, saves_plan_alone=out is not None)
    )
    with busy("Looking for who would have to move"):
        answered = ask_why_not(found, family, home, first, nights)
        better = adopted(found, answered)
    answer = answered.answer
    if found.planned.allocation.clash is not None:
        screen().print(Safe(clash_first(found, family, for_family)))
    screen().print(Safe(Text(answer.for_family) if for_family else why_told(found.period, answer)))
    if better is not None:
        places.write(found.period, better)
        screen().print(Safe(better_told(found.planned, better, out)))
