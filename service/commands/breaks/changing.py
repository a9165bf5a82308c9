"""What if something were different, and what to do when something has happened: a period changed, and planned again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from rich.console import Group
from typer import Option, Typer

from matching.errors import Problem
from matching.plain_json import write_json
from matching.short_breaks.board.naming import Naming
from matching.short_breaks.changes import Change, changed
from matching.short_breaks.history import standing_on
from service.commands.arguments import ForceGiven
from service.commands.breaks.answers_told import CHANGES_OUT
from service.commands.breaks.arguments import (
    TODAY,
    BoardGiven,
    CalendarsGiven,
    ExcelGiven,
    LettersGiven,
    MovesGiven,
    NamingGiven,
    PeriodGiven,
    PeriodOutGiven,
    PlanGiven,
    PlanOutGiven,
    ProcessesGiven,
    RoundsGiven,
    SeedGiven,
    TodayGiven,
    WholeGiven,
    WorldOfPeriodGiven,
    seconds_for,
)
from service.commands.breaks.change_words import BY_OPTION, changes_from, changes_written
from service.commands.breaks.changes_told import repair_told, repair_told_whole
from service.commands.breaks.emergency_options import EMERGENCY, EMERGENCY_OVER, BedroomGiven
from service.commands.breaks.given import PlannedPeriod, planned_from
from service.commands.breaks.next_steps import refuse_unless_to_give_out, to_give_out
from service.commands.breaks.places import Places
from service.commands.breaks.standing import day_of_repair, planned_on
from service.commands.breaks.watching import watched
from service.commands.breaks.what_if_told import WITHOUT_OUT, what_if_told
from service.commands.breaks.wrong import Wrong
from service.commands.dates import METAVAR, day_typed
from service.commands.screen import Safe, in_plain_text, screen

if TYPE_CHECKING:
    from matching.short_breaks.effort import Effort

commands = Typer()

Typed = list[str] | None


def _option(name: str, help: str) -> Any:
    return Option(name, metavar=BY_OPTION[name].shown, help=help)


ChangesGiven = Annotated[
    str | None,
    Option("--changes", metavar="FILE.json", help="A list of changes; `placewell schema Changes` shows its shape."),
]
TodayOfRepairGiven = Annotated[
    date | None,
    Option(
        "--today",
        metavar=METAVAR,
        parser=day_typed,
        help=f"{TODAY} Else this day; of an example, that of its records.",
        show_default=False,
    ),
]
LookingGiven = Annotated[
    float | None,
    Option("--seconds", min=0, help="How long to look; else a quick look around the plan that there is."),
]
ChangesOutGiven = Annotated[
    Path | None,
    Option(CHANGES_OUT, metavar="FILE.json", help="Save the changes, to write answers into for the next repair."),
]
WithoutOutGiven = Annotated[
    Path | None,
    Option(WITHOUT_OUT, metavar="FILE.json", help="Save the plan that the same work found without any change."),
]


class Asked(NamedTuple):
    """A plan, and what is to be changed."""

    found: PlannedPeriod
    changes: tuple[Change, ...]


@commands.command(
    "what-if",
    epilog="Example: placewell breaks what-if example:winter-at-marram winter-plan.json"
    " --more-staff 'SC900131:waking night:1' --rounds 0",
)
def what_if(
    period: PeriodGiven,
    plan: PlanGiven,
    world: WorldOfPeriodGiven = None,
    more_staff: Annotated[Typed, _option("--more-staff", "More people on a shift, those nights or all.")] = None,
    train: Annotated[Typed, _option("--train", "More people on every shift trained in a task.")] = None,
    fit: Annotated[Typed, _option("--fit", "Something more in a bedroom, such as a hoist.")] = None,
    bedroom: Annotated[Typed, _option("--bedroom", "One bedroom more, with a place for it.")] = None,
    release_bed: Annotated[Typed, _option("--release-bed", "One bed fewer held back for emergencies.")] = None,
    more_arrivals: Annotated[Typed, _option("--more-arrivals", "One more family welcomed on a day.")] = None,
    changes: ChangesGiven = None,
    today: TodayGiven = None,
    seconds: LookingGiven = None,
    rounds: RoundsGiven = None,
    moves: MovesGiven = None,
    seed: SeedGiven = 1,
    processes: ProcessesGiven = 2,
    out: PlanOutGiven = None,
    period_out: PeriodOutGiven = None,
    without_out: WithoutOutGiven = None,
    board: BoardGiven = None,
    force: ForceGiven = False,
) -> None:
    """Show what a change would give: nights and families gained, planned again with as much work on both sides.

    Put quotation marks around a value with a space in it, as in --more-staff 'SC900131:waking night:1'.
    """
    typed = {"--more-staff": more_staff, "--train": train, "--fit": fit, "--bedroom": bedroom}
    typed |= {"--release-bed": release_bed, "--more-arrivals": more_arrivals}
    places = Places(out, board, period=period_out, without=without_out)
    asked = _asked((period, world, plan), typed, changes, places, force, lambda found: planned_on(found, today))
    from matching.short_breaks.effort import at_once
    from matching.short_breaks.trying import what_if as try_out

    longer = _asked_for(seconds, rounds, moves, seed, processes)
    effort = longer or at_once(seed, processes)
    with watched() as watch:
        answer = watch.of(lambda *by: try_out(asked.found.period, asked.found.planned, asked.changes, effort, *by))
    after, without = changed(asked.found.period, asked.changes), write_json(answer.without_it)
    written = places.write(after, answer.with_it, without=without)
    screen().print(
        Safe(what_if_told(asked.found.planned, answer, after, written, without_out, longer is None, seconds))
    )


@commands.command(
    epilog="Example: placewell breaks repair example:winter-at-marram winter-plan.json"
    " --staff-off SC900131:day:2:2026-12-19:2 --rounds 0 --out repaired.json --period-out period-now.json"
)
def repair(
    period: PeriodGiven,
    plan: PlanGiven,
    world: WorldOfPeriodGiven = None,
    cancelled: Annotated[
        Typed, _option("--cancelled", 'A stay that will not happen, and by whom: "the home", "the family" and so on.')
    ] = None,
    staff_off: Annotated[
        Typed,
        _option("--staff-off", 'Fewer on a shift, trained in these tasks or in "nothing"; left out: in everything.'),
    ] = None,
    bedroom_closed: Annotated[Typed, _option("--bedroom-closed", "A bedroom that cannot be used.")] = None,
    emergency_over: Annotated[Typed, _option("--emergency-over", EMERGENCY_OVER)] = None,
    emergency: Annotated[Typed, _option("--emergency", EMERGENCY)] = None,
    bedroom: BedroomGiven = None,
    release_bed: Annotated[
        Typed, _option("--release-bed", "A bed held back for an emergency is planned like any other from now on.")
    ] = None,
    changes: ChangesGiven = None,
    today: TodayOfRepairGiven = None,
    seconds: LookingGiven = None,
    rounds: RoundsGiven = None,
    moves: MovesGiven = None,
    seed: SeedGiven = 1,
    processes: ProcessesGiven = 2,
    out: PlanOutGiven = None,
    period_out: PeriodOutGiven = None,
    changes_out: ChangesOutGiven = None,
    board: BoardGiven = None,
    excel: ExcelGiven = None,
    calendars: CalendarsGiven = None,
    letters: LettersGiven = None,
    naming: NamingGiven = Naming.IDS,
    whole: WholeGiven = None,
    force: ForceGiven = False,
) -> None:
    """Repair a plan after something has happened: the fewest families touched first, then what is free is filled.

    Put quotation marks around a value with a space in it, as in --bedroom-closed 'SC900131:room 5:2026-12-19:2'.
    """
    typed = {"--cancelled": cancelled, "--staff-off": staff_off, "--bedroom-closed": bedroom_closed}
    typed |= {"--emergency-over": emergency_over, "--emergency": emergency, "--release-bed": release_bed}
    places = Places(out, board, excel, calendars, letters, naming, period_out, changes=changes_out, whole=whole)
    now = partial(_as_it_is_now, period, today)
    asked = _asked((period, world, plan), typed, changes, places, force, now, bedroom)
    refuse_unless_to_give_out(plan, asked.found.planned)
    from matching.short_breaks.effort import to_fill
    from matching.short_breaks.repairing import repair as mend

    effort = _asked_for(seconds, rounds, moves, seed, processes) or to_fill(seed, processes)
    with watched() as watch:
        answer = watch.of(lambda *by: mend(asked.found.period, asked.found.planned, asked.changes, effort, *by))
    told = in_plain_text(repair_told_whole(answer)).encode()
    written = places.write(answer.period, answer.planned, changes=changes_written(asked.changes), whole=told)
    screen().print(Safe(repair_told(answer, written, whole)))
    if period_out is not None:
        screen().print(Safe(Group(*to_give_out(period_out, None, out))), soft_wrap=True)


def _asked(
    given: tuple[str, str | None, str],
    typed: Mapping[str, Typed],
    file: str | None,
    places: Places,
    force: bool,
    standing: Callable[[PlannedPeriod], PlannedPeriod],
    bedroom: str | None = None,
) -> Asked:
    """Everything that was given, read and checked. Raises BadInput with all that is wrong.

    `standing` gives the period and its plan as of the day on which one stands; `bedroom` is for a child admitted,
    instead of the one that the change names.
    """
    wrong = Wrong()
    places.check(wrong, force)
    if places.out is not None and places.period is None:
        way_out = "Add --period-out FILE.json, so that more can be asked of the plan later."
        wrong.problems.append(Problem("--out", "the new plan is of the period as changed", way_out))

    def read() -> Asked:
        found = standing(planned_from(*given))
        return Asked(found, changes_from(typed, file, found, wrong, bedroom))

    return wrong.last_read(read)


def _as_it_is_now(typed: str, today: date | None, found: PlannedPeriod) -> PlannedPeriod:
    """The period as of the day of the repair; the plan is the one that was given out."""
    day = day_of_repair(typed, found.period, today)
    return replace(found, period=standing_on(found.period, day, found.planned.allocation.stays))


def _asked_for(
    seconds: float | None, rounds: int | None, moves: int | None, seed: int, processes: int
) -> Effort | None:
    """The work that was asked for; None where nobody said how much."""
    # The search takes a second to load.
    from matching.short_breaks.effort import Effort

    if seconds is None and rounds is None and moves is None:
        return None
    return Effort(seed, rounds, seconds_for(seconds, rounds), processes, moves)
