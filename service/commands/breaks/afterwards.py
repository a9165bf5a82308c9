"""After a plan is given out: what a change would do, repairs, swaps, and two plans side by side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from rich.console import Group
from rich.text import Text
from typer import Option, Typer

from matching.formats import json_period
from matching.short_breaks.compare import PlanComparison, compare_plans
from matching.short_breaks.period import PlannedStay
from service.commands.arguments import ForceGiven
from service.commands.breaks.arguments import (
    PeriodGiven,
    PlanGiven,
    RoundsGiven,
    SecondsGiven,
    SeedGiven,
    WorldOfPeriodGiven,
    seconds_for,
)
from service.commands.breaks.changes_given import KINDS, changes_from
from service.commands.breaks.given import planned_from
from service.commands.breaks.places import Places
from service.commands.breaks.watching import watched
from service.commands.breaks.wrong import Wrong
from service.commands.screen import Safe, screen
from service.commands.writing import destination

commands = Typer()

ChangesGiven = Annotated[
    str | None, Option("--changes", metavar="FILE.json", help="A list of changes, each with its kind.")
]
SavedGiven = Annotated[Path | None, Option("--out", metavar="FILE.json", help="Save the new plan.")]


def _option(name: str, help: str) -> object:
    return Option(name, metavar=KINDS[name][0], help=help)


@commands.command(
    "what-if",
    epilog="Example: placewell breaks what-if example:winter-at-marram winter-plan.json"
    " --more-staff 'SC900131:waking night:1' --rounds 0",
)
def what_if(
    period: PeriodGiven,
    plan: PlanGiven,
    world: WorldOfPeriodGiven = None,
    more_staff: Annotated[list[str] | None, _option("--more-staff", "More people on a shift.")] = None,
    train: Annotated[list[str] | None, _option("--train", "More people trained in a task.")] = None,
    fit: Annotated[list[str] | None, _option("--fit", "A feature more in a bedroom.")] = None,
    bedroom: Annotated[list[str] | None, _option("--bedroom", "A bedroom more.")] = None,
    release_bed: Annotated[list[str] | None, _option("--release-bed", "A bed fewer held back.")] = None,
    more_arrivals: Annotated[list[str] | None, _option("--more-arrivals", "A family more welcomed a day.")] = None,
    changes: ChangesGiven = None,
    seconds: SecondsGiven = None,
    rounds: RoundsGiven = None,
    seed: SeedGiven = 1,
) -> None:
    """Show what a change would give: nights and families gained, planned again with as much work on both sides."""
    found = planned_from(period, world, plan)
    typed = (
        ("--more-staff", more_staff),
        ("--train", train),
        ("--fit", fit),
        ("--bedroom", bedroom),
        ("--release-bed", release_bed),
        ("--more-arrivals", more_arrivals),
    )
    made = changes_from(typed, changes, found.period.world.as_at)

    # The search takes a second to load.
    from matching.short_breaks.effort import Effort
    from matching.short_breaks.trying import what_if as try_it

    effort = Effort(seed, rounds, seconds_for(seconds, rounds))
    with watched() as watch:
        answer = try_it(found.period, found.planned, made, effort, told=watch.told, stop=watch.stopping)
    lines = [f"What if: {sentence}." for sentence in answer.changes]
    lines.append(f"Nights gained: {answer.nights_gained}.")
    lines += [
        f"{level.name}: {level.before:,} before, {level.after:,} after"
        f"{'; no plan without the change does as well' if level.is_sure else ''}."
        for level in answer.levels
        if level.before != level.after
    ]
    screen().print(Safe(Group(Text("\n".join(lines)), _compared(answer.comparison))))


@commands.command(
    epilog="Example: placewell breaks repair example:winter-at-marram winter-plan.json"
    " --staff-off SC900131:day:2:2026-12-19:2 --rounds 0 --out repaired.json --period-out period-now.json"
)
def repair(
    period: PeriodGiven,
    plan: PlanGiven,
    world: WorldOfPeriodGiven = None,
    staff_off: Annotated[list[str] | None, _option("--staff-off", "Fewer people on a shift.")] = None,
    bedroom_closed: Annotated[list[str] | None, _option("--bedroom-closed", "A bedroom that cannot be used.")] = None,
    cancelled: Annotated[
        list[str] | None, _option("--cancelled", 'A stay that somebody, such as "the family", has cancelled.')
    ] = None,
    changes: ChangesGiven = None,
    seconds: SecondsGiven = None,
    rounds: RoundsGiven = None,
    seed: SeedGiven = 1,
    out: SavedGiven = None,
    period_out: Annotated[
        Path | None, Option("--period-out", metavar="FILE.json", help="Save the period as it now is, to go with it.")
    ] = None,
    force: ForceGiven = False,
) -> None:
    """Repair a plan after something has happened: the fewest families touched first, then what is free is filled."""
    wrong, places = Wrong(), Places(out)
    places.check(wrong, force)
    with wrong.noted():
        now = destination(period_out, force)
        found = planned_from(period, world, plan)
    wrong.refuse()
    typed = (("--staff-off", staff_off), ("--bedroom-closed", bedroom_closed), ("--cancelled", cancelled))
    made = changes_from(typed, changes, found.period.world.as_at)

    # The search takes a second to load.
    from matching.short_breaks.effort import Effort
    from matching.short_breaks.repairing import repair as mend

    effort = Effort(seed, rounds, seconds_for(seconds, rounds))
    with watched() as watch:
        answer = mend(found.period, found.planned, made, effort, told=watch.told, stop=watch.stopping)
    if out is not None:
        places.write(answer.period, answer.planned)
    if period_out is not None:
        now.write(json_period.write(answer.period))
    count = len(answer.touched)
    sure = "no repair touches fewer" if answer.fewest_proven else "fewer may be possible"
    lines = [f"What happened: {sentence}." for sentence in answer.changes]
    lines.append(f"Families touched: {count} ({sure}).")
    for family in answer.touched:
        lines.append(f"  {family.family} loses {_stays(family.lost)}.")
        lines += [f"    {why}" for why in family.why]
        lines.append(f"    Offered instead: {_stays(family.gained) if family.gained else 'nothing was found'}.")
    lines += [f"  {s.family} is in {', '.join(s.bedrooms)} from {s.first_night}." for s in answer.other_bedrooms]
    lines += [f"  {s.family} is newly offered {_stays((s,))}." for s in answer.further]
    screen().print(Safe(Text("\n".join(lines))))


@commands.command(epilog="Example: placewell breaks swap example:winter-at-marram winter-plan.json")
def swap(
    period: PeriodGiven,
    plan: PlanGiven,
    world: WorldOfPeriodGiven = None,
    take: Annotated[
        list[int] | None, Option("--take", metavar="N", min=1, help="Make the swap of that number in the list.")
    ] = None,
    out: SavedGiven = None,
    force: ForceGiven = False,
) -> None:
    """Show families who would each rather have another's nights; every family in a swap has to agree."""
    wrong, places = Wrong(), Places(out)
    places.check(wrong, force)
    with wrong.noted():
        found = planned_from(period, world, plan)
    wrong.refuse()
    from matching.short_breaks.swapping import make_swaps, swaps

    offered = swaps(found.period, found.planned)
    lines = [] if offered else ["No families were found who would each rather have another's nights."]
    for number, one in enumerate(offered, start=1):
        lines.append(f"{number}. Everybody here would be better off:")
        lines += [f"   {m.family} gives {_stays((m.gives,))} and gets {_stays((m.gets,))}." for m in one.moves]
    screen().print(Safe(Text("\n".join(lines))))
    chosen = [offered[n - 1] for n in take or () if n <= len(offered)]
    if chosen and out is not None:
        places.write(found.period, make_swaps(found.period, found.planned, chosen))


@commands.command(epilog="Example: placewell breaks compare example:winter-at-marram winter-plan.json winter-plan.json")
def compare(period: PeriodGiven, before: PlanGiven, after: PlanGiven, world: WorldOfPeriodGiven = None) -> None:
    """Show which families gain and which lose between two plans of one period."""
    one, other = (planned_from(period, world, plan) for plan in (before, after))
    screen().print(Safe(_compared(compare_plans(one.planned.allocation, other.planned.allocation))))


def _compared(found: PlanComparison) -> Text:
    lines = [found.sentence]
    lines += [f"  {m.family}: {m.before} nights before, {m.after} after" for m in (*found.gain, *found.lose)]
    return Text("\n".join(lines))


def _stays(stays: tuple[PlannedStay, ...]) -> str:
    return "; ".join(_words(stays))


def _words(stays: tuple[PlannedStay, ...]) -> Iterator[str]:
    for s in stays:
        yield f"{s.nights} {'night' if s.nights == 1 else 'nights'} from {s.first_night} at {s.urn}"
