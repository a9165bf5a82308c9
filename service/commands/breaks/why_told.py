"""The answer to "why not this stay?" in the terminal, for the coordinator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from matching.break_words.clash import told_family
from matching.report_words import full_stop, sentence_case
from matching.short_breaks.compare import compare_plans
from matching.short_breaks.explaining.people import People
from matching.short_breaks.explaining.words import stay_in_words
from matching.short_breaks.period import Nights, Period
from matching.short_breaks.result import Planned
from service.commands.breaks.given import PlannedPeriod
from service.commands.breaks.levels_told import levels_told
from service.commands.breaks.summary import broken
from service.commands.breaks.words import ADVISES, bullets
from service.commands.screen import heading, table

if TYPE_CHECKING:
    from matching.short_breaks.why_not import WhyNot
    from matching.short_breaks.why_not.answer import Held, LevelCost

OF_THE_NEAREST = "This answer is of the nearest plan, which drops some of these promises. Settle them first."
COSTS = ("Level", "Without it", "With it", "Lost", "Gained")


def why_told(period: Period, answer: WhyNot) -> RenderableType:
    """The verdict, what stands in the way, who would have to move, and the cost at each level."""
    return Group(
        Text(f"{answer.family}, {_stay(period, answer)}: {answer.verdict.value}.", style="bold"),
        *_listed("It could not be offered", answer.missed),
        *_listed("In the way", answer.in_the_way),
        *_held(_to_move(answer), answer.to_move),
        *_held("Of its own it would give up", answer.own_to_move),
        *_held("Could be given with what is left", answer.given_instead),
        *_costs(answer),
        *_listed("Rules that it keeps", answer.met, style="dim"),
        Text(f"\n{ADVISES}", style="dim"),
    )


def clash_first(found: PlannedPeriod, family: str, for_family: bool) -> RenderableType:
    """Of a plan in which promises clash, before any answer: that it is the nearest one, and what clashes.

    For the family that asks it names no other family and no other child.
    """
    allocation = found.planned.allocation
    if not for_family or allocation.clash is None:
        return Group(*broken(allocation), Text(f"\n{OF_THE_NEAREST}\n", style="bold yellow"))
    asker = next(f for f in found.period.families if f.id == family)
    return Text(f"{' '.join(told_family(allocation.clash, asker, People.of(found.period)))}\n")


def _stay(period: Period, answer: WhyNot) -> str:
    home = period.world.home(answer.urn)
    run = Nights(first=answer.first_night, nights=answer.nights)
    where = f"{home.name}, {answer.urn}" if home else answer.urn
    return f"{stay_in_words(run)} at {where}"


def _to_move(answer: WhyNot) -> str:
    return "Would have to move: no fewer would do" if answer.fewest else "Would make room by moving"


def _listed(title: str, lines: Sequence[str], style: str = "") -> Iterator[RenderableType]:
    if lines:
        yield heading(title)
        yield bullets((full_stop(sentence_case(line)) for line in lines), style)


def _held(title: str, stays: Iterable[Held]) -> Iterator[RenderableType]:
    yield from _listed(title, [f"{h.family} at {h.urn}, {_nights(h)}{_because(h)}" for h in stays])


def _because(held: Held) -> str:
    said = [*(["a confirmed booking"] if held.confirmed else []), *filter(None, [held.because])]
    return f": {'; '.join(said)}" if said else ""


def _nights(held: Held) -> str:
    run = Nights(first=held.first_night, nights=held.nights)
    return stay_in_words(run)


def _costs(answer: WhyNot) -> Iterator[RenderableType]:
    changed = [cost for cost in answer.costs if cost.lost or cost.gained]
    if not answer.costs:
        return
    yield heading("What the better plan changes" if answer.better is not None else "What it would cost")
    if not changed:
        yield Text("  Nothing, at any level.")
        return
    yield table(COSTS, [_cost(cost) for cost in changed], numbers=(1, 2, 3, 4))
    yield Text("The other levels stay as they are. Planning anew with this stay in it may lose less.", style="dim")


def _cost(cost: LevelCost) -> tuple[str, ...]:
    return (
        cost.name,
        f"{cost.without:,}",
        f"{cost.with_it:,}",
        *(f"{n:,}" if n else "" for n in (cost.lost, cost.gained)),
    )


def better_told(before: Planned, better: Planned, out: Path | None) -> RenderableType:
    """A better plan that was found on the way: where it was saved, or how to save it; and whom it moves."""
    where = f"It was saved as {out}." if out else "Ask again with --out FILE.json to save it."
    moved = compare_plans(before.allocation, better.allocation).sentence
    levels = levels_told(better.allocation, saved=True)
    return Group(heading("A better plan was found on the way"), bullets([where, moved]), *levels)
