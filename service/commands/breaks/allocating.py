"""Planning a period: who is offered which nights in which bedroom, with a proof and a reason for every family."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option, Typer

from matching.short_breaks.board.naming import Naming
from matching.short_breaks.period import Period
from matching.short_breaks.result import Planned
from service.commands.arguments import ForceGiven
from service.commands.breaks.arguments import (
    BoardGiven,
    CalendarsGiven,
    ExcelGiven,
    FairnessGiven,
    LettersGiven,
    MovesGiven,
    NamingGiven,
    PeriodOutGiven,
    PeriodsGiven,
    PlanGivenOutGiven,
    ProcessesGiven,
    RoundsGiven,
    SecondsGiven,
    SeedGiven,
    TodayGiven,
    WorldOfPeriodGiven,
    seconds_for,
)
from service.commands.breaks.given import with_rule
from service.commands.breaks.next_steps import leave_unless_to_give_out, next_steps
from service.commands.breaks.places import Places
from service.commands.breaks.plan_before import check_kept_together, period_again
from service.commands.breaks.several import One, read_several, write_each
from service.commands.breaks.several_told import ask_of_each, several_told
from service.commands.breaks.summary import summary
from service.commands.breaks.watching import watched
from service.commands.breaks.wrong import Wrong
from service.commands.screen import Safe, screen

if TYPE_CHECKING:
    from matching.short_breaks.effort import Effort

commands = Typer()

CompareRulesGiven = Annotated[
    bool,
    Option(
        "--compare-rules",
        help="Then work out what each other rule would give whom, and what fairness costs: about as long again.",
    ),
]


@commands.command(
    epilog="Example: placewell breaks allocate example:winter-at-marram --seconds 5 --out plan.json --board board.html"
)
def allocate(
    periods: PeriodsGiven,
    world: WorldOfPeriodGiven = None,
    today: TodayGiven = None,
    given_out: PlanGivenOutGiven = None,
    seconds: SecondsGiven = None,
    rounds: RoundsGiven = None,
    moves: MovesGiven = None,
    seed: SeedGiven = 1,
    processes: ProcessesGiven = 2,
    fairness: FairnessGiven = None,
    compare_rules: CompareRulesGiven = False,
    out: Annotated[
        Path | None,
        Option(
            "--out",
            metavar="FILE.json",
            help="Save the plan, to ask more of it later; of several periods, the folder for their plans.",
        ),
    ] = None,
    period_out: PeriodOutGiven = None,
    board: BoardGiven = None,
    excel: ExcelGiven = None,
    calendars: CalendarsGiven = None,
    letters: LettersGiven = None,
    naming: NamingGiven = Naming.IDS,
    force: ForceGiven = False,
) -> None:
    """Plan a period, and show how good the plan is proven to be and who is left short; or several at once.

    Of several, --seconds are for each, and --processes how many are planned at once.
    """
    places, wrong = Places(out, board, excel, calendars, letters, naming, period_out), Wrong()
    if len(periods) > 1:
        asked_each = read_several(periods, world, today, fairness, places, force, given_out)
        plan_several(asked_each, _effort(seed, rounds, seconds, processes, moves, compare_rules), out)
        return
    (period,) = periods
    places.check(wrong, force)
    check_kept_together(places, given_out, wrong)
    again = wrong.last_read(lambda: period_again(period, world, today, given_out))
    asked = again.period if fairness is None else with_rule(again.period, fairness)
    effort = _effort(seed, rounds, seconds, processes, moves, compare_rules)
    planned = search_for(asked, effort).with_swaps(again.swapped)
    written = places.write(asked, planned)
    screen().print(Safe(summary(asked, planned.allocation, compare_rules, cleared=planned.cleared)))
    of_plan = (period, world) if period_out is None else (str(period_out), None)
    held_back = places.held_back(planned)
    screen().print(Safe(next_steps(*of_plan, out, written, asked, planned, held_back)), soft_wrap=True)
    leave_unless_to_give_out(planned)


def _effort(
    seed: int, rounds: int | None, seconds: float | None, processes: int, moves: int | None, compare: bool
) -> Effort:
    # The search takes a second to load.
    from matching.short_breaks.effort import Effort

    return Effort(seed, rounds, seconds_for(seconds, rounds), processes, moves, compare)


def plan_several(periods: tuple[One, ...], effort: Effort, out: Path | None) -> None:
    """A plan of each, written where that was asked for, and one table of them all."""
    from service.commands.breaks.several_planned import plan_each

    planned = plan_each(periods, effort)
    written = () if out is None else write_each(out, planned)
    screen().print(Safe(several_told(planned)))
    screen().print(Safe(ask_of_each(planned, written)), soft_wrap=True)
    leave_unless_to_give_out(*(plan for _, plan in planned))


def search_for(period: Period, effort: Effort) -> Planned:
    """A plan, watched on a terminal; Ctrl-C stops the search and keeps the best plan so far, if there is one yet."""
    from matching.short_breaks.allocate import allocate

    with watched() as watch:
        return watch.of(lambda told, stop: allocate(period, effort, told=told, stop=stop))
