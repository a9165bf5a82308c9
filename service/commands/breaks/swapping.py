"""Swaps: families who would each rather have another's nights. Every family in a swap has to agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from rich.console import Group, RenderableType
from rich.text import Text
from typer import Option, Typer

from matching.errors import BadInput, Problem
from matching.plain_json import write_json
from matching.report_words import counted
from matching.short_breaks.result import Planned
from matching.short_breaks.swap_moves import Agreement, Swap, SwapsOffered
from service.commands.arguments import ForceGiven
from service.commands.breaks.agreeing import HOW, agreements_typed, as_options
from service.commands.breaks.arguments import PeriodGiven, PlanGiven, TodayGiven, WorldOfPeriodGiven
from service.commands.breaks.given import PlannedPeriod, planned_from
from service.commands.breaks.levels_told import levels_told
from service.commands.breaks.next_steps import to_give_out, written_to
from service.commands.breaks.places import Places
from service.commands.breaks.standing import planned_on
from service.commands.breaks.words import ADVISES, bullets, in_words
from service.commands.breaks.wrong import Wrong
from service.commands.screen import Safe, busy, heading, screen
from service.commands.writing import destination

commands = Typer()


AgreedGiven = Annotated[
    list[str] | None,
    Option(
        "--agreed",
        metavar="FAMILY:DAY:TO-WHOM",
        help="That a family in it agrees: on which day it said so, and to whom. Once for each family.",
    ),
]


class SwapFormat(StrEnum):
    """The forms that swaps are shown in."""

    TEXT = "text"
    JSON = "json"


@commands.command(epilog="Example: placewell breaks swap example:winter-at-marram winter-plan.json")
def swap(
    period: PeriodGiven,
    plan: PlanGiven,
    world: WorldOfPeriodGiven = None,
    today: TodayGiven = None,
    take: Annotated[
        list[int] | None,
        Option("--take", metavar="N", min=1, help="Make the swap of that number in the list; with --out."),
    ] = None,
    agreed: AgreedGiven = None,
    format: Annotated[
        SwapFormat, Option("--format", help="Text, or data: the swaps, and how far they were looked for.")
    ] = SwapFormat.TEXT,
    out: Annotated[Path | None, Option("--out", metavar="FILE.json", help="Save the plan with what is taken.")] = None,
    force: ForceGiven = False,
) -> None:
    """Show families who would each rather have another's nights; every family in a swap has to agree."""
    wrong, places = Wrong(), Places(out)
    places.check(wrong, force)
    if bool(take) is not (out is not None):
        way_out = "Give --take N for each swap that was agreed, and --out FILE.json."
        wrong.problems.append(Problem("--take and --out", "only one of the two was given", way_out))
    agreements: tuple[Agreement, ...] = ()
    with wrong.noted():
        agreements = agreements_typed(agreed or ())
    found = wrong.last_read(
        lambda: planned_on(planned_from(period, world, plan), today, saves_plan_alone=out is not None)
    )
    from matching.short_breaks.swapping import offered as look_for

    with busy("Looking for families who would each rather have another's nights"):
        looked_for = look_for(found.settled, found.planned)
    taken = _take(found, looked_for.swaps, take or (), agreements)
    written = () if taken is None else places.write(found.period, taken)
    if format is SwapFormat.JSON:
        destination(None, force).write(write_json(looked_for))
        return
    screen().print(Safe(_told(looked_for, taken, written)))
    screen().print(Safe(Group(*to_give_out(period, world, out))), soft_wrap=True)


def _take(
    found: PlannedPeriod, offered: Sequence[Swap], take: Iterable[int], agreed: Sequence[Agreement]
) -> Planned | None:
    """The plan with those that were taken; None where none was. Raises BadInput for a number not in the list."""
    numbers = sorted(set(take))
    if not numbers:
        return None
    strange = [n for n in numbers if n > len(offered)]
    if strange:
        there = counted(len(offered), "swap is", "swaps are")
        what = f"there is no swap {', '.join(map(str, strange))}: {there} offered"
        raise BadInput([Problem("--take", what, "Name numbers of the list that breaks swap shows.")])
    # What looks for swaps takes half a second to load.
    from matching.short_breaks.swapping import make_swaps

    chosen = [offered[n - 1] for n in numbers]
    try:
        return make_swaps(found.settled, found.planned, chosen, agreed)
    except BadInput as wrong:
        raise BadInput(as_options(wrong.problems)) from None


def _told(found: SwapsOffered, made: Planned | None, written: Sequence[Path]) -> RenderableType:
    not_looked_at = [Text(sentence, style="bold yellow") for sentence in found.looked.sentences]
    if not found.swaps:
        nobody = "No families were found who would each rather have another's nights."
        return Group(Text(nobody), *not_looked_at)
    return Group(
        Text("Swaps in which every family would be better off, and every rule is kept", style="bold"),
        *(part for number, one in enumerate(found.swaps, start=1) for part in _swap(number, one)),
        *not_looked_at,
        *(levels_told(made.allocation, saved=True) if made is not None else ()),
        *written_to(written),
        Text(f"\nMake one only when every family in it has agreed: {HOW}. {ADVISES}", style="dim"),
    )


def _swap(number: int, one: Swap) -> Iterator[RenderableType]:
    yield heading(f"{number}. {counted(len(one.moves), 'family', 'families')}")
    yield bullets(f"{m.family} gives {in_words(m.gives)}, and gets {in_words(m.gets)}." for m in one.moves)
